"""A device that writes custody events: numbers without a gap, each with the hash of the one before."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from duadon.core.custody.canonical import content_hash
from duadon.core.custody.events import FIRST_HASH, CustodyEvent
from duadon.core.custody.kinds import Detail, DeviceMark, EventKind, Source
from duadon.core.shuttle.plan import Leg
from duadon.core.values.ids import DeviceId, EventId, OfficerId, RiderId, RunId


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """What somebody presses: about whom, on which leg."""

    kind: EventKind
    rider_id: RiderId | None = None
    leg: Leg | None = None
    detail: Detail | None = None


@dataclass(slots=True, kw_only=True)
class Pen:
    """One device over a day; `seen` are the other devices' numbers that it has heard of."""

    device_id: DeviceId
    source: Source
    number: int = 0
    previous_hash: str = FIRST_HASH
    seen: dict[DeviceId, int] = field(default_factory=dict)

    def write(self, tap: Tap, *, run_id: RunId, by: OfficerId, at: datetime) -> CustodyEvent:
        """Return the device's next event."""
        self.number += 1
        event = CustodyEvent(
            id=EventId(uuid4()),
            device_id=self.device_id,
            number=self.number,
            run_id=run_id,
            kind=tap.kind,
            actor=by,
            phone_time=at,
            leg=tap.leg,
            rider_id=tap.rider_id,
            detail=tap.detail,
            seen=self._marks(),
            previous_hash=self.previous_hash,
            source=self.source,
            app_version="rehearsal",
        )
        self.previous_hash = content_hash(event)
        return event

    def hear_of(self, others: Iterable["Pen"]) -> None:
        """Remember how far the other devices had come, as an upload's answer tells a phone."""
        for other in others:
            if other.device_id != self.device_id and other.number:
                self.seen[other.device_id] = other.number

    def _marks(self) -> tuple[DeviceMark, ...]:
        return tuple(DeviceMark(device_id=device, number=number) for device, number in self.seen.items())
