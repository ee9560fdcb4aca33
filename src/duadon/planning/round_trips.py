"""Whole round trips: for each group the (point, start of capture) pairs that it can be served at."""

from dataclasses import dataclass
from typing import NamedTuple

from duadon.core.shuttle.problem import DayProblem, Group
from duadon.core.values.times import DAY, TimeWindow
from duadon.planning.kits import KitBook, Sitting
from duadon.planning.routes import HOME, OUT, REST, Call, Run, VanRoute, empty_routes, make_route
from duadon.planning.travel import NEVER, TOO_LATE, Travel

_SLOT_AT_LEAST = 900


class Slot(NamedTuple):
    """A capture point (its place in the problem) and when the first child may begin there."""

    point: int
    start: int


class Trip(NamedTuple):
    """A group's round trip: where and when it is captured, and its two legs as calls."""

    group: int
    point: int
    sittings: list[Sitting]
    out: Call
    home: Call
    stay: int  # seconds from the start to the end of the captures, times people


@dataclass(slots=True)
class State:
    """A plan under work: routes, kit books and the trip of each served group."""

    routes: list[VanRoute]
    books: list[KitBook]
    trips: dict[int, Trip]

    def copy(self) -> "State":
        """Return a state that may be changed apart; routes are shared, they never change."""
        return State(list(self.routes), [book.copy() for book in self.books], dict(self.trips))

    def cost(self) -> int:
        """Return driving and time away as the search weighs them."""
        stays = sum(trip.stay for trip in self.trips.values())
        return sum(route.cost for route in self.routes) + stays


class Planner:
    """A day made ready for searching: places as numbers, slots and direct rides worked out once."""

    def __init__(self, problem: DayProblem) -> None:
        self.problem = problem
        self.travel = Travel(problem)
        self.groups = problem.groups
        self.point_places = [self.travel.number[point.place_id] for point in problem.points]
        self.crosses = any(van.may_cross_ferry for van in problem.vans)
        self.slots = [self._slots(group) for group in problem.groups]

    def empty(self) -> State:
        """Return a day on which nobody is served yet."""
        books = [KitBook(point) for point in self.problem.points]
        return State(empty_routes(self.problem, self.travel), books, {})

    def handling(self, group: Group) -> int:
        """Return the seconds in which the group gets on or off."""
        return group.people * self.problem.boarding_seconds_per_person

    def trip(self, state: State, number: int, slot: Slot) -> Trip | None:
        """Return the round trip that begins in a slot as the kits stand, or None."""
        group = self.groups[number]
        close = self.problem.points[slot.point].close
        for session in group.sessions or (TimeWindow(start=0, end=DAY),):
            start = max(slot.start, session.start)
            sittings = state.books[slot.point].find(group.children, start, min(close, session.end))
            if sittings is not None:
                return self._bound(number, slot.point, sittings)
        return None

    def _bound(self, number: int, point: int, sittings: list[Sitting]) -> Trip | None:
        """Share what may be lost on the way between the two legs, so that each is judged alone."""
        group = self.groups[number]
        begin, end = min(s.start for s in sittings), max(s.end for s in sittings)
        leave, reach = self._direct(group, point, begin, end)
        slack = group.max_away - (reach - leave)
        if slack < 0 or leave < group.earliest_pickup or reach > group.latest_home:
            return None
        handling = self.handling(group)
        out = self._call(number, group.stop_out)
        home = self._call(number, group.stop_home)
        return Trip(
            number,
            point,
            sittings,
            out._replace(lo=max(group.earliest_pickup, leave - slack // 2), hi=begin - handling),
            home._replace(lo=end + handling, hi=min(group.latest_home, reach + slack // 2)),
            (end - begin + 2 * handling) * group.people,
        )

    def _call(self, number: int, place: str) -> Call:
        group = self.groups[number]
        return Call(
            group=number,
            place=self.travel.number[place],
            people=group.people,
            boosters=group.boosters,
            not_in_front=group.not_in_front,
            handling=self.handling(group),
            lo=0,
            hi=0,
            limit=group.max_ride,
        )

    def _direct(self, group: Group, point: int, begin: int, end: int) -> tuple[int, int]:
        """Latest departure and earliest return without any detour."""
        handling, there = self.handling(group), self.point_places[point]
        stop_out, stop_home = (self.travel.number[s] for s in (group.stop_out, group.stop_home))
        leave = self.travel.leave(stop_out, there, begin - handling, crosses=self.crosses)
        reach = self.travel.arrive(there, stop_home, end + handling, crosses=self.crosses)
        return leave, reach

    def _slots(self, group: Group) -> list[Slot]:
        """The starts worth trying: in steps that lose no kit place, home reachable both ways."""
        if not group.adults and not group.attendant_named:
            return []
        slots: list[Slot] = []
        for number, point in enumerate(self.problem.points):
            seconds = point.seconds_per_child
            step = seconds * max(1, -(-_SLOT_AT_LEAST // seconds))
            for start in range(point.open, point.close - seconds + 1, step):
                leave, reach = self._direct(group, number, start, start + seconds)
                reachable = leave > TOO_LATE and reach < NEVER
                if reachable and reach - leave <= group.max_away and leave >= group.earliest_pickup:
                    slots.append(Slot(number, start))
        return slots

    def insert(self, state: State, number: int, slots: list[Slot]) -> bool:
        """Put a group into its cheapest round trip among the slots; tell whether there was one."""
        priced: list[tuple[int, int, Trip]] = []
        for order, slot in enumerate(slots):
            trip = self.trip(state, number, slot)
            price = None if trip is None else self._price(state, trip)
            if trip is not None and price is not None:
                priced.append((price, order, trip))
        priced.sort(key=lambda entry: entry[:2])
        return any(self.apply(state, trip) for _, _, trip in priced)

    def _price(self, state: State, trip: Trip) -> int | None:
        there = self.point_places[trip.point]
        legs = ((OUT, trip.out), (HOME, trip.home))
        total = trip.stay
        for kind, call in legs:
            costs = [
                found.cost for route in state.routes if (found := route.best(kind, there, call)) is not None
            ]
            if not costs:
                return None
            total += min(costs)
        return total

    def apply(self, state: State, trip: Trip) -> bool:
        """Put both legs and the captures in, or nothing at all."""
        before = list(state.routes)
        there = self.point_places[trip.point]
        if _put(state, OUT, there, trip.out) and _put(state, HOME, there, trip.home):
            state.books[trip.point].take(trip.sittings)
            state.trips[trip.group] = trip
            return True
        state.routes[:] = before
        return False

    def remove(self, state: State, numbers: set[int]) -> bool:
        """Take groups out of routes and kits; False where a route no longer holds without them.

        That is rare: a stop less can bring two runs together at one place, with their turn-round.
        """
        for number in numbers:
            trip = state.trips.pop(number)
            state.books[trip.point].free(trip.sittings)
        for index, route in enumerate(state.routes):
            runs = _without(route.runs, numbers)
            if runs == route.runs:
                continue
            made = make_route(route.day, runs)
            if made is None:
                return False
            state.routes[index] = made
        return True


def _without(runs: tuple[Run, ...], numbers: set[int]) -> tuple[Run, ...]:
    kept = [
        run._replace(calls=tuple(call for call in run.calls if call.group not in numbers)) for run in runs
    ]
    return tuple(run for run in kept if run.calls or run.kind == REST)


def _put(state: State, kind: str, there: int, call: Call) -> bool:
    found = [
        (insertion.cost, index, insertion.runs)
        for index, route in enumerate(state.routes)
        if (insertion := route.best(kind, there, call)) is not None
    ]
    if not found:
        return False
    _, index, runs = min(found, key=lambda entry: entry[:2])
    made = make_route(state.routes[index].day, runs)
    if made is None:
        return False
    state.routes[index] = made
    return True
