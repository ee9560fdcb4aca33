"""The checker knows what stands of a day: it excuses the past and refuses to have it changed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from duadon.core.shuttle.commitments import Commitments
from duadon.core.shuttle.plan import Bound, BoundedFigure, BoundWay, DayPlan, PlannedRun
from duadon.core.shuttle.problem import DayProblem
from duadon.core.shuttle.verification import verify_plan
from duadon.wording.say import say
from tests.core.shuttle.later_day import (
    NOW,
    TO_LANDING,
    TO_POINT,
    announced,
    commitments,
    later_plan,
    later_problem,
)
from tests.core.shuttle.tiny_day import (
    HOME_LE,
    HOME_TRAN,
    OUT_LE,
    tiny_plan,
    tiny_problem,
    with_capture,
    with_group,
    with_route,
    with_stop,
    with_van,
)

Day = tuple[DayProblem, DayPlan]


def codes(problem: DayProblem, plan: DayPlan) -> set[str]:
    """Return the codes of what is broken."""
    return {one.code for one in verify_plan(plan, problem)}


def standing(**changes: Any) -> DayProblem:
    """Return the day at 8:05 with fields of what stands changed."""
    return replace(later_problem(), commitments=replace(commitments(), **changes))


def test_people_of_a_van_that_failed_are_brought_on_by_another():
    """The plan worked out by hand holds, and its figures are counted right."""
    assert verify_plan(later_plan(), later_problem()) == ()


@pytest.mark.parametrize(
    "harder",
    [
        lambda d: with_group(d, 1, max_away=60),
        lambda d: with_group(d, 1, earliest_pickup=28501),
        lambda d: with_group(d, 0, max_ride=599),
        lambda d: with_van(d, 0, boosters=0),
        lambda d: with_van(d, 1, may_cross_ferry=False),
    ],
    ids=["away", "fetched", "ride", "boosters", "ferry"],
)
def test_no_rule_is_held_against_what_is_driven(harder: Callable[[DayProblem], DayProblem]):
    """Only what is still to come is refused, and lateness is told as a figure."""
    still = {"shuttle.objective.wrong", "shuttle.ride.too_long", "shuttle.boosters.over"}
    assert codes(harder(later_problem()), later_plan()) <= still


def test_home_after_the_latest_time_is_counted_not_refused():
    """Who is out comes home in any case; the excess stands among the lateness."""
    problem = with_group(later_problem(), 0, latest_home=31440 - 100)
    (found,) = verify_plan(later_plan(), problem)
    assert found.parameters == {"figure": "lateness_seconds", "told": 1780, "counted": 1880}


def test_who_is_at_home_keeps_the_limits():
    """Without commitments the same excess is refused."""
    assert "shuttle.window.home_late" in codes(with_group(tiny_problem(), 0, latest_home=29999), tiny_plan())


def moved_run(plan: DayPlan) -> DayPlan:
    """Return the plan with the driven run of van A a minute later."""
    first, second = TO_POINT.stops
    run = PlannedRun(stops=(first, replace(second, depart=second.depart + 60)))
    return with_route(plan, 0, runs=(run, *plan.routes[0].runs[1:]))


def driving_on(plan: DayPlan) -> DayPlan:
    """Return the plan with the failed van driving the last run."""
    return with_route(plan, 1, runs=(TO_LANDING, plan.routes[0].runs[2]))


BREAKS: list[tuple[str, DayProblem, DayPlan]] = [
    ("shuttle.driven.changed", later_problem(), moved_run(later_plan())),
    ("shuttle.driven.changed", later_problem(), with_route(later_plan(), 0, leave_start=27000)),
    ("shuttle.driven.changed", later_problem(), replace(later_plan(), routes=later_plan().routes[:1])),
    (
        "shuttle.driven.changed",
        later_problem(),
        with_stop(later_plan(), (0, 0, 0), pickups=(OUT_LE, HOME_LE)),
    ),
    ("shuttle.driven.van_failed", later_problem(), driving_on(later_plan())),
    ("shuttle.driven.in_the_past", later_problem(), with_stop(later_plan(), (0, 1, 0), arrive=NOW - 1)),
    ("shuttle.driven.in_the_past", standing(routes=()), later_plan()),
    ("shuttle.road.too_fast", standing(as_of=NOW + 1), later_plan()),
    ("shuttle.capture.has_begun", later_problem(), with_capture(later_plan(), 0, end=29400)),
    ("shuttle.capture.in_the_past", standing(captures=()), later_plan()),
    ("shuttle.stop.wrong_place", later_problem(), with_stop(later_plan(), (0, 1, 0), place_id="house")),
    (
        "shuttle.group.not_home",
        later_problem(),
        with_route(later_plan(), 0, runs=later_plan().routes[0].runs[:2]),
    ),
    (
        "shuttle.announced.moved",
        standing(routes=(), as_of=0, captures=(), announced=(announced(OUT_LE, "A", 28260 + 601),)),
        later_plan(),
    ),
]


@pytest.mark.parametrize(
    ("code", "problem", "plan"), BREAKS, ids=[f"{i} {b[0]}" for i, b in enumerate(BREAKS)]
)
def test_what_stands_is_left_alone(code: str, problem: DayProblem, plan: DayPlan):
    """Each way of changing it has its code, and a sentence in both languages."""
    found = [one for one in verify_plan(plan, problem) if one.code == code]
    assert found
    assert all(say(code, one.parameters, tongue) for one in found for tongue in ("vi", "en"))


def test_a_told_time_may_move_by_the_tolerance():
    """Ten minutes were allowed, to the second."""
    before = Commitments(as_of=0, tolerance=600, announced=(announced(OUT_LE, "A", 28260 + 600),))
    problem = replace(tiny_problem(), commitments=before)
    assert "shuttle.announced.moved" not in codes(problem, tiny_plan())


@pytest.mark.parametrize(
    ("van", "moved_by", "changed"), [("A", 0, 0), ("A", 59, 0), ("A", 60, 3), ("A", -60, 3), ("B", 0, 3)]
)
def test_people_whose_van_or_time_changes_are_counted(van: str, moved_by: int, changed: int):
    """Once each; less than a minute is no change for anybody who reads a clock."""
    told = (announced(OUT_LE, van, 28260 + moved_by), announced(HOME_LE, van, 29400))
    problem = replace(tiny_problem(), commitments=Commitments(as_of=0, tolerance=600, announced=told))
    plan = tiny_plan()
    late = max(0, -moved_by)
    figures = replace(plan.objective, changed_people=changed, lateness_seconds=late)
    assert verify_plan(replace(plan, objective=figures), problem) == ()


def test_a_later_way_home_than_told_is_late():
    """Each told leg counts, not only the way out."""
    told = (announced(HOME_TRAN, "B", 30500 - 30),)
    problem = replace(tiny_problem(), commitments=Commitments(as_of=0, tolerance=600, announced=told))
    (found,) = verify_plan(tiny_plan(), problem)
    assert found.parameters == {"figure": "lateness_seconds", "told": 0, "counted": 30}


@pytest.mark.parametrize(
    ("figure", "value"), [(BoundedFigure.WEIGHTED_PEOPLE, 6), (BoundedFigure.AWAY_SECONDS, 14_821)]
)
def test_a_bound_that_the_plan_beats_is_refused(figure: BoundedFigure, value: int):
    """Whoever says that no plan is better than that was wrong."""
    bound = Bound(figure=figure, value=value, found_by=BoundWay.RELAXATION)
    (found,) = verify_plan(replace(tiny_plan(), bounds=(bound,)), tiny_problem())
    assert found.code == "shuttle.bound.beaten"
    assert say(found.code, found.parameters, "en")
