"""Enrol a phone, a desk or the paper tray, and hand it out for runs."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from duadon.access.rights import require_right
from duadon.actions.running import run_once
from duadon.core.custody.kinds import Source
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import DeviceId, RunId
from duadon.core.values.roles import Actor, Right
from duadon.store.custody import Device
from duadon.store.plans import RunDevice, find_runs_of


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolDevice:
    """A device with a name of its own and the runs that it goes out with."""

    command_id: UUID
    device_id: DeviceId
    kind: Source
    label: str
    run_ids: tuple[RunId, ...] = ()


def enrol_device(command: EnrolDevice, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Write the device, once, and the runs that wait for its word."""

    def body() -> Done | Refusal:
        require_right(actor, Right.PLAN_DAY)
        wanted = frozenset(command.run_ids)
        if wanted and find_runs_of(actor.own_campaign, command.run_ids) != wanted:
            raise NotFound("no such run")
        device, _ = Device.objects.get_or_create(
            id=command.device_id,
            defaults={
                "office_id": actor.office_id,
                "kind": command.kind.value,
                "label": command.label,
                "enrolled_at": now,
            },
        )
        if device.office_id != actor.office_id:
            raise NotFound("no such device")
        RunDevice.objects.bulk_create(
            (RunDevice(run_id=run, device_id=command.device_id) for run in command.run_ids),
            ignore_conflicts=True,
        )
        return Done(command_id=command.command_id)

    return run_once(command, actor=actor, now=now, body=body)
