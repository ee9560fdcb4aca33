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
from duadon.core.custody.reading import event_from_document
from duadon.core.values.ids import DeviceId, EventId, RunId
from duadon.store.plans import Run
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
    return Taken.STORED


def has_event(event: Event) -> bool:
    """Tell whether exactly this event is stored."""
    row = CustodyEvent.objects.filter(pk=event.id).first()
    return row is not None and bytes(row.content_hash).hex() == content_hash(event)


def park_event(content: Mapping[str, Json], reason: str, *, now: datetime) -> Taken:
    """Keep what could not be stored, whole and sealed, for a person to look at; the same once."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
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
    """All events of a day's runs; `settled` names, per device, its last number of earlier days."""

    events: tuple[Event, ...]
    settled: Mapping[DeviceId, int]


def load_day_events(run_ids: Iterable[RunId]) -> DayEvents:
    """Return the events of the runs and of all other runs of their plans, to be folded together.

    A move is recorded in the run it leaves, and one device may serve several runs.
    """
    plans = Run.objects.filter(pk__in=list(run_ids)).values("plan_id")
    rows = list(CustodyEvent.objects.filter(run__plan_id__in=plans).order_by("device_id", "number"))
    return DayEvents(events=tuple(event_from_document(row.content) for row in rows), settled=_settled(rows))


def load_events(run_ids: Iterable[RunId]) -> tuple[Event, ...]:
    """Return the events of the day of these runs, without what is known of earlier days."""
    return load_day_events(run_ids).events


def _settled(rows: Iterable[CustodyEvent]) -> dict[DeviceId, int]:
    """Return how far each device's earlier numbers are all there, below its first one of the day."""
    first: dict[UUID, int] = {}
    for row in rows:
        first[row.device_id] = min(row.number, first.get(row.device_id, row.number))
    return {
        DeviceId(device): _whole_up_to(device, number - 1) for device, number in first.items() if number > 1
    }


def _whole_up_to(device_id: UUID, last: int) -> int:
    """Return the highest number, at most `last`, below which no number is missing."""
    earlier = CustodyEvent.objects.filter(device_id=device_id, number__lte=last)
    whole = 0
    for number in earlier.order_by("number").values_list("number", flat=True):
        if number != whole + 1:
            break
        whole = number
    return whole


def last_number(device_id: DeviceId) -> tuple[int, str]:
    """Return a device's highest stored number and that event's hash (0 and the first hash: none)."""
    row = CustodyEvent.objects.filter(device_id=device_id).order_by("-number").first()
    if row is None:
        return 0, FIRST_HASH
    return row.number, bytes(row.content_hash).hex()


def load_receipts(run_ids: Iterable[RunId]) -> dict[EventId, datetime]:
    """Return when each event of the runs came in."""
    rows = CustodyEvent.objects.filter(run_id__in=list(run_ids)).values_list("pk", "received_at")
    return {EventId(pk): received_at for pk, received_at in rows}
