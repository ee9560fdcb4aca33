"""What stands of a day: who is aboard, who is out, and that it fits the day."""

from dataclasses import replace
from typing import Any

import pytest

from duadon.core.shuttle.commitments import Commitments, LockedRoute
from duadon.core.shuttle.plan import Bound, BoundedFigure, BoundWay, PlannedRun
from duadon.core.values.errors import RuleBroken
from tests.core.shuttle.later_day import NOW, TO_POINT, commitments, later_problem
from tests.core.shuttle.tiny_day import OUT_LE, tiny_plan

TO_HOUSE = PlannedRun(stops=TO_POINT.stops[:1])


def test_who_got_on_and_not_off_is_aboard():
    """Read off the locked stops."""
    assert LockedRoute(van_id="A", leave_start=0, runs=(TO_HOUSE,)).aboard == (OUT_LE,)
    assert LockedRoute(van_id="A", leave_start=0, runs=(TO_POINT,)).aboard == ()


def test_who_was_fetched_is_out():
    """Both families have left home."""
    assert commitments().out_already == {"le", "tran"}


def test_a_van_that_fails_lets_everybody_off():
    """Where they stand is a stop; nobody is planned to sit in a van that does not go."""
    with pytest.raises(RuleBroken, match="van A fails with people aboard"):
        LockedRoute(van_id="A", leave_start=0, runs=(TO_HOUSE,), out_of_service=True)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"as_of": -1}, "not negative"),
        ({"tolerance": -1}, "not negative"),
        ({"routes": commitments().routes[:1] * 2}, "locked van twice: A"),
        ({"announced": commitments().announced[:1] * 2}, "announced leg twice"),
        ({"as_of": 28919}, "have not begun are not locked: le1, le2"),
    ],
)
def test_contradictions_are_refused(changes: Any, told: str):
    """Each has its sentence."""
    with pytest.raises(RuleBroken, match=told):
        replace(commitments(), **changes)


@pytest.mark.parametrize("part", ["vans", "groups", "points"])
def test_commitments_are_of_this_day(part: str):
    """A locked van, group or point that the day does not know is no commitment of it."""
    without: Any = {part: ()}
    with pytest.raises(RuleBroken, match=r"commitments name an unknown"):
        replace(later_problem(), **without)


def test_on_the_day_changes_come_second():
    """The evening before they come last."""
    calm = replace(tiny_plan().objective, changed_people=0, away_seconds=20_000)
    moved = replace(tiny_plan().objective, changed_people=2, away_seconds=10_000)
    assert moved.rank() < calm.rank()
    assert calm.rank(on_the_day=True) < moved.rank(on_the_day=True)


def test_nothing_stands_before_a_day_begins():
    """Nobody is out, and the second is 0."""
    assert Commitments(as_of=0, tolerance=600).out_already == frozenset()
    assert later_problem().commitments is not None
    assert later_problem().commitments.as_of == NOW


@pytest.mark.parametrize(
    ("figure", "value", "gap"),
    [
        (BoundedFigure.WEIGHTED_PEOPLE, 9, 2),
        (BoundedFigure.WEIGHTED_PEOPLE, 7, 0),
        (BoundedFigure.AWAY_SECONDS, 14_000, 820),
    ],
)
def test_a_gap_is_how_far_the_plan_is_off(figure, value, gap):
    """Whatever the figure counts, 0 is optimal."""
    bound = Bound(figure=figure, value=value, found_by=BoundWay.EVERYBODY)
    assert bound.gap(tiny_plan().objective) == gap


def test_each_figure_has_one_bound():
    """Two would leave open which holds."""
    bound = Bound(figure=BoundedFigure.AWAY_SECONDS, value=1, found_by=BoundWay.DIRECT_RIDES)
    with pytest.raises(RuleBroken, match="one bound a figure"):
        replace(tiny_plan(), bounds=(bound, bound))
