"""The search for requests that are one ride each, at the least driving: the dial-a-ride problem."""

from duadon.planning.kernels.compiled import Ints, compiled_in_place
from duadon.planning.kernels.generator import draw, shuffle
from duadon.planning.kernels.insertion import fits_at, has_room
from duadon.planning.kernels.model import (
    AFTER,
    AT,
    BEGIN,
    BEGIN_BY,
    CAME,
    DEPART,
    EARLIEST,
    END,
    FINISH,
    FIRST_SERVICE,
    FREE,
    HANDLING,
    HERE,
    IS_EMPTY,
    LATEST,
    LONGEST,
    PLACE,
    RIDE_LIMIT,
    SERVICE,
    START,
    Routes,
    World,
)
from duadon.planning.kernels.route import copy_route, first_departure, put_in, time_route
from duadon.planning.kernels.travel import NEVER
from duadon.planning.search.choosing import accepts, allowance
from duadon.planning.search.ride_ruin import ruin
from duadon.planning.search.ride_state import MEMORY, Rides, look_at

HOTTEST, COLDEST = 7_500, 250  # millionths of the cost
CHEAPEST, REGRET_OF_TWO, REGRET_OF_THREE, BY_CHANCE = range(4)  # what is put back first


@compiled_in_place
def run_rides(
    world: World, routes: Routes, rides: Rides, generator: Ints, begin: int, end: int, total: int
) -> None:
    """Do the iterations from `begin` to `end` of `total`; iteration 0 builds the first state."""
    requests = rides.van_of.size
    for iteration in range(begin, end):
        rides.changed[:] = 0
        if iteration == 0:
            for van in range(rides.changed.size - 1):
                routes.length[van] = 0
                time_route(world, routes, van)
                look_at(routes, rides, van)
            rides.van_of[:] = -1
            holds = True
        else:
            holds = ruin(world, routes, rides, generator)
        if holds:
            _recreate(world, routes, rides, generator)
        cost, left = _cost(world, routes, rides), 0
        old_absence, new_absence = 0, 0
        for request in range(requests):
            if rides.van_of[request] < 0:
                left += 1
                rides.absent[request] += 1
                new_absence += rides.absent[request]
            old_absence += rides.left_out[request] * rides.absent[request]
        # As long as somebody is left out, those who were left out long count more, whatever the driving.
        good = holds and new_absence < old_absence
        if holds and new_absence == old_absence:
            allowed = allowance(rides.tally[1], HOTTEST, COLDEST, iteration, total)
            good = accepts(generator, cost, rides.tally[0], allowed)
        if iteration == 0 or good:
            rides.tally[0] = cost
            _store(routes, rides, rides.current, rides.current_length)
            for request in range(requests):
                rides.left_out[request] = 1 if rides.van_of[request] < 0 else 0
            if iteration == 0 or (left, cost) < (rides.tally[2], rides.tally[1]):
                rides.tally[1], rides.tally[2] = cost, left
                _store(routes, rides, rides.best, rides.best_length)
        else:
            _restore(world, routes, rides)


@compiled_in_place
def _cost(world: World, routes: Routes, rides: Rides) -> int:
    total = 0
    for van in range(rides.changed.size - 1):
        here = world.vans[van, START]
        for k in range(routes.length[van]):
            there = world.nodes[routes.nodes[van, k], PLACE]
            total += rides.cost[here, there]
            here = there
        total += rides.cost[here, world.vans[van, END]]
    return total


@compiled_in_place
def _store(routes: Routes, rides: Rides, kept: Ints, kept_length: Ints) -> None:
    for van in range(rides.changed.size):
        kept_length[van] = routes.length[van]
        for k in range(routes.length[van]):
            kept[van, k] = routes.nodes[van, k]


@compiled_in_place
def _restore(world: World, routes: Routes, rides: Rides) -> None:
    """Go back to the current state: only changed routes are timed again."""
    rides.van_of[:] = -1
    for van in range(rides.changed.size - 1):
        length = rides.current_length[van]
        if rides.changed[van] == 1:
            routes.length[van] = length
            for k in range(length):
                routes.nodes[van, k] = rides.current[van, k]
            time_route(world, routes, van)
            look_at(routes, rides, van)
        for k in range(length):
            rides.van_of[rides.current[van, k] // 2] = van


@compiled_in_place
def _recreate(world: World, routes: Routes, rides: Rides, generator: Ints) -> None:
    """Put missing requests back: the cheapest first, by regret over 2 or 3 vans, or as chance has it."""
    kind = draw(generator, 7) // 2
    vans = rides.changed.size - 1
    count = 0
    for request in range(rides.van_of.size):
        if rides.van_of[request] < 0:
            rides.missing[count] = request
            count += 1
            for van in range(vans):
                _find_offer(world, routes, rides, van, request)
    shuffle(generator, rides.missing, count)
    while count > 0:
        chosen, best_key = -1, 0
        for number in range(count):
            request = rides.missing[number]
            key = _urgency(rides, request, vans, kind)
            if kind == BY_CHANCE and key < NEVER:
                key = number
            if key < NEVER and (chosen < 0 or key < best_key):
                chosen, best_key = number, key
        if chosen < 0:
            return
        request = rides.missing[chosen]
        van = 0
        for other in range(vans):
            if rides.offers[request, other, 0] < rides.offers[request, van, 0]:
                van = other
        put_in(routes, van, request, rides.offers[request, van, 1], rides.offers[request, van, 2])
        time_route(world, routes, van)
        look_at(routes, rides, van)
        rides.van_of[request] = van
        rides.changed[van] = 1
        count -= 1
        rides.missing[chosen] = rides.missing[count]
        for number in range(count):
            _find_offer(world, routes, rides, van, rides.missing[number])


@compiled_in_place
def _urgency(rides: Rides, request: int, vans: int, kind: int) -> int:
    """Return a number that is low for what should go in first, NEVER for what fits nowhere."""
    first, second, third = NEVER, NEVER, NEVER
    for van in range(vans):
        extra = rides.offers[request, van, 0]
        if extra < first:
            first, second, third = extra, first, second
        elif extra < second:
            second, third = extra, second
        elif extra < third:
            third = extra
    if kind in (CHEAPEST, BY_CHANCE) or first >= NEVER:
        return first
    most = NEVER >> 4  # what fits into fewer vans comes first
    regret = min(second, most) - first
    if kind == REGRET_OF_THREE:
        regret += min(third, most) - first
    return -regret


@compiled_in_place
def _find_offer(world: World, routes: Routes, rides: Rides, van: int, request: int) -> None:
    """Write the cheapest insertion of the request into the van's route, remembered or found."""
    # All vans are alike, so only the route's looks and the request count.
    slot = (rides.key[van] + request * 7_919) % MEMORY
    key = rides.key[van] ^ (request * 1_048_583)
    if rides.memory[slot, 0] == key:
        for part in range(3):
            rides.offers[request, van, part] = rides.memory[slot, 1 + part]
        return
    extra, pickup, delivery = _best_insertion(world, routes, rides, van, request)
    rides.offers[request, van, 0] = extra
    rides.offers[request, van, 1], rides.offers[request, van, 2] = pickup, delivery
    rides.memory[slot, 0] = key
    for part in range(3):
        rides.memory[slot, 1 + part] = rides.offers[request, van, part]


@compiled_in_place
def _best_insertion(
    world: World, routes: Routes, rides: Rides, van: int, request: int
) -> tuple[int, int, int]:
    """Return extra cost and the two positions of the cheapest insertion; NEVER where none fits.

    Bounds on cost and times sort out most positions before a stretch is timed: the times reckoned
    here know nothing of ride limits, so they are never too late.
    """
    nodes, cost, drive = world.nodes, rides.cost, world.travel.seconds[0]
    route, table = routes.nodes[van], routes.table[van]
    length, end_place = routes.length[van], world.vans[van, END]
    fetch, bring = 2 * request, 2 * request + 1
    there, target = nodes[fetch, PLACE], nodes[bring, PLACE]
    limit = world.rides[request, RIDE_LIMIT]
    best, best_pickup, best_delivery = NEVER, 0, 0
    for i in range(length + 1):
        before = nodes[route[i - 1], PLACE] if i > 0 else world.vans[van, START]
        departs = max(table[i, FREE] + drive[before, there] + nodes[fetch, SERVICE], nodes[fetch, EARLIEST])
        if departs > nodes[fetch, LATEST]:
            break
        after = nodes[route[i], PLACE] if i < length else end_place
        base = cost[before, there] - cost[before, after]
        if base + cost[there, after] >= best or not has_room(world, routes, van, request, i):
            continue
        here, now, ridden = there, departs, 0
        for j in range(i, length + 1):
            if j > i:
                node = route[j - 1]
                step = nodes[node, PLACE]
                if j == i + 1:
                    base += cost[there, step]
                ridden += drive[here, step] + nodes[node, SERVICE]
                begin = now + drive[here, step]
                if begin > table[j - 1, BEGIN_BY] or not has_room(world, routes, van, request, j):
                    break
                now = max(begin + nodes[node, SERVICE], table[j, FREE])
                here = step
            begin = now + drive[here, target]
            if begin > nodes[bring, LATEST] or ridden + drive[here, target] > limit:
                break
            beyond = nodes[route[j], PLACE] if j < length else end_place
            extra = base + cost[here, target] + cost[target, beyond]
            if j > i:
                extra -= cost[here, beyond]
            if extra >= best:
                continue
            leaves = max(begin, nodes[bring, EARLIEST]) + nodes[bring, SERVICE]
            if j < length and leaves + drive[target, beyond] > table[j, BEGIN_BY]:
                continue
            rides.tally[3] += 1
            if fits_at(world, routes, van, request, i, j) and _is_short(world, routes, van, request, i, j):
                best, best_pickup, best_delivery = extra, i, j
    return best, best_pickup, best_delivery


@compiled_in_place
def _is_short(world: World, routes: Routes, van: int, request: int, pickup: int, delivery: int) -> bool:
    """Tell whether the route still keeps its longest duration with what was just timed.

    Mostly it does even when it starts as early as the earliest times need; else it is tried in the
    spare row.
    """
    vans, nodes, table, work = world.vans, world.nodes, routes.table[van], world.work
    longest = vans[van, LONGEST]
    if longest >= vans[van, FINISH] - vans[van, BEGIN]:
        return True
    length = routes.length[van]
    drive = world.travel.seconds[0]
    end = delivery
    while table[end, IS_EMPTY] == 0:
        end += 1
    late = work[AFTER, 2] + drive[work[AFTER, 0], vans[van, END]]
    if end < length:
        last = nodes[routes.nodes[van, length - 1], PLACE]
        delay = first_departure(
            world, routes, van, end, work[AFTER, 0], work[AFTER, 1], work[AFTER, 2]
        ) - first_departure(world, routes, van, end, table[end, AT], table[end, CAME], table[end, FREE])
        late = table[length, FREE] + drive[last, vans[van, END]] + max(0, delay)
    start = pickup
    while table[start, IS_EMPTY] == 0:
        start -= 1
    soon = work[DEPART, 0] - work[HANDLING, 0] - drive[vans[van, START], work[HERE, 0]]
    if start > 0:
        first = nodes[routes.nodes[van, 0], PLACE]
        soon = table[1, FREE] - table[0, FIRST_SERVICE] - drive[vans[van, START], first]
    if late - soon <= longest:
        return True
    spare = routes.length.size - 1
    copy_route(routes, van, spare)
    put_in(routes, spare, request, pickup, delivery)
    return time_route(world, routes, spare)
