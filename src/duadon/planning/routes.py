"""A van's day as runs of one direction to or from one point, and its earliest whole-second times.

Once a group's capture is fixed, each of its legs has its own two bounds (`lo`, `hi`), so that a
route is judged alone. All timing is monotone: the earliest times are a least fixed point.
"""

from itertools import pairwise
from typing import NamedTuple

from duadon.core.shuttle.problem import DayProblem, Van
from duadon.planning.travel import NEVER, Travel

TOO_EARLY = -(10**9)
_MOST_RETIMINGS = 8
_DRIVING_WEIGHT = 3  # a second of driving against a second away of one person


class Call(NamedTuple):
    """A group's leg in a run, with the bounds that its capture leaves it.

    Out leaves its stop from `lo` on and is at the point by `hi`; home leaves the point from `lo` on
    and is at its stop by `hi`.
    """

    group: int
    place: int
    people: int
    boosters: int
    not_in_front: int
    handling: int
    lo: int
    hi: int
    limit: int


class Run(NamedTuple):
    """Out (fetch the calls in order, then the point), home (the point, then the calls), or a rest."""

    kind: str
    point: int
    calls: tuple[Call, ...]


class Spot(NamedTuple):
    """Where a van is empty, since when it may go on, and when it came."""

    place: int
    free: int
    came: int


class Timed(NamedTuple):
    """A run's times: arrival and departure at each stop, and where it leaves the van."""

    stops: tuple[tuple[int, int], ...]
    spot: Spot
    cost: int


OUT, HOME, REST = "out", "home", "rest"


class VanDay:
    """A van with its places as numbers and all that timing needs to know of it."""

    def __init__(self, van: Van, travel: Travel) -> None:
        self.van = van
        self.travel = travel
        self.crosses = van.may_cross_ferry
        self.start = Spot(travel.number[van.start_place], van.duty.start, TOO_EARLY)
        self.end_place = travel.number[van.end_place]
        self.back_seats = van.seats - van.front_seats

    def holds(self, run: Run, call: Call) -> bool:
        """Tell whether the call's group still finds room: all of a run ride together."""
        calls = (*run.calls, call)
        return (
            sum(c.people for c in calls) <= self.van.seats
            and sum(c.boosters for c in calls) <= self.van.boosters
            and sum(c.not_in_front for c in calls) <= self.back_seats
        )

    def arrive(self, origin: int, target: int, depart: int) -> int:
        """Return the earliest arrival by road or ferry, NEVER if this van cannot go there."""
        return self.travel.arrive(origin, target, depart, crosses=self.crosses)

    def leave(self, origin: int, target: int, by: int) -> int:
        """Return the latest departure that is there by `by`."""
        return self.travel.leave(origin, target, by, crosses=self.crosses)

    def time(self, run: Run, spot: Spot) -> Timed | None:
        """Return the run's earliest times after `spot`, or None where a bound breaks."""
        if run.kind == OUT:
            return self._time_out(run, spot)
        return self._time_home(run, spot) if run.kind == HOME else self._time_rest(spot)

    def is_back(self, spot: Spot) -> bool:
        """Tell whether the van reaches its end place within its duty."""
        return self.arrive(spot.place, self.end_place, spot.free) <= self.van.duty.end

    def _time_rest(self, spot: Spot) -> Timed | None:
        rest = self.van.rest
        if rest is None:
            return None
        start = max(spot.free, rest.window.start)
        end = start + rest.seconds
        if end > rest.window.end:
            return None
        return Timed(((start, end),), Spot(spot.place, end, spot.came), 0)

    def _first_depart(self, place: int, spot: Spot, handling: int) -> tuple[int, int]:
        """Arrival at a run's first stop and the earliest departure from it, turn-round included."""
        arrive = self.arrive(spot.place, place, spot.free)
        depart = arrive + handling
        if place == spot.place:
            depart = max(depart, spot.came + self.van.turn_round_seconds)
        return arrive, depart

    def _time_out(self, run: Run, spot: Spot) -> Timed | None:
        calls = run.calls
        floors = [call.lo for call in calls]
        by = min(call.hi for call in calls)
        for _ in range(_MOST_RETIMINGS):
            stops = self._fetch(calls, spot, floors)
            arrive = self.arrive(calls[-1].place, run.point, stops[-1][1])
            if arrive > by:
                return None
            raised = False
            for i, call in enumerate(calls):
                if arrive - stops[i][1] > call.limit:
                    floors[i], raised = arrive - call.limit, True
            if not raised:
                handling = sum(call.handling for call in calls)
                stops.append((arrive, arrive + handling))
                cost = self._cost_out(run, spot, stops, by)
                return Timed(tuple(stops), Spot(run.point, arrive + handling, arrive), cost)
        return None

    def _fetch(self, calls: tuple[Call, ...], spot: Spot, floors: list[int]) -> list[tuple[int, int]]:
        arrive, ready = self._first_depart(calls[0].place, spot, calls[0].handling)
        stops = [(arrive, max(ready, floors[0]))]
        for before, call, floor in zip(calls, calls[1:], floors[1:], strict=False):
            arrive = self.arrive(before.place, call.place, stops[-1][1])
            stops.append((arrive, max(arrive + call.handling, floor)))
        return stops

    def _time_home(self, run: Run, spot: Spot) -> Timed | None:
        calls = run.calls
        handling = sum(call.handling for call in calls)
        arrive, ready = self._first_depart(run.point, spot, handling)
        depart = max(ready, *(call.lo for call in calls))
        for _ in range(_MOST_RETIMINGS):
            if depart >= NEVER:
                return None
            stops = [(arrive, depart)]
            here, floor = run.point, depart
            for call in calls:
                reach = self.arrive(here, call.place, stops[-1][1])
                if reach > call.hi:
                    return None
                floor = max(floor, reach - call.limit)
                stops.append((reach, reach + call.handling))
                here = call.place
            if floor == depart:
                cost = self._cost_home(run, spot, stops)
                return Timed(tuple(stops), Spot(here, stops[-1][1], stops[-1][0]), cost)
            depart = floor
        return None

    def _cost_out(self, run: Run, spot: Spot, stops: list[tuple[int, int]], by: int) -> int:
        """Driving, and for each person the ride and the wait until its own capture begins."""
        arrive = stops[-1][0]
        away = 0
        for call, (_, depart) in zip(run.calls, stops, strict=False):
            away += call.people * (arrive - depart + call.hi - by)
        return away + _DRIVING_WEIGHT * self._drive((spot.place, *(c.place for c in run.calls), run.point))

    def _cost_home(self, run: Run, spot: Spot, stops: list[tuple[int, int]]) -> int:
        """Driving, and for each person the time from the end of its capture to its door."""
        away = 0
        for call, (arrive, _) in zip(run.calls, stops[1:], strict=True):
            away += call.people * (arrive - call.lo)
        return away + _DRIVING_WEIGHT * self._drive((spot.place, run.point, *(c.place for c in run.calls)))

    def _drive(self, places: tuple[int, ...]) -> int:
        drive = self.travel.drive
        return sum(drive[a][b] for a, b in pairwise(places))

    def drive_back(self, spot: Spot) -> int:
        """Return the weighted driving from the last stop to the end place."""
        return _DRIVING_WEIGHT * self.travel.drive[spot.place][self.end_place]


class Insertion(NamedTuple):
    """A route with a leg put in: what it costs more, and its runs afterwards."""

    cost: int
    runs: tuple[Run, ...]


class VanRoute:
    """The runs of a van with their earliest times; never changed, so what it learnt stays true."""

    __slots__ = ("cost", "day", "memo", "runs", "timed")

    def __init__(self, day: VanDay, runs: tuple[Run, ...], timed: tuple[Timed, ...]) -> None:
        self.day = day
        self.runs = runs
        self.timed = timed
        self.cost = sum(entry.cost for entry in timed) + day.drive_back(self.spot(len(runs)))
        self.memo: dict[tuple[str, int, Call], Insertion | None] = {}

    def spot(self, number: int) -> Spot:
        """Return where the van is before the run of that number."""
        return self.timed[number - 1].spot if number else self.day.start

    @property
    def is_used(self) -> bool:
        """Tell whether anybody rides."""
        return any(run.kind != REST for run in self.runs)

    def best(self, kind: str, point: int, call: Call) -> Insertion | None:
        """Return the cheapest place for a leg, or None; remembered for this route."""
        key = (kind, point, call)
        if key not in self.memo:
            self.memo[key] = self._search(kind, point, call)
        return self.memo[key]

    def _search(self, kind: str, point: int, call: Call) -> Insertion | None:
        best: Insertion | None = None
        lone = Run(kind, point, (call,))
        for number in range(len(self.runs) + 1):
            if self.spot(number).free > call.hi:
                break
            if self.day.holds(Run(kind, point, ()), call):
                best = self._better(best, number, (lone,), skip=0)
            if number == len(self.runs):
                break
            run = self.runs[number]
            if run.kind == kind and run.point == point and self.day.holds(run, call):
                for place in range(len(run.calls) + 1):
                    calls = (*run.calls[:place], call, *run.calls[place:])
                    best = self._better(best, number, (Run(kind, point, calls),), skip=1)
        return best

    def _better(
        self, best: Insertion | None, number: int, new: tuple[Run, ...], *, skip: int
    ) -> Insertion | None:
        runs = (*self.runs[:number], *new, *self.runs[number + skip :])
        cost = self._retime(runs, number, skip - len(new))
        if cost is None or (best is not None and cost >= best.cost):
            return best
        return Insertion(cost, runs)

    def _retime(self, runs: tuple[Run, ...], number: int, shift: int) -> int | None:
        """Time the runs from `number` on; return the extra cost, None where a bound breaks."""
        spot = self.spot(number)
        cost = sum(entry.cost for entry in self.timed[:number])
        for index in range(number, len(runs)):
            timed = self.day.time(runs[index], spot)
            if timed is None:
                return None
            cost += timed.cost
            spot = timed.spot
            old = index + shift
            if index > number and old >= 0 and spot == self.timed[old].spot:
                rest = sum(entry.cost for entry in self.timed[old + 1 :])
                return cost + rest + self.day.drive_back(self.spot(len(self.runs))) - self.cost
        if not self.day.is_back(spot):
            return None
        return cost + self.day.drive_back(spot) - self.cost


def make_route(day: VanDay, runs: tuple[Run, ...]) -> VanRoute | None:
    """Time a van's runs from the start of its duty; None where they do not fit."""
    timed: list[Timed] = []
    spot = day.start
    for run in runs:
        entry = day.time(run, spot)
        if entry is None:
            return None
        timed.append(entry)
        spot = entry.spot
    if not day.is_back(spot):
        return None
    return VanRoute(day, runs, tuple(timed))


def empty_routes(problem: DayProblem, travel: Travel) -> list[VanRoute]:
    """Return a route for each van that can be out at all; its rest stands in it from the start."""
    routes: list[VanRoute] = []
    for van in problem.vans:
        day = VanDay(van, travel)
        rest = () if van.rest is None else (Run(REST, day.start.place, ()),)
        route = make_route(day, rest)
        if route is not None:
            routes.append(route)
    return routes
