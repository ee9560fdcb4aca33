"""Events as plain JSON, their canonical bytes, and the chain of hashes of one device.

Canonical: one JSON object with all fields (null where empty), keys sorted, no spaces, UTF-8, whole
numbers only, instants as ISO 8601 with the phone's own offset. Any program can write these bytes.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from uuid import UUID

from duadon.core.custody.events import FIRST_HASH, CustodyEvent
from duadon.core.values.errors import RuleBroken
from duadon.core.values.ids import DeviceId

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]
Document = Mapping[str, Json]


class ChainFaultKind(StrEnum):
    """What is wrong between two neighbouring numbers of a device."""

    NUMBER_TWICE = "number_twice"
    HASH_BROKEN = "hash_broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainFault:
    """At which number of which device the chain does not hold."""

    kind: ChainFaultKind
    device_id: DeviceId
    number: int


def event_to_document(event: CustodyEvent) -> dict[str, Json]:
    """Return the event as plain JSON values; `detail` is an object or null."""
    return {item.name: _plain(getattr(event, item.name)) for item in fields(event)}


def canonical_bytes(event: CustodyEvent) -> bytes:
    """Return the bytes that are hashed and signed."""
    document = event_to_document(event)
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def content_hash(event: CustodyEvent) -> str:
    """Return the SHA-256 of the canonical bytes, in hexadecimal."""
    return hashlib.sha256(canonical_bytes(event)).hexdigest()


def _plain(value: object) -> Json:
    match value:
        case None | bool() | int():
            return value
        case str() | UUID():
            return str(value)
        case datetime():
            return value.isoformat()
        case tuple():
            return [_plain(one) for one in value]
        case _:
            return _plain_object(value)


def _plain_object(value: object) -> dict[str, Json]:
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    raise RuleBroken(f"no JSON form for {type(value).__name__}")


def check_chain(events: Iterable[CustodyEvent]) -> tuple[ChainFault, ...]:
    """Return where the hashes of devices do not hold; empty is good.

    Events come in any order and may be repeated; a missing number breaks nothing here (the close
    rule asks for it), but its neighbours cannot be compared until it is there.
    """
    faults: list[ChainFault] = []
    for device_id, told in _by_device(events).items():
        if told[0].number == 1 and told[0].previous_hash != FIRST_HASH:
            faults.append(_fault(ChainFaultKind.HASH_BROKEN, device_id, 1))
        for before, after in pairwise(told):
            if before.number == after.number:
                faults.append(_fault(ChainFaultKind.NUMBER_TWICE, device_id, after.number))
            elif before.number + 1 == after.number and after.previous_hash != content_hash(before):
                faults.append(_fault(ChainFaultKind.HASH_BROKEN, device_id, after.number))
    return tuple(faults)


def _by_device(events: Iterable[CustodyEvent]) -> dict[DeviceId, list[CustodyEvent]]:
    """Return each device's different events by number; devices in the order of their ids."""
    gathered: dict[DeviceId, dict[str, CustodyEvent]] = {}
    for event in events:
        gathered.setdefault(event.device_id, {})[content_hash(event)] = event
    return {
        device_id: sorted(gathered[device_id].values(), key=lambda one: (one.number, one.id))
        for device_id in sorted(gathered)
    }


def _fault(kind: ChainFaultKind, device_id: DeviceId, number: int) -> ChainFault:
    return ChainFault(kind=kind, device_id=device_id, number=number)
