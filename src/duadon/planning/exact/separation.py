"""Finds the cuts that a fractional solution breaks."""

from collections.abc import Iterator

import numpy as np

from duadon.planning.exact.columns import Pool
from duadon.planning.exact.cuts import ChainCut, LatePart, TimeCut, TripleCut
from duadon.planning.exact.fragments import Fragments
from duadon.planning.kernels.compiled import Floats, Ints

_TINY = 1e-7
_BROKEN = 0.02  # a cut is worth its row from here on
_TRIPLES_AT_ONCE = 30


class Fraction:
    """The part of a solution that is not zero, by stop."""

    def __init__(self, pool: Pool, solution: Floats) -> None:
        count = len(pool.fragments)
        run = np.flatnonzero(solution[:count] > _TINY)
        used = np.flatnonzero(solution[count:] > _TINY)
        self.pool = pool
        self.fragments: Fragments = pool.fragments.take(run)
        self.weights = solution[run]
        self.arcs = pool.arcs.take(used)
        self.flows = solution[count + used]

    def late_arrivals(self, head: int, theta: int) -> list[tuple[int, int, float]]:
        """Return (tail, its own theta, flow) of what comes to a pickup at theta or later, at the least."""
        found = []
        for arc in np.flatnonzero((self.arcs.heads == head) & (self.arcs.tails > 0)):
            tail = int(self.arcs.tails[arc])
            limit = theta - int(self.pool.network.legs[tail, head])
            early = (self.fragments.last == tail) & (self.fragments.earliest_end < limit)
            found.append((tail, limit, float(self.flows[arc] - self.weights @ early)))
        return [arrival for arrival in found if arrival[2] > _TINY]

    def missed_departures(self, tail: int, end: int) -> list[tuple[int, int, float]]:
        """Return (head, its own theta, flow) of what goes on, at the least, to starts then over."""
        found = []
        for arc in np.flatnonzero((self.arcs.tails == tail) & (self.arcs.heads > 0)):
            head = int(self.arcs.heads[arc])
            limit = end + int(self.pool.network.legs[tail, head])
            late = (self.fragments.first == head) & (self.fragments.latest_start >= limit)
            found.append((head, limit, float(self.flows[arc] - self.weights @ late)))
        return [departure for departure in found if departure[2] > _TINY]


def broken_time_cuts(fraction: Fraction) -> Iterator[TimeCut]:
    """Yield for each arc the time cut that the solution breaks most, if it breaks one."""
    fragments, weights, legs = fraction.fragments, fraction.weights, fraction.pool.network.legs
    for tail, head, flow in zip(fraction.arcs.tails, fraction.arcs.heads, fraction.flows, strict=True):
        ends, starts = np.flatnonzero(fragments.last == tail), np.flatnonzero(fragments.first == head)
        if flow > _BROKEN and len(ends) and len(starts):
            arrivals = fragments.earliest_end[ends] + legs[tail, head]
            latest = fragments.latest_start[starts]
            thetas = np.unique(latest) + 1
            before = (arrivals < thetas[:, None]) @ weights[ends]
            after = (latest >= thetas[:, None]) @ weights[starts]
            broken = flow - before - after
            if broken.max() > _BROKEN:
                theta = int(thetas[broken.argmax()])
                yield TimeCut(tail=int(tail), head=int(head), drive=int(legs[tail, head]), theta=theta)


def broken_chain_cuts(fraction: Fraction) -> Iterator[ChainCut]:
    """Yield for each pair of stops the most broken cut over the fragments between them."""
    fragments = fraction.fragments
    for first, last in sorted(set(zip(fragments.first.tolist(), fragments.last.tolist(), strict=True))):
        best = max(_chain_cuts(fraction, first, last), key=lambda found: found[0], default=None)
        if best is not None and best[0] > _BROKEN:
            yield best[1]


def _chain_cuts(fraction: Fraction, first: int, last: int) -> Iterator[tuple[float, ChainCut]]:
    """Yield by how much the cuts over one pair of stops are broken."""
    fragments, weights = fraction.fragments, fraction.weights
    own = np.flatnonzero((fragments.first == first) & (fragments.last == last))
    taken_off = weights @ (fragments.first == first) + weights @ (fragments.last == last)
    for start in _arrival_times(fraction, first):
        arrivals = fraction.late_arrivals(first, start)
        late = sum(flow for _, _, flow in arrivals)
        ends = np.maximum(fragments.earliest_end[own], start + fragments.length[own])
        for end in np.unique(ends):
            departures = fraction.missed_departures(last, int(end))
            missed = sum(flow for _, _, flow in departures)
            broken = late + float(weights[own] @ (ends >= end)) + missed - taken_off
            if broken > _BROKEN:
                part = LatePart(first=first, last=last, start=start, end=int(end))
                yield (
                    broken,
                    ChainCut(
                        parts=(part,),
                        arrivals=tuple((tail, theta) for tail, theta, _ in arrivals),
                        departures=tuple((head, theta) for head, theta, _ in departures),
                    ),
                )


def _arrival_times(fraction: Fraction, head: int) -> list[int]:
    """Return the earliest arrivals at a pickup from the fragments of the solution, where they go on there."""
    times = set[int]()
    for tail in fraction.arcs.tails[(fraction.arcs.heads == head) & (fraction.arcs.tails > 0)]:
        ends = fraction.fragments.earliest_end[fraction.fragments.last == tail]
        times.update((ends + fraction.pool.network.legs[tail, head]).tolist())
    return sorted(times)


def broken_triple_cuts(fraction: Fraction) -> Iterator[TripleCut]:
    """Yield the triples of requests of which more than one fragment's worth is run with two or more."""
    n = fraction.pool.network.requests
    split = np.flatnonzero(fraction.weights < 1 - _TINY)
    fragments, weights = fraction.fragments.take(split), fraction.weights[split]
    held = np.zeros((len(split), n + 1))
    held[fragments.owners(), fragments.members] = 1.0
    pairs = held.T @ (held * weights[:, None])
    np.fill_diagonal(pairs, 0.0)
    found = []
    for one, two, three in _promising(pairs):
        counts = held[:, one] + held[:, two] + held[:, three]
        worth = float(weights @ (counts >= 2))
        if worth > 1 + _BROKEN:
            found.append((-worth, one, two, three))
    for _, one, two, three in sorted(found)[:_TRIPLES_AT_ONCE]:
        yield TripleCut(requests=(one, two, three))


def _promising(pairs: Floats) -> Iterator[tuple[int, int, int]]:
    """Yield the triples whose pairs together are run more than once."""
    ones, twos = np.nonzero(np.triu(pairs > _TINY))
    seen = set[tuple[int, int, int]]()
    for one, two in zip(ones.tolist(), twos.tolist(), strict=True):
        sums: Ints = np.flatnonzero(pairs[one, two] + pairs[one] + pairs[two] > 1 + _BROKEN)
        for three in sums.tolist():
            if three not in (one, two):
                low, middle, high = sorted((one, two, three))
                seen.add((low, middle, high))
    yield from sorted(seen)
