"""A day's problem refuses parts that contradict each other, and roads answer by the hour."""

from dataclasses import replace
from typing import Any

import pytest

from duadon.core.shuttle.day_model import DayModel
from duadon.core.shuttle.problem import CapturePoint, DriverBreak, KitCount
from duadon.core.shuttle.travel import Ferry, Roads, RoadTable
from duadon.core.values.errors import RuleBroken
from duadon.core.values.times import TimeWindow
from tests.core.shuttle.tiny_day import DAY, le_family, tiny_point, tiny_problem, tiny_van


def test_roads_change_with_the_hour_of_departure():
    """The table of the departure's hour counts; metres stay."""
    slow = RoadTable(since=1000, seconds=((0, 90), (90, 0)))
    roads = Roads(
        label="two hours",
        place_ids=("a", "b"),
        metres_table=((0, 5), (5, 0)),
        tables=(RoadTable(since=0, seconds=((0, 60), (60, 0))), slow),
    )
    assert [roads.seconds("a", "b", depart) for depart in (0, 999, 1000)] == [60, 60, 90]
    assert roads.metres("b", "a") == 5


def test_there_is_no_road_across_the_river():
    """Places that no road joins have no seconds and no metres."""
    roads = tiny_problem().roads
    assert roads.seconds("house", "islet_house", 0) is None
    assert roads.metres("house", "islet_house") is None
    assert roads.seconds("house", "house", 0) == 0


@pytest.mark.parametrize("part", ["vans", "groups", "points", "places", "ferries"])
def test_nothing_may_stand_twice(part: str):
    """Ids are unique within their kind."""
    problem = tiny_problem()
    doubled: dict[str, Any] = {part: (*getattr(problem, part), getattr(problem, part)[0])}
    with pytest.raises(RuleBroken):
        replace(problem, **doubled)


def test_a_rider_belongs_to_one_group():
    """The same rider in two groups would have to be in two vans."""
    problem = tiny_problem()
    with pytest.raises(RuleBroken, match="rider"):
        replace(problem, groups=(problem.groups[0], replace(problem.groups[0], id="again")))


def test_unknown_places_are_refused():
    """A van, a group or a road that names a place nobody knows is refused by its name."""
    problem = tiny_problem()
    with pytest.raises(RuleBroken, match="moon"):
        replace(problem, groups=(replace(le_family(), stop_home="moon"),))
    model = DayModel(day=DAY, roads_label="test")
    model.add_road("a", "moon", seconds=1, metres=1)
    with pytest.raises(RuleBroken, match="moon"):
        model.build()


@pytest.mark.parametrize(
    "make",
    [
        lambda: replace(tiny_van("A"), front_seats=8),
        lambda: replace(le_family(), children=()),
        lambda: replace(le_family(), latest_home=0),
        lambda: replace(tiny_point(), close=0),
        lambda: replace(tiny_point(), kits=()),
        lambda: KitCount(since=0, count=-1),
        lambda: DriverBreak(seconds=2, window=TimeWindow(start=0, end=1)),
        lambda: Ferry(id="f", landings=("a", "a"), first=0, last=1, headway=1, crossing=1),
        lambda: RoadTable(since=0, seconds=((1,),)),
    ],
)
def test_parts_check_themselves(make):
    """A part that makes no sense cannot be made."""
    with pytest.raises(RuleBroken):
        make()


def test_kits_may_change_over_the_day():
    """The most kits at any time are known, a lunch break of 0 in between."""
    kits = tuple(KitCount(since=since, count=count) for since, count in ((0, 2), (50, 0), (60, 3)))
    point: CapturePoint = replace(tiny_point(), kits=kits)
    assert point.most_kits == 3
