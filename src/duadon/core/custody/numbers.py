"""The gapless numbers of each device: what is missing of what was said to exist."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from duadon.core.custody.events import CustodyEvent
from duadon.core.values.ids import DeviceId

NumbersOfDevice = set[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceNumbers:
    """`last` is the highest number that is known to exist, whoever said so.

    `first_missing` is the first number up to it that has not come in (None: all are there).
    """

    last: int
    first_missing: int | None = None
    missing_count: int = 0


def find_numbers_used_twice(
    of_device: Sequence[CustodyEvent],
) -> list[tuple[CustodyEvent, CustodyEvent]]:
    """Return the pairs of one device's events that share a number.

    With three of a number each pair of neighbours by id is named, whatever came in first.
    """
    if len({event.number for event in of_device}) == len(of_device):
        return []
    ordered = sorted(of_device, key=lambda event: (event.number, event.id))
    return [(one, other) for one, other in pairwise(ordered) if one.number == other.number]


def count_numbers(
    numbers: Mapping[DeviceId, NumbersOfDevice],
    events: Iterable[CustodyEvent],
    elsewhere: Mapping[DeviceId, frozenset[int]],
) -> dict[DeviceId, DeviceNumbers]:
    """Say for each device what is missing; numbers `elsewhere` came in outside these events."""
    last = {device_id: max(known) for device_id, known in numbers.items()}
    for event in events:
        for mark in event.seen:
            last[mark.device_id] = max(last.get(mark.device_id, 0), mark.number)
    return {
        device_id: _missing(numbers.get(device_id, set()), elsewhere.get(device_id), number)
        for device_id, number in last.items()
    }


def _missing(here: NumbersOfDevice, elsewhere: frozenset[int] | None, last: int) -> DeviceNumbers:
    known = here.union(number for number in elsewhere if number <= last) if elsewhere else here
    count = last - len(known)
    if count <= 0:
        return DeviceNumbers(last=last)
    first = 1
    while first in known:
        first += 1
    return DeviceNumbers(last=last, first_missing=first, missing_count=count)
