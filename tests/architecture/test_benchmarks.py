"""The benchmarks still run: what is run once a month breaks unseen."""

import pytest

from benchmarks.measures import Measure, compare
from benchmarks.reading import compare_reading


def test_the_peers_take_turns():
    """Ours and the peer's are run in turn, so that a busy moment hits both."""
    calls: list[str] = []
    compare("turns", lambda: calls.append("ours"), lambda: calls.append("peer"), rounds=2)
    assert calls == ["ours", "peer", "ours", "peer"]


def test_a_ratio_is_ours_by_theirs():
    """Under 1 means faster than the peer."""
    assert Measure(name="half", ours=1.0, peer=2.0).ratio == pytest.approx(0.5)


def test_reading_can_be_measured():
    """A small workbook goes through both readers."""
    measure = compare_reading(rows=5)
    assert measure.ours > 0
    assert measure.peer > 0
