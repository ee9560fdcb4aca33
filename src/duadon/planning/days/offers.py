"""Where a group's way out or home would fit into a route, for whatever capture: offers."""

from duadon.planning.days.tables import (
    AT_PLACE,
    BOARDING,
    CLOSES,
    DELIVERY_AT,
    DRIVING,
    EXTRA,
    FROM,
    LATE_WEIGHT,
    LATEST_AT,
    LOOKED_AT,
    MOST_OFFERS,
    MOVED,
    OPENS,
    OTHER_END,
    PEOPLE,
    PICKUP_AT,
    SOONEST,
    TILL,
    Day,
)
from duadon.planning.kernels.compiled import compiled_in_place
from duadon.planning.kernels.insertion import fits_at, has_room
from duadon.planning.kernels.model import (
    AFTER,
    ARRIVE,
    ARRIVE_BY,
    AT,
    BEGIN_BY,
    CROSSES,
    DEPART,
    DEPART_BY,
    EARLIEST,
    END,
    FINISH,
    FIRST_BY,
    FIRST_SERVICE,
    FREE,
    HERE,
    IS_EMPTY,
    LATEST,
    NODE,
    PLACE,
    PLANNED,
    PREFERS_LATE,
    RIDE_LIMIT,
    SERVICE,
    START,
    STOP,
    TOLD,
    TURN_ROUND,
    Routes,
    World,
)
from duadon.planning.kernels.route import first_departure
from duadon.planning.kernels.stretch import time_latest
from duadon.planning.kernels.travel import NEVER, arrive, leave


@compiled_in_place
def refresh_offers(world: World, routes: Routes, day: Day, group: int) -> None:
    """Find offers for both ways of a group in every route that has changed since they were found."""
    for request in range(2 * group, 2 * group + 2):
        for van in range(day.stamps.size):
            if day.seen[request, van] != day.stamps[van]:
                day.seen[request, van] = day.stamps[van]
                for point in range(day.points.shape[0]):
                    find_offers(world, routes, day, request, point, van)


@compiled_in_place
def open_bounds(world: World, day: Day, request: int, point: int) -> None:
    """Bind a way only by what no choice of capture at that point can change."""
    group = request // 2
    nodes, boarding = world.nodes, day.groups[group, BOARDING]
    if request % 2 == 0:
        nodes[2 * request, EARLIEST] = day.groups[group, FROM]
        nodes[2 * request + 1, PLACE] = day.points[point, AT_PLACE]
        nodes[2 * request + 1, LATEST] = day.points[point, CLOSES] - day.durations[group, point, 0] - boarding
    else:
        nodes[2 * request, PLACE] = day.points[point, AT_PLACE]
        nodes[2 * request, EARLIEST] = day.points[point, OPENS] + day.durations[group, point, 0] + boarding
        nodes[2 * request + 1, LATEST] = day.groups[group, TILL]


@compiled_in_place
def find_offers(world: World, routes: Routes, day: Day, request: int, point: int, van: int) -> None:
    """Write the offers of one route for one way to or from one point."""
    day.offered[request, point, van] = 0
    open_bounds(world, day, request, point)
    nodes, travel, crosses = world.nodes, world.travel, world.vans[van, CROSSES]
    route, table = routes.nodes[van], routes.table[van]
    length = routes.length[van]
    fetch, bring = 2 * request, 2 * request + 1
    there, target = nodes[fetch, PLACE], nodes[bring, PLACE]
    limit = world.rides[request, RIDE_LIMIT]
    before = world.vans[van, START]
    for i in range(length + 1):
        if i > 0 and route[i - 1] < world.rests_from:
            before = nodes[route[i - 1], PLACE]
        if not _is_between_stops(world, routes, van, i):
            continue
        reach = table[i, FREE]
        if before != there:
            reach = arrive(travel, before, there, reach, crosses)
        if reach >= NEVER:
            continue
        if reach > nodes[bring, LATEST]:
            break
        if not has_room(world, routes, van, request, i):
            continue
        here, now = there, max(reach, nodes[fetch, EARLIEST])
        began = now
        for j in range(i, length + 1):
            if j > i:
                node = route[j - 1]
                if node >= world.rests_from:
                    break
                begin = now
                if nodes[node, PLACE] != here:
                    here = nodes[node, PLACE]
                    begin = arrive(
                        travel, nodes[route[j - 2], PLACE] if j > i + 1 else there, here, now, crosses
                    )
                if begin > table[j - 1, BEGIN_BY] or not has_room(world, routes, van, request, j):
                    break
                now = max(begin, table[j, FREE])
            if not _is_between_stops(world, routes, van, j):
                continue
            reach = now if here == target else arrive(travel, here, target, now, crosses)
            if reach > nodes[bring, LATEST] or reach >= NEVER:
                break
            if j < length and not _may_go_on(world, routes, van, j, target, reach):
                continue
            day.tally[LOOKED_AT] += 1
            if fits_at(world, routes, van, request, i, j):
                _offer(world, routes, day, request, point, van, i, j)
            if reach - began > 3 * limit:
                break


@compiled_in_place
def _is_between_stops(world: World, routes: Routes, van: int, position: int) -> bool:
    """Tell whether a position lies between two stops, so that nothing is gained by another nearby."""
    if position == 0 or position == routes.length[van] or routes.table[van, position, IS_EMPTY] == 1:
        return True
    first, second = routes.nodes[van, position - 1], routes.nodes[van, position]
    if world.nodes[first, PLACE] != world.nodes[second, PLACE]:
        return True
    return bool(first % 2 == 0 and second % 2 == 1)


@compiled_in_place
def _may_go_on(world: World, routes: Routes, van: int, position: int, here: int, now: int) -> bool:
    """Tell whether the node at a position is still in time after a stop before it, as far as times bind."""
    node = routes.nodes[van, position]
    if node >= world.rests_from:
        return bool(now <= world.nodes[node, LATEST])
    there = world.nodes[node, PLACE]
    if here != there:
        now = arrive(world.travel, here, there, now, world.vans[van, CROSSES])
    return bool(now <= routes.table[van, position, BEGIN_BY])


@compiled_in_place
def _offer(
    world: World, routes: Routes, day: Day, request: int, point: int, van: int, pickup: int, delivery: int
) -> None:
    """Note the insertion just timed as an offer, with what it costs."""
    nodes, vans, work, table = world.nodes, world.vans, world.work, routes.table[van]
    crosses = vans[van, CROSSES]
    start, end = pickup, delivery
    while table[start, IS_EMPTY] == 0:
        start -= 1
    while table[end, IS_EMPTY] == 0:
        end += 1
    count = end - start + 2
    # Rests that follow stand where the stretch ends; the bound on it goes through them.
    following = end
    while following < routes.length[van] and routes.nodes[van, following] >= world.rests_from:
        following += 1
    here, came, free = work[AFTER, 0], work[AFTER, 1], work[AFTER, 2]
    last_stop = work[STOP, count - 1]
    delay, waiting = 0, 0
    if following == routes.length[van]:
        by, latest_by = leave(world.travel, here, vans[van, END], vans[van, FINISH], crosses), NEVER
        came_by, latest_came_by = NEVER, NEVER
        latest_by = by
        next_place = vans[van, END]
    else:
        next_place = nodes[routes.nodes[van, following], PLACE]
        needed = first_departure(world, routes, van, following, here, came, free)
        planned = max(needed, table[following, PLANNED])
        delay = planned - table[following, PLANNED]
        service = table[following, FIRST_SERVICE]
        if here == next_place:
            by, came_by = planned - service, planned - vans[van, TURN_ROUND]
            latest_by = table[following, FIRST_BY] - service
            latest_came_by = table[following, FIRST_BY] - vans[van, TURN_ROUND]
        else:
            by, came_by = leave(world.travel, here, next_place, planned - service, crosses), NEVER
            latest_by = leave(world.travel, here, next_place, table[following, FIRST_BY] - service, crosses)
            latest_came_by = NEVER
        if delay > 0:
            waiting = _people_home(world, routes, day, van, following)
    for position in range(following - 1, end - 1, -1):
        rest = routes.nodes[van, position]
        by = min(by - nodes[rest, SERVICE], nodes[rest, LATEST])
        latest_by = min(latest_by - nodes[rest, SERVICE], nodes[rest, LATEST])
    stops, work[AFTER, 3] = work[AFTER, 3], last_stop + 1
    late = True
    for k in range(count):
        late = late and world.rides[work[NODE, k] // 2, PREFERS_LATE] == 1
    if late:
        late = time_latest(world, van, count, by, came_by, 1)
    elif request % 2 == 1 and not time_latest(world, van, count, latest_by, latest_came_by, 0):
        work[AFTER, 3] = stops
        return
    work[AFTER, 3] = stops
    extra = delay * waiting
    moved = 0
    own_fetch, own_bring = 0, 0
    for k in range(count):
        node, stop = work[NODE, k], work[STOP, k]
        people = day.groups[node // 4, PEOPLE]
        if node // 2 == request:
            if node % 2 == 0:
                own_fetch = stop
            else:
                own_bring = stop
            continue
        if node % 4 == 0:
            depart = work[DEPART_BY, stop] if late else work[DEPART, stop]
            extra += people * (routes.time[node] - depart)
            if depart > nodes[node, TOLD]:
                extra += LATE_WEIGHT * (depart - max(nodes[node, TOLD], routes.time[node]))
            moved += people if request % 2 == 0 else 0
        elif node % 4 == 3:
            extra += people * (work[ARRIVE, stop] - routes.time[node])
            moved += people if request % 2 == 1 else 0
    driving = 0
    place = table[start, AT]
    for stop in range(last_stop + 1):
        driving += day.typical[place, work[HERE, stop]]
        place = work[HERE, stop]
    driving += day.typical[place, next_place]
    old = day.driven[van, end] - day.driven[van, start] + day.typical[table[end, AT], next_place]
    extra += day.tally[DRIVING] * (driving - old)
    number = day.offered[request, point, van]
    if number == MOST_OFFERS:
        number = _dearest(day, request, point, van)
        if day.offers[request, point, van, number, EXTRA] <= extra:
            return
    else:
        day.offered[request, point, van] = number + 1
    offer = day.offers[request, point, van, number]
    if request % 2 == 0:
        offer[SOONEST] = work[ARRIVE, own_bring]
        offer[LATEST_AT] = work[ARRIVE_BY, own_bring] if late else work[ARRIVE, own_bring]
        offer[OTHER_END] = work[DEPART_BY, own_fetch] if late else work[DEPART, own_fetch]
        if not late:
            offer[LATEST_AT] = NEVER
        if offer[OTHER_END] > nodes[2 * request, TOLD]:
            extra += LATE_WEIGHT * (offer[OTHER_END] - nodes[2 * request, TOLD])
    else:
        offer[SOONEST] = work[DEPART, own_fetch]
        offer[LATEST_AT] = work[DEPART_BY, own_fetch]
        offer[OTHER_END] = work[ARRIVE, own_bring]
    offer[EXTRA], offer[MOVED] = extra, moved
    offer[PICKUP_AT], offer[DELIVERY_AT] = pickup, delivery


@compiled_in_place
def _dearest(day: Day, request: int, point: int, van: int) -> int:
    dearest = 0
    for number in range(MOST_OFFERS):
        if day.offers[request, point, van, number, EXTRA] > day.offers[request, point, van, dearest, EXTRA]:
            dearest = number
    return dearest


@compiled_in_place
def _people_home(world: World, routes: Routes, day: Day, van: int, position: int) -> int:
    """Return how many people are brought home in the stretch that begins at a position."""
    people = 0
    while position < routes.length[van] and routes.nodes[van, position] < world.rests_from:
        node = routes.nodes[van, position]
        if node % 4 == 3:
            people += day.groups[node // 4, PEOPLE]
        position += 1
        if routes.table[van, position, IS_EMPTY] == 1:
            break
    return people
