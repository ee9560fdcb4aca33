"""Arrival and latest departure between places by number: roads by hour, ferries by timetable."""

from bisect import bisect_left, bisect_right
from itertools import product

from duadon.core.shuttle.problem import DayProblem
from duadon.core.shuttle.travel import Ferry

NEVER = 10**9  # later than any day
TOO_LATE = -(10**9)  # earlier than any day: leaving by then is hopeless


class Travel:
    """Both directions of time: `arrive` leaving now, `leave` to be there by then."""

    def __init__(self, problem: DayProblem) -> None:
        self.ids = [place.id for place in problem.places]
        self.number = {name: i for i, name in enumerate(self.ids)}
        roads = problem.roads
        order = [roads.place_ids.index(name) for name in self.ids]
        self.tables = [
            (table.since, [[table.seconds[a][b] for b in order] for a in order]) for table in roads.tables
        ]
        self.single = self.tables[0][1] if len(self.tables) == 1 else None
        self.joined = [[cell is not None for cell in row] for row in self.tables[0][1]]
        self._ways: dict[tuple[int, int], list[tuple[list[int], int, int, int]]] = {}
        self._find_ways(problem)
        self.metres = [[self._metres(problem, a, b) for b in self.ids] for a in self.ids]
        self.drive = self._typical(problem)

    def arrive(self, origin: int, target: int, depart: int, *, crosses: bool) -> int:
        """Return the earliest arrival when leaving at `depart`; NEVER if it cannot be done."""
        if self.joined[origin][target]:
            return depart + self._road(origin, target, depart)
        if not crosses:
            return NEVER
        best = NEVER
        for sailings, near, far, crossing in self._ways.get((origin, target), ()):
            place = bisect_left(sailings, depart + self._road(origin, near, depart))
            if place < len(sailings):
                ashore = sailings[place] + crossing
                best = min(best, ashore + self._road(far, target, ashore))
        return best

    def leave(self, origin: int, target: int, by: int, *, crosses: bool) -> int:
        """Return the latest departure that arrives by `by`; TOO_LATE if none does."""
        if self.joined[origin][target]:
            return self._leave_road(origin, target, by)
        best = TOO_LATE
        if not crosses:
            return best
        for sailings, near, far, crossing in self._ways.get((origin, target), ()):
            ashore = self._leave_road(far, target, by)
            place = bisect_right(sailings, ashore - crossing)
            if place:
                best = max(best, self._leave_road(origin, near, sailings[place - 1]))
        return best

    def _road(self, origin: int, target: int, depart: int) -> int:
        table = self.single
        if table is None:
            table = next(t for since, t in reversed(self.tables) if since <= depart or since == 0)
        return table[origin][target] or 0

    def _leave_road(self, origin: int, target: int, by: int) -> int:
        if self.single is not None:
            return by - (self.single[origin][target] or 0)
        until = NEVER
        for since, table in reversed(self.tables):
            depart = min(by - (table[origin][target] or 0), until - 1)
            if depart >= since or since == 0:
                return depart
            until = since
        return TOO_LATE

    def _find_ways(self, problem: DayProblem) -> None:
        size = range(len(self.ids))
        for ferry in problem.ferries:
            sailings = _running_sailings(ferry)
            first, second = (self.number[name] for name in ferry.landings)
            for near, far in ((first, second), (second, first)):
                for a, b in product(size, size):
                    if not self.joined[a][b] and self.joined[a][near] and self.joined[far][b]:
                        way = (sailings, near, far, ferry.crossing)
                        self._ways.setdefault((a, b), []).append(way)

    def _metres(self, problem: DayProblem, origin: str, target: str) -> int:
        straight = problem.roads.metres(origin, target)
        if straight is not None:
            return straight
        pairs = [p for f in problem.ferries for p in (f.landings, f.landings[::-1])]
        ends = [
            (problem.roads.metres(origin, near), problem.roads.metres(far, target)) for near, far in pairs
        ]
        return min((a + b for a, b in ends if a is not None and b is not None), default=0)

    def _typical(self, problem: DayProblem) -> list[list[int]]:
        """Seconds for weighing detours: a ferry counts its crossing and half a headway of waiting."""
        wait = max((f.crossing + f.headway // 2 for f in problem.ferries), default=0)
        size = range(len(self.ids))

        def between(a: int, b: int) -> int:
            if self.joined[a][b]:
                return self._road(a, b, 0)
            ways = self._ways.get((a, b), ())
            roads = [self._road(a, near, 0) + self._road(far, b, 0) for _, near, far, _ in ways]
            return min(roads, default=0) + wait

        return [[between(a, b) for b in size] for a in size]


def _running_sailings(ferry: Ferry) -> list[int]:
    return [
        sails
        for sails in range(ferry.first, ferry.last + 1, ferry.headway)
        if all(sails + ferry.crossing < c.start or c.end < sails for c in ferry.closed)
    ]
