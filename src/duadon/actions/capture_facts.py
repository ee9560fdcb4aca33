"""Derive outcomes and statuses from the capture marks that custody events carry."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from duadon.access.children import ListWish, open_list
from duadon.access.log import Purpose
from duadon.actions.local_time import local_day
from duadon.actions.status_moves import Move, move_children
from duadon.core.calendar.working_days import add_working_days
from duadon.core.capture.outcomes import CaptureOutcome, derive_outcome, retry_from
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import EventKind
from duadon.core.custody.state import fold_custody
from duadon.core.enrolment.states import Status
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import ChildId, RunId
from duadon.core.values.roles import Actor, Right
from duadon.store.campaigns import load_frame
from duadon.store.captures import NewOutcome, save_outcome
from duadon.store.custody import load_day_events
from duadon.store.enrolments import Recording
from duadon.store.outreach import find_children_of_riders
from duadon.store.plans import campaign_of_run


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One child whose marks changed, with the event that changed them."""

    child_id: ChildId
    outcome: CaptureOutcome
    event: CustodyEvent


def write_outcomes(events: Iterable[CustodyEvent], *, actor: Actor, now: datetime, command_id: UUID) -> None:
    """Append an outcome and a status for each child that the events speak of."""
    by_run: dict[RunId, list[CustodyEvent]] = {}
    for event in events:
        if event.kind in {EventKind.CAPTURED, EventKind.NOT_CAPTURED}:
            by_run.setdefault(event.run_id, []).append(event)
    for run_id, told in by_run.items():
        recording = Recording(
            campaign_id=campaign_of_run(run_id),
            officer_id=actor.officer_id,
            command_id=command_id,
            now=now,
        )
        _write(list(_cases(run_id, told)), actor, recording)


def _cases(run_id: RunId, events: Iterable[CustodyEvent]) -> Iterable[_Case]:
    latest = {event.rider_id: event for event in events if event.rider_id is not None}
    children = find_children_of_riders(latest)
    state = fold_custody(load_day_events([run_id]).events)
    for rider, child in children.items():
        outcome = derive_outcome(state.captures.get(rider, ()))
        if outcome is not None:
            yield _Case(child_id=child, outcome=outcome, event=latest[rider])


def _write(cases: list[_Case], actor: Actor, recording: Recording) -> None:
    frame = load_frame(recording.campaign_id)
    for case in cases:
        day = local_day(case.event.phone_time, frame)
        new = NewOutcome(
            child_id=case.child_id,
            outcome=case.outcome,
            event_id=case.event.id,
            day=day,
            retry_from=retry_from(case.outcome, tried_on=day, add_working_days=add_working_days),
        )
        save_outcome(new, recording)
    for captured in (True, False):
        _move([case for case in cases if case.outcome.captured is captured], frame, actor, recording)


def _move(cases: list[_Case], frame: CampaignFrame, actor: Actor, recording: Recording) -> None:
    if not cases:
        return
    records = open_list(
        ListWish(ids=[case.child_id for case in cases]),
        actor=actor,
        purpose=Purpose.RECORD_CAPTURE,
        right=Right.RECORD_CUSTODY,
        now=recording.now,
    )
    status = Status.CAPTURED if cases[0].outcome.captured else Status.NOT_CAPTURED
    on = local_day(cases[0].event.phone_time, frame)
    move_children(records, Move(status=status, on=on, frame=frame), recording)
