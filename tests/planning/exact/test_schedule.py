"""The scheduler of one route: it says yes exactly where some times keep every rule."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.planning.exact.network import SCALE, network_of
from duadon.planning.exact.schedule import time_route
from tests.planning.exact.small_rides import can_run, small_ride


@given(seed=st.integers(0, 10_000), hours=st.sampled_from([1.5, 2.5, 4.0]))
def test_a_route_has_times_where_the_rules_allow(seed: int, hours: float):
    """Of random routes, those are timed that Bellman and Ford can time; the times told are kept."""
    problem = small_ride(seed, requests=3, hours=hours)
    network, random = network_of(problem), Random(seed)
    for _ in range(10):
        chosen = random.sample(range(1, 4), random.randint(1, 3))
        route = tuple(random.sample([*chosen, *(request + 3 for request in chosen)], 2 * len(chosen)))
        before = all(route.index(request) < route.index(request + 3) for request in chosen)
        timing = time_route(network, route)
        assert (timing is not None) == (before and can_run(problem, route))
        if timing is not None:
            assert timing.duration <= network.route_limit
            assert timing.duration / SCALE == pytest.approx((timing.back - timing.departure) / SCALE)
            begins = dict(zip(route, timing.begins, strict=True))
            assert all(begins[i + 3] - begins[i] <= network.longest[i] for i in chosen)


def test_half_a_ride_is_no_route():
    """A route that fetches without bringing home, or twice, is refused."""
    network = network_of(small_ride(1, requests=3))
    for route in ((1,), (4, 1), (1, 4, 1, 4), (1, 2, 5)):
        assert time_route(network, route) is None
