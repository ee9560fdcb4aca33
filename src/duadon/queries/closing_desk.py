"""What whoever answers for closing a run sees besides: its devices, and what lies parked for it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from duadon.core.custody.events import CustodyEvent as Event
from duadon.core.values.ids import DeviceId, RunId
from duadon.store.custody import CustodyEvent, Device, load_kept_aside
from duadon.store.plans import RunDevice


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkedPress:
    """A press that waits for a person: as it was sent, and why it was not stored."""

    id: UUID
    event: Event
    reason: str
    received_at: datetime


def list_parked(run_id: RunId) -> tuple[ParkedPress, ...]:
    """Return what lies parked for a run; the caller has checked that the reader answers for closing it."""
    return tuple(
        ParkedPress(id=one.id, event=one.event, reason=one.reason, received_at=one.received_at)
        for one in load_kept_aside()
        if one.event.run_id == run_id
    )


def list_devices(run_id: RunId) -> tuple[tuple[DeviceId, str], ...]:
    """Return the devices of a run by label, handed out for it or heard of; under the same condition."""
    handed_out = RunDevice.objects.filter(run_id=run_id).values("device_id")
    heard = CustodyEvent.objects.filter(run_id=run_id).values("device_id")
    devices = Device.objects.filter(Q(pk__in=handed_out) | Q(pk__in=heard)).order_by("label", "pk")
    return tuple((DeviceId(pk), label) for pk, label in devices.values_list("pk", "label"))
