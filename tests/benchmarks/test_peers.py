"""Peers are set up rightly: their answers to a small instance hold, and safe windows are safe."""

from itertools import pairwise

import pytest

from benchmarks.checking.dial_a_ride import Instance, judge, read_instance
from benchmarks.generating import make_dial_a_ride
from benchmarks.peers.safe_windows import cut_windows

SMALL = read_instance(make_dial_a_ride("a", vans=2, requests=8, seed=0))


def cost(instance: Instance, routes: list[list[int]]) -> float:
    """Return the length of all routes."""
    return sum(instance.minutes(a, b) for route in routes for a, b in pairwise((0, *route, 0)))


@pytest.mark.parametrize("kind", ["a", "b"])
@pytest.mark.parametrize("seed", range(5))
def test_no_schedule_within_safe_windows_breaks_the_longest_ride(kind: str, seed: int):
    """Begun at the earliest, delivered at the latest; cut windows lie within the old ones."""
    instance = read_instance(make_dial_a_ride(kind, vans=4, requests=48, seed=seed))
    windows = cut_windows(instance)
    for node, (begin, end) in enumerate(windows):
        assert instance.rows[node][4] - 1e-9 <= begin <= end <= instance.rows[node][5] + 1e-9
    for pickup in range(1, 49):
        longest = windows[pickup + 48][1] - windows[pickup][0] - instance.rows[pickup][2]
        assert longest <= instance.ride_limit + 1e-9


def test_or_tools_keeps_the_longest_ride():
    """As a limit of each pair."""
    pytest.importorskip("ortools")
    from benchmarks.peers import with_or_tools

    routes = with_or_tools.solve(SMALL, cpu_seconds=0.5)
    assert routes is not None
    assert judge(SMALL, cost(SMALL, routes), routes) == []


def test_or_tools_says_when_it_has_none():
    """Two requests at once are too much for one seat, one van."""
    pytest.importorskip("ortools")
    from benchmarks.peers import with_or_tools

    tight = read_instance(
        "1 4 480 1 30\n0 0 0 0 0 0 99\n1 1 0 0 1 0 0\n2 1 0 0 1 0 0\n3 9 0 0 -1 0 99\n4 9 0 0 -1 0 99"
    )
    assert with_or_tools.solve(tight, cpu_seconds=0.2) is None


def test_pyvrp_keeps_safe_windows():
    """Shipments with capacity and shifts."""
    pytest.importorskip("pyvrp")
    from benchmarks.peers import with_pyvrp

    routes = with_pyvrp.solve(SMALL, cpu_seconds=0.5, seed=1)
    assert routes is not None
    assert judge(SMALL, cost(SMALL, routes), routes) == []


def test_vroom_keeps_safe_windows():
    """Shipments with capacity."""
    pytest.importorskip("vroom")
    from benchmarks.peers import with_vroom

    routes = with_vroom.solve(SMALL)
    assert routes is not None
    assert judge(SMALL, cost(SMALL, routes), routes) == []
