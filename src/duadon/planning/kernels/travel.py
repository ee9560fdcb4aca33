"""Earliest arrival and latest departure between places: constant, by hour class, over ferries.

Both directions of time are monotone: whoever leaves later never arrives earlier, for a van may wait
where it stands until a faster hour begins.
"""

from typing import NamedTuple

from duadon.planning.kernels.compiled import Ints, compiled_in_place

NEVER = 1 << 50  # later than anything
TOO_LATE = -NEVER  # no departure is early enough


# Columns of ways over water: a way is a ferry in one direction.
NEAR = 0  # the landing where a van drives on
FAR = 1  # the landing where it drives off
CROSSING = 2  # seconds on the water
FIRST, BEYOND = 3, 4  # its running sailings are sailings[FIRST:BEYOND]
WAY_COLUMNS = 5


class Travel(NamedTuple):
    """Roads and ferries as arrays; P places, C hour classes, W ways over water, S sailings."""

    seconds: Ints  # (C, P, P): driving, -1 where no road goes (the same cells in all classes)
    since: Ints  # (C + 1,): begin of each class, then NEVER
    ways: Ints  # (W, WAY_COLUMNS)
    sailings: Ints  # (S,): departures, ascending within a way


@compiled_in_place
def arrive(travel: Travel, origin: int, target: int, depart: int, crosses: int) -> int:
    """Return the earliest arrival for a van that may leave from `depart` on, NEVER if there is none."""
    if travel.seconds[0, origin, target] >= 0:
        return arrive_by_road(travel, origin, target, depart)
    best = NEVER
    if crosses == 0 or depart >= NEVER:
        return best
    for way in range(travel.ways.shape[0]):
        near, far = travel.ways[way, NEAR], travel.ways[way, FAR]
        if travel.seconds[0, origin, near] < 0 or travel.seconds[0, far, target] < 0:
            continue
        ready = arrive_by_road(travel, origin, near, depart)
        number = _sailing_from(travel, way, ready)
        while number < travel.ways[way, BEYOND]:
            ashore = travel.sailings[number] + travel.ways[way, CROSSING]
            if ashore >= best:
                break
            best = min(best, ashore + road(travel, far, target, ashore))
            number += 1
    return best


@compiled_in_place
def leave(travel: Travel, origin: int, target: int, by: int, crosses: int) -> int:
    """Return the latest departure that arrives by `by`, TOO_LATE if there is none."""
    if travel.seconds[0, origin, target] >= 0:
        return leave_by_road(travel, origin, target, by)
    best = TOO_LATE
    if crosses == 0 or by <= TOO_LATE:
        return best
    for way in range(travel.ways.shape[0]):
        near, far = travel.ways[way, NEAR], travel.ways[way, FAR]
        if travel.seconds[0, origin, near] < 0 or travel.seconds[0, far, target] < 0:
            continue
        number = _sailing_from(travel, way, by - travel.ways[way, CROSSING] + 1) - 1
        while number >= travel.ways[way, FIRST]:
            ashore = travel.sailings[number] + travel.ways[way, CROSSING]
            if ashore + road(travel, far, target, ashore) <= by:
                best = max(best, leave_by_road(travel, origin, near, travel.sailings[number]))
                break
            number -= 1
    return best


@compiled_in_place
def road(travel: Travel, origin: int, target: int, depart: int) -> int:
    """Return the driving seconds of the hour class of `depart`; there must be a road."""
    hours = travel.seconds.shape[0] - 1
    while hours > 0 and travel.since[hours] > depart:
        hours -= 1
    return int(travel.seconds[hours, origin, target])


@compiled_in_place
def arrive_by_road(travel: Travel, origin: int, target: int, depart: int) -> int:
    """Return the earliest arrival by road when leaving at `depart` or later."""
    if travel.seconds.shape[0] == 1:
        return int(depart + travel.seconds[0, origin, target])
    best = NEVER
    for hours in range(travel.seconds.shape[0]):
        if travel.since[hours + 1] > depart:
            start = depart if hours == 0 else max(depart, travel.since[hours])
            best = min(best, start + travel.seconds[hours, origin, target])
    return best


@compiled_in_place
def leave_by_road(travel: Travel, origin: int, target: int, by: int) -> int:
    """Return the latest departure by road that arrives by `by`."""
    if travel.seconds.shape[0] == 1:
        return int(by - travel.seconds[0, origin, target])
    for hours in range(travel.seconds.shape[0] - 1, -1, -1):
        depart = min(by - travel.seconds[hours, origin, target], travel.since[hours + 1] - 1)
        if depart >= travel.since[hours] or hours == 0:
            return int(depart)
    return TOO_LATE


@compiled_in_place
def _sailing_from(travel: Travel, way: int, ready: int) -> int:
    """Return the number of the way's first sailing at `ready` or later, else one past its last."""
    low, high = travel.ways[way, FIRST], travel.ways[way, BEYOND]
    while low < high:
        middle = (low + high) // 2
        if travel.sailings[middle] < ready:
            low = middle + 1
        else:
            high = middle
    return int(low)
