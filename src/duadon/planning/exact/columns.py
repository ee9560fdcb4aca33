"""The columns of the flow model: a fragment is run; an arc joins the end of one to the start of another."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from duadon.planning.exact.fragments import Fragments
from duadon.planning.exact.labels import Stops
from duadon.planning.exact.network import SCALE, Network
from duadon.planning.kernels.compiled import Floats, Ints, compiled


@dataclass(frozen=True, slots=True, kw_only=True)
class Arcs:
    """A drives with an empty van, from a delivery or the depot (0) to a pickup or the depot.

    Request i of `requests` is fetched at i and brought to requests + i.
    """

    requests: int
    tails: Ints
    heads: Ints
    costs: Ints

    def __len__(self) -> int:
        """Return A."""
        return len(self.tails)

    def take(self, chosen: Ints) -> "Arcs":
        """Return the chosen arcs, in the order given."""
        return Arcs(
            requests=self.requests,
            tails=self.tails[chosen],
            heads=self.heads[chosen],
            costs=self.costs[chosen],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The part of a row: which columns have which coefficients there; `columns` ascend."""

    columns: Ints
    values: Floats

    def among(self, wanted: Ints) -> Floats:
        """Return the coefficients of the wanted columns, zero where the row has none."""
        if not len(self.columns):
            return np.zeros(len(wanted))
        at = np.minimum(np.searchsorted(self.columns, wanted), len(self.columns) - 1)
        return np.where(self.columns[at] == wanted, self.values[at], 0.0)


class Pool:
    """Fragments and arcs that a linear programme draws from: column f is fragment f, F + a is arc a."""

    def __init__(self, network: Network, fragments: Fragments, arcs: Arcs) -> None:
        self.network, self.fragments, self.arcs = network, fragments, arcs
        last = fragments.last
        self._by_last = np.argsort(last, kind="stable")  # of small numbers: as quick as counting
        nodes = np.arange(2 * network.requests + 2)
        self._last_starts = np.searchsorted(last[self._by_last], nodes)
        self._first_starts = np.searchsorted(fragments.first, nodes)
        self._ends = np.stack((fragments.first, fragments.last))
        self.costs = np.concatenate((fragments.cost, arcs.costs)) / SCALE

    def __len__(self) -> int:
        """Return F + A."""
        return len(self.costs)

    def starting_at(self, pickup: int) -> Ints:
        """Return the fragments whose first stop this is."""
        return np.arange(self._first_starts[pickup], self._first_starts[pickup + 1])

    def ending_at(self, delivery: int) -> Ints:
        """Return the fragments whose last stop this is."""
        return self._by_last[self._last_starts[delivery] : self._last_starts[delivery + 1]]

    def touching(self, firsts: Iterable[int], lasts: Iterable[int]) -> Ints:
        """Return the fragments that start or end at one of these stops, ascending."""
        parts = [self.starting_at(stop) for stop in firsts] + [self.ending_at(stop) for stop in lasts]
        return np.unique(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.int64)

    def narrowed(self, kept: Ints) -> "Pool":
        """Return the pool of the columns kept (ascending)."""
        count = len(self.fragments)
        fragments = self.fragments.take(kept[kept < count])
        return Pool(self.network, fragments, self.arcs.take(kept[kept >= count] - count))

    def base_entries(self, columns: Ints) -> tuple[Ints, Ints, Floats]:
        """Return row, place among `columns` and coefficient of every entry in the rows of the flow model.

        Rows: n covers (each request once), n starts and n ends (as many fragments as arcs), the fleet.
        """
        n, count = self.network.requests, len(self.fragments)
        place = np.arange(len(columns))
        own, joins = place[columns < count], place[columns >= count]
        part = self.fragments.take(columns[own])
        arcs = self.arcs.take(columns[joins] - count)
        out, into = arcs.tails > 0, arcs.heads > 0
        rows = (part.members - 1, n + part.first - 1, n + part.last - 1)
        arc_rows = (n + arcs.heads[into] - 1, n + arcs.tails[out] - 1, np.full((~out).sum(), 3 * n))
        places = (own[part.owners()], own, own, joins[into], joins[out], joins[~out])
        signs = (1.0, 1.0, 1.0, -1.0, -1.0, 1.0)
        values = [np.full(len(at), sign) for at, sign in zip(places, signs, strict=True)]
        return np.concatenate((*rows, *arc_rows)), np.concatenate(places), np.concatenate(values)

    def base_reduced_costs(self, duals: Floats) -> Floats:
        """Return the costs of all columns less what the rows of the flow model pay for them."""
        n, fragments, arcs = self.network.requests, self.fragments, self.arcs
        padded = np.concatenate((np.zeros(1), duals[: 3 * n]))
        reduced = self.costs.copy()
        _pay_fragments(self._ends, fragments.offsets, fragments.members, padded, reduced)
        start = np.where(arcs.heads > 0, padded[n + arcs.heads], 0.0)
        end = np.where(arcs.tails > 0, padded[n + arcs.tails], -duals[3 * n])
        reduced[len(fragments) :] += start + end
        return reduced


def arcs_of(network: Network) -> Arcs:
    """Return every drive of an empty van that can be in time, and those from and to the depot."""
    n = network.requests
    fetch, bring = np.arange(1, n + 1), np.arange(n + 1, 2 * n + 1)
    in_time = network.earliest[bring][:, None] + network.legs[bring][:, fetch] <= network.latest[fetch]
    in_time &= ~np.eye(n, dtype=np.bool_)
    tails, heads = np.nonzero(in_time)
    depot = np.zeros(n, dtype=np.int64)
    all_tails = np.concatenate((bring[tails], depot, bring))
    all_heads = np.concatenate((fetch[heads], fetch, depot))
    costs = network.costs[all_tails, all_heads]
    return Arcs(requests=n, tails=all_tails, heads=all_heads, costs=costs)


@compiled
def _pay_fragments(ends: Stops, offsets: Ints, members: Stops, duals: Floats, reduced: Floats) -> None:
    """Take from `reduced[:F]` the duals of each fragment's requests and of its `ends[2, F]`.

    `duals[3n + 1]` starts with a zero: cover of request i at i, start of pickup p at n + p, end of
    delivery b at n + b.
    """
    requests = (duals.shape[0] - 1) // 3
    for fragment in range(ends.shape[1]):
        paid = duals[requests + ends[0, fragment]] + duals[requests + ends[1, fragment]]
        for at in range(offsets[fragment], offsets[fragment + 1]):
            paid += duals[members[at]]
        reduced[fragment] -= paid
