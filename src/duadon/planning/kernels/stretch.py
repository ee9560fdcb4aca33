"""The times of one stretch: earliest as a least fixed point, latest as its mirror.

Sequences are given, so every rule says "not before" or "not after" of one moment given another. All
are monotone: raising what a ride limit raises until nothing rises any more gives the earliest times
of all stops at once, or shows that there are none.
"""

from duadon.planning.kernels.compiled import compiled_in_place
from duadon.planning.kernels.model import (
    AFTER,
    ARRIVE,
    ARRIVE_BY,
    CROSSES,
    DEPART,
    DEPART_BY,
    EARLIEST,
    FETCHED,
    HANDLING,
    HERE,
    LATEST,
    LOWERED,
    NODE,
    PLACE,
    RAISED,
    RIDE_LIMIT,
    ROLLED,
    SERVICE,
    STOP,
    TOLD,
    TURN_ROUND,
    World,
)
from duadon.planning.kernels.travel import NEVER, TOO_LATE, arrive, leave

MOST_ROUNDS = 60  # a stretch that needs more counts as impossible: that errs to the safe side


@compiled_in_place
def time_earliest(world: World, van: int, count: int, place: int, came: int, free: int) -> bool:
    """Give the `count` nodes in `work.nodes` their earliest times; False where a rule breaks.

    The van stands empty at `place`, may go from `free` on and came there with people at `came`. The
    nodes lead from empty to empty, once or several times, and may end with rests.
    """
    work = world.work
    for k in range(count):
        work[RAISED, k] = TOO_LATE
    for _ in range(MOST_ROUNDS):
        if not _pass(world, van, count, place, came, free):
            return False
        raises = 0
        for k in range(count):
            node = work[NODE, k]
            if node >= world.rests_from or node % 2 == 0:
                continue
            begin = work[FETCHED, node // 2]
            start, end = work[STOP, begin], work[STOP, k]
            least = work[ARRIVE, end] - world.rides[node // 2, RIDE_LIMIT]
            if work[DEPART, start] < least:
                if world.is_rigid == 1 and _is_ever_too_long(world, node // 2, start, end):
                    return False
                work[RAISED, begin] = least
                raises += 1
        if raises == 0:
            return True
    return False


@compiled_in_place
def _is_ever_too_long(world: World, request: int, start: int, end: int) -> bool:
    """Tell whether the ride is too long even without any waiting."""
    work = world.work
    ride = work[ROLLED, end] - work[ROLLED, start] - work[HANDLING, start]
    return bool(ride > world.rides[request, RIDE_LIMIT])


@compiled_in_place
def _pass(world: World, van: int, count: int, place: int, came: int, free: int) -> bool:
    """Drive along the nodes once, as early as windows and `work.raised` allow."""
    travel, nodes, vans, work = world.travel, world.nodes, world.vans, world.work
    stop, aboard, can_join = -1, 0, 0
    here, now, cap, rolled = place, free, NEVER, 0
    for k in range(count):
        node = work[NODE, k]
        if node >= world.rests_from:
            begin = max(now, nodes[node, EARLIEST])
            if aboard > 0 or begin > nodes[node, LATEST]:
                return False
            stop += 1
            work[STOP, k], work[HERE, stop], work[HANDLING, stop] = stop, here, nodes[node, SERVICE]
            now = begin + nodes[node, SERVICE]
            work[ARRIVE, stop], work[DEPART, stop] = begin, now
            can_join = 0
            continue
        is_pickup = node % 2 == 0
        there = nodes[node, PLACE]
        # Joins the stop before it unless people would get off after others got on.
        if can_join == 0 or there != here or (is_pickup and aboard == 0) or (not is_pickup and can_join == 2):
            begin = now
            if there != here:
                begin = arrive(travel, here, there, now, vans[van, CROSSES])
                if begin >= NEVER:
                    return False
            if stop >= 0:
                rolled += work[HANDLING, stop]
            rolled += begin - now
            stop += 1
            work[HERE, stop], work[HANDLING, stop], work[ROLLED, stop] = there, 0, rolled
            work[ARRIVE, stop], work[DEPART, stop] = begin, begin
            if is_pickup and aboard == 0 and there == here:
                work[DEPART, stop] = max(begin, came + vans[van, TURN_ROUND])
            cap = NEVER
            here = there
        work[STOP, k] = stop
        work[HANDLING, stop] += nodes[node, SERVICE]
        if is_pickup:
            can_join = 2
            aboard += 1
            work[FETCHED, node // 2] = k
            cap = min(cap, nodes[node, LATEST])
            least = max(nodes[node, EARLIEST], work[RAISED, k])
            work[DEPART, stop] = max(work[DEPART, stop], least)
        else:
            can_join = 1
            aboard -= 1
            work[ARRIVE, stop] = max(work[ARRIVE, stop], nodes[node, EARLIEST])
            if work[ARRIVE, stop] > nodes[node, LATEST]:
                return False
            if aboard == 0:
                came = work[ARRIVE, stop]
        now = max(work[DEPART, stop], work[ARRIVE, stop] + work[HANDLING, stop])
        work[DEPART, stop] = now
        if now > cap:
            return False
    work[AFTER, 0], work[AFTER, 1], work[AFTER, 2] = here, came, now
    work[AFTER, 3] = stop + 1
    return True


@compiled_in_place
def time_latest(world: World, van: int, count: int, by: int, came_by: int, keep_told: int) -> bool:
    """Give the stretch just timed its latest times: off at `by`, at its last stop by `came_by`.

    The nodes are one stretch without rests. With `keep_told` nobody leaves later than they were told
    because of it. False where there is no time between earliest and latest.
    """
    travel, nodes, vans, work = world.travel, world.nodes, world.vans, world.work
    stops = work[AFTER, 3]
    for stop in range(stops):
        work[LOWERED, stop] = NEVER
    work[LOWERED, stops - 1] = came_by
    for _ in range(MOST_ROUNDS):
        stop = stops
        for k in range(count - 1, -1, -1):
            node = work[NODE, k]
            if work[STOP, k] != stop:
                stop = work[STOP, k]
                depart = by
                if stop + 1 < stops:
                    depart = work[ARRIVE_BY, stop + 1]
                    if work[HERE, stop] != work[HERE, stop + 1]:
                        depart = leave(
                            travel, work[HERE, stop], work[HERE, stop + 1], depart, vans[van, CROSSES]
                        )
                work[DEPART_BY, stop] = depart
                work[ARRIVE_BY, stop] = min(work[LOWERED, stop], depart - work[HANDLING, stop])
            if node % 2 == 0:
                last = nodes[node, LATEST]
                if keep_told == 1:
                    last = min(last, max(nodes[node, TOLD], work[DEPART, stop]))
                if last < work[DEPART_BY, stop]:
                    work[DEPART_BY, stop] = last
                    work[ARRIVE_BY, stop] = min(work[ARRIVE_BY, stop], last - work[HANDLING, stop])
            else:
                work[ARRIVE_BY, stop] = min(work[ARRIVE_BY, stop], nodes[node, LATEST])
            if work[DEPART_BY, stop] < work[DEPART, stop] or work[ARRIVE_BY, stop] < work[ARRIVE, stop]:
                return False
        lowers = 0
        for k in range(count):
            node = work[NODE, k]
            if node % 2 == 1:
                begin = work[STOP, work[FETCHED, node // 2]]
                last = work[DEPART_BY, begin] + world.rides[node // 2, RIDE_LIMIT]
                if work[ARRIVE_BY, work[STOP, k]] > last:
                    work[LOWERED, work[STOP, k]] = last
                    lowers += 1
        if lowers == 0:
            return True
    return False
