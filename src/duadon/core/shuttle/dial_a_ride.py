"""The dial-a-ride problem of the published instances, with its text format: the planner's yardstick.

Requests 1 to n are fetched at node i and brought to node n + i; node 0 is the depot, where every
van starts and ends. Driving time and cost of a leg are the Euclidean distance of its ends.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duadon.core.values.errors import RuleBroken, require

_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class DialNode:
    """A node: where, minutes of service, people getting on (off: below zero), window of its begin."""

    x: float
    y: float
    service: float
    load: int
    earliest: float
    latest: float

    def __post_init__(self) -> None:
        figures = (self.x, self.y, self.service, self.earliest, self.latest)
        require(all(map(math.isfinite, figures)), "a node's figures are finite")
        require(self.service >= 0, "service takes no negative time")
        require(self.earliest <= self.latest, "a node's window ends before it starts")


@dataclass(frozen=True, slots=True, kw_only=True)
class DialARide:
    """An instance: `vans` with `seats` each; `nodes` are depot, n pick-ups, their n deliveries.

    All times in minutes. A route lasts at most `route_limit` from leaving the depot to being back;
    from the END of service at a pick-up to the BEGIN of service at its delivery is at most
    `ride_limit`. Service begins within the node's window; a van may wait. The sum of distances counts.
    """

    name: str
    vans: int
    seats: int
    route_limit: float
    ride_limit: float
    nodes: tuple[DialNode, ...]

    def __post_init__(self) -> None:
        require(self.vans > 0 and self.seats > 0, "vans and seats are positive")
        limits = (self.route_limit, self.ride_limit)
        require(all(math.isfinite(limit) and limit > 0 for limit in limits), "limits are positive")
        require(len(self.nodes) % 2 == 1, "a depot, then as many deliveries as pick-ups")
        require(self.nodes[0].load == 0, "nobody gets on or off at the depot")
        for pickup in range(1, self.requests + 1):
            people = self.nodes[pickup].load
            paired = people > 0 and self.nodes[pickup + self.requests].load == -people
            require(paired, f"request {pickup}: as many people get off as got on")

    @property
    def requests(self) -> int:
        """Return n, the number of requests."""
        return len(self.nodes) // 2

    def distance(self, origin: int, destination: int) -> float:
        """Return the distance of two nodes, which is also the driving time in minutes."""
        start, end = self.nodes[origin], self.nodes[destination]
        return math.hypot(start.x - end.x, start.y - end.y)


@dataclass(frozen=True, slots=True, kw_only=True)
class DialARideAnswer:
    """Routes as node numbers without the depot, one a used van, with what is known of their worth.

    `bound` is a proven lower bound of the cost, None where none is known; `optimal` tells that no
    cheaper answer exists.
    """

    cost: float
    routes: tuple[tuple[int, ...], ...]
    optimal: bool = False
    bound: float | None = None


def read_dial_a_ride(text: str, name: str) -> DialARide:
    """Read an instance in Cordeau's format; raises RuleBroken naming the line that cannot be read.

    Line 1: vans, number of nodes without the depot (2n), route limit, seats, ride limit; then a line
    a node: number, x, y, service, load, earliest, latest. An end depot 2n + 1 is left out.
    """
    lines = [(number, line.split()) for number, line in enumerate(text.splitlines(), start=1)]
    lines = [(number, words) for number, words in lines if words]
    require(bool(lines), "the file is empty")
    vans, count, route_limit, seats, ride_limit = _figures(lines[0], 5)
    wanted = _whole(count, lines[0][0]) + 1
    require(
        len(lines) - 1 in (wanted, wanted + 1), f"{wanted} nodes are announced, {len(lines) - 1} stand there"
    )
    return DialARide(
        name=name,
        vans=_whole(vans, lines[0][0]),
        seats=_whole(seats, lines[0][0]),
        route_limit=route_limit,
        ride_limit=ride_limit,
        nodes=tuple(_nodes(lines[1 : wanted + 1])),
    )


_Line = tuple[int, list[str]]


def _nodes(lines: Sequence[_Line]) -> Iterable[DialNode]:
    for expected, line in enumerate(lines):
        number, x, y, service, load, earliest, latest = _figures(line, 7)
        require(number == expected, f"line {line[0]}: node {expected} is expected, not {number:g}")
        try:
            yield DialNode(
                x=x, y=y, service=service, load=_whole(load, line[0]), earliest=earliest, latest=latest
            )
        except RuleBroken as error:
            raise RuleBroken(f"line {line[0]}: {error}") from error


def _figures(line: _Line, count: int) -> list[float]:
    number, words = line
    good = len(words) == count and all(_NUMBER.fullmatch(word) for word in words)
    require(good, f"line {number}: {count} numbers are expected")
    return [float(word) for word in words]


def _whole(figure: float, line: int) -> int:
    require(figure.is_integer(), f"line {line}: {figure:g} is no whole number")
    return int(figure)
