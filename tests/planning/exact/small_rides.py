"""Small dial-a-ride problems after the published recipe, and the best plan by trying everything."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from random import Random

from duadon.core.shuttle.dial_a_ride import DialARide, DialNode

INFINITE = float("inf")


def small_ride(seed: int, *, requests: int = 4, hours: float = 4.0) -> DialARide:
    """Return a problem of the recipe: squares of 20 miles, half of the people with a wish for the arrival.

    Seats, loads, ride limit, width of windows and, up to four requests, vans and route limit change with
    the seed, so that every rule bites now and then.
    """
    random = Random(seed)
    seats = random.choice((2, 3, 6))
    people = [random.randint(1, min(seats, 3)) for _ in range(requests)]
    windows = [_window(random, hours * 60) for _ in range(requests)]
    arrivals = [2 * i >= requests for i in range(requests)]
    fetched = [
        _node(random, people[i], None if arrivals[i] else windows[i], hours * 60) for i in range(requests)
    ]
    brought = [
        _node(random, -people[i], windows[i] if arrivals[i] else None, hours * 60) for i in range(requests)
    ]
    depot = DialNode(x=0.0, y=0.0, service=0.0, load=0, earliest=0.0, latest=hours * 60)
    return DialARide(
        name=f"small-{seed}",
        vans=random.randint(1, 2) if requests <= 4 else 3,
        seats=seats,
        route_limit=random.choice((hours * 60, hours * 45)) if requests <= 4 else hours * 60,
        ride_limit=random.choice((25.0, 35.0, 60.0)),
        nodes=(depot, *fetched, *brought),
    )


def crowded_ride(seed: int, *, requests: int = 5) -> DialARide:
    """Return people who live close together, wish much the same times and all find a seat in one van."""
    random = Random(seed)
    windows = [
        (start := float(random.randint(0, 20)), start + random.randint(10, 40)) for _ in range(requests)
    ]
    nodes = [_close(random, 1, windows[i] if random.random() < 0.5 else None) for i in range(requests)]
    late = [(start + 15.0, end + 15.0) for start, end in windows]
    nodes += [_close(random, -1, late[i] if random.random() < 0.4 else None) for i in range(requests)]
    depot = DialNode(x=0.0, y=0.0, service=0.0, load=0, earliest=0.0, latest=120.0)
    return DialARide(
        name=f"crowded-{seed}",
        vans=1,
        seats=requests,
        route_limit=120.0,
        ride_limit=float(random.randint(12, 30)),
        nodes=(depot, *nodes),
    )


def _close(random: Random, load: int, window: tuple[float, float] | None) -> DialNode:
    earliest, latest = window or (0.0, 120.0)
    x, y = (round(random.uniform(-3, 3), 3) for _ in range(2))
    return DialNode(x=x, y=y, service=1.0, load=load, earliest=earliest, latest=latest)


def _window(random: Random, end: float) -> tuple[float, float]:
    start = random.randint(10, int(end) - 40)
    return float(start), float(start + random.choice((10, 15, 30)))


def _node(random: Random, load: int, window: tuple[float, float] | None, end: float) -> DialNode:
    earliest, latest = window or (0.0, end)
    x, y = (round(random.uniform(-6, 6), 3) for _ in range(2))
    return DialNode(x=x, y=y, service=3.0, load=load, earliest=earliest, latest=latest)


def earliest_begins(
    problem: DialARide, stops: tuple[int, ...], bounds: dict[int, float]
) -> list[float] | None:
    """Return the least begins at these stops, each at least its bound, by Bellman and Ford; None: none exist.

    Written from the rules alone: drives, windows, rides; it shares nothing with the planner.
    """
    n, nodes = problem.requests, problem.nodes
    place = {stop: i for i, stop in enumerate(stops)}
    edges = [
        (i, i + 1, nodes[a].service + problem.distance(a, b)) for i, (a, b) in enumerate(pairwise(stops))
    ]
    edges += [
        (place[stop + n], place[stop], -nodes[stop].service - problem.ride_limit)
        for stop in stops
        if 0 < stop <= n and stop + n in place
    ]
    times = [max(nodes[stop].earliest, bounds.get(i, -INFINITE)) for i, stop in enumerate(stops)]
    for _ in range(len(stops) + 1):
        for origin, end, least in edges:
            times[end] = max(times[end], times[origin] + least)
    settled = all(times[end] >= times[origin] + least - 1e-5 for origin, end, least in edges)
    in_time = all(time <= nodes[stop].latest + 1e-5 for time, stop in zip(times, stops, strict=True))
    return times if settled and in_time else None


def can_run(problem: DialARide, route: tuple[int, ...]) -> bool:
    """Tell whether a van can run a whole route: in time, not over its seats, and home within the limit."""
    aboard = 0
    for stop in route:
        aboard += problem.nodes[stop].load
        if aboard > problem.seats:
            return False
    stops = (0, *route, 0)
    times = earliest_begins(problem, stops, {})
    if times is None:
        return False
    bound = times[-1] - problem.route_limit
    for _ in range(50):  # leaving later shortens the outing until the return is pushed as well
        times = earliest_begins(problem, stops, {0: bound})
        if times is None:
            return False
        if times[-1] - times[0] <= problem.route_limit + 1e-5:
            return True
        bound = times[-1] - problem.route_limit
    return False


def cost_of(problem: DialARide, route: tuple[int, ...]) -> float:
    """Return the length of a route with its way from and to the depot."""
    return sum(problem.distance(a, b) for a, b in pairwise((0, *route, 0)))


def orders(problem: DialARide, requests: frozenset[int]) -> Iterator[tuple[int, ...]]:
    """Yield every order of stops for these requests in which a van can be in time up to each stop."""
    n = problem.requests

    def grow(route: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if earliest_begins(problem, (0, *route), {}) is None:
            return
        if len(route) == 2 * len(requests):
            yield route
        for request in sorted(requests):
            if request not in route:
                yield from grow((*route, request))
            elif request + n not in route:
                yield from grow((*route, request + n))

    yield from grow(())


def best_cost(problem: DialARide) -> float:
    """Return the cost of the best plan by trying every way to share out the requests; infinite: none."""

    @cache
    def route_cost(requests: frozenset[int]) -> float:
        routes = (route for route in orders(problem, requests) if can_run(problem, route))
        return min((cost_of(problem, route) for route in routes), default=INFINITE)

    def share(left: tuple[int, ...], parts: tuple[frozenset[int], ...]) -> float:
        if not left:
            return sum(route_cost(part) for part in parts)
        mine, rest = left[0], left[1:]
        joined = [share(rest, (*parts[:i], part | {mine}, *parts[i + 1 :])) for i, part in enumerate(parts)]
        alone = [share(rest, (*parts, frozenset({mine})))] if len(parts) < problem.vans else []
        return min(joined + alone)

    return share(tuple(range(1, problem.requests + 1)), ())
