"""Make the signed-in officer's browser a device of its own for the day of a run.

A page that is drawn from the server holds nothing back: its numbers are given in the transaction that
stores its events. So it is a desk among the devices, and needs no dispatcher to hand it out
(docs/decisions/0029).
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from duadon.access.own_runs import get_run
from duadon.actions.running import run_once
from duadon.core.custody.kinds import Source
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import DeviceId, OfficerId, RunId
from duadon.core.values.roles import Actor, Right
from duadon.store.custody import Device
from duadon.wording.say import say


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolOwnBrowser:
    """For the day of this run."""

    command_id: UUID
    run_id: RunId


def enrol_own_browser(command: EnrolOwnBrowser, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Write the device, once a day; NotAllowed or NotFound where the run is not the actor's."""

    def body() -> Done | Refusal:
        row = get_run(command.run_id, actor=actor, right=Right.RECORD_CUSTODY, or_right=Right.OVERRIDE_CLOSE)
        device_id = own_browser(actor, row.plan.day, now)
        return Done(command_id=command.command_id, result={"device_id": str(device_id)})

    return run_once(command, actor=actor, now=now, body=body)


def browser_of(officer_id: OfficerId, day: date) -> DeviceId:
    """Return the id of an officer's browser on a day: the same in every tab and after signing in again."""
    return DeviceId(uuid5(officer_id, f"browser {day.isoformat()}"))


def own_browser(actor: Actor, day: date, now: datetime) -> DeviceId:
    """Return the actor's browser of the day, enrolled on first use."""
    device_id = browser_of(actor.officer_id, day)
    Device.objects.get_or_create(
        id=device_id,
        defaults={
            "office_id": actor.office_id,
            "kind": Source.DESK.value,
            "label": say("custody.device.browser", {"name": actor.name})[:100],
            "enrolled_at": now,
        },
    )
    return device_id
