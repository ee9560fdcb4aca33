"""The engine by rounds: never a broken rule, nobody forgotten, the same answer each time."""

from dataclasses import replace

import pytest

from duadon.core.shuttle.verification import verify_plan
from duadon.core.values.long_work import Progress
from duadon.planning.days.engine import plan_day
from duadon.planning.effort import Effort
from tests.core.shuttle.tiny_day import tiny_problem
from tests.planning.random_days import easy_day

LITTLE = Effort(iterations=12)


def test_out_and_home_passengers_share_a_van():
    """One van, two families on one road, captured one after the other: it takes both ways together."""
    problem = tiny_problem()
    one = replace(problem, vans=(replace(problem.vans[0], seats=14, boosters=4),))
    plan = plan_day(one, seed=1, effort=Effort(iterations=30))
    assert verify_plan(plan, one) == ()
    assert plan.objective.people == 5


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
