"""The search for rides: every answer keeps the rules, small ones are solved, hopeless ones end."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duadon.planning.dial_a_ride import search_dial_a_ride
from duadon.planning.effort import Effort
from tests.planning.exact.small_rides import best_cost, can_run, small_ride

SOME = Effort(iterations=120)


@settings(max_examples=40)
@given(seed=st.integers(0, 10_000), requests=st.integers(1, 4), hours=st.sampled_from([1.5, 2.5, 4.0]))
def test_small_problems_are_solved(seed: int, requests: int, hours: float):
    """The cost is that of trying everything; where there is no plan for all, somebody is left out."""
    problem = small_ride(seed, requests=requests, hours=hours)
    found, best = search_dial_a_ride(problem, seed=seed, effort=SOME), best_cost(problem)
    assert all(can_run(problem, route) for route in found.answer.routes)
    assert (best < float("inf")) == (found.left_out == ())
    if not found.left_out:
        assert found.answer.cost == pytest.approx(best, abs=1e-4)


@settings(max_examples=15)
@given(seed=st.integers(0, 10_000), requests=st.integers(8, 14))
def test_larger_ones_keep_every_rule(seed: int, requests: int):
    """Served once or left out, with no more vans than there are, each route in time."""
    problem = small_ride(seed, requests=requests)
    found = search_dial_a_ride(problem, seed=seed, effort=SOME)
    stops = sorted(stop for route in found.answer.routes for stop in route)
    served = [request for request in range(1, requests + 1) if request not in found.left_out]
    assert stops == sorted([*served, *(request + requests for request in served)])
    assert len(found.answer.routes) <= problem.vans
    assert all(can_run(problem, route) for route in found.answer.routes)


def test_the_search_ends_where_nobody_can_ride():
    """A ride limit that nobody keeps: no endless loop over an empty plan, everybody is left out."""
    problem = replace(small_ride(3, requests=6), ride_limit=1e-6)
    found = search_dial_a_ride(problem, seed=1, effort=SOME)
    assert found.left_out == (1, 2, 3, 4, 5, 6)
    assert found.answer.routes == ()


def test_the_same_seed_finds_the_same_and_more_iterations_nothing_worse():
    """Seed and iterations fix the answer; the best one met is kept."""
    problem = small_ride(5, requests=12)
    first, again = (search_dial_a_ride(problem, seed=4, effort=SOME) for _ in range(2))
    assert first == again
    start = search_dial_a_ride(problem, seed=4, effort=Effort(iterations=0))
    assert (len(first.left_out), first.answer.cost) <= (len(start.left_out), start.answer.cost)
