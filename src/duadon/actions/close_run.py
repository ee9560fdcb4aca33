"""Close a run: only when nobody is left behind and everything that was pressed has come in.

The judgement and the `closed` event are one transaction, so that a tap that comes in between is
either seen by the judgement or finds the run closed and opens it again.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from duadon.access.log import Purpose
from duadon.access.own_runs import get_run
from duadon.access.rides import open_run
from duadon.access.rights import require_right
from duadon.actions.run_days import judge_day
from duadon.actions.running import run_once
from duadon.core.custody.close_rule import Closing, is_closed, may_close
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import DeviceMark, EventKind, OverrideDetail, Source
from duadon.core.custody.runs import CloseOverride, Run
from duadon.core.custody.state import fold_custody
from duadon.core.privacy.masking import mask_digits_in
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import DeviceId, EventId, RunId
from duadon.core.values.roles import Actor, Right
from duadon.store.accounts import Officer
from duadon.store.custody import Device, Taken, hold_days, last_number, load_day_events, save_event
from duadon.store.plans import Run as RunRow


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseRun:
    """Close it from a desk; `override` is the commander's word about a lost phone."""

    command_id: UUID
    run_id: RunId
    desk_id: DeviceId
    event_id: EventId
    override: CloseOverride | None = None


def close_run(command: CloseRun, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Write `closed`, or refuse with everybody who is missing, where last seen, and whom to call.

    NotAllowed without the right to close (with an override: to override), NotFound for a run of others.
    """

    def body() -> Done | Refusal:
        hold_days([command.run_id])
        row = _get_run(command, actor)
        wrong_day = judge_day(row, actor=actor, now=now)
        if wrong_day is not None:
            return wrong_day
        if not Device.objects.filter(pk=command.desk_id, office_id=actor.office_id).exists():
            return Refusal(code="custody.device.unknown")
        run = open_run(command.run_id, actor=actor, purpose=Purpose.CLOSE_RUN, now=now)
        return _judge_and_close(command, run, actor, now)

    return run_once(command, actor=actor, now=now, body=body)


def _judge_and_close(command: CloseRun, run: Run, actor: Actor, now: datetime) -> Done | Refusal:
    day = load_day_events([run.id])
    state = fold_custody(day.events, elsewhere=day.elsewhere)
    if is_closed(state, run.id):
        return Refusal(code="custody.close.already_closed")
    if command.override is not None:
        heard = {tap.device_id for tap in day.parked} | state.of_run(run.id).known_numbers.keys()
        fault = _override_fault(command.override, run, heard, actor)
        if fault is not None:
            return Refusal(code=fault)
    answer = may_close(run, state, override=command.override, parked=day.parked)
    if isinstance(answer, Refusal):
        return answer
    if save_event(_closed(command, answer, actor, now), now=now) is not Taken.STORED:
        return Refusal(code="custody.close.desk_number_taken")
    return Done(command_id=command.command_id, result={"people": answer.people})


def _get_run(command: CloseRun, actor: Actor) -> RunRow:
    """A commander overrides for the whole office and need not be one who closes day by day."""
    if command.override is None:
        return get_run(command.run_id, actor=actor, right=Right.CLOSE_RUN)
    require_right(actor, Right.OVERRIDE_CLOSE)
    return get_run(command.run_id, actor=actor, right=Right.OVERRIDE_CLOSE)


def _override_fault(
    override: CloseOverride, run: Run, heard: Collection[DeviceId], actor: Actor
) -> str | None:
    """Return the code of why the commander's word does not count, or None."""
    if override.commander != actor.officer_id:
        return "custody.close.override_by_another"
    if not Officer.objects.filter(
        pk=override.second_person, office_id=actor.office_id, is_active=True
    ).exists():
        return "custody.close.override_second_person"
    known = {device.device_id for device in run.devices} | set(heard)
    return None if override.lost_devices <= known else "custody.close.override_unknown_device"


def _closed(command: CloseRun, closing: Closing, actor: Actor, now: datetime) -> CustodyEvent:
    number, previous_hash = last_number(command.desk_id)
    override = command.override
    return CustodyEvent(
        id=command.event_id,
        device_id=command.desk_id,
        number=number + 1,
        run_id=command.run_id,
        kind=EventKind.CLOSED,
        actor=actor.officer_id,
        phone_time=now,
        detail=_override_detail(override) if override else None,
        seen=_marks(closing, command.desk_id),
        previous_hash=previous_hash,
        source=Source.DESK,
        forced=override is not None,
        reason=mask_digits_in(override.reason) if override else "",
    )


def _override_detail(override: CloseOverride) -> OverrideDetail:
    return OverrideDetail(
        second_person=override.second_person,
        lost_devices=tuple(sorted(override.lost_devices)),
        call_result=mask_digits_in(override.call_result),
    )


def _marks(closing: Closing, desk_id: DeviceId) -> tuple[DeviceMark, ...]:
    """Return each other device's last number; the desk's own speaks for itself."""
    return tuple(mark for mark in closing.last_numbers if mark.device_id != desk_id)
