"""What a report may know: facts in force by a day that were written down by an instant."""

from dataclasses import dataclass
from datetime import date, datetime

from duadon.core.values.errors import require


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """The line that makes a past day rebuildable: `effective_on <= day`, `recorded_at <= recorded_by`."""

    day: date
    recorded_by: datetime

    def __post_init__(self) -> None:
        require(self.recorded_by.tzinfo is not None, "a cut needs an instant with a time zone")

    def admits(self, *, effective_on: date, recorded_at: datetime) -> bool:
        """Tell whether a fact of that day, written down at that instant, lies within the cut."""
        return effective_on <= self.day and recorded_at <= self.recorded_by
