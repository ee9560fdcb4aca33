"""The timing of routes against a count from the rules alone, and insertions against the whole route."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from duadon.core.shuttle.dial_a_ride import DialARide
from duadon.planning.dial_a_ride import _world
from duadon.planning.kernels.insertion import fits_at, has_room
from duadon.planning.kernels.model import LONGEST, Routes, World, new_routes
from duadon.planning.kernels.route import put_in, take_out, time_route
from tests.planning.exact.small_rides import can_run, small_ride


def made_ready(problem: DialARide) -> tuple[World, Routes]:
    """Return the kernels' view of a problem, with an empty first route that is timed."""
    world, routes = _world(problem), new_routes(problem.vans + 1, 2 * problem.requests)
    assert time_route(world, routes, 0)
    return world, routes


@settings(max_examples=150)
@given(seed=st.integers(0, 10**6), requests=st.integers(1, 5))
def test_a_route_holds_just_when_the_rules_say_so(seed: int, requests: int):
    """Random orders of stops: the kernels' answer is that of a count by Bellman and Ford."""
    problem = small_ride(seed % 1000, requests=requests)
    world, routes = made_ready(problem)
    random = Random(seed)
    for request in range(requests):
        i = random.randint(0, 2 * request)
        put_in(routes, 0, request, i, random.randint(i, 2 * request))
    nodes = routes.nodes[0, : routes.length[0]].tolist()
    stops = tuple(node // 2 + 1 + requests * (node % 2) for node in nodes)
    assert time_route(world, routes, 0) == can_run(problem, stops)


@settings(max_examples=60)
@given(seed=st.integers(0, 10**6), requests=st.integers(2, 6))
def test_a_look_at_one_stretch_tells_what_the_whole_route_would(seed: int, requests: int):
    """Insertions one after another: seats and stretch say yes just when the route can be timed."""
    problem = small_ride(seed % 1000, requests=requests, hours=4.0)
    world, routes = made_ready(problem)
    world.vans[:, LONGEST] = 1 << 40  # the longest duration is looked at elsewhere
    random = Random(seed)
    for request in range(requests):
        length = int(routes.length[0])
        i = random.randint(0, length)
        j = random.randint(i, length)
        room = all(has_room(world, routes, 0, request, k) for k in range(i, j + 1))
        told = room and fits_at(world, routes, 0, request, i, j)
        put_in(routes, 0, request, i, j)
        holds = time_route(world, routes, 0)
        assert told == holds
        if not holds:
            take_out(routes, 0, request)
            assert time_route(world, routes, 0)
