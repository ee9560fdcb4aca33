"""Close a run: only when nobody is left behind and everything that was pressed has come in.

The judgement and the `closed` event are one transaction, so that a tap that comes in between is
either seen by the judgement or finds the run closed and opens it again.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from duadon.access.log import Purpose
from duadon.access.rides import open_run
from duadon.access.rights import require_right_anywhere
from duadon.actions.running import run_once
from duadon.core.custody.close_rule import Closing, is_closed, may_close
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import DeviceMark, EventKind, Source
from duadon.core.custody.runs import CloseOverride
from duadon.core.custody.state import fold_custody
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import DeviceId, EventId, RunId
from duadon.core.values.roles import Actor, Right
from duadon.store.custody import Device, Taken, last_number, load_day_events, save_event


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseRun:
    """Close it from a desk; `override` is the commander's word about a lost phone."""

    command_id: UUID
    run_id: RunId
    desk_id: DeviceId
    event_id: EventId
    override: CloseOverride | None = None


def close_run(command: CloseRun, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Write `closed`, or refuse with everybody who is missing, where last seen, and whom to call."""

    def body() -> Done | Refusal:
        # A commander overrides and need not be one who closes day by day.
        right = Right.CLOSE_RUN if command.override is None else Right.OVERRIDE_CLOSE
        require_right_anywhere(actor, right)
        if not Device.objects.filter(pk=command.desk_id, office_id=actor.office_id).exists():
            return Refusal(code="custody.device.unknown")
        run = open_run(command.run_id, actor=actor, purpose=Purpose.CLOSE_RUN, now=now)
        day = load_day_events([run.id])
        state = fold_custody(day.events, settled=day.settled)
        if is_closed(state, run.id):
            return Refusal(code="custody.close.already_closed")
        answer = may_close(run, state, override=command.override)
        if isinstance(answer, Refusal):
            return answer
        if save_event(_closed(command, answer, actor, now), now=now) is not Taken.STORED:
            return Refusal(code="custody.close.desk_number_taken")
        return Done(command_id=command.command_id, result={"people": answer.people})

    return run_once(command, actor=actor, now=now, body=body)


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
        seen=_marks(closing, command.desk_id),
        previous_hash=previous_hash,
        source=Source.DESK,
        forced=override is not None,
        reason=override.reason if override else "",
    )


def _marks(closing: Closing, desk_id: DeviceId) -> tuple[DeviceMark, ...]:
    """Return each other device's last number; the desk's own speaks for itself."""
    return tuple(mark for mark in closing.last_numbers if mark.device_id != desk_id)
