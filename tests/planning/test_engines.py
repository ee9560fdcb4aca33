"""Engines by name, how seconds become iterations, and search and proof together."""

import time

import pytest

from benchmarks.checking.dial_a_ride import judge, read_instance
from benchmarks.generating import make_day, make_dial_a_ride
from duadon.core.shuttle.day_files import read_day_file
from duadon.core.shuttle.dial_a_ride import read_dial_a_ride
from duadon.core.shuttle.verification import verify_plan
from duadon.core.values.errors import RuleBroken
from duadon.planning.effort import Effort
from duadon.planning.engines import (
    ENGINES,
    dial_a_ride_effort,
    plan_day,
    plan_day_within,
    solve_dial_a_ride,
)
from tests.core.shuttle.later_day import later_problem
from tests.core.shuttle.tiny_day import tiny_problem

RIDES = make_dial_a_ride("a", vans=2, requests=8, seed=0)


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_each_engine_plans_and_signs(engine: str):
    """Its plan holds and carries its name."""
    plan = plan_day(tiny_problem(), seed=1, effort=Effort(iterations=20), engine=engine)
    assert verify_plan(plan, tiny_problem()) == ()
    assert (plan.engine, plan.objective.people) == (engine, 5)


def test_an_engine_that_is_none_is_refused():
    """With the names that there are."""
    with pytest.raises(RuleBroken, match=r"no engine is called 'magic/9'; there are: .*insertion/1"):
        plan_day(tiny_problem(), seed=1, effort=Effort(iterations=1), engine="magic/9")


def test_an_engine_that_cannot_plan_again_does_not_try():
    """What stands of a day would be planned anew."""
    with pytest.raises(RuleBroken, match="cannot plan a day again"):
        plan_day(later_problem(), seed=1, effort=Effort(iterations=1), engine="insertion/1")


def test_seconds_become_as_many_iterations_as_fit():
    """The search is not cut short, and uses most of its time."""
    problem = read_day_file(make_day(people=30, capture_minutes=7, seed=1)).problem
    began = time.process_time()
    plan = plan_day_within(problem, 1.0, seed=1)
    assert 0.4 < time.process_time() - began < 2.0
    assert plan.effort > 1
    assert verify_plan(plan, problem) == ()


def test_rides_are_searched_and_proven():
    """The cheapest answer is told as such, with its bound, and the checker passes it."""
    problem = read_dial_a_ride(RIDES, "made")
    found = solve_dial_a_ride(problem, seed=1, effort=dial_a_ride_effort(problem, 2.0))
    assert found.left_out == ()
    assert found.answer.optimal
    assert found.answer.bound == pytest.approx(found.answer.cost)
    assert judge(read_instance(RIDES), found.answer.cost, found.answer.routes) == []


def test_by_iterations_alone_the_answer_is_the_same_again():
    """No clock has a part in it."""
    problem = read_dial_a_ride(RIDES, "made")
    first, second = (solve_dial_a_ride(problem, seed=3, effort=Effort(iterations=100)) for _ in range(2))
    assert first.answer == second.answer
