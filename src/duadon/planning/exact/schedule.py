"""Times of one route by pushing: least times first, then the mirror; knows nothing of fragments.

Every rule says that one begin is at least, or at most, another begin plus a constant, so the earliest
times are a least fixed point. A plan of the exact layer is believed only when its routes have times here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from duadon.planning.exact.network import Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Begins of service at the stops of a route, as early as can be after the departure, all in units."""

    departure: int
    begins: tuple[int, ...]
    back: int

    @property
    def duration(self) -> int:
        """Return how long the van is out."""
        return self.back - self.departure


def time_route(network: Network, route: Sequence[int]) -> Timing | None:
    """Return times that keep every rule and leave the van out as briefly as can be; None: there are none."""
    if not (_is_paired(network, route) and _has_seats(network, route)):
        return None
    stops = (0, *route, 0)
    early = [int(network.earliest[stop]) for stop in stops]
    late = [int(network.latest[stop]) for stop in stops]
    begins = _earliest(network, stops, early, late)
    if begins is None:
        return None
    late[-1] = begins[-1]
    departure = _latest(network, stops, late)[0]
    early[0] = departure
    shifted = _earliest(network, stops, early, late)
    if shifted is None or shifted[-1] - departure > network.route_limit:
        return None
    return Timing(departure=departure, begins=tuple(shifted[1:-1]), back=shifted[-1])


def _is_paired(network: Network, route: Sequence[int]) -> bool:
    """Tell whether each request of the route is fetched once, then brought home once."""
    n = network.requests
    at = {stop: place for place, stop in enumerate(route)}
    fetched = [stop for stop in at if 0 < stop <= n]
    pairs = all(at[stop] < at.get(stop + n, -1) for stop in fetched)
    return pairs and len(at) == len(route) == 2 * len(fetched)


def _has_seats(network: Network, route: Sequence[int]) -> bool:
    aboard = 0
    for stop in route:
        aboard += int(network.people[stop])
        if aboard > network.seats:
            return False
    return True


def _rides(network: Network, stops: Sequence[int]) -> list[tuple[int, int, int]]:
    """Return place of pickup, place of delivery and the longest time between their begins."""
    at = {stop: place for place, stop in enumerate(stops)}
    n = network.requests
    return [(at[stop], at[stop + n], int(network.longest[stop])) for stop in stops if 0 < stop <= n]


def _earliest(
    network: Network, stops: Sequence[int], early: Sequence[int], late: Sequence[int]
) -> list[int] | None:
    """Push begins later until drives and rides hold; None as soon as one is pushed over its latest."""
    times, rides = list(early), _rides(network, stops)
    legs = [int(network.legs[a, b]) for a, b in pairwise(stops)]
    before: list[int] = []
    while times != before:
        before = list(times)
        for place, leg in enumerate(legs):
            times[place + 1] = max(times[place + 1], times[place] + leg)
        for fetch, bring, longest in rides:
            times[fetch] = max(times[fetch], times[bring] - longest)
        if any(time > limit for time, limit in zip(times, late, strict=True)):
            return None
    return times


def _latest(network: Network, stops: Sequence[int], late: Sequence[int]) -> list[int]:
    """Pull begins earlier until drives and rides hold: the mirror, for a route that has times at all."""
    times, rides = list(late), _rides(network, stops)
    legs = [int(network.legs[a, b]) for a, b in pairwise(stops)]
    before: list[int] = []
    while times != before:
        before = list(times)
        for place in reversed(range(len(legs))):
            times[place] = min(times[place], times[place + 1] - legs[place])
        for fetch, bring, longest in rides:
            times[bring] = min(times[bring], times[fetch] + longest)
    return times
