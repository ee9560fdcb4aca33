"""Judges an answer to a dial-a-ride instance, from the description of the format alone.

Own reader, own arithmetic in double precision. An answer names no times: a route is feasible when
times exist. Windows, driving, rides and the length of the route are differences of two starts of
service, so the earliest times are longest paths, and there are none where these grow for ever.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

TOLERANCE = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """An instance as its file says; rows are x, y, service, load, earliest, latest, depot first."""

    vans: int
    route_limit: float
    seats: float
    ride_limit: float
    rows: tuple[tuple[float, ...], ...]

    @property
    def requests(self) -> int:
        """Return the number of requests."""
        return (len(self.rows) - 1) // 2

    def minutes(self, origin: int, destination: int) -> float:
        """Return driving time, which is the cost as well."""
        return math.dist(self.rows[origin][:2], self.rows[destination][:2])


def read_instance(text: str) -> Instance:
    """Read an instance; a depot at the end of the file is the one at its head."""
    head, *rows = (list(map(float, line.split())) for line in text.splitlines() if line.strip())
    vans, nodes, route_limit, seats, ride_limit = head
    return Instance(
        vans=int(vans),
        route_limit=route_limit,
        seats=seats,
        ride_limit=ride_limit,
        rows=tuple(tuple(row[1:]) for row in rows[: int(nodes) + 1]),
    )


def judge(instance: Instance, cost: float, routes: Sequence[Sequence[int]]) -> list[str]:
    """Return each broken rule of an answer as a sentence; empty: feasible, and the cost is true."""
    strangers = [node for route in routes for node in route if not 0 < node < len(instance.rows)]
    if strangers:
        return [f"no such nodes: {strangers}"]
    return [
        *_judge_visits(instance, routes),
        *(fault for route in routes if route for fault in _judge_route(instance, route)),
        *_judge_cost(instance, cost, routes),
    ]


def _judge_visits(instance: Instance, routes: Sequence[Sequence[int]]) -> Iterator[str]:
    used = [route for route in routes if route]
    if len(used) > instance.vans:
        yield f"{len(used)} routes, but {instance.vans} vans"
    visits = sorted(node for route in used for node in route)
    if visits != list(range(1, len(instance.rows))):
        yield "not every node is visited once"


def _judge_cost(instance: Instance, cost: float, routes: Sequence[Sequence[int]]) -> Iterator[str]:
    true = sum(instance.minutes(a, b) for route in routes for a, b in pairwise((0, *route, 0)))
    if not abs(true - cost) <= TOLERANCE:
        yield f"costs {true:.4f}, not {cost:.4f}"


def _judge_route(instance: Instance, route: Sequence[int]) -> Iterator[str]:
    yield from _judge_order(instance, route)
    yield from _judge_load(instance, route)
    yield from _judge_times(instance, [0, *route, 0])


def _judge_order(instance: Instance, route: Sequence[int]) -> Iterator[str]:
    for place, node in enumerate(route):
        partner = node - instance.requests
        if partner > 0 and partner not in route[:place]:
            yield f"node {node}: delivered before it is fetched, or by another van"
        if partner <= 0 and node + instance.requests not in route[place:]:
            yield f"node {node}: fetched and not delivered by the same van"


def _judge_load(instance: Instance, route: Sequence[int]) -> Iterator[str]:
    aboard = 0.0
    for node in route:
        aboard += instance.rows[node][3]
        if aboard > instance.seats:
            yield f"node {node}: {aboard:g} aboard, {instance.seats:g} seats"


_Edge = tuple[int, int, float]  # service at the second place begins at least so long after the first


def _judge_times(instance: Instance, line: Sequence[int]) -> Iterator[str]:
    """Windows, then rides as well, then the route's length as well: the first that allows no times."""
    place = {node: number for number, node in enumerate(line[:-1])}
    driving = [
        (number, number + 1, instance.rows[origin][2] + instance.minutes(origin, node))
        for number, (origin, node) in enumerate(pairwise(line))
    ]
    riding = [
        (place[node + instance.requests], place[node], -instance.ride_limit - instance.rows[node][2])
        for node in line
        if 0 < node <= instance.requests and node + instance.requests in place
    ]
    length = [(len(line) - 1, 0, -instance.route_limit)]
    for told, edges in (
        ("windows cannot be kept", driving),
        (f"a ride is longer than {instance.ride_limit:g}", driving + riding),
        (f"the route is longer than {instance.route_limit:g}", driving + riding + length),
    ):
        if not _has_times(instance, line, edges):
            yield f"route {' '.join(map(str, line[1:-1]))}: {told}"
            return


def _has_times(instance: Instance, line: Sequence[int], edges: Sequence[_Edge]) -> bool:
    """Tell whether times exist: the earliest ones, found as longest paths (Bellman and Ford)."""
    begins = [instance.rows[node][4] for node in line]
    for _ in range(len(line) + 1):
        before = list(begins)
        for start, end, least in edges:
            begins[end] = max(begins[end], begins[start] + least - TOLERANCE * (least < 0))
        if begins == before:
            return all(
                begin <= instance.rows[node][5] + TOLERANCE for node, begin in zip(line, begins, strict=True)
            )
    return False
