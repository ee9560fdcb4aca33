"""What a capture desk said about a person: one fact, shared by custody and capture."""

from dataclasses import dataclass
from enum import StrEnum

from duadon.core.values.errors import require
from duadon.core.values.ids import EventId, RiderId


class NotCapturedReason(StrEnum):
    """Why a person who stood at the desk went away without a capture."""

    FINGERPRINTS_UNREADABLE = "fingerprints_unreadable"
    CHILD_UPSET = "child_upset"
    WRONG_DATA = "wrong_data"  # the national population database says something else
    PAPERS_MISSING = "papers_missing"
    EQUIPMENT = "equipment"
    TIME_OUT = "time_out"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureMark:
    """A tap at the desk: captured, or not with its reason."""

    event_id: EventId
    rider_id: RiderId
    reason: NotCapturedReason | None = None
    captured: bool

    def __post_init__(self) -> None:
        require(self.captured == (self.reason is None), "not captured needs a reason, captured has none")
