"""Custody events as they came: inserted, never changed; and what could not be taken, parked."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from django.db import models

from duadon.core.custody.canonical import Json, content_hash, event_to_document
from duadon.core.custody.events import FIRST_HASH
from duadon.core.custody.events import CustodyEvent as Event
from duadon.core.custody.kinds import EventKind
from duadon.core.custody.reading import event_from_document
from duadon.core.custody.runs import ParkedTap
from duadon.core.values.ids import DeviceId, EventId, OfficeId, PlanId, RunId
from duadon.store.plans import DayPlan, Run
from duadon.store.sealing import seal, unseal


class Device(models.Model):
    """A phone, a desk or the paper tray: each counts its own events without a gap."""

    id = models.UUIDField(primary_key=True)
    office = models.ForeignKey("store.Office", on_delete=models.PROTECT)
    kind = models.CharField(max_length=10)
    label = models.CharField(max_length=100)
    enrolled_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.label


class CustodyEvent(models.Model):
    """One event, as its device sealed it; `content` is the canonical document it was hashed from."""

    id = models.UUIDField(primary_key=True)
    device = models.ForeignKey("store.Device", on_delete=models.PROTECT)
    number = models.PositiveBigIntegerField()
    run = models.ForeignKey("store.Run", on_delete=models.PROTECT, related_name="events")
    leg = models.CharField(max_length=10)
    rider = models.ForeignKey("store.Rider", null=True, on_delete=models.PROTECT)
    kind = models.CharField(max_length=30)
    content = models.JSONField()
    content_hash = models.BinaryField(max_length=32)
    pressed_at = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["device", "number"], name="one_event_a_device_number")]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class ParkedEvent(models.Model):
    """Something a device sent that could not be stored as sent; kept whole, with the reason."""

    id = models.UUIDField(primary_key=True)
    device_id = models.UUIDField(null=True)
    event_id = models.UUIDField(null=True)
    content_sealed = models.BinaryField()
    reason = models.CharField(max_length=60)
    received_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.event_id} {self.reason}"


class Taken(StrEnum):
    """What became of one event of a batch; the answer leaves after the commit."""

    STORED = "stored"
    ALREADY_HAVE = "already_have"
    PARKED = "parked"


PARKED = "parked_event.content"
OTHER_DEVICE = "custody.event.other_device"


def save_event(event: Event, *, now: datetime) -> Taken:
    """Insert an event; the same again is known; another content under its id or number is parked."""
    content = event_to_document(event)
    digest = bytes.fromhex(content_hash(event))
    same_id = CustodyEvent.objects.filter(pk=event.id).first()
    if same_id is not None:
        if bytes(same_id.content_hash) == digest:
            return Taken.ALREADY_HAVE
        return park_event(content, "custody.event.other_content", now=now)
    if CustodyEvent.objects.filter(device_id=event.device_id, number=event.number).exists():
        return park_event(content, "custody.event.number_taken", now=now)
    CustodyEvent.objects.create(
        id=event.id,
        device_id=event.device_id,
        number=event.number,
        run_id=event.run_id,
        leg=event.leg.value if event.leg else "",
        rider_id=event.rider_id,
        kind=event.kind.value,
        content=content,
        content_hash=digest,
        pressed_at=event.phone_time,
        received_at=now,
    )
    _settle_parked(event.id, content, now)
    return Taken.STORED


def _settle_parked(event_id: EventId, content: Mapping[str, Json], now: datetime) -> None:
    """What had been parked and is stored now waits for nobody."""
    text = _sealed_text(content)
    for row in ParkedEvent.objects.filter(event_id=event_id, resolved_at=None):
        if unseal(PARKED, row.pk, row.content_sealed) == text:
            row.resolved_at = now
            row.save(update_fields=["resolved_at"])


def _sealed_text(content: Mapping[str, Json]) -> str:
    return json.dumps(content, sort_keys=True, ensure_ascii=False)


def has_event(event: Event) -> bool:
    """Tell whether exactly this event is stored."""
    row = CustodyEvent.objects.filter(pk=event.id).first()
    return row is not None and bytes(row.content_hash).hex() == content_hash(event)


def park_event(content: Mapping[str, Json], reason: str, *, now: datetime) -> Taken:
    """Keep what could not be stored, whole and sealed, for a person to look at; the same once."""
    text = _sealed_text(content)
    event_id = _id_in(content, "id")
    before = ParkedEvent.objects.filter(event_id=event_id, reason=reason)
    if any(unseal(PARKED, row.pk, row.content_sealed) == text for row in before):
        return Taken.PARKED
    row = ParkedEvent(
        id=uuid4(),
        device_id=_id_in(content, "device_id"),
        event_id=event_id,
        reason=reason,
        received_at=now,
    )
    row.content_sealed = seal(PARKED, row.pk, text)
    row.save(force_insert=True)
    return Taken.PARKED


def _id_in(content: Mapping[str, Json], name: str) -> UUID | None:
    try:
        return UUID(str(content.get(name)))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEvents:
    """All events of a day's runs, and what came in besides.

    `elsewhere` names, per device, the numbers of other days and those that lie parked; `parked` is
    what its devices, or anybody for its runs, pressed that could not be stored.
    """

    events: tuple[Event, ...]
    elsewhere: Mapping[DeviceId, frozenset[int]]
    parked: tuple[ParkedTap, ...] = ()


def hold_days(run_ids: Iterable[RunId]) -> None:
    """Let nobody else write to or judge the days of these runs until this transaction ends."""
    plans = Run.objects.filter(pk__in=list(run_ids)).values("plan_id")
    list(DayPlan.objects.select_for_update().filter(pk__in=plans).order_by("pk").values_list("pk"))


def find_plans_of_runs(office_id: OfficeId, run_ids: Iterable[RunId]) -> dict[RunId, PlanId]:
    """Return the plan of each of the runs that is the office's."""
    rows = Run.objects.filter(pk__in=set(run_ids), vehicle__office_id=office_id)
    return {RunId(run): PlanId(plan) for run, plan in rows.values_list("pk", "plan_id")}


def find_closed_runs(run_ids: Iterable[RunId]) -> frozenset[RunId]:
    """Return the runs of the days of these runs that have a `closed`; some may be open again."""
    closed = _of_days(run_ids).filter(kind=EventKind.CLOSED.value)
    return frozenset(RunId(pk) for pk in closed.values_list("run_id", flat=True))


def find_stored(event_ids: Iterable[EventId]) -> tuple[Event, ...]:
    """Return those of the events that are stored; nothing is asked where none is named."""
    wanted = set(event_ids)
    if not wanted:
        return ()
    rows = CustodyEvent.objects.filter(pk__in=wanted).values_list("content", flat=True)
    return tuple(event_from_document(content) for content in rows)


def load_day_events(run_ids: Iterable[RunId]) -> DayEvents:
    """Return the events of the runs and of all other runs of their plans, to be folded together.

    A move is recorded in the run it leaves, and one device may serve several runs.
    """
    events = _load(run_ids)
    parked = _load_parked()
    return DayEvents(
        events=events,
        elsewhere=_numbers_elsewhere(events),
        parked=parked,
    )


def load_events(run_ids: Iterable[RunId]) -> tuple[Event, ...]:
    """Return the events of the day of these runs, without what is known of other days."""
    return _load(run_ids)


def _of_days(run_ids: Iterable[RunId]) -> models.QuerySet[CustodyEvent]:
    plans = Run.objects.filter(pk__in=list(run_ids)).values("plan_id")
    return CustodyEvent.objects.filter(run__plan_id__in=plans)


def _load(run_ids: Iterable[RunId]) -> tuple[Event, ...]:
    rows = _of_days(run_ids).order_by("device_id", "number").values_list("content", flat=True)
    return tuple(event_from_document(content) for content in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAside:
    """Something pressed that waits for a person: as it was sent, and why it could not be stored."""

    id: UUID
    event: Event
    reason: str
    received_at: datetime


def load_kept_aside(reason: str | None = None) -> tuple[KeptAside, ...]:
    """Return what waits (for this reason); only what can be read as an event is ever parked."""
    rows = ParkedEvent.objects.filter(resolved_at=None)
    if reason is not None:
        rows = rows.filter(reason=reason)
    return tuple(
        KeptAside(id=row.pk, event=_event_in(row), reason=row.reason, received_at=row.received_at)
        for row in rows.order_by("received_at", "pk")
    )


def settle_kept_aside(parked_id: UUID, *, now: datetime) -> None:
    """Let nothing wait for it any longer; what was sent stays as it is."""
    ParkedEvent.objects.filter(pk=parked_id, resolved_at=None).update(resolved_at=now)


def _event_in(row: ParkedEvent) -> Event:
    return event_from_document(json.loads(unseal(PARKED, row.pk, row.content_sealed)))


def _load_parked() -> tuple[ParkedTap, ...]:
    """Return what waits for a person as the close rule asks for it."""
    found = [one.event for one in load_kept_aside()]
    runs = Run.objects.filter(pk__in={event.run_id for event in found})
    known = frozenset(runs.values_list("pk", flat=True))
    return tuple(_parked_tap(event, known) for event in found)


def _parked_tap(event: Event, known: frozenset[UUID]) -> ParkedTap:
    run_id = event.run_id if event.run_id in known else None
    return ParkedTap(device_id=event.device_id, number=event.number, run_id=run_id)


def _numbers_elsewhere(events: Iterable[Event]) -> dict[DeviceId, frozenset[int]]:
    """Gather which numbers of the devices that these events are of, or name, came in besides.

    Numbers that lie parked came in, also where somebody has settled them by hand.
    """
    numbers: dict[DeviceId, set[int]] = {}
    here = set[EventId]()
    for event in events:
        here.add(event.id)
        for device_id in (event.device_id, *(mark.device_id for mark in event.seen)):
            numbers.setdefault(device_id, set())
    rows = CustodyEvent.objects.filter(device_id__in=numbers)
    for pk, device, number in rows.values_list("pk", "device_id", "number"):
        if pk not in here:
            numbers[DeviceId(device)].add(number)
    # What another device brings in under this one's name proves nothing about its numbers.
    for row in ParkedEvent.objects.filter(device_id__in=numbers).exclude(reason=OTHER_DEVICE):
        event = _event_in(row)
        numbers[event.device_id].add(event.number)
    return {device_id: frozenset(found) for device_id, found in numbers.items() if found}


def last_number(device_id: DeviceId) -> tuple[int, str]:
    """Return a device's highest stored number and that event's hash (0 and the first hash: none)."""
    row = CustodyEvent.objects.filter(device_id=device_id).order_by("-number").first()
    if row is None:
        return 0, FIRST_HASH
    return row.number, bytes(row.content_hash).hex()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedEvents:
    """Events, and of each when it came in."""

    events: tuple[Event, ...]
    received_at: Mapping[EventId, datetime]


def load_received(run_ids: Iterable[RunId]) -> ReceivedEvents:
    """Return the events of the day of these runs, without what is known of other days."""
    rows = _of_days(run_ids).order_by("device_id", "number")
    events: list[Event] = []
    received: dict[EventId, datetime] = {}
    for content, received_at in rows.values_list("content", "received_at"):
        events.append(event_from_document(content))
        received[events[-1].id] = received_at
    return ReceivedEvents(events=tuple(events), received_at=received)


def count_parked(office_id: OfficeId) -> int:
    """Return how many presses lie kept aside for a person of the office to look at.

    What names no known device may be anybody's: each office hears of it.
    """
    of_others = Device.objects.exclude(office_id=office_id).values("pk")
    rows = ParkedEvent.objects.filter(resolved_at=None)
    return rows.filter(models.Q(device_id=None) | ~models.Q(device_id__in=of_others)).count()
