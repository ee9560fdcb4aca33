"""Cuts: rows that every plan in time keeps and that fractions of fragments break."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np

from duadon.planning.exact.columns import Arcs, Pool, Terms
from duadon.planning.exact.fragments import Fragments
from duadon.planning.kernels.compiled import Flags, Floats, Ints


class Cut(Protocol):
    """A row `sum of coefficients <= limit`, told as a rule so that any pool can write it out."""

    @property
    def limit(self) -> float:
        """Return the right-hand side."""

    def touched(self, pool: Pool) -> Ints:
        """Return, ascending, the fragments of the pool that may have a coefficient."""

    def on_fragments(self, fragments: Fragments) -> Floats:
        """Return the coefficient of each fragment."""

    def on_arcs(self, arcs: Arcs) -> Floats:
        """Return the coefficient of each arc."""


def written_out(cut: Cut, pool: Pool) -> Terms:
    """Return the row of a cut over the columns of a pool."""
    touched = cut.touched(pool)
    values = np.concatenate((cut.on_fragments(pool.fragments.take(touched)), cut.on_arcs(pool.arcs)))
    columns = np.concatenate((touched, len(pool.fragments) + np.arange(len(pool.arcs))))
    kept = values != 0
    return Terms(columns=columns[kept], values=values[kept])


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeCut:
    """An arc needs a fragment before it that comes before theta, or one after it that may start at theta.

    `drive` runs from the begin at `tail` to the arrival at `head`.
    """

    tail: int
    head: int
    drive: int
    theta: int
    limit: float = 0.0

    def touched(self, pool: Pool) -> Ints:
        """Return the fragments that end at the tail or start at the head."""
        return pool.touching((self.head,), (self.tail,))

    def on_fragments(self, fragments: Fragments) -> Floats:
        """Return -1 for each fragment that helps, -2 for one that does at both ends."""
        before = (fragments.last == self.tail) & (fragments.earliest_end + self.drive < self.theta)
        after = (fragments.first == self.head) & (fragments.latest_start >= self.theta)
        helps: Floats = before.astype(np.float64) + after
        return -helps

    def on_arcs(self, arcs: Arcs) -> Floats:
        """Return 1 for the arc."""
        joins: Floats = ((arcs.tails == self.tail) & (arcs.heads == self.head)).astype(np.float64)
        return joins


@dataclass(frozen=True, slots=True, kw_only=True)
class TripleCut:
    """At most one of the fragments with two or more of three requests is run: each request rides once."""

    requests: tuple[int, int, int]
    limit: float = 1.0

    def touched(self, pool: Pool) -> Ints:
        """Return all fragments."""
        return np.arange(len(pool.fragments))

    def on_fragments(self, fragments: Fragments) -> Floats:
        """Return 1 for each fragment with two or three of the requests."""
        held = np.isin(fragments.members, self.requests)
        counts = np.bincount(fragments.owners()[held], minlength=len(fragments))
        return (counts >= 2).astype(np.float64)

    def on_arcs(self, arcs: Arcs) -> Floats:
        """Return nothing but zeros."""
        return np.zeros(len(arcs))


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCut:
    """Some van comes to these requests from elsewhere: by an arc, or by a fragment that mixes both."""

    requests: frozenset[int]
    limit: float = -1.0

    def touched(self, pool: Pool) -> Ints:
        """Return all fragments."""
        return np.arange(len(pool.fragments))

    def on_fragments(self, fragments: Fragments) -> Floats:
        """Return -1 for each fragment with a request of these and another one."""
        inside = np.isin(fragments.members, list(self.requests))
        counts = np.bincount(fragments.owners()[inside], minlength=len(fragments))
        mixed: Flags = (counts > 0) & (counts < fragments.offsets[1:] - fragments.offsets[:-1])
        return -mixed.astype(np.float64)

    def on_arcs(self, arcs: Arcs) -> Floats:
        """Return -1 for each arc that comes to one of these from elsewhere."""
        requests = list(self.requests)
        entering: Flags = np.isin(arcs.heads, requests) & ~np.isin(arcs.tails - arcs.requests, requests)
        return -entering.astype(np.float64)


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePart:
    """The fragments between two stops that, begun at `start` or later, end at `end` or later."""

    first: int
    last: int
    start: int
    end: int

    def holds(self, fragments: Fragments) -> Flags:
        """Tell of each fragment whether it is one of them."""
        ends = np.maximum(fragments.earliest_end, self.start + fragments.length)
        late: Flags = (fragments.first == self.first) & (fragments.last == self.last) & (ends >= self.end)
        return late


@dataclass(frozen=True, slots=True, kw_only=True)
class SlowPart:
    """The fragments between two stops that are in no way quicker than a given one."""

    first: int
    last: int
    earliest_end: int
    latest_start: int
    length: int

    def holds(self, fragments: Fragments) -> Flags:
        """Tell of each fragment whether it is one of them."""
        slow: Flags = (fragments.first == self.first) & (fragments.last == self.last)
        slow &= (fragments.earliest_end >= self.earliest_end) & (fragments.length >= self.length)
        slow &= fragments.latest_start <= self.latest_start
        return slow


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainCut:
    """Fragments of these parts, one after the other, cannot be come to so late and left so early.

    `arrivals` are (tail, theta): an arc from that tail counts unless a fragment ends there before theta.
    `departures` are (head, theta): an arc to that head counts unless a fragment starts there that may do
    so at theta. At the depot (0) no fragment helps. Of all these, the fragments and the arcs between
    them, two that follow each other share a stop; what shares a stop is taken off once, so that the
    rest counts whole chains, and there is none.
    """

    parts: tuple[LatePart | SlowPart, ...]
    arrivals: tuple[tuple[int, int], ...]
    departures: tuple[tuple[int, int], ...]
    limit: float = 0.0

    def touched(self, pool: Pool) -> Ints:
        """Return the fragments at any of the stops."""
        firsts = [part.first for part in self.parts] + [head for head, _ in self.departures]
        lasts = [part.last for part in self.parts] + [tail for tail, _ in self.arrivals]
        return pool.touching(firsts, lasts)

    def on_fragments(self, fragments: Fragments) -> Floats:
        """Return what each fragment adds, is taken off, and helps."""
        total = np.zeros(len(fragments))
        for part in self.parts:
            total += part.holds(fragments)
            total -= fragments.first == part.first
            total -= fragments.last == part.last
        for tail, theta in self.arrivals:
            total -= (fragments.last == tail) & (fragments.earliest_end < theta)
        for head, theta in self.departures:
            total -= (fragments.first == head) & (fragments.latest_start >= theta)
        return total

    def on_arcs(self, arcs: Arcs) -> Floats:
        """Return 1 for each arc to, between and from the parts."""
        total = np.zeros(len(arcs))
        links = [(one.last, other.first) for one, other in pairwise(self.parts)]
        into = [(tail, self.parts[0].first) for tail, _ in self.arrivals]
        out = [(self.parts[-1].last, head) for head, _ in self.departures]
        for tail, head in (*into, *links, *out):
            total += (arcs.tails == tail) & (arcs.heads == head)
        return total
