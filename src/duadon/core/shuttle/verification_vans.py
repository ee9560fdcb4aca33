"""The checker's reading of the vans: roads, ferries, seats, stops, duty and rest of each route."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from duadon.core.shuttle.plan import DayPlan, GroupLeg, Leg, PlannedRun, Route, Stop
from duadon.core.shuttle.problem import DayProblem, Group, Van
from duadon.core.shuttle.verification_roads import check_move
from duadon.core.shuttle.violation import Violation
from duadon.core.values.times import TimeWindow, clock_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Ride:
    """One leg of one group as driven: left `pickup_place` at `depart`, reached the other at `arrive`."""

    group_id: str
    leg: Leg
    van_id: str
    pickup_place: str
    depart: int
    dropoff_place: str
    arrive: int


def read_routes(plan: DayPlan, problem: DayProblem) -> tuple[list[Ride], list[Violation]]:
    """Return every completed ride of the plan and what is wrong with the vans' days."""
    vans = {van.id: van for van in problem.vans}
    rides: list[Ride] = []
    found: list[Violation] = []
    seen: set[str] = set()
    for route in plan.routes:
        van = vans.get(route.van_id)
        if van is None:
            found.append(Violation(code="shuttle.van.unknown", parameters={"van": route.van_id}))
            continue
        if route.van_id in seen:
            found.append(_of(van, "shuttle.van.twice"))
        seen.add(route.van_id)
        reading = _RouteReading(problem=problem, van=van)
        reading.read(route)
        rides.extend(reading.rides)
        found.extend(reading.found)
    return rides, found


class _RouteReading:
    """Walks along one van's day and notes rides and faults on the way."""

    def __init__(self, *, problem: DayProblem, van: Van) -> None:
        self.problem = problem
        self.van = van
        self.groups: Mapping[str, Group] = {group.id: group for group in problem.groups}
        self.point_places = {point.place_id for point in problem.points}
        self.rides: list[Ride] = []
        self.found: list[Violation] = []
        self.aboard: dict[GroupLeg, Stop] = {}
        self.past = _Past.of(problem, van)
        self.stops_read = 0

    def read(self, route: Route) -> None:
        """Check the whole route; a van without runs has nothing to check."""
        if not route.runs:
            return
        later: list[GroupLeg] = [leg for run in route.runs for s in run.stops for leg in s.pickups]
        for run in route.runs:
            self._read_run(run, later)
        if all(run.stops for run in route.runs) and self._knows_places(route):
            self._check_turn_rounds(route)
            self._check_moves(route)
            if not self.past.failed:
                self.found.extend(_check_rest(route, self.van))
        duty = self.van.duty
        left_early = route.leave_start < duty.start and not self.past.stops
        if left_early or (route.reach_end > duty.end and not self.past.failed):
            told = {"leave": clock_text(route.leave_start), "back": clock_text(route.reach_end)}
            self._note("shuttle.duty.outside", told)

    def _knows_places(self, route: Route) -> bool:
        known = {place.id for place in self.problem.places}
        strangers = [s.place_id for run in route.runs for s in run.stops if s.place_id not in known]
        for place_id in strangers:
            self._note("shuttle.place.unknown", {"place": place_id})
        return not strangers

    def _read_run(self, run: PlannedRun, later: list[GroupLeg]) -> None:
        if not any(stop.pickups for stop in run.stops):
            self._note("shuttle.run.without_people")
        for number, stop in enumerate(run.stops, start=1):
            self._get_off(stop, later)
            if not self.aboard and number > 1 and (number < len(run.stops) or stop.pickups):
                self._note("shuttle.run.empty_midway", {"time": clock_text(stop.arrive)})
            self._get_on(stop)
            self._check_stop(stop)
            self._check_load(stop)
            self.stops_read += 1
        for still in self.aboard:
            self._note_group("shuttle.run.not_empty", still)
        self.aboard = {}

    def _get_off(self, stop: Stop, later: list[GroupLeg]) -> None:
        for leaving in stop.dropoffs:
            start = self.aboard.pop(leaving, None)
            if start is None:
                # Coming aboard only further on is the wrong order; never at all is another fault.
                known = leaving in later and all(r != leaving for r in self._ridden())
                code = "shuttle.order.pickup_after_dropoff" if known else "shuttle.order.never_picked_up"
                self._note_group(code, leaving)
                continue
            self._finish_ride(leaving, start, stop)

    def _ridden(self) -> list[GroupLeg]:
        return [GroupLeg(group_id=ride.group_id, leg=ride.leg) for ride in self.rides]

    def _finish_ride(self, leaving: GroupLeg, start: Stop, stop: Stop) -> None:
        ride = Ride(
            group_id=leaving.group_id,
            leg=leaving.leg,
            van_id=self.van.id,
            pickup_place=start.place_id,
            depart=start.depart,
            dropoff_place=stop.place_id,
            arrive=stop.arrive,
        )
        group = self.groups.get(leaving.group_id)
        if group is None:
            return
        self.rides.append(ride)
        seconds = ride.arrive - ride.depart
        if seconds > group.max_ride and start not in self.past.stops:
            told = {"minutes": -(-seconds // 60), "limit": group.max_ride // 60}
            self._note_group("shuttle.ride.too_long", leaving, told)
        self._check_ends(group, leaving, ride)

    def _check_ends(self, group: Group, leaving: GroupLeg, ride: Ride) -> None:
        """From the own stop to a point or back; a failed van's people from where it has left them."""
        waits_at = self.past.left_at.get(leaving)
        starts, ends = {group.stop_out}, self.point_places
        if ride.leg is Leg.HOME:
            starts, ends = self.point_places, {group.stop_home}
        if waits_at is not None:
            starts = {waits_at}
        if ride.pickup_place not in starts or ride.dropoff_place not in ends:
            at_home = ride.pickup_place if ride.leg is Leg.OUT else ride.dropoff_place
            self._note_group("shuttle.stop.wrong_place", leaving, {"place": at_home})

    def _get_on(self, stop: Stop) -> None:
        for coming in stop.pickups:
            if coming.group_id not in self.groups:
                self._note("shuttle.group.unknown", {"group": coming.group_id})
            if coming in self.aboard:
                self._note_group("shuttle.order.already_aboard", coming)
            self.aboard.setdefault(coming, stop)

    def _check_stop(self, stop: Stop) -> None:
        if stop.depart < stop.arrive:
            self._note("shuttle.stop.backwards", self._here(stop))
            return
        moving = self._known((*stop.pickups, *stop.dropoffs))
        needed = sum(group.people for group in moving) * self.problem.boarding_seconds_per_person
        if stop.depart - stop.arrive < needed:
            told = {**self._here(stop), "seconds": needed}
            self._note("shuttle.boarding.too_short", told)

    def _check_load(self, stop: Stop) -> None:
        groups = self._known(self.aboard)
        van, here = self.van, self._here(stop)
        loads = (
            ("shuttle.seats.over", sum(group.people for group in groups), van.seats),
            ("shuttle.boosters.over", sum(group.boosters for group in groups), van.boosters),
            (
                "shuttle.front.closed",
                sum(group.not_in_front for group in groups),
                van.seats - van.front_seats,
            ),
        )
        for code, load, room in loads:
            if load > room:
                self._note(code, {**here, "load": load, "room": room})

    def _known(self, legs: Iterable[GroupLeg]) -> list[Group]:
        return [self.groups[leg.group_id] for leg in legs if leg.group_id in self.groups]

    def _check_turn_rounds(self, route: Route) -> None:
        for before, after in pairwise(route.runs):
            last, first = before.stops[-1], after.stops[0]
            if first in self.past.stops:
                continue
            short = first.depart - last.arrive < self.van.turn_round_seconds
            if last.place_id == first.place_id and short:
                told = {**self._here(first), "seconds": self.van.turn_round_seconds}
                self._note("shuttle.turn_round.short", told)

    def _check_moves(self, route: Route) -> None:
        halts = [(stop.place_id, stop.arrive, stop.depart) for run in route.runs for stop in run.stops]
        start = (self.van.start_place, route.leave_start, route.leave_start)
        end = (self.van.end_place, route.reach_end, route.reach_end)
        line = [start, *halts] if self.past.failed else [start, *halts, end]
        # What is driven is driven. To whatever comes after it the van leaves now or later, but home it
        # may be on its way already.
        driven = len(self.past.stops)
        since = self.past.as_of if len(halts) > driven else 0
        for (origin, _, depart), (target, arrive, _) in list(pairwise(line))[driven:]:
            rests = route.rest and depart <= route.rest.start and route.rest.end <= arrive
            leaves = max(since, route.rest.end if route.rest and rests else depart)
            fault = check_move(self.problem, self.van, (origin, leaves), (target, arrive))
            if fault is not None:
                self.found.append(fault)

    def _here(self, stop: Stop) -> dict[str, str | int]:
        return {"place": _name(self.problem, stop.place_id), "time": clock_text(stop.depart)}

    def _note(self, code: str, told: Mapping[str, str | int] | None = None) -> None:
        if not self._reads_the_past:
            self.found.append(_of(self.van, code, told))

    @property
    def _reads_the_past(self) -> bool:
        return self.stops_read < len(self.past.stops)

    def _note_group(self, code: str, leg: GroupLeg, told: Mapping[str, str | int] | None = None) -> None:
        if self._reads_the_past:
            return
        group = self.groups.get(leg.group_id)
        label = (group.label if group else "") or leg.group_id
        parameters = {"van": self.van.name or self.van.id, "group": label, **(told or {})}
        self.found.append(
            Violation(code=code, parameters=parameters, group_id=leg.group_id, van_id=self.van.id)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Past:
    """What stands of a van's day: no rule is held against it (verification_commitments compares it)."""

    stops: tuple[Stop, ...] = ()
    failed: bool = False
    as_of: int = 0
    left_at: Mapping[GroupLeg, str] = field(default_factory=dict)

    @classmethod
    def of(cls, problem: DayProblem, van: Van) -> "_Past":
        commitments = problem.commitments
        if commitments is None:
            return cls()
        route = commitments.locked(van.id)
        return cls(
            stops=route.stops if route else (),
            failed=route is not None and route.out_of_service,
            as_of=commitments.as_of,
            left_at=commitments.left_at,
        )


def _check_rest(route: Route, van: Van) -> Iterable[Violation]:
    if van.rest is None:
        return
    window = van.rest.window
    told = {"start": clock_text(window.start), "end": clock_text(window.end)}
    if route.rest is None:
        yield _of(van, "shuttle.break.missing", told)
        return
    if route.rest.end - route.rest.start < van.rest.seconds:
        yield _of(van, "shuttle.break.too_short", {"minutes": van.rest.seconds // 60})
    if route.rest.start < window.start or route.rest.end > window.end:
        yield _of(van, "shuttle.break.outside_window", told)
    if not any(_lies_in(route.rest, gap) for gap in _empty_times(route, van)):
        yield _of(van, "shuttle.break.while_busy", {"time": clock_text(route.rest.start)})


def _empty_times(route: Route, van: Van) -> Iterable[tuple[int, int]]:
    """From when to when the van has nobody aboard (driving empty included: moves are checked)."""
    yield (van.duty.start, route.leave_start)
    for before, after in pairwise(route.runs):
        yield (before.stops[-1].depart, after.stops[0].arrive)
    yield (route.runs[-1].stops[-1].depart, route.reach_end)
    yield (route.reach_end, van.duty.end)


def _lies_in(rest: TimeWindow, gap: tuple[int, int]) -> bool:
    return gap[0] <= rest.start and rest.end <= gap[1]


def _name(problem: DayProblem, place_id: str) -> str:
    return next((p.name for p in problem.places if p.id == place_id and p.name), place_id)


def _of(van: Van, code: str, told: Mapping[str, str | int] | None = None) -> Violation:
    parameters = {"van": van.name or van.id, **(told or {})}
    return Violation(code=code, parameters=parameters, van_id=van.id)
