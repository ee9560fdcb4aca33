"""The benchmarks still run: what is run once a month breaks unseen."""

import pytest

from benchmarks.measures import Figure, Measure, compare
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


@pytest.mark.parametrize(("value", "told"), [(299.96, "ok"), (300.0, "ok"), (300.1, "short")])
def test_a_figure_tells_whether_it_holds(value, told):
    """One line a figure, held against its bar."""
    line = str(Figure(name="page_today", value=value, unit="ms", bar=300))
    assert line.startswith("FIGURE page_today ")
    assert line.endswith(f"ms bar 300 {told}")


@pytest.mark.parametrize(("value", "told"), [(36, "ok"), (35, "short")])
def test_some_bars_are_the_least(value, told):
    """More proofs are better than fewer."""
    figure = Figure(name="proven", value=value, unit="instances", bar=36, at_least=True, digits=0)
    assert str(figure) == f"FIGURE proven {value} instances bar 36 {told}"
