"""The milestones of a child in a campaign, and which of them counts as done in each track."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from duadon.core.enrolment.tracks import Track
from duadon.core.values.errors import require
from duadon.core.values.ids import ChildId


class Milestone(StrEnum):
    """Steps from the list to the card in the family's hand, in the order in which they are shown."""

    LISTED = "listed"
    CONTACTED = "contacted"
    WANTED = "wanted"
    BOOKED = "booked"
    CAPTURED = "captured"
    MADE = "made"
    HANDED_OVER = "handed_over"


def done_milestone(track: Track) -> Milestone:
    """Return what the office answers for: the capture; under 6, where there is none, the card made.

    Law 26/2023, Art. 23(2): no biometrics are taken from children under 6.
    """
    return Milestone.MADE if track is Track.UNDER_6 else Milestone.CAPTURED


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneFact:
    """A child reached a milestone on a day; unit and track are those it belonged to on that day.

    `taken_back` says the contrary: what was recorded of that day and milestone so far was a mistake.
    """

    child_id: ChildId
    unit_code: str
    track: Track
    milestone: Milestone
    effective_on: date
    recorded_at: datetime
    taken_back: bool = False

    def __post_init__(self) -> None:
        require(self.recorded_at.tzinfo is not None, "recorded_at needs a time zone")

    @property
    def is_done(self) -> bool:
        """Tell whether this is the milestone that counts against the target."""
        return self.milestone is done_milestone(self.track)
