"""Who sits at which kit when: free places of a capture point, child after child."""

from bisect import insort
from typing import NamedTuple

from duadon.core.shuttle.problem import CapturePoint, ChildRider
from duadon.core.values.times import DAY


class Sitting(NamedTuple):
    """A child (its place in the group) on a kit from `start` to `end`."""

    child: int
    kit: int
    start: int
    end: int


class KitBook:
    """The kits of one point; what is not open or not there counts as taken."""

    def __init__(self, point: CapturePoint) -> None:
        self.point = point
        self.taken = [_closed(point, kit) for kit in range(point.most_kits)]

    def copy(self) -> "KitBook":
        """Return a book of its own with the same sittings."""
        twin = KitBook.__new__(KitBook)
        twin.point = self.point
        twin.taken = [list(kit) for kit in self.taken]
        return twin

    def find(self, children: tuple[ChildRider, ...], start: int, end: int) -> list[Sitting] | None:
        """Return the earliest sittings for all children within start to end, or None."""
        found: list[Sitting] = []
        for number, child in enumerate(children):
            seconds = -(-self.point.seconds_per_child * child.capture_percent // 100)
            sitting = self._earliest(number, seconds, start, found)
            if sitting is None or sitting.end > end:
                return None
            found.append(sitting)
        return found

    def take(self, sittings: list[Sitting]) -> None:
        """Write the sittings into the book."""
        for sitting in sittings:
            insort(self.taken[sitting.kit], (sitting.start, sitting.end))

    def free(self, sittings: list[Sitting]) -> None:
        """Strike them out again."""
        for sitting in sittings:
            self.taken[sitting.kit].remove((sitting.start, sitting.end))

    def _earliest(self, child: int, seconds: int, start: int, held: list[Sitting]) -> Sitting | None:
        best: Sitting | None = None
        for kit, taken in enumerate(self.taken):
            own = [(s.start, s.end) for s in held if s.kit == kit]
            begin = _gap(sorted([*taken, *own]) if own else taken, seconds, start)
            if begin is not None and (best is None or begin < best.start):
                best = Sitting(child, kit, begin, begin + seconds)
        return best


def _gap(taken: list[tuple[int, int]], seconds: int, start: int) -> int | None:
    begin = start
    for busy_from, busy_to in taken:
        if busy_from - begin >= seconds:
            return begin
        begin = max(begin, busy_to)
    return None


def _closed(point: CapturePoint, kit: int) -> list[tuple[int, int]]:
    """Return when the kit is not there; the last stretch reaches far beyond the day."""
    shut = [(-DAY, point.open)]
    for entry, following in zip(point.kits, [*point.kits[1:], None], strict=True):
        until = following.since if following else DAY
        if entry.count <= kit and entry.since < until:
            shut.append((entry.since, until))
    return sorted([*shut, (point.close, 9 * DAY)])
