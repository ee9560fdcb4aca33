"""The frozen days of the benchmark: a day file's text in, a problem out; a plan in, an answer out.

A day file is plainer than a problem of our own: no front row, no breaks, one ferry, kits that are
free all day, and no date. Its answer has one entry a van with all its stops, depot to depot.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from duadon.core.shuttle.json_form import decode_value
from duadon.core.shuttle.plan import DayPlan, GroupLeg, Route, Stop
from duadon.core.shuttle.problem import (
    CapturePoint,
    ChildRider,
    DayPlace,
    DayProblem,
    Group,
    KitCount,
    Van,
)
from duadon.core.shuttle.travel import Ferry, Matrix, Roads, RoadTable
from duadon.core.values.errors import RuleBroken, require
from duadon.core.values.times import TimeWindow

LABEL = "as the day file gives them"
_UNDATED = date(2000, 1, 1)  # a day file has no date, a problem has one


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFile:
    """What a day file holds: its name, which the answer repeats, and the problem."""

    name: str
    problem: DayProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    id: str
    x: int
    y: int
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ferry:
    near: str
    far: str
    crossing_seconds: int
    headway_seconds: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Van:
    id: str
    seats: int
    boosters: int
    start: str
    end: str
    duty: tuple[int, int]
    ferry: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    id: str
    kits: int
    open: int
    close: int
    seconds_per_child: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    id: str
    place_out: str
    place_home: str
    children: int
    adults: int
    boosters: int
    weight: int
    earliest_pickup: int
    latest_home: int
    max_ride: int
    max_away: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """The day file, field by field; it has no others."""

    name: str
    places: tuple[_Place, ...]
    road_seconds: Matrix
    road_metres: Matrix
    ferry: _Ferry
    boarding_seconds_per_person: int
    turn_round_seconds: int
    vans: tuple[_Van, ...]
    capture_points: tuple[_Point, ...]
    groups: tuple[_Group, ...]


def read_day_file(text: str) -> DayFile:
    """Read a day file; raises RuleBroken that names what is missing or contradicts itself."""
    try:
        data: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise RuleBroken(f"not JSON: {error}") from error
    day = decode_value(_Day, data)
    return DayFile(name=day.name, problem=_problem(day))


def _problem(day: _Day) -> DayProblem:
    return DayProblem(
        day=_UNDATED,
        places=tuple(DayPlace(id=place.id, side=place.side) for place in day.places),
        roads=_roads(day),
        ferries=(_ferry(day.ferry),),
        vans=tuple(_van(van, day.turn_round_seconds) for van in day.vans),
        points=tuple(map(_point, day.capture_points)),
        groups=tuple(map(_group, day.groups)),
        boarding_seconds_per_person=day.boarding_seconds_per_person,
    )


def _roads(day: _Day) -> Roads:
    return Roads(
        label=LABEL,
        place_ids=tuple(place.id for place in day.places),
        metres_table=day.road_metres,
        tables=(RoadTable(since=0, seconds=day.road_seconds),),
    )


def _ferry(ferry: _Ferry) -> Ferry:
    return Ferry(
        id="ferry",
        landings=(ferry.near, ferry.far),
        first=ferry.first,
        last=ferry.last,
        headway=ferry.headway_seconds,
        crossing=ferry.crossing_seconds,
    )


def _van(van: _Van, turn_round_seconds: int) -> Van:
    return Van(
        id=van.id,
        seats=van.seats,
        boosters=van.boosters,
        duty=TimeWindow(start=van.duty[0], end=van.duty[1]),
        start_place=van.start,
        end_place=van.end,
        may_cross_ferry=van.ferry,
        turn_round_seconds=turn_round_seconds,
    )


def _point(point: _Point) -> CapturePoint:
    return CapturePoint(
        id=point.id,
        place_id=point.id,
        open=point.open,
        close=point.close,
        kits=(KitCount(since=0, count=point.kits),),
        seconds_per_child=point.seconds_per_child,
    )


def _group(group: _Group) -> Group:
    require(group.boosters <= group.children, f"group {group.id} has more boosters than children")
    return Group(
        id=group.id,
        children=tuple(
            ChildRider(id=_child_id(group.id, number), needs_booster=number < group.boosters)
            for number in range(group.children)
        ),
        adults=tuple(f"{group.id}/adult/{number}" for number in range(group.adults)),
        stop_out=group.place_out,
        stop_home=group.place_home,
        earliest_pickup=group.earliest_pickup,
        latest_home=group.latest_home,
        max_ride=group.max_ride,
        max_away=group.max_away,
        weight=group.weight,
        attendant_named=True,  # a day file does not ask who looks after the children
    )


def _child_id(group_id: str, number: int) -> str:
    return f"{group_id}/child/{number}"


def answer_day_file(plan: DayPlan, file: DayFile) -> str:
    """Write a plan of a day file's problem as its answer; vans that stay at their depot are left out."""
    vans = {van.id: van for van in file.problem.vans}
    children = {
        child.id: number for group in file.problem.groups for number, child in enumerate(group.children)
    }
    captures = [
        {
            "group": one.group_id,
            "child": children[one.child_id],
            "point": one.point_id,
            "kit": one.kit,
            "start": one.start,
        }
        for one in plan.captures
    ]
    runs = [_run(route, vans[route.van_id]) for route in plan.routes if route.runs]
    return json.dumps({"name": file.name, "runs": runs, "captures": captures}, separators=(",", ":"))


def _run(route: Route, van: Van) -> dict[str, object]:
    start = Stop(place_id=van.start_place, arrive=route.leave_start, depart=route.leave_start)
    end = Stop(place_id=van.end_place, arrive=route.reach_end, depart=route.reach_end)
    return {"van": route.van_id, "stops": [_entry(stop) for stop in (start, *_halts(route), end)]}


def _halts(route: Route) -> Iterable[Stop]:
    """Yield the stops; where one run ends and the next begins at one place, that is one halt."""
    stops = [stop for run in route.runs for stop in run.stops]
    for _, together in groupby(stops, key=lambda stop: stop.place_id):
        waiting: list[Stop] = []
        for stop in together:
            if waiting and waiting[-1].pickups:
                yield _as_one(waiting)
                waiting = []
            waiting.append(stop)
        yield _as_one(waiting)


def _as_one(stops: list[Stop]) -> Stop:
    return Stop(
        place_id=stops[0].place_id,
        arrive=stops[0].arrive,
        depart=stops[-1].depart,
        pickups=tuple(leg for stop in stops for leg in stop.pickups),
        dropoffs=tuple(leg for stop in stops for leg in stop.dropoffs),
    )


def _entry(stop: Stop) -> dict[str, object]:
    return {
        "place": stop.place_id,
        "arrive": stop.arrive,
        "depart": stop.depart,
        "pickup": [_leg(leg) for leg in stop.pickups],
        "dropoff": [_leg(leg) for leg in stop.dropoffs],
    }


def _leg(leg: GroupLeg) -> list[str]:
    return [leg.group_id, leg.leg.value]
