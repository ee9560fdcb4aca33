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
from duadon.planning.kernels.model import LOADS, Nodes, Vans, World, new_routes, new_work
from duadon.planning.kernels.travel import NEVER, Travel
from duadon.planning.search.rides import Rides, new_rides, run_rides

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


def _array(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _distances(problem: DialARide) -> Ints:
    size = range(len(problem.nodes))
    return np.array([[_whole(problem.distance(a, b)) for b in size] for a in size], dtype=np.int64)


def _world(problem: DialARide) -> World:
    distances = _distances(problem)
    nodes = _nodes(problem, distances)
    return World(_roads(distances), nodes, _vans(problem), new_work(len(nodes.place)))


def _roads(distances: Ints) -> Travel:
    none = _array([])
    return Travel(
        seconds=distances[np.newaxis].copy(),
        since=_array([0, NEVER]),
        near=none,
        far=none,
        crossing=none,
        first=_array([0]),
        sailings=none,
    )


def _nodes(problem: DialARide, distances: Ints) -> Nodes:
    order = [node for r in range(1, problem.requests + 1) for node in (r, r + problem.requests)]
    windows = [window for r in range(1, problem.requests + 1) for window in _windows(problem, distances, r)]
    load = np.zeros((len(order), LOADS), dtype=np.int64)
    load[:, 0] = [problem.nodes[node].load for node in order]
    return Nodes(
        place=_array(order),
        service=_array([_whole(problem.nodes[node].service) for node in order]),
        earliest=_array([window[0] for window in windows]),
        latest=_array([window[1] for window in windows]),
        told=np.full(len(order), NEVER, dtype=np.int64),
        load=load,
        ride_limit=np.full(problem.requests, _whole(problem.ride_limit), dtype=np.int64),
        prefers_late=np.zeros(problem.requests, dtype=np.int64),
        rests_from=len(order),
        is_rigid=1,
    )


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


def _vans(problem: DialARide) -> Vans:
    depot, rows = problem.nodes[0], problem.vans + 1

    def alike(value: int) -> Ints:
        return np.full(rows, value, dtype=np.int64)

    capacity = np.full((rows, LOADS), problem.seats, dtype=np.int64)
    return Vans(
        start=alike(0),
        end=alike(0),
        begin=alike(_whole(depot.earliest)),
        finish=alike(_whole(depot.latest)),
        turn_round=alike(0),
        crosses=alike(0),
        longest=alike(_whole(problem.route_limit)),
        capacity=capacity,
    )


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
