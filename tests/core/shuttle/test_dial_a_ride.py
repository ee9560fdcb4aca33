"""Dial-a-ride instances are read as they stand, and nothing else is taken in."""

import pytest

from duadon.core.shuttle.dial_a_ride import DialARide, read_dial_a_ride
from duadon.core.values.errors import RuleBroken

TWO = """2 4 480 3 30.5
 0  0.0  0.0  0  0   0 1440
 1  3.0  4.0  3  1   0 1440
 2 -1.5  2.0  3  2 100  115
 3  0.0  1.0  3 -1  90  105
 4  5.0  5.0  3 -2   0 1440
"""


def read(text: str) -> DialARide:
    """Read a text as an instance."""
    return read_dial_a_ride(text, "two")


def test_every_figure_is_read():
    """Vans, seats, limits and the nodes in order; n is half of what the first line says."""
    two = read(TWO)
    assert (two.name, two.vans, two.seats, two.route_limit, two.ride_limit) == ("two", 2, 3, 480, 30.5)
    assert (two.requests, len(two.nodes)) == (2, 5)
    second = two.nodes[2]
    assert (second.x, second.y, second.service, second.load) == (-1.5, 2, 3, 2)
    assert (second.earliest, second.latest) == (100, 115)


def test_a_leg_is_as_long_as_the_crow_flies():
    """3, 4, 5."""
    assert read(TWO).distance(0, 1) == 5


def test_an_end_depot_is_left_out():
    """Some copies close with the depot again, and some with an empty line."""
    assert read(TWO + " 5 0.0 0.0 0 0 0 1440\n\n") == read(TWO)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (TWO, "", "empty"),
        ("2 4 480 3 30.5", "2 4 480 3", "line 1: 5 numbers"),
        ("2 4 480", "2 6 480", "7 nodes are announced, 5 stand there"),
        ("2 4 480", "2.5 4 480", "line 1: 2.5 is no whole number"),
        ("2 4 480", "0 4 480", "positive"),
        ("30.5", "nan", "line 1: 5 numbers"),
        (" 3  1   0", " 3  x   0", "line 3: 7 numbers"),
        (" 2 -1.5", " 7 -1.5", "line 4: node 2 is expected, not 7"),
        (" 90  105", " 90   80", "line 5: a node's window"),
        (" 3 -2 ", " 3 -1 ", "request 2"),
        (" 0  0.0  0.0  0  0 ", " 0  0.0  0.0  0  1 ", "depot"),
        ("-1.5  2.0  3", "-1.5  2.0 -3", "line 4: service"),
    ],
)
def test_what_is_no_instance_is_refused(old, new, told):
    """Each slip is told with its line."""
    assert old in TWO
    with pytest.raises(RuleBroken, match=told):
        read(TWO.replace(old, new, 1))
