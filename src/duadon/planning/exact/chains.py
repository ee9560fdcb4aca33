"""Chains: fragments that one van runs one after the other; which of them no van can run in time, and why."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from duadon.planning.exact.columns import Pool
from duadon.planning.exact.cuts import ChainCut, Cut, EntryCut, LatePart, SlowPart, TimeCut
from duadon.planning.kernels.compiled import Floats

Chain = tuple[int, ...]  # fragments of a pool


def chains_of(pool: Pool, solution: Floats) -> tuple[list[Chain], list[Chain]]:
    """Return the chains of a whole-numbered solution: those of the vans, and rings that no van comes to."""
    count = len(pool.fragments)
    at_stop = {int(pool.fragments.first[f]): int(f) for f in np.flatnonzero(solution[:count] > 0.5)}
    arcs = np.flatnonzero(solution[count:] > 0.5)
    ways = [(int(pool.arcs.tails[arc]), int(pool.arcs.heads[arc])) for arc in arcs]
    onward = {tail: head for tail, head in ways if tail}
    routes = [_followed(pool, at_stop, onward, head) for tail, head in ways if not tail]
    rings = []
    while at_stop:
        rings.append(_followed(pool, at_stop, onward, min(at_stop)))
    return routes, rings


def _followed(pool: Pool, at_stop: dict[int, int], onward: dict[int, int], first: int) -> Chain:
    chain = []
    stop = first
    while stop in at_stop:
        fragment = at_stop.pop(stop)
        chain.append(fragment)
        stop = onward.get(int(pool.fragments.last[fragment]), 0)
    return tuple(chain)


def cuts_against(pool: Pool, chains: Sequence[Chain], rings: Sequence[Chain]) -> Iterator[Cut]:
    """Yield the cuts that forbid what is wrong with these chains; none where all can be run."""
    for ring in rings:
        members = {int(request) for fragment in ring for request in pool.fragments.members_of(fragment)}
        yield EntryCut(requests=frozenset(members))
    for chain in chains:
        late = _late_part(pool, chain)
        if late is not None:
            yield _late_cut(pool, late)
        elif duration(pool, chain) > pool.network.route_limit:
            yield _slow_cut(pool, chain)


def _late_part(pool: Pool, chain: Chain) -> Chain | None:
    """Return the shortest piece up to the first late start that is late by itself; None: all is in time."""
    for end in range(1, len(chain)):
        for begin in reversed(range(end)):
            if _is_late(pool, chain[begin : end + 1]):
                return chain[begin : end + 1]
    return None


def _is_late(pool: Pool, chain: Chain) -> bool:
    """Tell whether the last fragment is come to too late, the first one begun as early as can be."""
    fragments = pool.fragments
    time = int(fragments.earliest_end[chain[0]])
    for before, fragment in pairwise(chain):
        time += _drive(pool, before, fragment)
        if time > fragments.latest_start[fragment]:
            return fragment == chain[-1]
        time = max(int(fragments.earliest_end[fragment]), time + int(fragments.length[fragment]))
    return False


def _drive(pool: Pool, before: int, fragment: int) -> int:
    return int(pool.network.legs[pool.fragments.last[before], pool.fragments.first[fragment]])


def _late_cut(pool: Pool, chain: Chain) -> Cut:
    """Return the cut against a piece that is late: thetas as early as keeps it late, to forbid the most."""
    fragments = pool.fragments
    tail, head = int(fragments.last[chain[0]]), int(fragments.first[chain[-1]])
    theta = int(fragments.latest_start[chain[-1]]) + 1
    if len(chain) == 2:
        return TimeCut(tail=tail, head=head, drive=int(pool.network.legs[tail, head]), theta=theta)
    parts: list[LatePart | SlowPart] = []
    start = theta
    for fragment, following in reversed(list(pairwise(chain[1:]))):
        end = start - _drive(pool, fragment, following)
        start = end - int(fragments.length[fragment])
        stops = int(fragments.first[fragment]), int(fragments.last[fragment])
        parts.insert(0, LatePart(first=stops[0], last=stops[1], start=start, end=end))
    arrival = (tail, start - _drive(pool, chain[0], chain[1]))
    return ChainCut(parts=tuple(parts), arrivals=(arrival,), departures=((head, theta),))


def _slow_cut(pool: Pool, chain: Chain) -> Cut:
    """Return the cut against a whole route that takes too long, or is taken by fragments no quicker."""
    fragments = pool.fragments
    parts = tuple(
        SlowPart(
            first=int(fragments.first[fragment]),
            last=int(fragments.last[fragment]),
            earliest_end=int(fragments.earliest_end[fragment]),
            latest_start=int(fragments.latest_start[fragment]),
            length=int(fragments.length[fragment]),
        )
        for fragment in chain
    )
    return ChainCut(parts=parts, arrivals=((0, 0),), departures=((0, 0),))


def duration(pool: Pool, chain: Chain) -> int:
    """Return the shortest time between leaving the depot and being back, for a chain that is in time."""
    network, fragments = pool.network, pool.fragments
    legs = network.legs
    out = int(legs[0, fragments.first[chain[0]]])
    departure = int(fragments.latest_start[chain[0]]) - out
    elapsed = out + int(fragments.length[chain[0]])
    time = int(fragments.earliest_end[chain[0]])
    for before, fragment in pairwise(chain):
        drive = _drive(pool, before, fragment)
        departure = min(departure, int(fragments.latest_start[fragment]) - elapsed - drive)
        time = max(int(fragments.earliest_end[fragment]), time + drive + int(fragments.length[fragment]))
        elapsed += drive + int(fragments.length[fragment])
    home = int(legs[fragments.last[chain[-1]], 0])
    return max(elapsed + home, time + home - departure)
