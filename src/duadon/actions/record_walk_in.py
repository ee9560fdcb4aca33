"""Record what came of a child who came to the point alone.

Nine of ten families come without a van: their capture belongs to the child and names no rider.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from duadon.access.campaigns import get_frame
from duadon.access.children import open_child
from duadon.access.log import Purpose
from duadon.access.walk_ins import find_expected, find_next_rides
from duadon.actions.local_time import local_day
from duadon.actions.running import recording_of, run_once
from duadon.actions.status_moves import Move, move_children, track_of
from duadon.core.calendar.working_days import add_working_days
from duadon.core.capture.outcomes import CaptureOutcome, retry_from
from duadon.core.capture.walk_ins import WalkIn, judge_walk_in
from duadon.core.enrolment.states import Status
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.capture_marks import NotCapturedReason
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import CampaignId, ChildId, PlaceId
from duadon.core.values.roles import Actor, Right
from duadon.store.captures import NewWalkIn, list_capture_points, save_walk_in
from duadon.store.enrolments import Recording, hold_enrolments, load_status_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWalkIn:
    """The outcome of a child's turn at a point: captured, or why not (`reason`)."""

    command_id: UUID
    campaign_id: CampaignId
    child_id: ChildId
    place_id: PlaceId
    reason: NotCapturedReason | None = None


def record_walk_in(command: RecordWalkIn, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Append the outcome and move the child; NotFound for a child or point that is not the actor's.

    Refused for who was captured already, who needs no capture, and whom the queue of the point
    expects today. The result tells from when to try again, and the next ride that is no longer needed.
    """

    def body() -> Done | Refusal:
        frame = get_frame(command.campaign_id, actor=actor)
        record = _open(command.child_id, actor, now)
        today = local_day(now, frame)
        if command.place_id not in dict(list_capture_points(actor.office_id, today)):
            raise NotFound("no such capture point")
        hold_enrolments(frame.id, [record.id])
        refusal = _judge(record, frame, today)
        if refusal is not None:
            return refusal
        recording = recording_of(command, actor, now)
        retry = _save(command, today, recording)
        status = Status.CAPTURED if command.reason is None else Status.NOT_CAPTURED
        refusals = move_children([record], Move(status=status, on=today, frame=frame), recording)
        if refusals and command.reason is None:
            return refusals[0]
        # One that failed before and fails again stands where it stood.
        ride = find_next_rides([record.id], frame.id, today).get(record.id)
        result = {"retry_from": _iso(retry), "ride_on": _iso(ride) if command.reason is None else None}
        return Done(command_id=command.command_id, result=result)

    return run_once(command, actor=actor, now=now, body=body)


def _open(child_id: ChildId, actor: Actor, now: datetime) -> ChildRecord:
    return open_child(
        child_id, actor=actor, purpose=Purpose.RECORD_CAPTURE, right=Right.RECORD_CAPTURE, now=now
    )


def _judge(record: ChildRecord, frame: CampaignFrame, today: date) -> Refusal | None:
    move = Move(status=Status.CAPTURED, on=today, frame=frame)
    child = WalkIn(
        track=track_of(record, move),
        facts=tuple(load_status_facts(frame.id, [record.id])[record.id]),
        is_expected=bool(find_expected([record.id], frame.id, today)),
    )
    return judge_walk_in(child, on=today)


def _save(command: RecordWalkIn, today: date, recording: Recording) -> date | None:
    """Write the outcome and return from when another try makes sense."""
    outcome = CaptureOutcome(
        captured=command.reason is None, reasons=() if command.reason is None else (command.reason,)
    )
    retry = retry_from(outcome, tried_on=today, add_working_days=add_working_days)
    new = NewWalkIn(
        child_id=command.child_id, place_id=command.place_id, outcome=outcome, day=today, retry_from=retry
    )
    save_walk_in(new, recording)
    return retry


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
