"""What stands of a plan at a moment, what a failed van leaves behind, and who must be told what."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.shuttle.commitments import LockedRoute
from duadon.core.shuttle.plan import PlannedRun
from duadon.core.shuttle.problem import DayProblem
from duadon.core.shuttle.replanning import (
    Retold,
    announced_rides,
    list_retold,
    stand_at,
    with_failed_van,
)
from duadon.core.shuttle.verification import verify_plan
from duadon.core.values.errors import RuleBroken
from duadon.core.values.times import at
from tests.core.shuttle.later_day import announced, later_plan, later_problem
from tests.core.shuttle.tiny_day import (
    HOME_LE,
    HOME_TRAN,
    OUT_LE,
    OUT_TRAN,
    tiny_plan,
    tiny_problem,
)


def at_moment(second: int) -> DayProblem:
    """Return the small day as it stands at a second of its own plan."""
    return replace(tiny_problem(), commitments=stand_at(tiny_plan(), as_of=second, tolerance=600))


@given(second=st.integers(0, at(13)))
def test_a_plan_holds_against_what_stands_of_itself(second: int):
    """Opened again at any moment and changed by nothing, a plan breaks nothing and nobody is told anew."""
    problem = at_moment(second)
    assert verify_plan(tiny_plan(), problem) == ()
    assert list_retold(tiny_plan(), problem) == ()


def test_a_stop_stands_once_the_van_is_on_its_way():
    """At 7:49 van A drives to the house: that stop stands, the next does not."""
    stands = stand_at(tiny_plan(), as_of=28199, tolerance=600)
    house = tiny_plan().routes[0].runs[0].stops[0]
    assert stands.locked("A") == LockedRoute(
        van_id="A", leave_start=27600, runs=(PlannedRun(stops=(house,)),)
    )
    assert stands.out_already == {"le", "tran"}
    assert stand_at(tiny_plan(), as_of=26399, tolerance=600).routes == ()


def test_a_capture_stands_once_it_has_begun():
    """Both of the Lê at 8:02, that of the Trần not."""
    assert len(stand_at(tiny_plan(), as_of=28920, tolerance=600).captures) == 2


def test_each_leg_is_told_once_in_order_of_the_day():
    """Van and the second of leaving; a leg in two parts by its first."""
    told = [announced(OUT_LE, "A", 28260), announced(OUT_TRAN, "B", 28500)]
    assert list(announced_rides(tiny_plan()))[:2] == told
    assert [one for one in announced_rides(later_plan()) if one.ride == OUT_TRAN] == told[1:]


def test_whoever_is_aboard_a_failed_van_waits_where_it_stands():
    """At 8:05 van B is on its way with the Trần: they get off at the landing."""
    failed = with_failed_van(stand_at(tiny_plan(), as_of=at(8, 5), tolerance=600), "B", place_id="near")
    assert failed.left_at == {OUT_TRAN: "near"}
    locked = failed.locked("B")
    assert locked is not None
    assert [stop.place_id for stop in locked.stops] == ["islet_house", "near"]
    assert locked.aboard == ()


def test_who_has_not_got_on_is_not_aboard_a_failed_van():
    """At 7:45 van B stands at the house of the Trần: they are at home, free for another van."""
    failed = with_failed_van(stand_at(tiny_plan(), as_of=at(7, 50), tolerance=600), "B", place_id="far")
    locked = failed.locked("B")
    assert locked is not None
    assert locked.stops == ()
    assert failed.out_already == {"le"}


def test_who_gets_off_where_the_van_fails_has_got_off():
    """At 8:02 van A lets the Lê off; nobody of the next run is aboard."""
    failed = with_failed_van(stand_at(tiny_plan(), as_of=28921, tolerance=600), "A", place_id="point")
    locked = failed.locked("A")
    assert locked is not None
    assert [stop.place_id for stop in locked.stops] == ["house", "point"]


def test_a_van_that_has_not_moved_cannot_fail_on_the_way():
    """It is simply not there."""
    with pytest.raises(RuleBroken, match="has not moved"):
        with_failed_van(stand_at(tiny_plan(), as_of=0, tolerance=600), "B", place_id="near")


def test_who_must_be_told_what():
    """After the failure both ways home change; the ways out have begun and are told to nobody."""
    retold = list_retold(later_plan(), later_problem())
    assert retold == (
        Retold(was=announced(HOME_LE, "A", 29400), now=announced(HOME_LE, "A", 30840)),
        Retold(was=announced(HOME_TRAN, "B", 30500), now=announced(HOME_TRAN, "A", 30840)),
    )


def test_rides_that_are_gone_or_new_are_told():
    """Who rides no more hears of both legs, and who rides newly too."""
    without = replace(tiny_plan(), routes=tiny_plan().routes[:1])
    gone = list_retold(without, at_moment(0))
    assert [(one.was.ride, one.now) for one in gone if one.was] == [(OUT_TRAN, None), (HOME_TRAN, None)]
    new = replace(tiny_problem(), commitments=stand_at(without, as_of=0, tolerance=600))
    assert [(one.was, one.now.ride) for one in list_retold(tiny_plan(), new) if one.now] == [
        (None, OUT_TRAN),
        (None, HOME_TRAN),
    ]
