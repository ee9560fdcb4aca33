"""The pen of a browser: writes a press as events with the device's next numbers.

Numbers of people in the words that were typed are hidden before the event is hashed: it never changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID, uuid5

from duadon.core.custody.canonical import content_hash
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import DeviceMark, Source
from duadon.core.custody.presses import Press
from duadon.core.privacy.masking import mask_digits_in
from duadon.core.values.ids import DeviceId, EventId, RunId
from duadon.core.values.roles import Actor
from duadon.store.custody import last_number

APP_VERSION = "web"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """What is written in one go; the events' ids follow from the command, so that a repeat is the same."""

    command_id: UUID
    run_id: RunId
    presses: tuple[Press, ...]
    reason: str = ""


@dataclass(slots=True, kw_only=True)
class BrowserPen:
    """Where the device stands; `marks` are the other devices' last numbers of the day."""

    device_id: DeviceId
    number: int
    previous_hash: str
    marks: tuple[DeviceMark, ...]
    actor: Actor
    now: datetime

    @classmethod
    def take(
        cls, *, device_id: DeviceId, events: Iterable[CustodyEvent], actor: Actor, now: datetime
    ) -> Self:
        """Return the pen; the caller holds the day, so that nobody else takes the same number."""
        number, previous_hash = last_number(device_id)
        last: dict[DeviceId, int] = {}
        for event in events:
            last[event.device_id] = max(last.get(event.device_id, 0), event.number)
        marks = (DeviceMark(device_id=one, number=last[one]) for one in sorted(last) if one != device_id)
        return cls(
            device_id=device_id,
            number=number,
            previous_hash=previous_hash,
            marks=tuple(marks),
            actor=actor,
            now=now,
        )

    def write(self, stroke: Stroke) -> tuple[CustodyEvent, ...]:
        """Return one event a press."""
        return tuple(self._write(stroke, place, press) for place, press in enumerate(stroke.presses))

    def _write(self, stroke: Stroke, place: int, press: Press) -> CustodyEvent:
        self.number += 1
        event = CustodyEvent(
            id=EventId(uuid5(stroke.command_id, f"event {place}")),
            device_id=self.device_id,
            number=self.number,
            run_id=stroke.run_id,
            kind=press.kind,
            actor=self.actor.officer_id,
            phone_time=self.now,
            leg=press.leg,
            rider_id=press.rider_id,
            detail=press.detail,
            seen=self.marks,
            previous_hash=self.previous_hash,
            source=Source.DESK,
            app_version=APP_VERSION,
            reason=mask_digits_in(stroke.reason),
        )
        self.previous_hash = content_hash(event)
        return event
