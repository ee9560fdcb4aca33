"""How far one child has come: facts are appended, the status is read from them.

No status column is the truth. A fact counts from its `effective_on`; a report of a past day reads
only what had been recorded by then. The order in which facts arrive changes nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from duadon.core.enrolment.tracks import TERMS, Track
from duadon.core.values.answers import Refusal
from duadon.core.values.errors import require


class Status(StrEnum):
    """The one status of a child, in the order of the way."""

    LISTED = "listed"
    CONTACTED = "contacted"
    NOT_WANTED = "not_wanted"
    WANTED = "wanted"
    FILED_ONLINE = "filed_online"
    BOOKED = "booked"
    NOT_CAPTURED = "not_captured"
    CAPTURED = "captured"
    CARD_MADE = "card_made"
    CARD_ARRIVED = "card_arrived"
    HANDED_OVER = "handed_over"


_RANK: dict[Status, int] = {status: rank for rank, status in enumerate(Status)}

_S = Status
# Nine of ten families come by themselves, so a capture or a filing may follow any earlier status.
_BY_THEMSELVES = frozenset({_S.FILED_ONLINE, _S.CAPTURED, _S.NOT_CAPTURED})
LEGAL_MOVES: Mapping[Status | None, frozenset[Status]] = {
    None: frozenset({_S.LISTED}),
    _S.LISTED: frozenset({_S.CONTACTED, _S.WANTED, _S.NOT_WANTED}) | _BY_THEMSELVES,
    _S.CONTACTED: frozenset({_S.CONTACTED, _S.WANTED, _S.NOT_WANTED}) | _BY_THEMSELVES,
    _S.NOT_WANTED: frozenset({_S.CONTACTED, _S.WANTED, _S.NOT_WANTED}) | _BY_THEMSELVES,
    _S.WANTED: frozenset({_S.NOT_WANTED, _S.BOOKED}) | _BY_THEMSELVES,
    # A ride is given back (wanted), or the family changes its mind.
    _S.BOOKED: frozenset({_S.WANTED, _S.NOT_WANTED}) | _BY_THEMSELVES,
    # A filing may come back from the portal.
    _S.FILED_ONLINE: frozenset({_S.WANTED, _S.CARD_MADE, _S.CAPTURED}),
    _S.NOT_CAPTURED: frozenset({_S.WANTED, _S.NOT_WANTED, _S.BOOKED}) | _BY_THEMSELVES,
    # The central system may find a capture unusable.
    _S.CAPTURED: frozenset({_S.NOT_CAPTURED, _S.CARD_MADE}),
    _S.CARD_MADE: frozenset({_S.CARD_ARRIVED, _S.HANDED_OVER}),
    _S.CARD_ARRIVED: frozenset({_S.HANDED_OVER}),
    _S.HANDED_OVER: frozenset(),
}

# Once captured, a child is captured; the card's own steps come after it.
CAPTURED_ALREADY = frozenset({_S.CAPTURED, _S.CARD_MADE, _S.CARD_ARRIVED, _S.HANDED_OVER})

_REFUSED: dict[Status, str] = {
    _S.LISTED: "enrolment.status.cannot_list",
    _S.CONTACTED: "enrolment.status.cannot_contact",
    _S.NOT_WANTED: "enrolment.status.cannot_decline",
    _S.WANTED: "enrolment.status.cannot_want",
    _S.FILED_ONLINE: "enrolment.status.cannot_file",
    _S.BOOKED: "enrolment.status.cannot_book",
    _S.NOT_CAPTURED: "enrolment.status.cannot_miss",
    _S.CAPTURED: "enrolment.status.cannot_capture",
    _S.CARD_MADE: "enrolment.status.cannot_make",
    _S.CARD_ARRIVED: "enrolment.status.cannot_arrive",
    _S.HANDED_OVER: "enrolment.status.cannot_hand_over",
}

STATUS_CODES: dict[Status | None, str] = {
    None: "enrolment.status.unlisted",
    _S.LISTED: "enrolment.status.listed",
    _S.CONTACTED: "enrolment.status.contacted",
    _S.NOT_WANTED: "enrolment.status.not_wanted",
    _S.WANTED: "enrolment.status.wanted",
    _S.FILED_ONLINE: "enrolment.status.filed_online",
    _S.BOOKED: "enrolment.status.booked",
    _S.NOT_CAPTURED: "enrolment.status.not_captured",
    _S.CAPTURED: "enrolment.status.captured",
    _S.CARD_MADE: "enrolment.status.card_made",
    _S.CARD_ARRIVED: "enrolment.status.card_arrived",
    _S.HANDED_OVER: "enrolment.status.handed_over",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusFact:
    """One status reached by one child in one campaign; never changed, never deleted."""

    id: UUID
    status: Status
    effective_on: date
    recorded_at: datetime

    def __post_init__(self) -> None:
        require(self.recorded_at.tzinfo is not None, "an instant needs its time zone")

    @property
    def place(self) -> tuple[date, datetime, int, UUID]:
        """Return where it stands among the facts; facts of one instant stand in the way's order."""
        return (self.effective_on, self.recorded_at, _RANK[self.status], self.id)


def judge_move(current: Status | None, following: Status, *, track: Track) -> Refusal | None:
    """Return None for a legal move, else what stands in the way; `current` None: not listed yet."""
    if following not in LEGAL_MOVES[current]:
        return _refuse_move(current, following)
    terms = TERMS[track]
    if following is Status.FILED_ONLINE and not terms.filed_online:
        return Refusal(code="enrolment.status.needs_capture")
    if following in {Status.BOOKED, Status.CAPTURED, Status.NOT_CAPTURED} and terms.filed_online:
        return Refusal(code="enrolment.status.needs_filing")
    return None


def _refuse_move(current: Status | None, following: Status) -> Refusal:
    now = Refusal(code=STATUS_CODES[current])
    return Refusal(code=_REFUSED[following], items=(now,))


def judge_fact(facts: Iterable[StatusFact], fact: StatusFact, *, track: Track) -> Refusal | None:
    """Judge a fact among the others by its place, so that one typed in late breaks no chain.

    A seat is booked for the day of the ride; who is captured before that day needs it no longer.
    `track` is the child's on the day of the fact.
    """
    others = _standing({one for one in facts if one.id != fact.id} | {fact})
    before = [one.status for one in others if one.place < fact.place]
    after = [one.status for one in others if one.place > fact.place]
    refusal = judge_move(before[-1] if before else None, fact.status, track=track)
    if refusal is None and after and after[0] not in LEGAL_MOVES[fact.status]:
        return _refuse_move(fact.status, after[0])
    return refusal


def status_of(facts: Iterable[StatusFact], *, on: date, recorded_by: datetime) -> Status | None:
    """Return the status on a day as it was known at an instant; None: not listed by then."""
    known = facts_known(facts, on=on, recorded_by=recorded_by)
    return known[-1].status if known else None


def first_reached(facts: Iterable[StatusFact], *, on: date, recorded_by: datetime) -> dict[Status, date]:
    """Return each status ever reached and the first day of it, for counts along the way."""
    reached: dict[Status, date] = {}
    for fact in facts_known(facts, on=on, recorded_by=recorded_by):
        reached.setdefault(fact.status, fact.effective_on)
    return reached


def facts_known(facts: Iterable[StatusFact], *, on: date, recorded_by: datetime) -> list[StatusFact]:
    """Return the facts of the cut, each once, in their order, without overtaken seats."""
    return _standing(fact for fact in facts if fact.effective_on <= on and fact.recorded_at <= recorded_by)


def last_of(facts: Iterable[StatusFact]) -> StatusFact | None:
    """Return the fact that everything recorded leads to; None: not listed."""
    known = _standing(facts)
    return known[-1] if known else None


def before_failure(facts: Iterable[StatusFact], *, on: date) -> StatusFact | None:
    """Return what a failed try of a day followed, captures passed over that were taken back.

    None: the last word of the day is no failed try, or nothing came before it.
    """
    known = _standing(fact for fact in facts if fact.effective_on <= on)
    if not known or known[-1].status is not Status.NOT_CAPTURED or known[-1].effective_on != on:
        return None
    passed_over = CAPTURED_ALREADY | {Status.NOT_CAPTURED}
    return next((fact for fact in reversed(known) if fact.status not in passed_over), None)


def _standing(facts: Iterable[StatusFact]) -> list[StatusFact]:
    """Put the facts in order and leave out the seats that a capture before their day has overtaken."""
    standing: list[StatusFact] = []
    for fact in sorted(set(facts), key=lambda fact: fact.place):
        overtaken = fact.status is Status.BOOKED and standing and standing[-1].status in CAPTURED_ALREADY
        if not overtaken:
            standing.append(fact)
    return standing
