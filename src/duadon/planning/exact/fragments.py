"""Fragments: what a van does from empty to empty, all that may stand in a best plan, as columns of arrays."""

from dataclasses import dataclass, fields

import numpy as np

from duadon.planning.exact import labels
from duadon.planning.exact.guard import Guard
from duadon.planning.exact.labels import Space
from duadon.planning.exact.network import Network
from duadon.planning.kernels.compiled import Flags, Ints

_FIRST_SPACE = 1 << 17  # labels a level, doubled when a pickup needs more; memory is taken as it is used


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragments:
    """F fragments in order of their first stop; `members` is all their requests, one after the other.

    A fragment begun at s <= `latest_start` ends at max(`earliest_end`, s + `length`), begin to begin of
    service. Fragment f holds the requests `members[offsets[f]:offsets[f + 1]]`.
    """

    first: Ints
    last: Ints
    cost: Ints
    length: Ints
    earliest_end: Ints
    latest_start: Ints
    offsets: Ints
    members: Ints

    def __len__(self) -> int:
        """Return F."""
        return len(self.first)

    def take(self, chosen: Ints) -> "Fragments":
        """Return the chosen fragments, in the order given."""
        counts = (self.offsets[1:] - self.offsets[:-1])[chosen]
        offsets = np.concatenate(([0], np.cumsum(counts)))
        at = np.arange(offsets[-1]) - np.repeat(offsets[:-1] - self.offsets[chosen], counts)
        plain = {name: getattr(self, name)[chosen] for name in _PLAIN}
        return Fragments(**plain, offsets=offsets, members=self.members[at])

    def members_of(self, fragment: int) -> Ints:
        """Return the requests of one fragment."""
        return self.members[self.offsets[fragment] : self.offsets[fragment + 1]]

    def owners(self) -> Ints:
        """Return for each entry of `members` its fragment."""
        return np.repeat(np.arange(len(self)), self.offsets[1:] - self.offsets[:-1])


_PLAIN = tuple(field.name for field in fields(Fragments) if field.name not in ("offsets", "members"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The fragments found, how many labels that took, and whether they are all there are."""

    fragments: Fragments
    labels: int
    is_complete: bool


def list_all(network: Network, *, label_cap: int, guard: Guard) -> Listing:
    """List the fragments of every first pickup; the cap is shared out, and what some leave goes to the rest.

    Short fragments come first, so that a list cut short is still good for finding plans.
    """
    found: dict[int, Ints] = {}
    spent = dict.fromkeys(range(1, network.requests + 1), 0)
    waiting = list(spent)
    explorer = _Explorer(network)
    while waiting and not guard.is_over():
        quota = (label_cap - sum(spent.values())) // len(waiting) + max(spent[first] for first in waiting)
        if quota < 1.2 * max(spent[first] for first in waiting) + 1:
            break
        short = []
        for first in waiting:
            found[first], spent[first], is_complete = explorer.explore(first, quota)
            if not is_complete:
                short.append(first)
            if guard.is_over():
                return _listing(network, found, sum(spent.values()), is_complete=False)
        waiting = short
    return _listing(network, found, sum(spent.values()), is_complete=not waiting)


class _Explorer:
    """Runs the enumeration for one first pickup after another in the same space, which grows when needed."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._space = self._with_space(max(_FIRST_SPACE, 4 * network.requests))

    def explore(self, first: int, quota: int) -> tuple[Ints, int, bool]:
        """Return the fragments found from a first pickup, the labels this took, whether these are all."""
        if self._network.people[first] > self._network.seats:  # no van takes them: there is none
            return self._space.found[:0].copy(), 0, True
        while True:
            labels.list_fragments(self._network, first, self._space, quota)
            count, found, outcome = (int(value) for value in self._space.counts)
            if outcome != labels.NO_SPACE:
                return self._space.found[:found].copy(), count, outcome == labels.COMPLETE
            self._space = self._with_space(2 * self._space.levels.shape[1])

    def _with_space(self, capacity: int) -> Space:
        network = self._network
        words = network.together.shape[1]
        aboard = network.seats // int(network.people[1 : network.requests + 1].min(initial=network.seats))
        width = labels.FIXED + 2 * words + 3 * max(aboard, 1)
        return Space(
            levels=np.zeros((2, capacity, width), dtype=np.int64),
            heads=np.zeros(1 << (2 * capacity).bit_length(), dtype=np.int64),
            found=np.zeros((2 * capacity, labels.FOUND + words), dtype=np.int64),
            scratch=np.zeros(width, dtype=np.int64),
            stack=np.zeros((4, aboard + 2), dtype=np.int64),
            counts=np.zeros(3, dtype=np.int64),
        )


def _listing(network: Network, found: dict[int, Ints], count: int, *, is_complete: bool) -> Listing:
    empty = np.zeros((0, labels.FOUND + network.together.shape[1]), dtype=np.int64)
    rows = np.concatenate([found[first] for first in sorted(found)] or [empty])
    return Listing(fragments=_unpacked(network, rows), labels=count, is_complete=is_complete)


def _unpacked(network: Network, rows: Ints) -> Fragments:
    counts = np.zeros(len(rows), dtype=np.int64)
    requests = range(1, network.requests + 1)
    for request in requests:
        counts += _holds(network, rows, request)
    offsets = np.concatenate(([0], np.cumsum(counts)))
    members = np.zeros(offsets[-1], dtype=np.int64)
    filled = offsets[:-1].copy()
    for request in requests:
        holders = np.flatnonzero(_holds(network, rows, request))
        members[filled[holders]] = request
        filled[holders] += 1
    return Fragments(
        first=rows[:, labels.FIRST].copy(),
        last=rows[:, labels.FOUND_LAST].copy(),
        cost=rows[:, labels.COST].copy(),
        length=rows[:, labels.LENGTH].copy(),
        earliest_end=rows[:, labels.FOUND_EARLIEST].copy(),
        latest_start=rows[:, labels.FOUND_LATEST].copy(),
        offsets=offsets,
        members=members,
    )


def _holds(network: Network, rows: Ints, request: int) -> Flags:
    word: Ints = rows[:, labels.FOUND + network.word[request]]
    held: Flags = np.bitwise_and(word, network.bit[request]) != 0
    return held
