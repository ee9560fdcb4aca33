"""Whether a request fits into a route at two given positions: one look at one stretch."""

from duadon.planning.kernels.compiled import compiled_in_place
from duadon.planning.kernels.model import LOADS, Routes, World
from duadon.planning.kernels.route import fits_before
from duadon.planning.kernels.stretch import time_earliest
from duadon.planning.kernels.travel import arrive


@compiled_in_place
def fits_at(world: World, routes: Routes, van: int, request: int, pickup: int, delivery: int) -> bool:
    """Tell whether the request fits, pickup and delivery before the nodes at these positions.

    Looks from the last empty moment before the pickup to the first one after the delivery; leaves
    that stretch timed in the work. Loads and the route's duration are the caller's business.
    """
    work = world.work
    start, end, count = spread(world, routes, van, request, pickup, delivery)
    if not time_earliest(
        world, van, count, routes.at[van, start], routes.came[van, start], routes.free[van, start]
    ):
        return False
    # A trailing rest stands where the stretch ended, wherever that is now.
    return fits_before(world, routes, van, end) and work.stops[0] > 0


@compiled_in_place
def spread(
    world: World, routes: Routes, van: int, request: int, pickup: int, delivery: int
) -> tuple[int, int, int]:
    """Write the stretch with the request into the work; return its begin, end and number of nodes.

    Rests that follow belong to it: they stand where it ends.
    """
    nodes, work = world.nodes, world.work
    length = routes.length[van]
    start = pickup
    while routes.is_empty[van, start] == 0:
        start -= 1
    count = 0
    k = start
    while True:
        if k == pickup:
            work.nodes[count] = 2 * request
            count += 1
        if k == delivery:
            work.nodes[count] = 2 * request + 1
            count += 1
        if k >= delivery and routes.is_empty[van, k] == 1:
            break
        work.nodes[count] = routes.nodes[van, k]
        count += 1
        k += 1
    while k < length and routes.nodes[van, k] >= nodes.rests_from:
        work.nodes[count] = routes.nodes[van, k]
        count += 1
        k += 1
    return start, k, count


@compiled_in_place
def has_room(world: World, routes: Routes, van: int, request: int, position: int) -> bool:
    """Tell whether the request still finds seats beside those aboard before a position."""
    for kind in range(LOADS):
        load = routes.load[van, position, kind] + world.nodes.load[2 * request, kind]
        if load > world.vans.capacity[van, kind]:
            return False
    return True


@compiled_in_place
def pickup_is_hopeless(world: World, routes: Routes, van: int, request: int, position: int) -> bool:
    """Tell whether the pickup can be no longer reached in time from a position on (or any later one)."""
    node = 2 * request
    here = world.vans.start[van]
    if position > 0:
        before = routes.nodes[van, position - 1]
        here = routes.at[van, position] if before >= world.nodes.rests_from else world.nodes.place[before]
    there = world.nodes.place[node]
    free = routes.free[van, position]
    if here != there:
        free = arrive(world.travel, here, there, free, world.vans.crosses[van])
    return bool(free + world.nodes.service[node] > world.nodes.latest[node])
