"""Plain bounds hold for every plan, agree with a second reading of them, and are tight where they can be."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.checking.day_bounds import direct_away, kit_bound
from benchmarks.generating import make_day
from duadon.core.shuttle.day_files import read_day_file
from duadon.core.shuttle.plan import Bound, BoundedFigure, BoundWay
from duadon.core.shuttle.problem import KitCount
from duadon.core.shuttle.verification import verify_plan
from duadon.core.values.times import at
from duadon.planning.bounds import away_bound, people_bound, with_bounds
from duadon.planning.effort import Effort
from duadon.planning.engines import plan_day
from tests.core.shuttle.later_day import later_plan, later_problem
from tests.core.shuttle.tiny_day import tiny_plan, tiny_problem, with_group, with_point
from tests.planning.random_days import random_day


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_no_plan_beats_its_bounds(seed: int):
    """The verification refuses a bound that the plan itself beats."""
    problem = random_day(seed, groups=5)
    plan = plan_day(problem, seed=1, effort=Effort(iterations=20))
    assert {bound.figure for bound in plan.bounds} == set(BoundedFigure)
    assert verify_plan(plan, problem) == ()


@pytest.mark.parametrize("minutes", [7, 17])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_second_reading_finds_the_same(minutes: int, seed: int):
    """The benchmark's checker reads the day file itself."""
    text = make_day(people=150, capture_minutes=minutes, seed=seed)
    problem = read_day_file(text).problem
    everybody = replace(tiny_plan(), unplaced=())
    away = away_bound(everybody, problem)
    assert away is not None
    assert (people_bound(problem).value, away.value) == (kit_bound(text), direct_away(text))


def test_everybody_is_the_bound_where_kits_have_places():
    """Weights included."""
    assert people_bound(tiny_problem()) == Bound(
        figure=BoundedFigure.WEIGHTED_PEOPLE, value=7, found_by=BoundWay.EVERYBODY
    )


def test_kits_that_are_not_there_have_no_places():
    """One kit from 8:00 to 8:13 is one place: for the Trần, who weigh more with one child."""
    kits = (KitCount(since=0, count=1), KitCount(since=at(8, 13), count=0))
    assert people_bound(with_point(tiny_problem(), kits=kits)) == Bound(
        figure=BoundedFigure.WEIGHTED_PEOPLE, value=4, found_by=BoundWay.KIT_PLACES
    )


def test_a_break_of_the_kits_cuts_their_places():
    """Two stretches of six minutes hold no capture of seven, though twelve minutes would."""
    counts = ((0, 2), (at(8, 6), 0), (at(8, 10), 2), (at(8, 16), 0))
    kits = tuple(KitCount(since=since, count=count) for since, count in counts)
    assert people_bound(with_point(tiny_problem(), kits=kits)).value == 0


def test_who_may_not_ride_is_nobody_to_serve():
    """Children without an adult do not count."""
    assert people_bound(with_group(tiny_problem(), 1, adults=())).value == 3


def test_direct_rides_are_the_least_time_away():
    """The Lê ride 600 each way; the Trần wait for whole headways; whoever is left out does not count."""
    le = 3 * (600 + 60 + 420 + 60 + 600)
    tran = 2 * (300 + 3600 + 600 + 300)
    bound = away_bound(tiny_plan(), tiny_problem())
    assert bound == Bound(figure=BoundedFigure.AWAY_SECONDS, value=le + tran, found_by=BoundWay.DIRECT_RIDES)
    assert bound.gap(tiny_plan().objective) >= 0


def test_a_stronger_bound_stays():
    """The plan's own comes first."""
    own = Bound(figure=BoundedFigure.AWAY_SECONDS, value=14_820, found_by=BoundWay.ENUMERATION)
    bounds = with_bounds(replace(tiny_plan(), bounds=(own,)), tiny_problem())
    assert bounds == (own, people_bound(tiny_problem()))


def test_a_day_that_has_begun_gets_none():
    """What was driven may have been faster than roads allow."""
    assert with_bounds(later_plan(), later_problem()) == ()
