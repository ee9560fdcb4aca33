"""The checker of dial-a-ride answers passes a good one and catches a planted fault of every rule."""

from itertools import pairwise

import pytest

from benchmarks.checking.dial_a_ride import Instance, judge, read_instance

# On a line: 1 at 10, 2 at 20, both to be brought to 40 and 30. Node 3 = delivery of 1, 4 = of 2.
TEXT = """2 4 200 3 40
0  0 0 0  0   0 500
1 10 0 3  2   0 500
2 20 0 3  1   0 500
3 40 0 3 -2   0 500
4 30 0 3 -1  70 100
5  0 0 0  0   0 500
"""
GOOD = ((1, 2, 4, 3),)


def instance(old: str = "", new: str = "") -> Instance:
    """Return the small instance, with one thing in its text changed."""
    assert old in TEXT
    return read_instance(TEXT.replace(old, new, 1))


def cost(routes: tuple[tuple[int, ...], ...]) -> float:
    """Return the length of routes on the line."""
    at = [0, 10, 20, 40, 30]
    return sum(abs(at[a] - at[b]) for route in routes for a, b in pairwise((0, *route, 0)))


def test_a_good_answer_passes():
    """Together or each on its own van; the depot that closes the file is no node."""
    assert judge(instance(), 80, GOOD) == []
    assert judge(instance(), 140, ((1, 3), (2, 4))) == []
    assert len(instance().rows) == 5


def test_waiting_with_somebody_aboard_is_put_off():
    """Left at once, request 2 would ride 44 to be there when node 4 opens at 70; later, 10."""
    found = judge(instance("200 3 40", "200 3 10"), 60, ((2, 4),))
    assert found == ["not every node is visited once"]


@pytest.mark.parametrize(
    ("changed", "routes", "told"),
    [
        (("", ""), ((1, 2, 4),), "not every node is visited once"),
        (("", ""), ((1, 2, 4, 3, 3),), "not every node is visited once"),
        (("", ""), ((1, 2, 4, 3, 9),), "no such nodes: [9]"),
        (("", ""), ((0, 1, 2, 4, 3),), "no such nodes: [0]"),
        (("2 4 200", "1 4 200"), ((1, 3), (2, 4)), "2 routes, but 1 vans"),
        (("", ""), ((3, 1, 2, 4),), "node 3: delivered before it is fetched"),
        (("", ""), ((1, 4), (2, 3)), "node 1: fetched and not delivered by the same van"),
        (("", ""), ((1, 4), (2, 3)), "node 4: delivered before it is fetched, or by another van"),
        (("200 3 40", "200 2 40"), GOOD, "node 2: 3 aboard, 2 seats"),
        (("0 3 -1  70 100", "0 3 -1  10  20"), GOOD, "windows cannot be kept"),
        (("0 3  1   0 500", "0 3  1   0  19"), GOOD, "windows cannot be kept"),
        (("200 3 40", "200 3 35.99"), GOOD, "a ride is longer than 35.99"),
        (("2 4 200", "2 4 91.99"), GOOD, "the route is longer than 91.99"),
        (("0  0 0 0  0   0 500", "0  0 0 0  0   0 91"), GOOD, "windows cannot be kept"),
    ],
)
def test_a_planted_fault_is_caught(changed, routes, told):
    """Each rule by one answer that breaks it."""
    found = judge(instance(*changed), cost(tuple(tuple(n for n in r if n < 5) for r in routes)), routes)
    assert any(told in fault for fault in found), found


def test_the_limit_of_a_rule_is_allowed():
    """36 minutes aboard for request 1 and 92 for the route, to the tolerance."""
    assert judge(instance("200 3 40", "200 3 36"), 80, GOOD) == []
    assert judge(instance("2 4 200", "2 4 92"), 80, GOOD) == []


def test_a_ride_and_a_window_may_exclude_each_other_together():
    """Fetched until 25, delivered from 70 on: kept one by one, never both within 40."""
    both = instance("2 20 0 3  1   0 500", "2 20 0 3  1   0  25")
    assert any("a ride is longer than 40" in fault for fault in judge(both, 80, GOOD))


@pytest.mark.parametrize(("told", "holds"), [(80.00009, True), (80.0002, False), (float("nan"), False)])
def test_the_cost_is_counted_again(told, holds):
    """Within a tenth of a thousandth."""
    assert (judge(instance(), told, GOOD) == []) is holds
