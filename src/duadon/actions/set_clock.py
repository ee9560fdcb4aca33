"""Let a made-up office live at another time: for tutorials and rehearsals, never for real people."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from duadon.access.rights import require_right
from duadon.actions.running import run_once
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.roles import Actor, Right
from duadon.store.offices import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class SetClock:
    """`stands_at` is the office's time from now on; `machine_time` is what the machine's clock says."""

    command_id: UUID
    stands_at: datetime
    machine_time: datetime


def set_clock(command: SetClock, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Move the clock; refused for an office of real people, and backwards, where facts would be undone."""

    def body() -> Done | Refusal:
        require_right(actor, Right.SET_UP_CAMPAIGN)
        if command.stands_at < now:
            return Refusal(code="office.clock.backwards")
        offset = int((command.stands_at - command.machine_time).total_seconds())
        moved = Office.objects.filter(pk=actor.office_id, made_up=True).update(clock_offset_seconds=offset)
        if not moved:
            return Refusal(code="office.clock.real")
        return Done(command_id=command.command_id)

    return run_once(command, actor=actor, now=now, body=body)
