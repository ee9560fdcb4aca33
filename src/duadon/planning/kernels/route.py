"""The times of a whole route, and what an insertion must know of them."""

from duadon.planning.kernels.compiled import compiled_in_place
from duadon.planning.kernels.model import (
    ABOARD,
    AFTER,
    ARRIVE,
    ARRIVE_BY,
    AT,
    BEGIN,
    BEGIN_BY,
    CAME,
    CAPACITY,
    CROSSES,
    DEPART,
    DEPART_BY,
    EARLIEST,
    END,
    FINISH,
    FIRST_BY,
    FIRST_SERVICE,
    FREE,
    HANDLING,
    HERE,
    IS_EMPTY,
    LATEST,
    LOAD,
    LOADS,
    LONGEST,
    NODE,
    PLACE,
    PLANNED,
    PREFERS_LATE,
    SERVICE,
    START,
    STOP,
    TOLD,
    TURN_ROUND,
    Routes,
    World,
)
from duadon.planning.kernels.stretch import time_earliest, time_latest
from duadon.planning.kernels.travel import NEVER, TOO_LATE, arrive, leave


@compiled_in_place
def time_route(world: World, routes: Routes, van: int) -> bool:
    """Time a van's route afresh; False where a rule breaks (the timing is then of no use)."""
    if not _time_forward(world, routes, van):
        return False
    return _time_backward(world, routes, van) and _is_short_enough(world, routes, van)


@compiled_in_place
def take_stretch(world: World, routes: Routes, van: int, start: int) -> int:
    """Copy the stretch (or rest) that begins at a position into the work; return where it ends."""
    work = world.work
    aboard, k = 0, start
    while True:
        node = routes.nodes[van, k]
        work[NODE, k - start] = node
        k += 1
        if node < world.rests_from:
            aboard += 1 - 2 * (node % 2)
        if aboard == 0:
            return k


@compiled_in_place
def _time_forward(world: World, routes: Routes, van: int) -> bool:
    """Earliest times from the van's begin on, and the people aboard."""
    travel, nodes, vans, work = world.travel, world.nodes, world.vans, world.work
    here, came, free = vans[van, START], TOO_LATE, vans[van, BEGIN]
    start = 0
    length = routes.length[van]
    routes.table[van, 0, IS_EMPTY], routes.table[van, 0, AT] = 1, here
    routes.table[van, 0, CAME], routes.table[van, 0, FREE] = came, free
    for kind in range(LOADS):
        routes.table[van, 0, ABOARD + kind] = 0
    while start < length:
        end = take_stretch(world, routes, van, start)
        if not time_earliest(world, van, end - start, here, came, free):
            return False
        for k in range(start, end):
            node = work[NODE, k - start]
            routes.table[van, k + 1, IS_EMPTY] = 0
            routes.table[van, k + 1, FREE] = work[DEPART, work[STOP, k - start]]
            for kind in range(LOADS):
                load = routes.table[van, k, ABOARD + kind] + nodes[node, LOAD + kind]
                if load > vans[van, CAPACITY + kind]:
                    return False
                routes.table[van, k + 1, ABOARD + kind] = load
        here, came, free = work[AFTER, 0], work[AFTER, 1], work[AFTER, 2]
        routes.table[van, start, FIRST_SERVICE] = work[HANDLING, 0]
        routes.table[van, end, IS_EMPTY], routes.table[van, end, AT] = 1, here
        routes.table[van, end, CAME], routes.table[van, end, FREE] = came, free
        start = end
    return bool(arrive(travel, here, vans[van, END], free, vans[van, CROSSES]) <= vans[van, FINISH])


@compiled_in_place
def _time_backward(world: World, routes: Routes, van: int) -> bool:
    """Latest times from the van's end back, and the planned ones between the two."""
    travel, nodes, vans, work = world.travel, world.nodes, world.vans, world.work
    crosses = vans[van, CROSSES]
    end = routes.length[van]
    by = leave(travel, routes.table[van, end, AT], vans[van, END], vans[van, FINISH], crosses)
    came_by = NEVER
    plan_by, plan_came_by = by, came_by
    while end > 0:
        start = end - 1
        while routes.table[van, start, IS_EMPTY] == 0:
            start -= 1
        here = routes.table[van, start, AT]
        node = routes.nodes[van, start]
        if node >= world.rests_from:
            by = min(by - nodes[node, SERVICE], nodes[node, LATEST])
            plan_by = min(plan_by - nodes[node, SERVICE], nodes[node, LATEST])
            if min(by, plan_by) < max(routes.table[van, start, FREE], nodes[node, EARLIEST]):
                return False
            routes.table[van, start, FIRST_BY], routes.table[van, start, PLANNED] = by, plan_by
            routes.time[node], routes.table[van, start, BEGIN_BY] = plan_by, by
            end = start
            continue
        take_stretch(world, routes, van, start)
        count = end - start
        if not time_earliest(
            world, van, count, here, routes.table[van, start, CAME], routes.table[van, start, FREE]
        ):
            return False
        if not time_latest(world, van, count, by, came_by, 0):
            return False
        for k in range(count):
            routes.table[van, start + k, BEGIN_BY] = work[ARRIVE_BY, work[STOP, k]]
        first_by = work[DEPART_BY, 0]
        planned = _plan_stretch(world, routes, van, count, plan_by, plan_came_by)
        routes.table[van, start, FIRST_BY], routes.table[van, start, PLANNED] = first_by, planned
        by, came_by = bound_before(world, routes, van, start, first_by)
        plan_by, plan_came_by = bound_before(world, routes, van, start, planned)
        end = start
    return True


@compiled_in_place
def bound_before(world: World, routes: Routes, van: int, start: int, depart_by: int) -> tuple[int, int]:
    """Return by when the van must go, and must have come, where it is empty before a stretch.

    `depart_by` is when it must leave the stretch's first stop, at the latest.
    """
    here, there = routes.table[van, start, AT], world.nodes[routes.nodes[van, start], PLACE]
    by = depart_by - routes.table[van, start, FIRST_SERVICE]
    if here == there:
        return by, depart_by - world.vans[van, TURN_ROUND]
    return leave(world.travel, here, there, by, world.vans[van, CROSSES]), NEVER


@compiled_in_place
def _plan_stretch(world: World, routes: Routes, van: int, count: int, by: int, came_by: int) -> int:
    """Choose the times of the stretch just timed; return the departure from its first stop.

    Who prefers late leaves as late as what follows is planned, everybody else is early. Either way
    nobody sits in a van that could as well have waited at its stop.
    """
    travel, nodes, vans, work = world.travel, world.nodes, world.vans, world.work
    late = True
    for k in range(count):
        late = late and world.rides[work[NODE, k] // 2, PREFERS_LATE] == 1
    if late and time_latest(world, van, count, by, came_by, 1):
        for k in range(count):
            stop = work[STOP, k]
            is_pickup = work[NODE, k] % 2 == 0
            routes.time[work[NODE, k]] = work[DEPART_BY, stop] if is_pickup else work[ARRIVE_BY, stop]
        return int(work[DEPART_BY, 0])
    first = work[DEPART, 0]
    for k in range(count - 1, -1, -1):
        node, stop = work[NODE, k], work[STOP, k]
        if node % 2 == 1:
            routes.time[node] = work[ARRIVE, stop]
            continue
        # A stretch ends with a delivery, so there is a next stop.
        there = work[HERE, stop + 1]
        depart = work[ARRIVE, stop + 1]
        if there != work[HERE, stop]:
            depart = leave(travel, work[HERE, stop], there, depart, vans[van, CROSSES])
        j = k
        while j >= 0 and work[STOP, j] == stop:
            if work[NODE, j] % 2 == 0:
                depart = min(depart, nodes[work[NODE, j], LATEST], nodes[work[NODE, j], TOLD])
            j -= 1
        j = k + 1
        while j < count and work[STOP, j] == stop:
            depart = min(depart, nodes[work[NODE, j], LATEST], nodes[work[NODE, j], TOLD])
            j += 1
        depart = max(depart, work[DEPART, stop])
        routes.time[node] = depart
        if stop == 0:
            first = depart
    return int(first)


@compiled_in_place
def _is_short_enough(world: World, routes: Routes, van: int) -> bool:
    """Tell whether the route keeps the longest duration when the van leaves as late as it may."""
    travel, vans, work = world.travel, world.vans, world.work
    length = routes.length[van]
    if length == 0 or vans[van, LONGEST] >= vans[van, FINISH] - vans[van, BEGIN]:
        return True
    here, came = vans[van, START], TOO_LATE
    free = routes.table[van, 0, FIRST_BY]
    if routes.nodes[van, 0] < world.rests_from:
        free, _ = bound_before(world, routes, van, 0, free)
    limit = free + vans[van, LONGEST]
    start = 0
    while start < length:
        end = take_stretch(world, routes, van, start)
        if not time_earliest(world, van, end - start, here, came, free):
            return False
        here, came, free = work[AFTER, 0], work[AFTER, 1], work[AFTER, 2]
        start = end
    return bool(arrive(travel, here, vans[van, END], free, vans[van, CROSSES]) <= limit)


@compiled_in_place
def fits_before(world: World, routes: Routes, van: int, position: int) -> bool:
    """Tell whether what was just timed leaves time for the route from an empty position on."""
    travel, vans, work = world.travel, world.vans, world.work
    here, came, free = work[AFTER, 0], work[AFTER, 1], work[AFTER, 2]
    crosses = vans[van, CROSSES]
    if position == routes.length[van]:
        return bool(arrive(travel, here, vans[van, END], free, crosses) <= vans[van, FINISH])
    departs = first_departure(world, routes, van, position, here, came, free)
    return bool(departs <= routes.table[van, position, FIRST_BY])


@compiled_in_place
def first_departure(
    world: World, routes: Routes, van: int, position: int, here: int, came: int, free: int
) -> int:
    """Return when a van that is free somewhere could leave the first stop of the stretch there."""
    there = world.nodes[routes.nodes[van, position], PLACE]
    service = routes.table[van, position, FIRST_SERVICE]
    if here == there:
        return int(max(free + service, came + world.vans[van, TURN_ROUND]))
    return int(arrive(world.travel, here, there, free, world.vans[van, CROSSES]) + service)


@compiled_in_place
def take_out(routes: Routes, van: int, request: int) -> None:
    """Close the route over the two nodes of a request; it must be timed again."""
    kept = 0
    for k in range(routes.length[van]):
        node = routes.nodes[van, k]
        if node // 2 != request:
            routes.nodes[van, kept] = node
            kept += 1
    routes.length[van] = kept


@compiled_in_place
def put_in(routes: Routes, van: int, request: int, pickup: int, delivery: int) -> None:
    """Open the route for a request: its pickup before position `pickup`, its delivery before `delivery`.

    Both count in the route as it is. It must be timed again.
    """
    for k in range(routes.length[van] - 1, -1, -1):
        shift = 0
        if k >= pickup:
            shift += 1
        if k >= delivery:
            shift += 1
        routes.nodes[van, k + shift] = routes.nodes[van, k]
    routes.nodes[van, pickup] = 2 * request
    routes.nodes[van, delivery + 1] = 2 * request + 1
    routes.length[van] += 2


@compiled_in_place
def copy_route(routes: Routes, source: int, target: int) -> None:
    """Make the target van's nodes those of the source; the target must be timed."""
    routes.length[target] = routes.length[source]
    for k in range(routes.length[source]):
        routes.nodes[target, k] = routes.nodes[source, k]
