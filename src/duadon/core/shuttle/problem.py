"""The problem of one day: who wants to ride, with which vans, to which kits. Immutable.

All times are whole seconds since local midnight, all lengths whole metres; ids are opaque text
(a group's id is the text of its trip request's id, a rider's that of its rider id).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from duadon.core.shuttle.commitments import Commitments
from duadon.core.shuttle.travel import Ferry, Roads
from duadon.core.values.errors import require
from duadon.core.values.times import TimeWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlace:
    """A place that a van may stop at; `side` names the land mass (only a ferry joins two)."""

    id: str
    side: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverBreak:
    """A rest of `seconds` in one piece that must lie inside `window`, with nobody aboard."""

    seconds: int
    window: TimeWindow

    def __post_init__(self) -> None:
        fits = 0 < self.seconds <= self.window.end - self.window.start
        require(fits, "the break does not fit into its window")


@dataclass(frozen=True, slots=True, kw_only=True)
class Van:
    """A van with its crew for the day.

    `seats` are for passengers: registered seats less driver and attendant. `front_seats` of them
    lie in the driver's row and are closed to children under 10 and below 1.35 m (Law 36/2024
    Art. 10(3)). The van leaves `start_place` not before `duty.start` and is at `end_place` by
    `duty.end`. `turn_round_seconds` it stands between two runs that meet at one place.
    """

    id: str
    seats: int
    boosters: int
    duty: TimeWindow
    start_place: str
    end_place: str
    front_seats: int = 0
    may_cross_ferry: bool = True
    turn_round_seconds: int = 300
    rest: DriverBreak | None = None
    name: str = ""

    def __post_init__(self) -> None:
        require(0 <= self.front_seats <= self.seats, f"van {self.id}: front seats are among its seats")
        require(self.boosters >= 0 and self.turn_round_seconds >= 0, f"van {self.id}: below zero")


@dataclass(frozen=True, slots=True, kw_only=True)
class KitCount:
    """From `since` on, `count` kits are free for riders (until the next entry)."""

    since: int
    count: int

    def __post_init__(self) -> None:
        require(self.count >= 0, "a kit count is not negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturePoint:
    """Where cards are captured: kits serve one child at a time, between `open` and `close`.

    `kits` are what is left for riders: the share of walk-ins, stated as `walk_in_percent`, is taken
    off already. A lunch break is a count of 0. Times are promised to families in slots of
    `slot_seconds`.
    """

    id: str
    place_id: str
    open: int
    close: int
    kits: tuple[KitCount, ...]
    seconds_per_child: int
    walk_in_percent: int = 0
    slot_seconds: int = 1800
    name: str = ""

    def __post_init__(self) -> None:
        require(self.open < self.close, f"point {self.id} closes before it opens")
        require(self.seconds_per_child > 0 and self.slot_seconds > 0, f"point {self.id}: durations")
        require(0 <= self.walk_in_percent <= 100, f"point {self.id}: share of walk-ins")
        starts = [entry.since for entry in self.kits]
        require(bool(starts) and starts == sorted(set(starts)), f"point {self.id}: kits by time")
        require(starts[0] <= self.open, f"point {self.id}: kits are known from the opening on")

    @property
    def most_kits(self) -> int:
        """Return the largest number of kits at any time."""
        return max(entry.count for entry in self.kits)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildRider:
    """A child of a group. `capture_percent` is 100, more for small children and second tries."""

    id: str
    needs_booster: bool = False
    may_sit_in_front: bool = True
    capture_percent: int = 100

    def __post_init__(self) -> None:
        require(self.capture_percent > 0, f"child {self.id}: capture takes time")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People who ride together on every leg: a household, or a school party with its adults.

    Children are fetched at `stop_out` and brought to `stop_home`. `max_ride` counts from the van's
    departure at the pickup to its arrival at the drop-off, each leg; `max_away` from the departure
    at `stop_out` to the arrival at `stop_home`. The captures lie within one of `sessions` (none
    named: any time). Without adults of its own a group rides only if an attendant is named for it.
    `announced_pickup` is what the family was told; later departures count as lateness.
    """

    id: str
    children: tuple[ChildRider, ...]
    adults: tuple[str, ...]
    stop_out: str
    stop_home: str
    earliest_pickup: int
    latest_home: int
    max_ride: int
    max_away: int
    weight: int = 1
    sessions: tuple[TimeWindow, ...] = ()
    attendant_named: bool = False
    announced_pickup: int | None = None
    label: str = ""

    def __post_init__(self) -> None:
        require(bool(self.children), f"group {self.id} has no child to capture")
        require(self.weight > 0, f"group {self.id}: weight is positive")
        require(self.earliest_pickup < self.latest_home, f"group {self.id}: home before it is fetched")
        require(self.max_ride > 0 and self.max_away > 0, f"group {self.id}: limits are positive")

    @property
    def people(self) -> int:
        """Return how many seats the group takes."""
        return len(self.children) + len(self.adults)

    @property
    def boosters(self) -> int:
        """Return how many boosters its children need."""
        return sum(child.needs_booster for child in self.children)

    @property
    def not_in_front(self) -> int:
        """Return how many of its children may not sit in the driver's row."""
        return sum(not child.may_sit_in_front for child in self.children)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayProblem:
    """Everything the planner may know of one day; `DayModel` makes one step by step.

    With `commitments` the day is planned again: what they hold stands in the new plan too.
    """

    day: date
    places: tuple[DayPlace, ...]
    roads: Roads
    ferries: tuple[Ferry, ...]
    vans: tuple[Van, ...]
    points: tuple[CapturePoint, ...]
    groups: tuple[Group, ...]
    boarding_seconds_per_person: int = 20
    commitments: Commitments | None = None

    def __post_init__(self) -> None:
        require(self.boarding_seconds_per_person >= 0, "boarding time is not negative")
        _require_unique("place", (place.id for place in self.places))
        _require_unique("ferry", (ferry.id for ferry in self.ferries))
        _require_unique("van", (van.id for van in self.vans))
        _require_unique("capture point", (point.id for point in self.points))
        _require_unique("capture point's place", (point.place_id for point in self.points))
        _require_unique("group", (group.id for group in self.groups))
        _require_unique("rider", _riders(self.groups))
        known = {place.id for place in self.places}
        for place_id in (*known, *_named_places(self)):
            require(place_id in known, f"unknown place {place_id}")
            require(self.roads.knows(place_id), f"no roads for place {place_id}")
        if self.commitments is not None:
            _require_known(self, self.commitments)


def _require_known(problem: DayProblem, commitments: Commitments) -> None:
    vans, points = {van.id for van in problem.vans}, {point.id for point in problem.points}
    groups, places = {group.id for group in problem.groups}, {place.id for place in problem.places}
    stops = [stop for route in commitments.routes for stop in route.stops]
    named = (
        ("van", {route.van_id for route in commitments.routes}, vans),
        ("place", {stop.place_id for stop in stops}, places),
        ("group", {leg.group_id for stop in stops for leg in (*stop.pickups, *stop.dropoffs)}, groups),
        ("group", {one.group_id for one in commitments.captures}, groups),
        ("group", {one.ride.group_id for one in commitments.announced}, groups),
        ("capture point", {one.point_id for one in commitments.captures}, points),
    )
    for what, used, known in named:
        require(used <= known, f"commitments name an unknown {what}: {', '.join(sorted(used - known))}")


def _require_unique(what: str, ids: Iterable[str]) -> None:
    twice = [name for name, count in Counter(ids).items() if count > 1]
    require(not twice, f"{what} twice: {', '.join(twice)}")


def _riders(groups: Iterable[Group]) -> Iterable[str]:
    for group in groups:
        yield from (child.id for child in group.children)
        yield from group.adults


def _named_places(problem: DayProblem) -> Iterable[str]:
    for ferry in problem.ferries:
        yield from ferry.landings
    for van in problem.vans:
        yield from (van.start_place, van.end_place)
    yield from (point.place_id for point in problem.points)
    for group in problem.groups:
        yield from (group.stop_out, group.stop_home)
