"""Visits and calls: what came of each, and what keeps the child from coming."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from duadon.core.enrolment.states import Status
from duadon.core.values.errors import require
from duadon.core.values.ids import ChildId


class ContactResult(StrEnum):
    """What came of a visit or a call."""

    REACHED = "reached"
    NOT_HOME = "not_home"
    NO_ANSWER = "no_answer"
    WRONG_ADDRESS = "wrong_address"
    MOVED_AWAY = "moved_away"
    REFUSED = "refused"  # the family did not wish to talk


class ContactReason(StrEnum):
    """Why the child has not come so far, or does not want a card yet."""

    NO_VEHICLE = "no_vehicle"
    CANNOT_RIDE_MOTORBIKE = "cannot_ride_motorbike"
    PARENTS_AWAY = "parents_away"
    BAD_WEATHER = "bad_weather"
    ILLNESS = "illness"
    SCHOOL_HOURS = "school_hours"
    WORK_HOURS = "work_hours"
    DATA_WRONG = "data_wrong"
    NOT_INTERESTED = "not_interested"
    COMES_BY_ITSELF = "comes_by_itself"
    OTHER = "other"


# The others leave the family on the list of those never reached.
_SPOKEN = frozenset({ContactResult.REACHED, ContactResult.REFUSED})

CONTACT_RESULT_CODES: dict[ContactResult, str] = {
    ContactResult.REACHED: "outreach.result.reached",
    ContactResult.NOT_HOME: "outreach.result.not_home",
    ContactResult.NO_ANSWER: "outreach.result.no_answer",
    ContactResult.WRONG_ADDRESS: "outreach.result.wrong_address",
    ContactResult.MOVED_AWAY: "outreach.result.moved_away",
    ContactResult.REFUSED: "outreach.result.refused",
}
CONTACT_REASON_CODES: dict[ContactReason, str] = {
    ContactReason.NO_VEHICLE: "outreach.reason.no_vehicle",
    ContactReason.CANNOT_RIDE_MOTORBIKE: "outreach.reason.cannot_ride_motorbike",
    ContactReason.PARENTS_AWAY: "outreach.reason.parents_away",
    ContactReason.BAD_WEATHER: "outreach.reason.bad_weather",
    ContactReason.ILLNESS: "outreach.reason.illness",
    ContactReason.SCHOOL_HOURS: "outreach.reason.school_hours",
    ContactReason.WORK_HOURS: "outreach.reason.work_hours",
    ContactReason.DATA_WRONG: "outreach.reason.data_wrong",
    ContactReason.NOT_INTERESTED: "outreach.reason.not_interested",
    ContactReason.COMES_BY_ITSELF: "outreach.reason.comes_by_itself",
    ContactReason.OTHER: "outreach.reason.other",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One visit or call about one child; `card_wanted` None: nobody said."""

    id: UUID
    child_id: ChildId
    result: ContactResult
    happened_at: datetime
    recorded_at: datetime
    reason: ContactReason | None = None
    card_wanted: bool | None = None

    def __post_init__(self) -> None:
        aware = self.happened_at.tzinfo is not None and self.recorded_at.tzinfo is not None
        require(aware, "an instant needs its time zone")
        require(self.happened_at <= self.recorded_at, "a contact is recorded after it happened")
        answered = self.result is ContactResult.REACHED
        require(answered or self.card_wanted is None, "only a family that was reached can wish")

    def reached_status(self) -> Status | None:
        """Return the status that the contact speaks for; None: nobody was spoken to.

        Whether the status may follow is judged by judge_fact.
        """
        if self.result not in _SPOKEN:
            return None
        match self.card_wanted:
            case True:
                return Status.WANTED
            case False:
                return Status.NOT_WANTED
            case None:
                return Status.CONTACTED


def order_contacts(contacts: Iterable[Contact]) -> list[Contact]:
    """Return them as they happened, each once; two officers' notes both stay."""
    return sorted(set(contacts), key=lambda one: (one.happened_at, one.recorded_at, one.id))


def latest_wish(contacts: Iterable[Contact]) -> bool | None:
    """Return what the family said last about a card; None: it has not said."""
    wishes = [one.card_wanted for one in order_contacts(contacts) if one.card_wanted is not None]
    return wishes[-1] if wishes else None
