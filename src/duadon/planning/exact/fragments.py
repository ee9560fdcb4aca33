"""Fragments: what a van does from empty to empty, all that may stand in a best plan, as columns of arrays."""

from dataclasses import dataclass, fields

import numpy as np

from duadon.planning.exact import labels
from duadon.planning.exact.guard import Guard
from duadon.planning.exact.labels import Space, Stops
from duadon.planning.exact.network import Network
from duadon.planning.kernels.compiled import Ints

_GREAT_PART = 4
_MOST_WAITING = 1 / 3  # of all pickups, after a million labels: more labels will hardly do
_MOST_SPACE = 1 << 20  # labels a level to begin with, doubled when a pickup needs more; taken as it is used


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragments:
    """F fragments in order of their first stop; `members` is all their requests, one after the other.

    A fragment begun at s <= `latest_start` ends at max(`earliest_end`, s + `length`), begin to begin of
    service. Fragment f holds the requests `members[offsets[f]:offsets[f + 1]]`.
    """

    first: Stops
    last: Stops
    cost: Ints
    length: Ints
    earliest_end: Ints
    latest_start: Ints
    offsets: Ints
    members: Stops

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

    def members_of(self, fragment: int) -> Stops:
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


class Lister:
    """Lists the fragments of every first pickup: first a fair share of labels for each, then all it takes."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._found = dict[int, Fragments]()
        self._spent = dict.fromkeys(range(1, network.requests + 1), 0)
        self._waiting = list(self._spent)
        self._explorer = _Explorer(network)
        self._none = _unpacked(network, self._explorer.nothing())

    def share_out(self, label_cap: int, guard: Guard) -> Listing:
        """List with so many labels in all; what some pickups leave of their share goes to the rest.

        Short fragments come first, so that a list cut short is still good for finding plans.
        """
        last = 0
        while self._waiting and not guard.is_over():
            quota = (label_cap - sum(self._spent.values())) // len(self._waiting) + last
            if quota < 1.2 * last + 1:
                break
            self._waiting = [first for first in self._waiting if not self._explore(first, quota, guard)]
            last = quota
        return self._listing()

    def complete(self, label_cap: int, guard: Guard) -> Listing:
        """List what is missing, one pickup after the other, unless the labels or the guard end it.

        A pickup that alone wants a great part of all labels ends it too: there is no hope for the rest,
        and the room for its labels would outgrow the memory. Nor is there where many pickups wait.
        """
        if len(self._waiting) > _MOST_WAITING * self._network.requests:
            return self._listing()
        while self._waiting and not guard.is_over():
            first = self._waiting[0]
            left = label_cap - sum(self._spent.values()) + self._spent[first]
            left = min(left, label_cap // _GREAT_PART)
            if left <= self._spent[first] or not self._explore(first, left, guard):
                break
            self._waiting.pop(0)
        return self._listing()

    def _listing(self) -> Listing:
        return Listing(
            fragments=_joined([self._none, *(self._found[first] for first in sorted(self._found))]),
            labels=sum(self._spent.values()),
            is_complete=not self._waiting,
        )

    def _explore(self, first: int, quota: int, guard: Guard) -> bool:
        """List what starts at one pickup; tell whether that is everything."""
        if guard.is_over():
            return False
        rows, self._spent[first], is_complete = self._explorer.explore(first, quota)
        self._found[first] = _unpacked(self._network, rows)
        return is_complete


class _Explorer:
    """Runs the enumeration for one first pickup after another in the same space, which grows when needed."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._space = self._with_space(4 * network.requests)

    def nothing(self) -> Ints:
        """Return no rows of found fragments."""
        return self._space.found[:0]

    def explore(self, first: int, quota: int) -> tuple[Ints, int, bool]:
        """Return the fragments found from a first pickup, the labels this took, whether these are all."""
        if self._network.people[first] > self._network.seats:  # no van takes them: there is none
            return self.nothing(), 0, True
        wanted = min(quota + 2 * self._network.requests, _MOST_SPACE)
        if self._space.levels.shape[1] < wanted:
            self._space = self._with_space(wanted)
        while True:
            labels.list_fragments(self._network, first, self._space, quota)
            count, found, outcome = (int(value) for value in self._space.counts)
            if outcome != labels.NO_SPACE:
                return self._space.found[:found], count, outcome == labels.COMPLETE
            self._space = self._with_space(2 * self._space.levels.shape[1])

    def _with_space(self, capacity: int) -> Space:
        network = self._network
        words = network.together.shape[1]
        aboard = network.seats // int(network.people[1 : network.requests + 1].min(initial=network.seats))
        width = labels.FIXED + 2 * words + 3 * max(aboard, 1)
        return Space(
            levels=np.zeros((2, capacity, width), dtype=np.int64),
            heads=np.zeros(1 << (2 * capacity).bit_length(), dtype=np.int64),
            chains=np.zeros((capacity, 2), dtype=np.int64),
            found=np.zeros((2 * capacity, labels.FOUND + words), dtype=np.int64),
            scratch=np.zeros(width, dtype=np.int64),
            stack=np.zeros((4, aboard + 2), dtype=np.int64),
            counts=np.zeros(3, dtype=np.int64),
        )


def _joined(parts: list[Fragments]) -> Fragments:
    plain = {name: np.concatenate([getattr(part, name) for part in parts]) for name in (*_PLAIN, "members")}
    counts = [part.offsets[1:] - part.offsets[:-1] for part in parts]
    return Fragments(**plain, offsets=np.concatenate(([0], np.cumsum(np.concatenate(counts)))))


def _unpacked(network: Network, rows: Ints) -> Fragments:
    """Return found rows, all of one first pickup, as columns."""
    offsets = np.zeros(len(rows) + 1, dtype=np.int64)
    labels.count_requests(network, rows, offsets)
    np.cumsum(offsets, out=offsets)
    members = np.zeros(offsets[-1], dtype=np.int16)
    labels.write_requests(network, rows, offsets, members)
    return Fragments(
        first=rows[:, labels.FIRST].astype(np.int16),
        last=rows[:, labels.FOUND_LAST].astype(np.int16),
        cost=rows[:, labels.COST].copy(),
        length=rows[:, labels.LENGTH].copy(),
        earliest_end=rows[:, labels.FOUND_EARLIEST].copy(),
        latest_start=rows[:, labels.FOUND_LATEST].copy(),
        offsets=offsets,
        members=members,
    )
