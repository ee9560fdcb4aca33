"""Derive outcomes and statuses from the capture marks that custody events carry.

A fact is appended whenever what the marks of a child say has changed, also when a mark is taken back.
Its day is the day of the run: a phone's clock may be wrong.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from duadon.access.children import ListWish, open_list
from duadon.access.log import Purpose
from duadon.actions.outcome_statuses import Fallen, fail, forget_failure
from duadon.actions.status_moves import Move, move_children
from duadon.core.calendar.working_days import add_working_days
from duadon.core.capture.outcomes import CaptureOutcome, derive_outcome, retry_from
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import OUTCOME_KINDS, UndoDetail
from duadon.core.custody.state import fold_custody
from duadon.core.enrolment.states import Status
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.ids import ChildId, EventId, RiderId
from duadon.core.values.roles import Actor, Right
from duadon.store.campaigns import load_frame
from duadon.store.captures import NewOutcome, save_outcome
from duadon.store.custody import load_day_events
from duadon.store.enrolments import Recording, hold_enrolments
from duadon.store.outreach import find_children_of_riders
from duadon.store.plans import PublishedDay, find_days_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One child of whom the marks say something new (None: nothing any longer), by which event."""

    child_id: ChildId
    rider_id: RiderId
    before: CaptureOutcome | None
    outcome: CaptureOutcome | None
    event: CustodyEvent

    @property
    def is_captured(self) -> bool:
        return self.outcome is not None and self.outcome.captured


def write_outcomes(events: Iterable[CustodyEvent], *, actor: Actor, now: datetime, command_id: UUID) -> None:
    """Append an outcome and a status for each child of whom the new events change what is known."""
    fresh = list(events)
    days = find_days_of(event.run_id for event in fresh)
    by_day: dict[PublishedDay, list[CustodyEvent]] = {}
    for event in fresh:
        by_day.setdefault(days[event.run_id], []).append(event)
    for day, told in by_day.items():
        recording = Recording(
            campaign_id=day.campaign_id,
            officer_id=actor.officer_id,
            command_id=command_id,
            now=now,
        )
        _write(list(_cases(told)), day.day, actor, recording)


def _cases(fresh: list[CustodyEvent]) -> Iterable[_Case]:
    """Yield the children of whom the day's marks say something else than before these events."""
    known = {event.id: event for event in load_day_events([fresh[0].run_id]).events}
    new = {event.id for event in fresh}
    latest = _riders_told_of(fresh, known)
    before = fold_custody(event for event in known.values() if event.id not in new).captures
    after = fold_custody(known.values()).captures
    for rider, child in find_children_of_riders(latest).items():
        was, outcome = (derive_outcome(marks.get(rider, ())) for marks in (before, after))
        if outcome != was:
            yield _Case(child_id=child, rider_id=rider, before=was, outcome=outcome, event=latest[rider])


def _riders_told_of(
    fresh: Iterable[CustodyEvent], known: Mapping[EventId, CustodyEvent]
) -> dict[RiderId, CustodyEvent]:
    """Return whom the events speak of, each with the last such event; an undo speaks of its targets'."""
    latest: dict[RiderId, CustodyEvent] = {}
    for event in fresh:
        targets = event.detail.targets if isinstance(event.detail, UndoDetail) else (event.id,)
        marks = (known[target] for target in targets if target in known)
        for mark in marks:
            if mark.kind in OUTCOME_KINDS and mark.rider_id is not None:
                latest[mark.rider_id] = event
    return latest


def _write(cases: list[_Case], day: date, actor: Actor, recording: Recording) -> None:
    hold_enrolments(recording.campaign_id, [case.child_id for case in cases])
    for case in cases:
        new = NewOutcome(
            child_id=case.child_id,
            rider_id=case.rider_id,
            outcome=case.outcome,
            event_id=case.event.id,
            day=day,
            retry_from=_try_again(case.outcome, day),
        )
        save_outcome(new, recording)
    frame = load_frame(recording.campaign_id)
    records = _open(cases, actor, recording)
    captured = [records[case.child_id] for case in cases if case.is_captured and case.child_id in records]
    move_children(captured, Move(status=Status.CAPTURED, on=day, frame=frame), recording)
    for case in cases:
        if not case.is_captured and case.child_id in records:
            fallen = Fallen(record=records[case.child_id], day=day, frame=frame, rider_id=case.rider_id)
            _fall(case, fallen, recording)


def _fall(case: _Case, fallen: Fallen, recording: Recording) -> None:
    """Say of the status what the marks say no longer, or say of a failed try."""
    if case.outcome is None and case.before is not None and not case.before.captured:
        forget_failure(fallen, recording)
    else:
        fail(fallen, recording)


def _try_again(outcome: CaptureOutcome | None, day: date) -> date | None:
    """Return from when another try makes sense; where all was taken back, at once."""
    return day if outcome is None else retry_from(outcome, tried_on=day, add_working_days=add_working_days)


def _open(cases: list[_Case], actor: Actor, recording: Recording) -> dict[ChildId, ChildRecord]:
    if not cases:
        return {}
    records = open_list(
        ListWish(ids=[case.child_id for case in cases]),
        actor=actor,
        purpose=Purpose.RECORD_CAPTURE,
        right=Right.RECORD_CUSTODY,
        now=recording.now,
    )
    return {record.id: record for record in records}
