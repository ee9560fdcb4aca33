"""The checker passes a day solved by hand, and refuses it broken in every way, each by its code."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from duadon.core.shuttle.plan import DayPlan, GroupLeg, Leg, PlannedRun, Unplaced
from duadon.core.shuttle.problem import DayProblem, DriverBreak, KitCount
from duadon.core.shuttle.verification import verify_plan
from duadon.core.values.times import TimeWindow, at
from duadon.wording.say import say
from tests.core.shuttle.tiny_day import (
    OUT_LE,
    OUT_TRAN,
    child,
    tiny_plan,
    tiny_problem,
    with_capture,
    with_ferry,
    with_group,
    with_point,
    with_route,
    with_stop,
    with_van,
)

Day = tuple[DayProblem, DayPlan]
Break = Callable[[DayProblem, DayPlan], Day]
REST = DriverBreak(seconds=900, window=TimeWindow(start=at(7), end=at(11)))


def rested(start: int, end: int) -> Break:
    """Give van A a break of 15 minutes to take, and plan it so."""
    return lambda d, p: (
        with_van(d, 0, rest=REST),
        with_route(p, 0, rest=TimeWindow(start=start, end=end)),
    )


def without_run(plan: DayPlan, van: int, run: int) -> DayPlan:
    """Return the plan without one run."""
    runs = plan.routes[van].runs
    return with_route(plan, van, runs=runs[:run] + runs[run + 1 :])


def joined_runs(plan: DayPlan) -> DayPlan:
    """Return the plan with both runs of van A called one."""
    first, second = plan.routes[0].runs
    return with_route(plan, 0, runs=(PlannedRun(stops=first.stops + second.stops),))


def left_out(group_id: str) -> Unplaced:
    """Return a reason for a group."""
    return Unplaced(group_id=group_id, code="shuttle.unplaced.vans_full")


def second_of_le_elsewhere(problem: DayProblem, plan: DayPlan) -> Day:
    """A second point at the depot captures the second child of the Lê."""
    twin = replace(problem.points[0], id="p2", place_id="depot")
    return replace(problem, points=(*problem.points, twin)), with_capture(plan, 1, point_id="p2")


def also_on_van_b(plan: DayPlan) -> DayPlan:
    """Return the plan with the Lê riding out on van B as well."""
    on = with_stop(plan, (1, 0, 0), pickups=(OUT_TRAN, OUT_LE))
    return with_stop(on, (1, 0, 1), dropoffs=(OUT_TRAN, OUT_LE))


def twice_on_van_a(plan: DayPlan) -> DayPlan:
    """Return the plan with the run out driven twice."""
    runs = plan.routes[0].runs
    return with_route(plan, 0, runs=(runs[0], *runs))


def other_order(plan: DayPlan) -> DayPlan:
    """Return the plan with the drop-off of the Lê where they get on, and the other way round."""
    swapped = with_stop(plan, (0, 0, 0), pickups=(), dropoffs=(OUT_LE,))
    return with_stop(swapped, (0, 0, 1), pickups=(OUT_LE,), dropoffs=())


STRANGER = GroupLeg(group_id="nobody", leg=Leg.OUT)

BREAKS: list[tuple[str, Break]] = [
    ("shuttle.plan.other_day", lambda d, p: (d, replace(p, day=date(2024, 9, 10)))),
    ("shuttle.roads.other_label", lambda d, p: (d, replace(p, roads_label="guessed"))),
    ("shuttle.objective.wrong", lambda d, p: (d, replace(p, objective=replace(p.objective, people=6)))),
    ("shuttle.group.unknown", lambda d, p: (d, replace(p, unplaced=(left_out("nobody"),)))),
    ("shuttle.group.unknown", lambda d, p: (d, with_stop(p, (0, 0, 0), pickups=(OUT_LE, STRANGER)))),
    ("shuttle.group.unknown", lambda d, p: (d, with_capture(p, 0, group_id="nobody"))),
    ("shuttle.group.explained_twice", lambda d, p: (d, replace(p, unplaced=(left_out("le"),) * 2))),
    ("shuttle.group.both_ways", lambda d, p: (d, replace(p, unplaced=(left_out("le"),)))),
    ("shuttle.group.unaccounted", lambda d, p: (d, replace(p, routes=p.routes[:1]))),
    ("shuttle.group.no_adult", lambda d, p: (with_group(d, 0, adults=()), p)),
    ("shuttle.group.not_home", lambda d, p: (d, without_run(p, 0, 1))),
    ("shuttle.group.not_fetched", lambda d, p: (d, without_run(p, 0, 0))),
    ("shuttle.group.two_vans", lambda d, p: (d, also_on_van_b(p))),
    ("shuttle.group.split", lambda d, p: (d, twice_on_van_a(p))),
    ("shuttle.group.split", second_of_le_elsewhere),
    ("shuttle.child.unknown", lambda d, p: (d, with_capture(p, 0, child_id="le9"))),
    ("shuttle.window.fetched_early", lambda d, p: (with_group(d, 0, earliest_pickup=28261), p)),
    ("shuttle.window.home_late", lambda d, p: (with_group(d, 0, latest_home=29999), p)),
    (
        "shuttle.window.outside_session",
        lambda d, p: (with_group(d, 0, sessions=(TimeWindow(start=at(10), end=at(11)),)), p),
    ),
    ("shuttle.away.too_long", lambda d, p: (with_group(d, 0, max_away=1739), p)),
    ("shuttle.ride.too_long", lambda d, p: (with_group(d, 1, max_ride=2799), p)),
    ("shuttle.ride.too_long", lambda d, p: (d, with_stop(p, (0, 1, 1), arrive=31201, depart=31261))),
    ("shuttle.van.unknown", lambda d, p: (d, with_route(p, 0, van_id="Z"))),
    ("shuttle.van.twice", lambda d, p: (d, with_route(p, 1, van_id="A"))),
    ("shuttle.place.unknown", lambda d, p: (d, with_stop(p, (0, 0, 0), place_id="moon"))),
    ("shuttle.seats.over", lambda d, p: (with_van(d, 0, seats=2), p)),
    ("shuttle.boosters.over", lambda d, p: (with_van(d, 0, boosters=0), p)),
    ("shuttle.front.closed", lambda d, p: (with_van(d, 0, seats=3, front_seats=3), p)),
    ("shuttle.boarding.too_short", lambda d, p: (d, with_stop(p, (0, 0, 0), arrive=28201))),
    ("shuttle.boarding.too_short", lambda d, p: (d, with_stop(p, (0, 1, 1), depart=30059))),
    ("shuttle.stop.backwards", lambda d, p: (d, with_stop(p, (0, 0, 0), depart=28199))),
    ("shuttle.stop.wrong_place", lambda d, p: (d, with_stop(p, (0, 0, 0), place_id="depot"))),
    ("shuttle.stop.wrong_place", lambda d, p: (d, with_stop(p, (0, 0, 1), place_id="near"))),
    ("shuttle.order.pickup_after_dropoff", lambda d, p: (d, other_order(p))),
    ("shuttle.order.never_picked_up", lambda d, p: (d, with_stop(p, (0, 0, 0), pickups=()))),
    (
        "shuttle.order.already_aboard",
        lambda d, p: (d, with_stop(p, (0, 0, 1), pickups=(OUT_LE,), dropoffs=())),
    ),
    ("shuttle.run.not_empty", lambda d, p: (d, with_stop(p, (0, 1, 1), dropoffs=()))),
    ("shuttle.run.empty_midway", lambda d, p: (d, joined_runs(p))),
    (
        "shuttle.run.without_people",
        lambda d, p: (d, with_route(p, 0, runs=(*p.routes[0].runs, PlannedRun(stops=())))),
    ),
    ("shuttle.turn_round.short", lambda d, p: (with_van(d, 0, turn_round_seconds=541), p)),
    ("shuttle.duty.outside", lambda d, p: (with_van(d, 0, duty=TimeWindow(start=at(6), end=30659)), p)),
    ("shuttle.duty.outside", lambda d, p: (with_van(d, 0, duty=TimeWindow(start=27601, end=at(12))), p)),
    ("shuttle.break.missing", lambda d, p: (with_van(d, 0, rest=REST), p)),
    ("shuttle.break.too_short", rested(at(7), at(7) + 899)),
    ("shuttle.break.outside_window", rested(at(6, 50), at(7, 5))),
    ("shuttle.break.while_busy", rested(28300, 29200)),
    ("shuttle.road.too_fast", lambda d, p: (d, with_stop(p, (0, 0, 1), arrive=28859))),
    ("shuttle.road.too_fast", lambda d, p: (d, with_route(p, 0, reach_end=30659))),
    ("shuttle.road.none", lambda d, p: (replace(d, ferries=()), p)),
    ("shuttle.ferry.van_too_heavy", lambda d, p: (with_van(d, 1, may_cross_ferry=False), p)),
    ("shuttle.ferry.after_last", lambda d, p: (with_ferry(d, last=at(9)), p)),
    (
        "shuttle.ferry.not_running",
        lambda d, p: (with_ferry(d, closed=(TimeWindow(start=32500, end=32600),)), p),
    ),
    ("shuttle.ferry.too_fast", lambda d, p: (d, with_stop(p, (1, 1, 1), arrive=33299))),
    ("shuttle.point.unknown", lambda d, p: (d, with_capture(p, 0, point_id="p9"))),
    ("shuttle.point.closed", lambda d, p: (with_point(d, open=28921), p)),
    ("shuttle.point.closed", lambda d, p: (with_point(d, close=30459), p)),
    ("shuttle.kit.not_there", lambda d, p: (d, with_capture(p, 0, kit=2))),
    (
        "shuttle.kit.not_there",
        lambda d, p: (with_point(d, kits=(KitCount(since=0, count=2), KitCount(since=29339, count=0))), p),
    ),
    ("shuttle.kit.overlap", lambda d, p: (d, with_capture(p, 1, kit=0))),
    ("shuttle.capture.missing", lambda d, p: (d, replace(p, captures=p.captures[1:]))),
    ("shuttle.capture.twice", lambda d, p: (d, with_capture(p, 1, child_id="le1"))),
    ("shuttle.capture.without_ride", lambda d, p: (d, replace(p, routes=p.routes[:1]))),
    ("shuttle.capture.too_short", lambda d, p: (d, with_capture(p, 0, end=29339))),
    (
        "shuttle.capture.too_short",
        lambda d, p: (with_group(d, 1, children=(replace(child("tran1"), capture_percent=101),)), p),
    ),
    ("shuttle.capture.elsewhere", lambda d, p: (d, with_stop(p, (0, 0, 1), place_id="depot"))),
    ("shuttle.capture.before_arrival", lambda d, p: (d, with_stop(p, (0, 0, 1), arrive=28861))),
    ("shuttle.capture.after_departure", lambda d, p: (d, with_stop(p, (0, 1, 0), depart=29399))),
]


def test_a_day_solved_by_hand_breaks_no_rule():
    """Every figure of the tiny day was worked out on paper; the checker agrees with all of them."""
    assert verify_plan(tiny_plan(), tiny_problem()) == ()


@pytest.mark.parametrize(("code", "spoil"), BREAKS, ids=lambda v: v if isinstance(v, str) else "")
def test_a_broken_plan_is_refused_by_its_own_code(code: str, spoil: Break):
    """Each fault, made on purpose in the good plan, is found, and its sentence can be written."""
    problem, plan = spoil(tiny_problem(), tiny_plan())
    found = verify_plan(plan, problem)
    assert code in {violation.code for violation in found}
    for violation in found:
        for language in ("vi", "en"):
            assert "{" not in say(violation.code, violation.parameters, language)


@pytest.mark.parametrize("start", [at(7), 30700], ids=["before it leaves", "after it is back"])
def test_a_break_may_lie_before_and_after_the_runs(start: int):
    """The driver rests at the start place before leaving, or at the end place after the last run."""
    problem, plan = rested(start, start + 900)(tiny_problem(), tiny_plan())
    assert verify_plan(plan, problem) == ()


def test_a_break_may_lie_between_two_runs():
    """The second run begins after the break; nothing else is said against the break."""
    problem, plan = rested(28920, 29820)(tiny_problem(), tiny_plan())
    later = with_stop(plan, (0, 1, 0), arrive=29820, depart=30300)
    moved = with_stop(later, (0, 1, 1), arrive=30900, depart=30960)
    codes = {v.code for v in verify_plan(with_route(moved, 0, reach_end=31560), problem)}
    assert codes == {"shuttle.objective.wrong"}  # home later than the plan's own figures say


def test_an_attendant_named_for_the_children_replaces_their_adult():
    """Children without an adult of their own ride when an attendant is named for them."""
    problem = with_group(tiny_problem(), 0, adults=(), attendant_named=True)
    codes = {violation.code for violation in verify_plan(tiny_plan(), problem)}
    assert "shuttle.group.no_adult" not in codes


def test_rides_of_two_runs_are_counted_apart():
    """The load of one run does not count in the next: both runs fill the van to the last seat."""
    assert verify_plan(tiny_plan(), with_van(tiny_problem(), 0, seats=3)) == ()


def test_a_violation_says_which_group_and_van_to_mark():
    """Ids mark the rows on a screen, names fill the sentence."""
    problem = with_van(with_group(tiny_problem(), 1, max_ride=2799), 1, name="66A-001.23")
    (found,) = verify_plan(tiny_plan(), problem)
    assert (found.group_id, found.van_id) == ("tran", "B")
    assert found.parameters["van"] == "66A-001.23"
