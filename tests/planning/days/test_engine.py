"""The engine by rounds: never a broken rule, nobody forgotten, the same answer each time."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duadon.core.shuttle.json_form import plan_from_json, plan_to_json
from duadon.core.shuttle.manifest import make_manifests
from duadon.core.shuttle.plan import DayPlan, Leg
from duadon.core.shuttle.problem import DayProblem, KitCount
from duadon.core.shuttle.verification import verify_plan
from duadon.core.values.long_work import Progress
from duadon.core.values.times import at
from duadon.planning.days.engine import plan_day
from duadon.planning.effort import Effort
from duadon.wording.say import say
from tests.core.shuttle.tiny_day import tiny_problem, with_ferry, with_group, with_van
from tests.planning.days.odd_days import odd_day
from tests.planning.random_days import easy_day, random_day
from tests.planning.test_insertion import ONE_VAN, REASONS

LITTLE = Effort(iterations=12)


def served(plan: DayPlan) -> set[str]:
    """Return the ids of the groups that are brought home."""
    stops = [stop for route in plan.routes for run in route.runs for stop in run.stops]
    return {leg.group_id for stop in stops for leg in stop.dropoffs if leg.leg is Leg.HOME}


@settings(max_examples=60)
@given(seed=st.integers(0, 10**6), groups=st.integers(0, 9), vans=st.integers(0, 3), odd=st.booleans())
def test_a_plan_breaks_no_rule_and_forgets_nobody(seed: int, groups: int, vans: int, odd: bool):
    """On random days: 0 violations, served + unplaced = all, again the same, JSON and lists hold."""
    problem = (odd_day if odd else random_day)(seed, groups=groups, vans=vans)
    plan = plan_day(problem, seed=seed, effort=LITTLE)
    assert verify_plan(plan, problem) == ()
    left = [entry.group_id for entry in plan.unplaced]
    assert sorted([*served(plan), *left]) == sorted(group.id for group in problem.groups)
    assert plan_day(problem, seed=seed, effort=LITTLE) == plan
    assert plan_from_json(plan_to_json(plan)) == plan
    assert all(manifest.balance == 0 for manifest in make_manifests(plan, problem))
    for entry in plan.unplaced:
        assert say(entry.code, entry.parameters)
        assert entry.change is None or say(entry.change.code, entry.change.parameters)


def test_one_impossible_group_leaves_the_others_placed():
    """Twelve good groups and one that must be home before any van can come: 12 placed, 1 explained."""
    problem = with_group(easy_day(groups=13), 5, latest_home=at(6, 10))
    plan = plan_day(problem, seed=1, effort=LITTLE)
    assert verify_plan(plan, problem) == ()
    assert len(served(plan)) == 12
    (left,) = plan.unplaced
    assert (left.group_id, left.code) == ("g5", "shuttle.unplaced.home_too_early")
    assert left.change is not None
    assert left.change.code == "shuttle.change.home_later"


def test_the_last_ferry_is_never_missed():
    """With the last sailing at 8:30 the islet's family could go out but not home: it is left out."""
    problem = with_ferry(tiny_problem(), last=at(8, 30))
    plan = plan_day(problem, seed=1, effort=LITTLE)
    assert verify_plan(plan, problem) == ()
    assert served(plan) == {"le"}
    assert plan.unplaced[0].code == "shuttle.unplaced.ferry_times"


def test_a_tiny_day_is_solved_as_well_as_by_hand():
    """Both families are served; nobody is away longer than in the plan made by hand."""
    plan = plan_day(tiny_problem(), seed=1, effort=Effort(iterations=30))
    assert verify_plan(plan, tiny_problem()) == ()
    assert plan.objective.people == 5
    assert plan.objective.away_seconds <= 14_820


@pytest.mark.parametrize(("reason", "change", "problem"), REASONS, ids=[r[0] for r in REASONS])
def test_a_group_left_out_says_why(reason: str, change: str, problem: DayProblem):
    """The one rule that stands in the way is named, with the change that would help."""
    plan = plan_day(problem, seed=1, effort=LITTLE)
    (left,) = plan.unplaced
    assert left.code == f"shuttle.unplaced.{reason}"
    assert (left.change.code if left.change else "") == (f"shuttle.change.{change}" if change else "")
    assert verify_plan(plan, problem) == ()


def test_the_smallest_change_really_places_the_group():
    """One seat missing: the change says one seat, and with it the group rides."""
    (left,) = plan_day(with_van(ONE_VAN, 0, seats=2), seed=1, effort=LITTLE).unplaced
    assert left.change is not None
    assert left.change.parameters == {"seats": 1}
    assert plan_day(with_van(ONE_VAN, 0, seats=3), seed=1, effort=LITTLE).unplaced == ()


def test_the_search_ends_where_nobody_can_be_served():
    """No kit anywhere: rounds with nobody to tear out end all the same, and each group is explained."""
    problem = easy_day(groups=6)
    none = tuple(replace(point, kits=(KitCount(since=0, count=0),)) for point in problem.points)
    plan = plan_day(replace(problem, points=none), seed=1, effort=Effort(iterations=30))
    assert plan.routes == ()
    assert {entry.code for entry in plan.unplaced} == {"shuttle.unplaced.no_kit"}


def test_out_and_home_passengers_share_a_van():
    """One van, two families on one road, captured one after the other: it takes both ways together."""
    problem = tiny_problem()
    one = replace(problem, vans=(replace(problem.vans[0], seats=14, boosters=4),))
    plan = plan_day(one, seed=1, effort=Effort(iterations=30))
    assert verify_plan(plan, one) == ()
    assert plan.objective.people == 5


def test_a_retry_child_gets_its_longer_time_on_the_kit():
    """A second try takes 130 in the hundred: the capture is as long, and the ride home waits for it."""
    problem = easy_day(groups=4)
    child = replace(problem.groups[0].children[0], capture_percent=130)
    problem = with_group(problem, 0, children=(child, *problem.groups[0].children[1:]))
    plan = plan_day(problem, seed=1, effort=LITTLE)
    assert verify_plan(plan, problem) == ()
    lengths = [one.end - one.start for one in plan.captures if one.child_id == child.id]
    assert lengths == [546]


def test_more_rounds_serve_no_fewer_people():
    """The best plan met is kept: the first plan of a seed is never better than the last."""
    problem = random_day(11, groups=12, vans=2)
    first = plan_day(problem, seed=2, effort=Effort(iterations=0))
    last = plan_day(problem, seed=2, effort=Effort(iterations=80))
    assert last.objective.rank() <= first.objective.rank()


def test_a_guard_of_time_says_that_it_cut_the_search_short():
    """No time at all: the first plan comes out, marked, and still breaks no rule."""
    problem = random_day(5)
    plan = plan_day(problem, seed=1, effort=Effort(iterations=500, at_most_seconds=0.0))
    assert plan.cut_short
    assert verify_plan(plan, problem) == ()
    assert not plan_day(problem, seed=1, effort=LITTLE).cut_short


def test_whoever_listens_hears_the_best_so_far_and_may_stop_the_search():
    """Reports come block by block with the people placed; what a report raises ends the search."""
    heard: list[Progress] = []

    def stop_after_three(progress: Progress) -> None:
        heard.append(progress)
        if len(heard) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        plan_day(easy_day(groups=6), seed=1, effort=Effort(iterations=5000), report=stop_after_three)
    assert [progress.done for progress in heard] == sorted(progress.done for progress in heard)
    assert heard[-1].done < 5000
    assert heard[0].placed == heard[0].people
