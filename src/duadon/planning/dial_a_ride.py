"""The dial-a-ride problem by the planner's own search: its yardstick against published answers."""

import time
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from duadon.core.shuttle.dial_a_ride import DialARide, DialARideAnswer
from duadon.core.values.long_work import Progress, Report, tell_nobody
from duadon.planning.effort import Effort
from duadon.planning.kernels.compiled import Ints
from duadon.planning.kernels.generator import new_generator
from duadon.planning.kernels.model import (
    BEGIN,
    CAPACITY,
    EARLIEST,
    FINISH,
    LATEST,
    LOAD,
    LONGEST,
    NODE_COLUMNS,
    PLACE,
    RIDE_COLUMNS,
    RIDE_LIMIT,
    SERVICE,
    TOLD,
    VAN_COLUMNS,
    World,
    new_routes,
    new_work,
)
from duadon.planning.kernels.travel import NEVER, WAY_COLUMNS, Travel
from duadon.planning.search.ride_state import Rides, new_rides
from duadon.planning.search.rides import run_rides

SCALE = 1_000_000  # whole parts of a minute
_BLOCK = 200  # iterations between two looks at the clock


@dataclass(frozen=True, slots=True, kw_only=True)
class DialARideFound:
    """What a search found: the answer, who is left out, and how far it got."""

    answer: DialARideAnswer
    left_out: tuple[int, ...]
    iterations: int
    insertions: int


def search_dial_a_ride(
    problem: DialARide, *, seed: int, effort: Effort, report: Report = tell_nobody
) -> DialARideFound:
    """Return the best routes that the search meets; the same for the same seed and iterations.

    Where `effort.at_most_seconds` of processor time end first, fewer iterations were done.
    """
    began = time.process_time()
    world, rides = _world(problem), _rides(problem)
    routes = new_routes(problem.vans + 1, 2 * problem.requests)
    generator = new_generator(seed)
    total, done = effort.iterations + 1, 0
    while done < total:
        upto = min(total, done + _BLOCK)
        run_rides(world, routes, rides, generator, done, upto, total)
        done = upto
        report(Progress(step="work.step.search", done=done - 1, total=effort.iterations))
        cap = effort.at_most_seconds
        if cap is not None and time.process_time() - began > cap:
            break
    return _found(problem, rides, done - 1)


def _found(problem: DialARide, rides: Rides, iterations: int) -> DialARideFound:
    count = problem.requests
    routes = tuple(
        tuple(int(node) // 2 + 1 + count * (int(node) % 2) for node in row[:length])
        for row, length in zip(rides.best[:-1], rides.best_length[:-1], strict=True)
        if length > 0
    )
    served = {node for route in routes for node in route}
    return DialARideFound(
        answer=DialARideAnswer(cost=_cost(problem, routes), routes=routes),
        left_out=tuple(node for node in range(1, count + 1) if node not in served),
        iterations=iterations,
        insertions=int(rides.tally[3]),
    )


def _cost(problem: DialARide, routes: tuple[tuple[int, ...], ...]) -> float:
    lines = [(0, *route, 0) for route in routes]
    return sum(problem.distance(a, b) for line in lines for a, b in pairwise(line))


def _whole(figure: float) -> int:
    return round(figure * SCALE)


def _distances(problem: DialARide) -> Ints:
    size = range(len(problem.nodes))
    return np.array([[_whole(problem.distance(a, b)) for b in size] for a in size], dtype=np.int64)


def _world(problem: DialARide) -> World:
    distances = _distances(problem)
    nodes = _nodes(problem, distances)
    rides = np.zeros((problem.requests, RIDE_COLUMNS), dtype=np.int64)
    rides[:, RIDE_LIMIT] = _whole(problem.ride_limit)
    return World(
        travel=_roads(distances),
        nodes=nodes,
        rides=rides,
        vans=_vans(problem),
        work=new_work(len(nodes)),
        rests_from=len(nodes),
        is_rigid=1,
    )


def _roads(distances: Ints) -> Travel:
    return Travel(
        seconds=distances[np.newaxis].copy(),
        since=np.array([0, NEVER], dtype=np.int64),
        ways=np.zeros((0, WAY_COLUMNS), dtype=np.int64),
        sailings=np.zeros(0, dtype=np.int64),
    )


def _nodes(problem: DialARide, distances: Ints) -> Ints:
    nodes = np.zeros((2 * problem.requests, NODE_COLUMNS), dtype=np.int64)
    nodes[:, TOLD] = NEVER
    for request in range(1, problem.requests + 1):
        windows = _windows(problem, distances, request)
        for end, window in enumerate(windows):
            place = request + end * problem.requests
            row = nodes[2 * (request - 1) + end]
            row[PLACE], row[SERVICE] = place, _whole(problem.nodes[place].service)
            row[EARLIEST], row[LATEST] = window
            row[LOAD] = problem.nodes[place].load
    return nodes


def _windows(problem: DialARide, distances: Ints, request: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Departure at the pickup and begin of service at the delivery, each cut to what the other allows."""
    pickup, delivery = problem.nodes[request], problem.nodes[request + problem.requests]
    drive, limit = int(distances[request, request + problem.requests]), _whole(problem.ride_limit)
    first, last = (_whole(pickup.service + at) for at in (pickup.earliest, pickup.latest))
    soonest, latest = _whole(delivery.earliest), _whole(delivery.latest)
    return (
        (max(first, soonest - limit), min(last, latest - drive)),
        (max(soonest, first + drive), min(latest, last + limit)),
    )


def _vans(problem: DialARide) -> Ints:
    """All alike, and a row more for trying things."""
    depot = problem.nodes[0]
    vans = np.zeros((problem.vans + 1, VAN_COLUMNS), dtype=np.int64)
    vans[:, BEGIN], vans[:, FINISH] = _whole(depot.earliest), _whole(depot.latest)
    vans[:, LONGEST] = _whole(problem.route_limit)
    vans[:, CAPACITY] = problem.seats
    return vans


def _rides(problem: DialARide) -> Rides:
    distances = _distances(problem)
    return new_rides(problem.vans, problem.requests, distances, _apart(problem, distances))


def _apart(problem: DialARide, distances: Ints) -> Ints:
    """How little two requests have in common: distances of their ends and of their times."""
    count = problem.requests
    begin = np.array([_windows(problem, distances, r)[0][0] for r in range(1, count + 1)])
    end = np.array([_windows(problem, distances, r)[1][0] for r in range(1, count + 1)])
    pickups, deliveries = distances[1 : count + 1, 1 : count + 1], distances[count + 1 :, count + 1 :]
    between = np.minimum(distances[1 : count + 1, count + 1 :], distances[1 : count + 1, count + 1 :].T)
    times = abs(begin[:, None] - begin[None, :]) + abs(end[:, None] - end[None, :])
    apart: Ints = pickups + deliveries + between + times
    return apart
