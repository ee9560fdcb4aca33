"""A day solved by hand: one family in the city, one beyond the ferry, two vans, two kits.

Van A fetches the Lê (3 people) and brings them home; van B does the same for the Trần (2 people) on
the islet, with the sailings of 7:30 and 8:00 there, 9:00 and 9:30 back.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from duadon.core.shuttle.day_model import DayModel
from duadon.core.shuttle.plan import (
    Capture,
    DayPlan,
    GroupLeg,
    Leg,
    Objective,
    PlannedRun,
    Route,
    Stop,
)
from duadon.core.shuttle.problem import CapturePoint, ChildRider, DayProblem, Group, KitCount, Van
from duadon.core.shuttle.travel import Ferry
from duadon.core.values.times import TimeWindow, at

DAY = date(2024, 9, 9)
LABEL = "made up for a test"
OUT_LE, HOME_LE = GroupLeg(group_id="le", leg=Leg.OUT), GroupLeg(group_id="le", leg=Leg.HOME)
OUT_TRAN = GroupLeg(group_id="tran", leg=Leg.OUT)
HOME_TRAN = GroupLeg(group_id="tran", leg=Leg.HOME)


def tiny_problem() -> DayProblem:
    """Return the day's problem."""
    model = DayModel(day=DAY, roads_label=LABEL)
    for place in ("depot", "point", "house", "near"):
        model.add_place(place, side="city")
    for place in ("far", "islet_house"):
        model.add_place(place, side="islet")
    model.add_road("depot", "point", seconds=300, metres=2000)
    for pair in (("depot", "house"), ("house", "point"), ("point", "near"), ("depot", "near")):
        model.add_road(*pair, seconds=600, metres=4000)
    model.add_road("house", "near", seconds=900, metres=6000)
    model.add_road("far", "islet_house", seconds=300, metres=2000)
    model.add_ferry(
        Ferry(
            id="ferry",
            landings=("near", "far"),
            first=at(6),
            last=at(17),
            headway=1800,
            crossing=600,
        )
    )
    for name in ("A", "B"):
        model.add_van(tiny_van(name))
    model.add_point(tiny_point())
    model.add_group(le_family())
    model.add_group(tran_family())
    return model.build()


def tiny_van(name: str) -> Van:
    """Return a van of seven seats."""
    return Van(
        id=name,
        seats=7,
        boosters=2,
        front_seats=1,
        duty=TimeWindow(start=at(6), end=at(12)),
        start_place="depot",
        end_place="depot",
    )


def tiny_point() -> CapturePoint:
    """Return a point with two kits of seven minutes a child."""
    return CapturePoint(
        id="p",
        place_id="point",
        open=at(8),
        close=at(11, 30),
        kits=(KitCount(since=0, count=2),),
        seconds_per_child=420,
    )


def le_family() -> Group:
    """Return two children and their grandmother; one child needs a booster."""
    return Group(
        id="le",
        children=(ChildRider(id="le1", needs_booster=True, may_sit_in_front=False), child("le2")),
        adults=("le_bà",),
        stop_out="house",
        stop_home="house",
        earliest_pickup=at(7),
        latest_home=at(11),
        max_ride=1800,
        max_away=7200,
    )


def tran_family() -> Group:
    """Return one child and its mother, on the islet."""
    return Group(
        id="tran",
        children=(child("tran1"),),
        adults=("tran_mẹ",),
        stop_out="islet_house",
        stop_home="islet_house",
        earliest_pickup=at(7),
        latest_home=at(11),
        max_ride=3000,
        max_away=7200,
        weight=2,
    )


def child(rider: str) -> ChildRider:
    """Return a child without special needs."""
    return ChildRider(id=rider)


def _stop(place: str, times: tuple[int, int], **moving: tuple[GroupLeg, ...]) -> Stop:
    return Stop(place_id=place, arrive=times[0], depart=times[1], **moving)


def _run(first: Stop, last: Stop) -> PlannedRun:
    return PlannedRun(stops=(first, last))


def tiny_plan() -> DayPlan:
    """Return the plan worked out by hand."""
    van_a = Route(
        van_id="A",
        leave_start=27600,
        runs=(
            _run(
                _stop("house", (28200, 28260), pickups=(OUT_LE,)),
                _stop("point", (28860, 28920), dropoffs=(OUT_LE,)),
            ),
            _run(
                _stop("point", (28920, 29400), pickups=(HOME_LE,)),
                _stop("house", (30000, 30060), dropoffs=(HOME_LE,)),
            ),
        ),
        reach_end=30660,
    )
    van_b = Route(
        van_id="B",
        leave_start=26400,
        runs=(
            _run(
                _stop("islet_house", (27900, 28500), pickups=(OUT_TRAN,)),
                _stop("point", (30000, 30040), dropoffs=(OUT_TRAN,)),
            ),
            _run(
                _stop("point", (30040, 30500), pickups=(HOME_TRAN,)),
                _stop("islet_house", (33300, 33340), dropoffs=(HOME_TRAN,)),
            ),
        ),
        reach_end=35400,
    )
    return DayPlan(
        day=DAY,
        routes=(van_a, van_b),
        captures=(
            Capture(group_id="le", child_id="le1", point_id="p", kit=0, start=28920, end=29340),
            Capture(group_id="le", child_id="le2", point_id="p", kit=1, start=28920, end=29340),
            Capture(group_id="tran", child_id="tran1", point_id="p", kit=0, start=30040, end=30460),
        ),
        unplaced=(),
        objective=Objective(
            weighted_people=7,
            people=5,
            lateness_seconds=0,
            away_seconds=3 * 1740 + 2 * 4800,
            worst_away_seconds=4800,
            metres=40_000,
            vans=2,
        ),
        seed=0,
        effort=0,
        engine="hand",
        roads_label=LABEL,
    )


def with_route(plan: DayPlan, van: int, **changes: Any) -> DayPlan:
    """Return the plan with fields of one van's route changed."""
    routes = list(plan.routes)
    routes[van] = replace(routes[van], **changes)
    return replace(plan, routes=tuple(routes))


def with_stop(plan: DayPlan, where: tuple[int, int, int], **changes: Any) -> DayPlan:
    """Return the plan with fields of one stop (van, run, stop) changed."""
    van, run, stop = where
    runs = list(plan.routes[van].runs)
    stops = list(runs[run].stops)
    stops[stop] = replace(stops[stop], **changes)
    runs[run] = PlannedRun(stops=tuple(stops))
    return with_route(plan, van, runs=tuple(runs))


def with_capture(plan: DayPlan, number: int, **changes: Any) -> DayPlan:
    """Return the plan with fields of one capture changed."""
    captures = list(plan.captures)
    captures[number] = replace(captures[number], **changes)
    return replace(plan, captures=tuple(captures))


def with_van(problem: DayProblem, van: int, **changes: Any) -> DayProblem:
    """Return the problem with fields of one van changed."""
    vans = list(problem.vans)
    vans[van] = replace(vans[van], **changes)
    return replace(problem, vans=tuple(vans))


def with_group(problem: DayProblem, number: int, **changes: Any) -> DayProblem:
    """Return the problem with fields of one group changed."""
    groups = list(problem.groups)
    groups[number] = replace(groups[number], **changes)
    return replace(problem, groups=tuple(groups))


def with_point(problem: DayProblem, **changes: Any) -> DayProblem:
    """Return the problem with fields of its capture point changed."""
    point = replace(problem.points[0], **changes)
    return replace(problem, points=(point,))


def with_ferry(problem: DayProblem, **changes: Any) -> DayProblem:
    """Return the problem with fields of its ferry changed."""
    ferry = replace(problem.ferries[0], **changes)
    return replace(problem, ferries=(ferry,))
