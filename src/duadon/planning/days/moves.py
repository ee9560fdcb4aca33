"""Groups put into the day and taken out of it: both ways and the capture, or nothing."""

from duadon.planning.days.kits import find_sittings, free_kits, take_kits
from duadon.planning.days.offers import find_offers, open_bounds
from duadon.planning.days.tables import (
    AWAY,
    BOARDING,
    CAPTURE,
    CAPTURED,
    CHANGES,
    DELIVERY_AT,
    EXTRA,
    FROM,
    LATEST_AT,
    MOVED,
    OTHER_END,
    PEOPLE,
    PICKUP_AT,
    POINT,
    SOONEST,
    STARTS,
    TILL,
    VAN_HOME,
    VAN_OUT,
    Day,
)
from duadon.planning.kernels.compiled import Ints, compiled_in_place
from duadon.planning.kernels.generator import draw
from duadon.planning.kernels.model import EARLIEST, LATEST, PLACE, START, Routes, World
from duadon.planning.kernels.route import put_in, take_out, time_route
from duadon.planning.kernels.travel import NEVER


@compiled_in_place
def note_change(world: World, routes: Routes, day: Day, van: int) -> None:
    """Let everybody know that a route has changed."""
    day.tally[CHANGES] += 1
    day.stamps[van] = day.tally[CHANGES]
    day.changed[van] = 1
    place = world.vans[van, START]
    day.driven[van, 0] = 0
    for k in range(routes.length[van]):
        node = routes.nodes[van, k]
        there = place if node >= world.rests_from else world.nodes[node, PLACE]
        day.driven[van, k + 1] = day.driven[van, k] + day.typical[place, there]
        place = there


@compiled_in_place
def best_out(day: Day, group: int, point: int, by: int) -> tuple[int, int, int, int]:
    """Return cost, van, number and departure of the best offer out to be at the point by then."""
    people = day.groups[group, PEOPLE]
    best, best_van, best_number, best_depart = NEVER, -1, -1, 0
    for van in range(day.stamps.size):
        for number in range(day.offered[2 * group, point, van]):
            offer = day.offers[2 * group, point, van, number]
            if offer[SOONEST] > by:
                continue
            shift = max(0, offer[LATEST_AT] - by) if offer[LATEST_AT] < NEVER else 0
            depart = offer[OTHER_END] - shift
            cost = offer[EXTRA] - people * depart + shift * offer[MOVED]
            if cost < best:
                best, best_van, best_number, best_depart = cost, van, number, depart
    return best, best_van, best_number, best_depart


@compiled_in_place
def best_home(day: Day, group: int, point: int, since: int) -> tuple[int, int, int, int]:
    """Return cost, van, number and arrival of the best offer home for leaving the point from then on."""
    people = day.groups[group, PEOPLE]
    best, best_van, best_number, best_arrive = NEVER, -1, -1, 0
    for van in range(day.stamps.size):
        for number in range(day.offered[2 * group + 1, point, van]):
            offer = day.offers[2 * group + 1, point, van, number]
            if offer[LATEST_AT] < since:
                continue
            shift = max(0, since - offer[SOONEST])
            arrive = offer[OTHER_END] + shift
            cost = offer[EXTRA] + people * arrive + shift * offer[MOVED]
            if cost < best:
                best, best_van, best_number, best_arrive = cost, van, number, arrive
    return best, best_van, best_number, best_arrive


@compiled_in_place
def choose_capture(day: Day, group: int, generator: Ints, noise: int) -> tuple[int, int, int, int]:
    """Return cost, point, start of the best capture, and how many would do; NEVER where none does.

    `noise` in 256ths: each cost is shaken by up to that share.
    """
    boarding = day.groups[group, BOARDING]
    best, best_point, best_start, ways = NEVER, -1, -1, 0
    for point in range(day.points.shape[0]):
        for number in range(day.points[point, STARTS]):
            start = day.starts[point, number]
            out, out_van, _, depart = best_out(day, group, point, start - boarding)
            if out_van < 0:
                continue
            begin, end = find_sittings(day, group, point, start)
            if begin >= NEVER:
                continue
            if number + 1 < day.points[point, STARTS] and begin >= day.starts[point, number + 1]:
                continue
            if begin > start:
                out, out_van, _, depart = best_out(day, group, point, begin - boarding)
            home, home_van, _, arrive = best_home(day, group, point, end + boarding)
            if home_van < 0 or arrive - depart > day.groups[group, AWAY]:
                continue
            ways += 1
            cost = out + home
            if noise > 0:
                cost += (cost if cost > 0 else -cost) * draw(generator, noise + 1) // 256
            if cost < best:
                best, best_point, best_start = cost, point, start
    return best, best_point, best_start, ways


@compiled_in_place
def place_group(world: World, routes: Routes, day: Day, group: int, point: int, start: int) -> bool:
    """Put the group in with its capture from `start` on; False, and nothing changed, where it fails."""
    begin, end = find_sittings(day, group, point, start)
    if begin >= NEVER:
        return False
    out, home = 2 * group, 2 * group + 1
    boarding = day.groups[group, BOARDING]
    _, van_out, number, _ = best_out(day, group, point, begin - boarding)
    if van_out < 0:
        return False
    open_bounds(world, day, out, point)
    open_bounds(world, day, home, point)
    world.nodes[2 * out + 1, LATEST] = begin - boarding
    world.nodes[2 * home, EARLIEST] = end + boarding
    if not _put(world, routes, day, out, point, van_out, number):
        return False
    find_offers(world, routes, day, home, point, van_out)
    # Looking for offers has loosened the bounds again.
    world.nodes[2 * home, EARLIEST] = end + boarding
    _, van_home, number, _ = best_home(day, group, point, end + boarding)
    if van_home < 0 or not _put(world, routes, day, home, point, van_home, number):
        _take(world, routes, day, out, van_out)
        return False
    leaves, returns = routes.time[2 * out], routes.time[2 * home + 1]
    slack = day.groups[group, AWAY] - (returns - leaves)
    if slack < 0:
        _take(world, routes, day, home, van_home)
        _take(world, routes, day, out, van_out)
        return False
    _share(world, day, group, leaves, returns, slack)
    day.groups[group, POINT], day.groups[group, CAPTURE], day.groups[group, CAPTURED] = point, begin, end
    day.groups[group, VAN_OUT], day.groups[group, VAN_HOME] = van_out, van_home
    take_kits(day, group)
    if time_route(world, routes, van_out) and time_route(world, routes, van_home):
        return True
    take_group(world, routes, day, group)
    return False


@compiled_in_place
def _share(world: World, day: Day, group: int, leaves: int, returns: int, slack: int) -> None:
    """Share between both ways what the group may be away longer, so that each is judged alone."""
    fetch, home = 4 * group, 4 * group + 3
    world.nodes[fetch, EARLIEST] = max(day.groups[group, FROM], leaves - slack // 2)
    world.nodes[home, LATEST] = min(day.groups[group, TILL], returns + slack // 2)


@compiled_in_place
def _put(world: World, routes: Routes, day: Day, request: int, point: int, van: int, number: int) -> bool:
    """Put one way into the route of an offer; False where that fails and is undone."""
    offer = day.offers[request, point, van, number]
    put_in(routes, van, request, offer[PICKUP_AT], offer[DELIVERY_AT])
    if time_route(world, routes, van):
        note_change(world, routes, day, van)
        return True
    day.offered[request, point, van] -= 1
    last = day.offered[request, point, van]
    for column in range(offer.size):
        offer[column] = day.offers[request, point, van, last, column]
    take_out(routes, van, request)
    time_route(world, routes, van)
    return False


@compiled_in_place
def _take(world: World, routes: Routes, day: Day, request: int, van: int) -> bool:
    take_out(routes, van, request)
    note_change(world, routes, day, van)
    return time_route(world, routes, van)


@compiled_in_place
def take_group(world: World, routes: Routes, day: Day, group: int) -> bool:
    """Take the group out of the day; False where a route no longer holds without it.

    That is rare: a stop less can bring two stretches together at one place, with their turn-round.
    """
    free_kits(day, group)
    day.groups[group, POINT] = -1
    good = _take(world, routes, day, 2 * group, day.groups[group, VAN_OUT])
    return _take(world, routes, day, 2 * group + 1, day.groups[group, VAN_HOME]) and good
