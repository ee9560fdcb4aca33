"""From the best state of a search to the plan: stops, runs, rests, captures and what it is worth."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from duadon.core.shuttle.plan import Capture, GroupLeg, Leg, Objective, PlannedRun, Route, Stop
from duadon.core.shuttle.problem import DayProblem, DriverBreak, Group, Van
from duadon.core.values.errors import RuleBroken
from duadon.core.values.times import TimeWindow
from duadon.planning.days.build import Tables, place_numbers
from duadon.planning.days.tables import POINT
from duadon.planning.kernels.model import PLACE, SERVICE
from duadon.planning.kernels.travel import arrive, leave, road


class Written(NamedTuple):
    """What of a plan follows from the state."""

    routes: tuple[Route, ...]
    captures: tuple[Capture, ...]
    objective: Objective


@dataclass(slots=True)
class _Halt:
    """A stop in the making: nodes that get off, nodes that get on."""

    place: int
    off: list[int] = field(default_factory=list)
    on: list[int] = field(default_factory=list)
    arrive: int = 0
    depart: int = 0


def write_state(problem: DayProblem, tables: Tables) -> Written:
    """Return routes, captures and objective of the state in the tables, whose routes are timed."""
    routes = tuple(
        _Writer(problem, tables, number, van).route()
        for number, van in enumerate(problem.vans)
        if any(node < tables.world.rests_from for node in _nodes(tables, number))
    )
    captures = tuple(_captures(problem, tables))
    return Written(routes, captures, _objective(problem, tables, routes))


def _nodes(tables: Tables, van: int) -> list[int]:
    return [int(node) for node in tables.routes.nodes[van, : tables.routes.length[van]]]


class _Writer:
    """Writes the route of one van."""

    def __init__(self, problem: DayProblem, tables: Tables, number: int, van: Van) -> None:
        self.problem = problem
        self.world, self.time = tables.world, tables.routes.time
        self.number, self.van = number, van
        self.crosses = int(van.may_cross_ferry)
        self.places = place_numbers(problem)
        self.nodes = _nodes(tables, number)

    def route(self) -> Route:
        """Return the van's day: stops as planned, the van standing where it is until it must go."""
        pieces = self._pieces()
        runs = [piece for piece in pieces if piece]
        self._time_inside(runs)
        rest_after = next((k for k, piece in enumerate(pieces) if not piece), None)
        rest = None
        start, end = self.places[self.van.start_place], self.places[self.van.end_place]
        leave_start = self._leave(start, runs[0][0].place, runs[0][0].arrive)
        if rest_after == 0:
            rest = self._rest_before(leave_start)
            leave_start = max(rest.end, leave_start)
        for number, (before, after) in enumerate(pairwise(runs), start=1):
            by = self._leave(before[-1].place, after[0].place, after[0].arrive)
            if rest_after == number:
                rest = self._rest_before(by)
            else:
                before[-1].depart = max(before[-1].depart, by)
        last = runs[-1][-1]
        free = last.depart
        if rest_after is not None and rest is None:
            rest = self._rest_after(last.depart)
            free = rest.end
        return Route(
            van_id=self.van.id,
            leave_start=leave_start,
            runs=tuple(PlannedRun(stops=tuple(self._stop(halt) for halt in run)) for run in runs),
            reach_end=self._reach_end(last.place, end, free),
            rest=rest,
        )

    def _pieces(self) -> list[list[_Halt]]:
        """Return runs as lists of halts; an empty list stands for the rest."""
        pieces: list[list[_Halt]] = []
        run: list[_Halt] = []
        aboard = 0
        for node in self.nodes:
            if node >= self.world.rests_from:
                pieces.append([])
                continue
            self._add(run, node)
            aboard += 1 - 2 * (node % 2)
            if aboard == 0:
                pieces.append(run)
                run = []
        return pieces

    def _add(self, run: list[_Halt], node: int) -> None:
        place = int(self.world.nodes[node, PLACE])
        gets_off = node % 2 == 1
        if not run or run[-1].place != place or (gets_off and run[-1].on):
            run.append(_Halt(place))
        (run[-1].off if gets_off else run[-1].on).append(node)

    def _time_inside(self, runs: list[list[_Halt]]) -> None:
        """Planned departures, earliest arrivals after them; the first stop is reached just in time."""
        for run in runs:
            for number, halt in enumerate(run):
                handling = sum(int(self.world.nodes[node, SERVICE]) for node in (*halt.off, *halt.on))
                departs = max((int(self.time[node]) for node in halt.on), default=0)
                if number == 0:
                    halt.arrive = departs - handling
                else:
                    before = run[number - 1]
                    halt.arrive = self._arrive(before.place, halt.place, before.depart)
                    before.depart = max(before.depart, self._leave(before.place, halt.place, halt.arrive))
                halt.depart = max(departs, halt.arrive + handling)

    def _arrive(self, origin: int, target: int, depart: int) -> int:
        if origin == target:
            return depart
        return int(arrive(self.world.travel, origin, target, depart, self.crosses))

    def _leave(self, origin: int, target: int, by: int) -> int:
        if origin == target:
            return by
        return int(leave(self.world.travel, origin, target, by, self.crosses))

    def _rest_before(self, by: int) -> TimeWindow:
        rest = self._own_rest()
        end = min(by, rest.window.end)
        return TimeWindow(start=end - rest.seconds, end=end)

    def _own_rest(self) -> DriverBreak:
        rest = self.van.rest
        if rest is None:
            raise RuleBroken(f"van {self.van.id} has a rest in its route and none of its own")
        return rest

    def _rest_after(self, since: int) -> TimeWindow:
        rest = self._own_rest()
        start = max(since, rest.window.start)
        return TimeWindow(start=start, end=start + rest.seconds)

    def _reach_end(self, last: int, end: int, free: int) -> int:
        """Drive home at once; never judged by a faster hour that it would have to wait for."""
        if last == end:
            return free
        travel = self.world.travel
        if travel.seconds[0, last, end] >= 0:
            return free + int(road(travel, last, end, free))
        return self._arrive(last, end, free)

    def _stop(self, halt: _Halt) -> Stop:
        return Stop(
            place_id=self.problem.places[halt.place].id,
            arrive=halt.arrive,
            depart=halt.depart,
            pickups=tuple(self._leg(node) for node in halt.on),
            dropoffs=tuple(self._leg(node) for node in halt.off),
        )

    def _leg(self, node: int) -> GroupLeg:
        leg = Leg.OUT if node % 4 < 2 else Leg.HOME
        return GroupLeg(group_id=self.problem.groups[node // 4].id, leg=leg)


def _captures(problem: DayProblem, tables: Tables) -> Iterator[Capture]:
    day = tables.day
    for number, group in enumerate(problem.groups):
        point = int(day.groups[number, POINT])
        if point < 0:
            continue
        for child, sitting in zip(group.children, day.sittings[number], strict=False):
            kit, start, end = (int(part) for part in sitting)
            yield Capture(
                group_id=group.id,
                child_id=child.id,
                point_id=problem.points[point].id,
                kit=kit,
                start=start,
                end=end,
            )


def _objective(problem: DayProblem, tables: Tables, routes: tuple[Route, ...]) -> Objective:
    stops = [stop for route in routes for run in route.runs for stop in run.stops]
    left = {leg.group_id: stop.depart for stop in stops for leg in stop.pickups if leg.leg is Leg.OUT}
    home = {leg.group_id: stop.arrive for stop in stops for leg in stop.dropoffs if leg.leg is Leg.HOME}
    served: list[tuple[Group, int]] = [
        (group, home[group.id] - left[group.id]) for group in problem.groups if group.id in home
    ]
    return Objective(
        weighted_people=sum(group.weight * group.people for group, _ in served),
        people=sum(group.people for group, _ in served),
        lateness_seconds=sum(
            max(0, left[group.id] - group.announced_pickup)
            for group, _ in served
            if group.announced_pickup is not None
        ),
        away_seconds=sum(group.people * away for group, away in served),
        worst_away_seconds=max((away for _, away in served), default=0),
        metres=sum(_route_metres(problem, tables, route) for route in routes),
        vans=len(routes),
    )


def _route_metres(problem: DayProblem, tables: Tables, route: Route) -> int:
    numbers = place_numbers(problem)
    van = next(van for van in problem.vans if van.id == route.van_id)
    halts = [numbers[stop.place_id] for run in route.runs for stop in run.stops]
    line = [numbers[van.start_place], *halts, numbers[van.end_place]]
    return sum(int(tables.day.metres[a, b]) for a, b in pairwise(line))
