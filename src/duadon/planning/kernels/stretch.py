"""The times of one stretch: earliest as a least fixed point, latest as its mirror.

Sequences are given, so every rule says "not before" or "not after" of one moment given another. All
are monotone: raising what a ride limit raises until nothing rises any more gives the earliest times
of all stops at once, or shows that there are none.
"""

from duadon.planning.kernels.compiled import compiled_in_place
from duadon.planning.kernels.model import World
from duadon.planning.kernels.travel import NEVER, TOO_LATE, arrive, leave

MOST_ROUNDS = 60  # a stretch that needs more counts as impossible: that errs to the safe side


@compiled_in_place
def time_earliest(world: World, van: int, count: int, place: int, came: int, free: int) -> bool:
    """Give the `count` nodes in `work.nodes` their earliest times; False where a rule breaks.

    The van stands empty at `place`, may go from `free` on and came there with people at `came`. The
    nodes lead from empty to empty, once or several times, and may end with rests.
    """
    nodes, work = world.nodes, world.work
    for k in range(count):
        work.raised[k] = TOO_LATE
    for _ in range(MOST_ROUNDS):
        if not _pass(world, van, count, place, came, free):
            return False
        raises = 0
        for k in range(count):
            node = work.nodes[k]
            if node >= nodes.rests_from or node % 2 == 0:
                continue
            begin = work.fetched[node // 2]
            start, end = work.stop[begin], work.stop[k]
            least = work.arrive[end] - nodes.ride_limit[node // 2]
            if work.depart[start] < least:
                if nodes.is_rigid == 1 and _is_ever_too_long(world, node // 2, start, end):
                    return False
                work.raised[begin] = least
                raises += 1
        if raises == 0:
            return True
    return False


@compiled_in_place
def _is_ever_too_long(world: World, request: int, start: int, end: int) -> bool:
    """Tell whether the ride is too long even without any waiting."""
    work = world.work
    ride = work.rolled[end] - work.rolled[start] - work.service[start]
    return bool(ride > world.nodes.ride_limit[request])


@compiled_in_place
def _pass(world: World, van: int, count: int, place: int, came: int, free: int) -> bool:
    """Drive along the nodes once, as early as windows and `work.raised` allow."""
    travel, nodes, vans, work = world
    stop, aboard, can_join = -1, 0, 0
    here, now, cap, rolled = place, free, NEVER, 0
    for k in range(count):
        node = work.nodes[k]
        if node >= nodes.rests_from:
            begin = max(now, nodes.earliest[node])
            if aboard > 0 or begin > nodes.latest[node]:
                return False
            stop += 1
            work.stop[k], work.place[stop], work.service[stop] = stop, here, nodes.service[node]
            now = begin + nodes.service[node]
            work.arrive[stop], work.depart[stop] = begin, now
            can_join = 0
            continue
        is_pickup = node % 2 == 0
        there = nodes.place[node]
        # Joins the stop before it unless people would get off after others got on.
        if can_join == 0 or there != here or (is_pickup and aboard == 0) or (not is_pickup and can_join == 2):
            begin = now
            if there != here:
                begin = arrive(travel, here, there, now, vans.crosses[van])
                if begin >= NEVER:
                    return False
            if stop >= 0:
                rolled += work.service[stop]
            rolled += begin - now
            stop += 1
            work.place[stop], work.service[stop], work.rolled[stop] = there, 0, rolled
            work.arrive[stop], work.depart[stop] = begin, begin
            if is_pickup and aboard == 0 and there == here:
                work.depart[stop] = max(begin, came + vans.turn_round[van])
            cap = NEVER
            here = there
        work.stop[k] = stop
        work.service[stop] += nodes.service[node]
        if is_pickup:
            can_join = 2
            aboard += 1
            work.fetched[node // 2] = k
            cap = min(cap, nodes.latest[node])
            least = max(nodes.earliest[node], work.raised[k])
            work.depart[stop] = max(work.depart[stop], least)
        else:
            can_join = 1
            aboard -= 1
            work.arrive[stop] = max(work.arrive[stop], nodes.earliest[node])
            if work.arrive[stop] > nodes.latest[node]:
                return False
            if aboard == 0:
                came = work.arrive[stop]
        now = max(work.depart[stop], work.arrive[stop] + work.service[stop])
        work.depart[stop] = now
        if now > cap:
            return False
    work.after[0], work.after[1], work.after[2] = here, came, now
    work.stops[0] = stop + 1
    return True


@compiled_in_place
def time_latest(world: World, van: int, count: int, by: int, came_by: int, keep_told: int) -> bool:
    """Give the stretch just timed its latest times: off at `by`, at its last stop by `came_by`.

    The nodes are one stretch without rests. With `keep_told` nobody leaves later than they were told
    because of it. False where there is no time between earliest and latest.
    """
    travel, nodes, vans, work = world
    stops = work.stops[0]
    for stop in range(stops):
        work.lowered[stop] = NEVER
    work.lowered[stops - 1] = came_by
    for _ in range(MOST_ROUNDS):
        stop = stops
        for k in range(count - 1, -1, -1):
            node = work.nodes[k]
            if work.stop[k] != stop:
                stop = work.stop[k]
                depart = by
                if stop + 1 < stops:
                    depart = work.arrive_by[stop + 1]
                    if work.place[stop] != work.place[stop + 1]:
                        depart = leave(
                            travel, work.place[stop], work.place[stop + 1], depart, vans.crosses[van]
                        )
                work.depart_by[stop] = depart
                work.arrive_by[stop] = min(work.lowered[stop], depart - work.service[stop])
            if node % 2 == 0:
                last = nodes.latest[node]
                if keep_told == 1:
                    last = min(last, max(nodes.told[node], work.depart[stop]))
                if last < work.depart_by[stop]:
                    work.depart_by[stop] = last
                    work.arrive_by[stop] = min(work.arrive_by[stop], last - work.service[stop])
            else:
                work.arrive_by[stop] = min(work.arrive_by[stop], nodes.latest[node])
            if work.depart_by[stop] < work.depart[stop] or work.arrive_by[stop] < work.arrive[stop]:
                return False
        lowers = 0
        for k in range(count):
            node = work.nodes[k]
            if node % 2 == 1:
                begin = work.stop[work.fetched[node // 2]]
                last = work.depart_by[begin] + nodes.ride_limit[node // 2]
                if work.arrive_by[work.stop[k]] > last:
                    work.lowered[work.stop[k]] = last
                    lowers += 1
        if lowers == 0:
            return True
    return False
