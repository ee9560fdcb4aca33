"""Whether a request fits into a route at two given positions: one look at one stretch."""

from duadon.planning.kernels.compiled import compiled_in_place
from duadon.planning.kernels.model import (
    ABOARD,
    AFTER,
    AT,
    CAME,
    CAPACITY,
    CROSSES,
    FREE,
    IS_EMPTY,
    LATEST,
    LOAD,
    LOADS,
    NODE,
    PLACE,
    SERVICE,
    START,
    Routes,
    World,
)
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
        world,
        van,
        count,
        routes.table[van, start, AT],
        routes.table[van, start, CAME],
        routes.table[van, start, FREE],
    ):
        return False
    # A trailing rest stands where the stretch ended, wherever that is now.
    return fits_before(world, routes, van, end) and work[AFTER, 3] > 0


@compiled_in_place
def spread(
    world: World, routes: Routes, van: int, request: int, pickup: int, delivery: int
) -> tuple[int, int, int]:
    """Write the stretch with the request into the work; return its begin, end and number of nodes.

    Rests that follow belong to it: they stand where it ends.
    """
    work = world.work
    length = routes.length[van]
    start = pickup
    while routes.table[van, start, IS_EMPTY] == 0:
        start -= 1
    count = 0
    k = start
    while True:
        if k == pickup:
            work[NODE, count] = 2 * request
            count += 1
        if k == delivery:
            work[NODE, count] = 2 * request + 1
            count += 1
        if k >= delivery and routes.table[van, k, IS_EMPTY] == 1:
            break
        work[NODE, count] = routes.nodes[van, k]
        count += 1
        k += 1
    while k < length and routes.nodes[van, k] >= world.rests_from:
        work[NODE, count] = routes.nodes[van, k]
        count += 1
        k += 1
    return start, k, count


@compiled_in_place
def has_room(world: World, routes: Routes, van: int, request: int, position: int) -> bool:
    """Tell whether the request still finds seats beside those aboard before a position."""
    for kind in range(LOADS):
        load = routes.table[van, position, ABOARD + kind] + world.nodes[2 * request, LOAD + kind]
        if load > world.vans[van, CAPACITY + kind]:
            return False
    return True


@compiled_in_place
def pickup_is_hopeless(world: World, routes: Routes, van: int, request: int, position: int) -> bool:
    """Tell whether the pickup can be no longer reached in time from a position on (or any later one)."""
    node = 2 * request
    here = world.vans[van, START]
    if position > 0:
        before = routes.nodes[van, position - 1]
        here = routes.table[van, position, AT] if before >= world.rests_from else world.nodes[before, PLACE]
    there = world.nodes[node, PLACE]
    free = routes.table[van, position, FREE]
    if here != there:
        free = arrive(world.travel, here, there, free, world.vans[van, CROSSES])
    return bool(free + world.nodes[node, SERVICE] > world.nodes[node, LATEST])
