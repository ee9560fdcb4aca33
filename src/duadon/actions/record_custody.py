"""Take a batch of custody events as a device sends it: each event gets its own answer.

Nothing is refused for its time and nothing is thrown away: what cannot be stored as sent is parked.
The right to bring events in is the device's, who pressed lies inside each of them. So an officer whose
role ended while the phone was offline still hands in what it holds: it is parked, and stored later when
somebody with the right sends the same events from the same device.
A capture is one fact: the outcome and the child's status follow from the event in the same commit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from duadon.access.rights import require_right_anywhere
from duadon.actions.capture_facts import write_outcomes
from duadon.actions.reopening import reopen_broken
from duadon.actions.running import run_once
from duadon.actions.taking_back import fault_of_undo, find_ripe_undos
from duadon.core.custody.canonical import event_to_document
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import (
    DESK_KINDS,
    OUTCOME_KINDS,
    SERVER_KINDS,
    EventKind,
    MovedDetail,
    Source,
    UndoDetail,
    WalkDetail,
)
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import DeviceId, PlanId, RiderId, RunId
from duadon.core.values.roles import Actor, Right
from duadon.store.custody import (
    OTHER_DEVICE,
    Device,
    Taken,
    find_plans_of_runs,
    has_event,
    hold_days,
    park_event,
    save_event,
)
from duadon.store.outreach import find_riders_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCustody:
    """Events of one device, in any order; sending them again changes nothing."""

    command_id: UUID
    device_id: DeviceId
    events: tuple[CustodyEvent, ...]


def record_custody(command: RecordCustody, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Store or park each event; refused, or NotAllowed, only where the device was never enrolled."""

    def body() -> Done | Refusal:
        hold_days(event.run_id for event in command.events)
        device = Device.objects.filter(pk=command.device_id, office_id=actor.office_id).first()
        if device is None:
            require_right_anywhere(actor, Right.RECORD_CUSTODY)
            return Refusal(code="custody.device.unknown")
        door = _Door.at(command, actor, device)
        taken = _take_all(command.events, door, now)
        stored = _with_ripe_undos([event for event, kind in taken if kind is Taken.STORED], now)
        write_outcomes(_about_captures(stored), actor=actor, now=now, command_id=command.command_id)
        reopened = _reopen(taken, door, actor, now)
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
    is_paper: bool
    sender: Actor
    may_record: bool
    may_capture: bool
    plans: Mapping[RunId, PlanId]
    riders: frozenset[RiderId]

    @classmethod
    def at(cls, command: RecordCustody, actor: Actor, device: Device) -> "_Door":
        runs = {event.run_id for event in command.events}
        runs |= {one.detail.to_run for one in command.events if isinstance(one.detail, MovedDetail)}
        riders = {event.rider_id for event in command.events if event.rider_id is not None}
        return cls(
            device_id=command.device_id,
            is_paper=device.kind == Source.PAPER.value,
            sender=actor,
            may_capture=actor.may_anywhere(Right.RECORD_CAPTURE),
            may_record=actor.may_anywhere(Right.RECORD_CUSTODY),
            plans=find_plans_of_runs(actor.office_id, runs),
            riders=find_riders_of(actor.office_id, riders),
        )

    def fault_of(self, event: CustodyEvent) -> str | None:
        """Return why the event has to be parked, or None."""
        if event.device_id != self.device_id:
            return OTHER_DEVICE
        if not self._knows_runs_of(event):
            return "custody.event.unknown_run"
        if event.rider_id is not None and event.rider_id not in self.riders:
            return "custody.event.unknown_rider"
        return self._fault_of_sender(event)

    def _knows_runs_of(self, event: CustodyEvent) -> bool:
        """Nobody is moved to a run of another day, or to none: no run would ask for them."""
        plan = self.plans.get(event.run_id)
        if plan is None:
            return False
        return not isinstance(event.detail, MovedDetail) or self.plans.get(event.detail.to_run) == plan

    def _fault_of_sender(self, event: CustodyEvent) -> str | None:
        if not self.may_record:
            return "custody.event.right_ended"
        if event.kind in SERVER_KINDS or (event.kind in DESK_KINDS and not self.may_capture):
            return "custody.event.not_your_work"
        if isinstance(event.detail, UndoDetail):
            return fault_of_undo(event.detail, self.sender)
        # Typed in from paper, the signature stands on the sheet.
        if isinstance(event.detail, WalkDetail) and not self.is_paper:
            return (
                None if event.detail.confirmer == self.sender.officer_id else "custody.event.walk_by_another"
            )
        return None


def _take_all(events: Iterable[CustodyEvent], door: _Door, now: datetime) -> list[tuple[CustodyEvent, Taken]]:
    """Take the undos last: what they name must be stored before anybody knows what they take back."""
    in_turn = sorted(events, key=lambda event: event.kind is EventKind.UNDO)
    return [(event, _take(event, door, now)) for event in in_turn]


def _with_ripe_undos(stored: list[CustodyEvent], now: datetime) -> list[CustodyEvent]:
    """Store besides what lay parked until one of these came."""
    ripe = find_ripe_undos({event.id for event in stored})
    return stored + [undo for undo in ripe if save_event(undo, now=now) is Taken.STORED]


def _take(event: CustodyEvent, door: _Door, now: datetime) -> Taken:
    fault = door.fault_of(event)
    if fault is None or has_event(event):
        return save_event(event, now=now)
    return park_event(event_to_document(event), fault, now=now)


def _reopen(
    taken: Iterable[tuple[CustodyEvent, Taken]], door: _Door, actor: Actor, now: datetime
) -> list[RunId]:
    """Judge the office's closed runs again after whatever is new, stored or parked, and whoever sent it."""
    new = {event.run_id for event, kind in taken if kind is not Taken.ALREADY_HAVE}
    return reopen_broken(new & door.plans.keys(), actor=actor, now=now)


def _about_captures(events: Iterable[CustodyEvent]) -> list[CustodyEvent]:
    return [event for event in events if event.kind in OUTCOME_KINDS or event.kind is EventKind.UNDO]
