"""The manifest lists every stop both ways and ends empty."""

import pytest

from duadon.core.shuttle.manifest import make_manifests
from duadon.core.shuttle.plan import Leg
from duadon.core.values.errors import RuleBroken
from tests.core.shuttle.tiny_day import tiny_plan, tiny_problem, with_stop


def test_every_run_is_listed_both_ways_with_all_its_riders():
    """Four runs; the grandmother stands in the list with her grandchildren, out and home."""
    manifests = make_manifests(tiny_plan(), tiny_problem())
    assert [(m.van_id, m.run_number) for m in manifests] == [("A", 1), ("A", 2), ("B", 1), ("B", 2)]
    out, home = manifests[0], manifests[1]
    assert out.riders == home.riders == ("le1", "le2", "le_bà")
    assert [entry.leg for stop in home.stops for entry in stop.on] == [Leg.HOME]
    assert out.stops[0].on[0].boosters == 1


def test_who_gets_on_gets_off():
    """The sum of on less off is 0 in every run, and the count aboard falls to 0 at its end."""
    for manifest in make_manifests(tiny_plan(), tiny_problem()):
        assert manifest.balance == 0
        assert manifest.stops[-1].aboard == 0
        assert manifest.stops[0].aboard == sum(entry.people for entry in manifest.stops[0].on) > 0


def test_a_run_that_does_not_end_empty_gets_no_manifest():
    """Nobody prints a list on which a child stays in the van."""
    with pytest.raises(RuleBroken):
        make_manifests(with_stop(tiny_plan(), (0, 0, 1), dropoffs=()), tiny_problem())
