"""Take a batch of custody events as a device sends it: each event gets its own answer.

Nothing is refused for its time and nothing is thrown away: what cannot be stored as sent is parked.
The right to bring events in is the device's, who pressed lies inside each of them. So an officer whose
role ended while the phone was offline still hands in what it holds: it is parked, and stored later when
somebody with the right sends the same events from the same device.
A capture is one fact: the outcome and the child's status follow from the event in the same commit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from duadon.access.rights import require_right_anywhere
from duadon.actions.capture_facts import write_outcomes
from duadon.actions.reopening import reopen_broken
from duadon.actions.running import run_once
from duadon.core.custody.canonical import event_to_document
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import EventKind
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import DeviceId, RiderId, RunId
from duadon.core.values.roles import Actor, Right
from duadon.store.custody import Device, Taken, has_event, park_event, save_event
from duadon.store.outreach import find_riders_of
from duadon.store.plans import find_runs_of

CAPTURE_KINDS = frozenset({EventKind.CAPTURED, EventKind.NOT_CAPTURED, EventKind.UNDO})


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCustody:
    """Events of one device, in any order; sending them again changes nothing."""

    command_id: UUID
    device_id: DeviceId
    events: tuple[CustodyEvent, ...]


def record_custody(command: RecordCustody, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Store or park each event; refused, or NotAllowed, only where the device was never enrolled."""

    def body() -> Done | Refusal:
        if not Device.objects.filter(pk=command.device_id, office_id=actor.office_id).exists():
            require_right_anywhere(actor, Right.RECORD_CUSTODY)
            return Refusal(code="custody.device.unknown")
        door = _Door.at(command, actor)
        taken = [(event, _take(event, door, now)) for event in command.events]
        stored = [event for event, kind in taken if kind is Taken.STORED]
        write_outcomes(_about_captures(stored), actor=actor, now=now, command_id=command.command_id)
        reopened = reopen_broken((event.run_id for event in stored), actor=actor, now=now)
        answers = {kind.value: [one for _, one in taken].count(kind) for kind in Taken}
        parked = [str(event.id) for event, kind in taken if kind is Taken.PARKED]
        return Done(
            command_id=command.command_id,
            result={
                "answers": answers,
                "parked": parked,
                "reopened": [str(run) for run in reopened],
            },
        )

    return run_once(command, actor=actor, now=now, body=body)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Door:
    """What an event is held against before it is stored; runs and riders are the office's own."""

    device_id: DeviceId
    may_record: bool
    runs: frozenset[RunId]
    riders: frozenset[RiderId]

    @classmethod
    def at(cls, command: RecordCustody, actor: Actor) -> "_Door":
        runs = {event.run_id for event in command.events}
        riders = {event.rider_id for event in command.events if event.rider_id is not None}
        return cls(
            device_id=command.device_id,
            may_record=actor.may_anywhere(Right.RECORD_CUSTODY),
            runs=find_runs_of(actor.office_id, runs),
            riders=find_riders_of(actor.office_id, riders),
        )

    def fault_of(self, event: CustodyEvent) -> str | None:
        """Return why the event has to be parked, or None."""
        if event.device_id != self.device_id:
            return "custody.event.other_device"
        if event.run_id not in self.runs:
            return "custody.event.unknown_run"
        if event.rider_id is not None and event.rider_id not in self.riders:
            return "custody.event.unknown_rider"
        return None if self.may_record else "custody.event.right_ended"


def _take(event: CustodyEvent, door: _Door, now: datetime) -> Taken:
    fault = door.fault_of(event)
    if fault is None or has_event(event):
        return save_event(event, now=now)
    return park_event(event_to_document(event), fault, now=now)


def _about_captures(events: Iterable[CustodyEvent]) -> list[CustodyEvent]:
    return [event for event in events if event.kind in CAPTURE_KINDS]
