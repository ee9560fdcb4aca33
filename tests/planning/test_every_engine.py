"""What holds for every engine: no rule broken, nobody forgotten, the same answer, reasons that help."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duadon.core.shuttle.json_form import plan_from_json, plan_to_json
from duadon.core.shuttle.manifest import make_manifests
from duadon.core.shuttle.plan import DayPlan, Leg
from duadon.core.shuttle.problem import DayProblem, KitCount
from duadon.core.shuttle.verification import verify_plan
from duadon.core.values.times import TimeWindow, at
from duadon.planning import engines
from duadon.planning.effort import Effort
from duadon.wording.say import say
from tests.core.shuttle.tiny_day import tiny_problem, with_ferry, with_group, with_point, with_van
from tests.planning.days.odd_days import odd_day
from tests.planning.random_days import easy_day, random_day

LITTLE = Effort(iterations=12)


@pytest.fixture(params=sorted(engines.ENGINES))
def plan_day(request):
    """Each engine in turn."""
    return engines.ENGINES[request.param].plan_day


def served(plan: DayPlan) -> set[str]:
    """Return the ids of the groups that are brought home."""
    stops = [stop for route in plan.routes for run in route.runs for stop in run.stops]
    return {leg.group_id for stop in stops for leg in stop.dropoffs if leg.leg is Leg.HOME}


@pytest.mark.parametrize("name", sorted(engines.ENGINES))
@settings(max_examples=40)
@given(seed=st.integers(0, 10**6), groups=st.integers(0, 9), vans=st.integers(0, 3), odd=st.booleans())
def test_a_plan_breaks_no_rule_and_forgets_nobody(name: str, seed: int, groups: int, vans: int, odd: bool):
    """On random days: 0 violations, served + unplaced = all, again the same, JSON and lists hold."""
    plan_day = engines.ENGINES[name].plan_day
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


def test_one_impossible_group_leaves_the_others_placed(plan_day):
    """Twelve good groups and one that must be home before any van can come: 12 placed, 1 explained."""
    problem = with_group(easy_day(groups=13), 5, latest_home=at(6, 10))
    plan = plan_day(problem, seed=1, effort=LITTLE)
    assert verify_plan(plan, problem) == ()
    assert len(served(plan)) == 12
    (left,) = plan.unplaced
    assert (left.group_id, left.code) == ("g5", "shuttle.unplaced.home_too_early")
    assert left.change is not None
    assert left.change.code == "shuttle.change.home_later"


def test_the_last_ferry_is_never_missed(plan_day):
    """With the last sailing at 8:30 the islet's family could go out but not home: it is left out."""
    problem = with_ferry(tiny_problem(), last=at(8, 30))
    plan = plan_day(problem, seed=1, effort=LITTLE)
    assert verify_plan(plan, problem) == ()
    assert served(plan) == {"le"}
    assert plan.unplaced[0].code == "shuttle.unplaced.ferry_times"


def test_a_tiny_day_is_solved_as_well_as_by_hand(plan_day):
    """Both families are served; nobody is away longer than in the plan made by hand."""
    plan = plan_day(tiny_problem(), seed=1, effort=Effort(iterations=30))
    assert verify_plan(plan, tiny_problem()) == ()
    assert plan.objective.people == 5
    assert plan.objective.away_seconds <= 14_820


TIGHT = TimeWindow(start=at(8), end=at(8, 1))
TRAN_ONLY = replace(tiny_problem(), groups=tiny_problem().groups[1:])
LE_ONLY = replace(tiny_problem(), groups=tiny_problem().groups[:1])
ONE_VAN = replace(LE_ONLY, vans=LE_ONLY.vans[:1])

REASONS: list[tuple[str, str, DayProblem]] = [
    ("no_adult", "name_attendant", with_group(LE_ONLY, 0, adults=())),
    ("no_seat", "more_seats", with_van(ONE_VAN, 0, seats=2)),
    ("no_booster", "more_boosters", with_van(ONE_VAN, 0, boosters=0)),
    ("front_closed", "more_back_seats", with_van(ONE_VAN, 0, seats=3, front_seats=3)),
    ("no_kit", "more_kits", with_point(LE_ONLY, kits=(KitCount(since=0, count=0),))),
    ("point_closed", "open_longer", with_point(LE_ONLY, close=at(8, 6))),
    (
        "no_ferry",
        "ferry_for_vans",
        with_van(with_van(TRAN_ONLY, 0, may_cross_ferry=False), 1, may_cross_ferry=False),
    ),
    ("storm", "ferry_runs", with_ferry(TRAN_ONLY, closed=(TimeWindow(start=0, end=at(23)),))),
    ("duty_too_short", "longer_duty", with_van(ONE_VAN, 0, duty=TimeWindow(start=at(6), end=at(8)))),
    ("ride_too_long", "longer_ride", with_group(LE_ONLY, 0, max_ride=599)),
    ("away_too_long", "longer_away", with_group(LE_ONLY, 0, max_away=1500)),
    (
        "fetched_too_late",
        "fetch_earlier",
        with_group(LE_ONLY, 0, earliest_pickup=at(11, 15), latest_home=at(14)),
    ),
    ("home_too_early", "home_later", with_group(LE_ONLY, 0, latest_home=at(8))),
    ("session", "any_session", with_group(LE_ONLY, 0, sessions=(TIGHT,))),
    ("several_rules", "", with_van(with_group(ONE_VAN, 0, max_ride=599), 0, seats=2)),
]


@pytest.mark.parametrize(("reason", "change", "problem"), REASONS, ids=[r[0] for r in REASONS])
def test_a_group_left_out_says_why(plan_day, reason: str, change: str, problem: DayProblem):
    """The one rule that stands in the way is named, with the change that would help."""
    plan = plan_day(problem, seed=1, effort=LITTLE)
    (left,) = plan.unplaced
    assert left.code == f"shuttle.unplaced.{reason}"
    assert (left.change.code if left.change else "") == (f"shuttle.change.{change}" if change else "")
    assert verify_plan(plan, problem) == ()


def test_the_smallest_change_really_places_the_group(plan_day):
    """One seat missing: the change says one seat, and with it the group rides."""
    (left,) = plan_day(with_van(ONE_VAN, 0, seats=2), seed=1, effort=LITTLE).unplaced
    assert left.change is not None
    assert left.change.parameters == {"seats": 1}
    assert plan_day(with_van(ONE_VAN, 0, seats=3), seed=1, effort=LITTLE).unplaced == ()


def test_a_guard_of_time_says_that_it_cut_the_search_short(plan_day):
    """No time at all: the first plan comes out, marked, and still breaks no rule."""
    problem = random_day(5)
    plan = plan_day(problem, seed=1, effort=Effort(iterations=500, at_most_seconds=0.0))
    assert plan.cut_short
    assert verify_plan(plan, problem) == ()
    assert not plan_day(problem, seed=1, effort=LITTLE).cut_short


def test_more_rounds_serve_no_fewer_people(plan_day):
    """The best plan met is kept: the first plan of a seed is never better than the last."""
    problem = random_day(11, groups=12, vans=2)
    first = plan_day(problem, seed=2, effort=Effort(iterations=0))
    last = plan_day(problem, seed=2, effort=Effort(iterations=80))
    assert last.objective.rank() <= first.objective.rank()


def test_competing_groups_are_told_apart_from_impossible_ones(plan_day):
    """Ten families for one kit of half an hour: some are left out for want of kit minutes."""
    problem = easy_day(groups=10)
    points = tuple(replace(p, close=p.open + 1800) for p in problem.points[:1])
    points = tuple(replace(p, kits=(KitCount(since=0, count=1),)) for p in points)
    problem = replace(problem, points=points)
    plan = plan_day(problem, seed=1, effort=LITTLE)
    assert verify_plan(plan, problem) == ()
    assert served(plan)
    assert "shuttle.unplaced.no_kit" in {entry.code for entry in plan.unplaced}


def test_the_search_ends_where_nobody_can_be_served(plan_day):
    """No kit anywhere: rounds with nobody to tear out end all the same, and each group is explained."""
    problem = easy_day(groups=6)
    none = tuple(replace(point, kits=(KitCount(since=0, count=0),)) for point in problem.points)
    plan = plan_day(replace(problem, points=none), seed=1, effort=Effort(iterations=30))
    assert plan.routes == ()
    assert {entry.code for entry in plan.unplaced} == {"shuttle.unplaced.no_kit"}


def test_a_retry_child_gets_its_longer_time_on_the_kit(plan_day):
    """A second try takes 130 in the hundred: the capture is as long, and the ride home waits for it."""
    problem = easy_day(groups=4)
    child = replace(problem.groups[0].children[0], capture_percent=130)
    problem = with_group(problem, 0, children=(child, *problem.groups[0].children[1:]))
    plan = plan_day(problem, seed=1, effort=LITTLE)
    assert verify_plan(plan, problem) == ()
    lengths = [one.end - one.start for one in plan.captures if one.child_id == child.id]
    assert lengths == [546]


def test_about_thirty_people_all_ride(plan_day):
    """A day of about thirty people and four vans, at the effort meant for a screen."""
    problem = easy_day(groups=12)
    plan = plan_day(problem, seed=1, effort=Effort(iterations=20))
    assert plan.objective.people >= 28
    assert verify_plan(plan, problem) == ()
