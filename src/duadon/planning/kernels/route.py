"""The times of a whole route, and what an insertion must know of them."""

from duadon.planning.kernels.compiled import compiled_in_place
from duadon.planning.kernels.model import LOADS, Routes, World
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
    nodes, work = world.nodes, world.work
    aboard, k = 0, start
    while True:
        node = routes.nodes[van, k]
        work.nodes[k - start] = node
        k += 1
        if node < nodes.rests_from:
            aboard += 1 - 2 * (node % 2)
        if aboard == 0:
            return k


@compiled_in_place
def _time_forward(world: World, routes: Routes, van: int) -> bool:
    """Earliest times from the van's begin on, and the people aboard."""
    travel, nodes, vans, work = world
    here, came, free = vans.start[van], TOO_LATE, vans.begin[van]
    start = 0
    length = routes.length[van]
    routes.is_empty[van, 0], routes.at[van, 0] = 1, here
    routes.came[van, 0], routes.free[van, 0] = came, free
    for kind in range(LOADS):
        routes.load[van, 0, kind] = 0
    while start < length:
        end = take_stretch(world, routes, van, start)
        if not time_earliest(world, van, end - start, here, came, free):
            return False
        for k in range(start, end):
            node = work.nodes[k - start]
            routes.is_empty[van, k + 1] = 0
            routes.free[van, k + 1] = work.depart[work.stop[k - start]]
            for kind in range(LOADS):
                load = routes.load[van, k, kind] + nodes.load[node, kind]
                if load > vans.capacity[van, kind]:
                    return False
                routes.load[van, k + 1, kind] = load
        here, came, free = work.after[0], work.after[1], work.after[2]
        routes.first_service[van, start] = work.service[0]
        routes.is_empty[van, end], routes.at[van, end] = 1, here
        routes.came[van, end], routes.free[van, end] = came, free
        start = end
    return bool(arrive(travel, here, vans.end[van], free, vans.crosses[van]) <= vans.finish[van])


@compiled_in_place
def _time_backward(world: World, routes: Routes, van: int) -> bool:
    """Latest times from the van's end back, and the planned ones between the two."""
    travel, nodes, vans, work = world
    crosses = vans.crosses[van]
    end = routes.length[van]
    by = leave(travel, routes.at[van, end], vans.end[van], vans.finish[van], crosses)
    came_by = NEVER
    plan_by, plan_came_by = by, came_by
    while end > 0:
        start = end - 1
        while routes.is_empty[van, start] == 0:
            start -= 1
        here = routes.at[van, start]
        node = routes.nodes[van, start]
        if node >= nodes.rests_from:
            by = min(by - nodes.service[node], nodes.latest[node])
            plan_by = min(plan_by - nodes.service[node], nodes.latest[node])
            if min(by, plan_by) < max(routes.free[van, start], nodes.earliest[node]):
                return False
            routes.first_by[van, start], routes.planned[van, start] = by, plan_by
            routes.time[node], routes.begin_by[van, start] = plan_by, by
            end = start
            continue
        take_stretch(world, routes, van, start)
        count = end - start
        if not time_earliest(world, van, count, here, routes.came[van, start], routes.free[van, start]):
            return False
        if not time_latest(world, van, count, by, came_by, 0):
            return False
        for k in range(count):
            routes.begin_by[van, start + k] = work.arrive_by[work.stop[k]]
        first_by = work.depart_by[0]
        planned = _plan_stretch(world, routes, van, count, plan_by, plan_came_by)
        routes.first_by[van, start], routes.planned[van, start] = first_by, planned
        by, came_by = bound_before(world, routes, van, start, first_by)
        plan_by, plan_came_by = bound_before(world, routes, van, start, planned)
        end = start
    return True


@compiled_in_place
def bound_before(world: World, routes: Routes, van: int, start: int, depart_by: int) -> tuple[int, int]:
    """Return by when the van must go, and must have come, where it is empty before a stretch.

    `depart_by` is when it must leave the stretch's first stop, at the latest.
    """
    here, there = routes.at[van, start], world.nodes.place[routes.nodes[van, start]]
    by = depart_by - routes.first_service[van, start]
    if here == there:
        return by, depart_by - world.vans.turn_round[van]
    return leave(world.travel, here, there, by, world.vans.crosses[van]), NEVER


@compiled_in_place
def _plan_stretch(world: World, routes: Routes, van: int, count: int, by: int, came_by: int) -> int:
    """Choose the times of the stretch just timed; return the departure from its first stop.

    Who prefers late leaves as late as what follows is planned, everybody else is early. Either way
    nobody sits in a van that could as well have waited at its stop.
    """
    travel, nodes, vans, work = world
    late = True
    for k in range(count):
        late = late and nodes.prefers_late[work.nodes[k] // 2] == 1
    if late and time_latest(world, van, count, by, came_by, 1):
        for k in range(count):
            stop = work.stop[k]
            is_pickup = work.nodes[k] % 2 == 0
            routes.time[work.nodes[k]] = work.depart_by[stop] if is_pickup else work.arrive_by[stop]
        return int(work.depart_by[0])
    first = work.depart[0]
    for k in range(count - 1, -1, -1):
        node, stop = work.nodes[k], work.stop[k]
        if node % 2 == 1:
            routes.time[node] = work.arrive[stop]
            continue
        # A stretch ends with a delivery, so there is a next stop.
        there = work.place[stop + 1]
        depart = work.arrive[stop + 1]
        if there != work.place[stop]:
            depart = leave(travel, work.place[stop], there, depart, vans.crosses[van])
        j = k
        while j >= 0 and work.stop[j] == stop:
            if work.nodes[j] % 2 == 0:
                depart = min(depart, nodes.latest[work.nodes[j]], nodes.told[work.nodes[j]])
            j -= 1
        j = k + 1
        while j < count and work.stop[j] == stop:
            depart = min(depart, nodes.latest[work.nodes[j]], nodes.told[work.nodes[j]])
            j += 1
        depart = max(depart, work.depart[stop])
        routes.time[node] = depart
        if stop == 0:
            first = depart
    return int(first)


@compiled_in_place
def _is_short_enough(world: World, routes: Routes, van: int) -> bool:
    """Tell whether the route keeps the longest duration when the van leaves as late as it may."""
    travel, vans, work = world.travel, world.vans, world.work
    length = routes.length[van]
    if length == 0 or vans.longest[van] >= vans.finish[van] - vans.begin[van]:
        return True
    here, came = vans.start[van], TOO_LATE
    free = routes.first_by[van, 0]
    if routes.nodes[van, 0] < world.nodes.rests_from:
        free, _ = bound_before(world, routes, van, 0, free)
    limit = free + vans.longest[van]
    start = 0
    while start < length:
        end = take_stretch(world, routes, van, start)
        if not time_earliest(world, van, end - start, here, came, free):
            return False
        here, came, free = work.after[0], work.after[1], work.after[2]
        start = end
    return bool(arrive(travel, here, vans.end[van], free, vans.crosses[van]) <= limit)


@compiled_in_place
def fits_before(world: World, routes: Routes, van: int, position: int) -> bool:
    """Tell whether what was just timed leaves time for the route from an empty position on."""
    travel, vans, work = world.travel, world.vans, world.work
    here, came, free = work.after[0], work.after[1], work.after[2]
    crosses = vans.crosses[van]
    if position == routes.length[van]:
        return bool(arrive(travel, here, vans.end[van], free, crosses) <= vans.finish[van])
    departs = first_departure(world, routes, van, position, here, came, free)
    return bool(departs <= routes.first_by[van, position])


@compiled_in_place
def first_departure(
    world: World, routes: Routes, van: int, position: int, here: int, came: int, free: int
) -> int:
    """Return when a van that is free somewhere could leave the first stop of the stretch there."""
    there = world.nodes.place[routes.nodes[van, position]]
    service = routes.first_service[van, position]
    if here == there:
        return int(max(free + service, came + world.vans.turn_round[van]))
    return int(arrive(world.travel, here, there, free, world.vans.crosses[van]) + service)


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
