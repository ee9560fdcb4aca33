"""Take a batch of custody events as a device sends it: each event gets its own answer.

Nothing is refused for its time and nothing is thrown away: what cannot be stored as sent is parked.
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
from duadon.core.values.ids import DeviceId
from duadon.core.values.roles import Actor, Right
from duadon.store.custody import Device, Taken, park_event, save_event
from duadon.store.plans import Run

CAPTURE_KINDS = frozenset({EventKind.CAPTURED, EventKind.NOT_CAPTURED, EventKind.UNDO})


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCustody:
    """Events of one device, in any order; sending them again changes nothing."""

    command_id: UUID
    device_id: DeviceId
    events: tuple[CustodyEvent, ...]


def record_custody(command: RecordCustody, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Store or park each event; refused only where the device was never enrolled."""

    def body() -> Done | Refusal:
        require_right_anywhere(actor, Right.RECORD_CUSTODY)
        if not Device.objects.filter(pk=command.device_id, office_id=actor.office_id).exists():
            return Refusal(code="custody.device.unknown")
        taken = {str(event.id): _take(event, command, now) for event in command.events}
        stored = [event for event in command.events if taken[str(event.id)] is Taken.STORED]
        write_outcomes(_about_captures(stored), actor=actor, now=now, command_id=command.command_id)
        reopened = reopen_broken((event.run_id for event in stored), actor=actor, now=now)
        answers = {kind.value: list(taken.values()).count(kind) for kind in Taken}
        parked = [event for event, kind in taken.items() if kind is Taken.PARKED]
        return Done(
            command_id=command.command_id,
            result={
                "answers": answers,
                "parked": parked,
                "reopened": [str(run) for run in reopened],
            },
        )

    return run_once(command, actor=actor, now=now, body=body)


def _take(event: CustodyEvent, command: RecordCustody, now: datetime) -> Taken:
    if event.device_id != command.device_id:
        return park_event(event_to_document(event), "custody.event.other_device", now=now)
    if not Run.objects.filter(pk=event.run_id).exists():
        return park_event(event_to_document(event), "custody.event.unknown_run", now=now)
    return save_event(event, now=now)


def _about_captures(events: Iterable[CustodyEvent]) -> list[CustodyEvent]:
    return [event for event in events if event.kind in CAPTURE_KINDS]
