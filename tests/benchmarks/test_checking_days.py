"""The checker of day answers passes a good one and catches a planted fault of every rule."""

import json
from collections.abc import Callable

import pytest

from benchmarks.checking.day_bounds import direct_away, kit_bound
from tests.benchmarks.small_day import Case, day

Plant = Callable[[Case], object]


def without_home_of_le(case: Case) -> None:
    """Take the way home out of the answer."""
    case.stop(0, 2)["pickup"] = []
    case.stop(0, 3)["dropoff"] = []


def left_out(case: Case) -> None:
    """Take van b, its group and its capture out of the answer: this breaks no rule."""
    del case.answer["runs"][1], case.answer["captures"][2]


def test_a_good_answer_passes_and_is_counted():
    """No fault; weighted people, seconds away, metres by road alone, vans."""
    verdict = Case().verdict()
    assert verdict.faults == ()
    assert verdict.weighted_people == 3 + 2 * 2
    assert verdict.people == 5
    assert verdict.away_seconds == 3 * (30000 - 28260) + 2 * (33300 - 28500)
    assert verdict.metres == 16_000 + 24_000
    assert verdict.vans == 2


def test_whoever_is_left_out_breaks_no_rule():
    """The answer is only worth less."""
    case = Case()
    left_out(case)
    verdict = case.verdict()
    assert (verdict.faults, verdict.people, verdict.vans) == ((), 3, 1)
    assert verdict.worth < Case().verdict().worth


FAULTS: list[tuple[str, Plant]] = [
    ("the answer is for other", lambda c: c.answer.update(name="other")),
    ("no van z", lambda c: c.run(0).update(van="z")),
    ("van a has 2 entries", lambda c: c.run(1).update(van="a")),
    ("no place moon", lambda c: c.stop(0, 1).update(place="moon")),
    ("no leg back of group le", lambda c: c.stop(0, 1).update(pickup=[["le", "back"]])),
    ("no leg out of group vo", lambda c: c.stop(0, 1).update(pickup=[["vo", "out"]])),
    ("no group vo or point point", lambda c: c.capture(0).update(group="vo")),
    ("no group le or point house", lambda c: c.capture(0).update(point="house")),
    ("does not begin and end at its depot", lambda c: c.stop(0, 0).update(place="house")),
    ("does not begin and end at its depot", lambda c: c.run(0)["stops"].pop()),
    ("is out beyond its duty", lambda c: c.van(0).update(duty=[27601, 43200])),
    ("is out beyond its duty", lambda c: c.van(0).update(duty=[21600, 30659])),
    ("the road takes 600", lambda c: c.stop(0, 1).update(arrive=28199)),
    ("the ferry does not take it", lambda c: c.van(1).update(ferry=False)),
    ("the ferry sails at 32400", lambda c: c.stop(1, 3).update(arrive=33299)),
    ("no ferry sails any more", lambda c: c.day["ferry"].update(last=34199)),
    ("le', 'home') gets off without being aboard", lambda c: c.stop(0, 2).update(pickup=[])),
    ("le home never gets off", lambda c: c.stop(0, 3).update(dropoff=[])),
    ("is fetched twice", lambda c: c.stop(0, 3).update(pickup=[["le", "out"]])),
    ("leaves before it is there", lambda c: c.stop(0, 1).update(depart=28199)),
    ("getting on and off takes 60", lambda c: c.stop(0, 1).update(arrive=28201)),
    ("getting on and off takes 120", lambda c: c.stop(0, 2).update(arrive=29281)),
    ("turning round takes 501", lambda c: c.day.update(turn_round_seconds=501)),
    ("3 people, 2 seats", lambda c: c.van(0).update(seats=2)),
    ("1 boosters needed, 0 aboard", lambda c: c.van(0).update(boosters=0)),
    ("point has no kit 2", lambda c: c.capture(0).update(kit=2)),
    ("point has no kit -1", lambda c: c.capture(0).update(kit=-1)),
    ("point is not open at 28920", lambda c: c.point(0).update(open=28921)),
    ("point is not open at 30040", lambda c: c.point(0).update(close=30459)),
    ("kit 0 of point is busy", lambda c: c.capture(1).update(kit=0)),
    ("le: not both legs", without_home_of_le),
    ("le: not each child is captured once", lambda c: c.answer["captures"].pop(1)),
    ("le: not each child is captured once", lambda c: c.capture(1).update(child=0)),
    ("le: not each child is captured once", lambda c: c.capture(1).update(child=2)),
    ("le: fetched or brought home at another place", lambda c: c.group(0).update(place_out="near")),
    ("le: fetched or brought home at another place", lambda c: c.group(0).update(place_home="near")),
    ("le: brought to, captured at and", lambda c: c.capture(1).update(point="depot", kit=0)),
    ("le: fetched at 28260, too early", lambda c: c.group(0).update(earliest_pickup=28261)),
    ("le: home at 30000, too late", lambda c: c.group(0).update(latest_home=29999)),
    ("tran: rides 1500 out", lambda c: c.group(1).update(max_ride=1499)),
    ("tran: rides 2800 home", lambda c: c.group(1).update(max_ride=2799)),
    ("tran: away 4800", lambda c: c.group(1).update(max_away=4799)),
    ("le: captured before it has got off", lambda c: c.capture(0).update(start=28919)),
    ("le: leaves for home before", lambda c: c.capture(0).update(start=28921)),
]


@pytest.mark.parametrize(("told", "plant"), FAULTS, ids=[f"{i} {told}" for i, (told, _) in enumerate(FAULTS)])
def test_a_planted_fault_is_caught(told: str, plant: Plant):
    """Each rule by one answer that breaks it."""
    case = Case()
    plant(case)
    faults = case.verdict().faults
    assert any(told in fault for fault in faults), faults


@pytest.mark.parametrize(
    "plant",
    [
        lambda c: c.van(0).update(duty=[27600, 30660], seats=3, boosters=1),
        lambda c: c.day.update(turn_round_seconds=500),
        lambda c: c.group(0).update(earliest_pickup=28260, latest_home=30000, max_ride=600),
        lambda c: c.group(1).update(max_away=4800, max_ride=2800),
        lambda c: c.point(0).update(open=28920, close=30460),
        lambda c: c.day["ferry"].update(last=34200),
    ],
    ids=["van", "turn-round", "windows", "limits", "opening", "ferry"],
)
def test_what_just_fits_is_allowed(plant: Plant):
    """Every limit itself is allowed."""
    case = Case()
    plant(case)
    assert case.verdict().faults == ()


def test_a_van_that_is_not_empty_does_not_turn_round():
    """Who stays aboard makes it one run: getting on and off is all that takes time."""
    case = Case()
    left_out(case)
    case.day["turn_round_seconds"] = 4000
    case.group(1).update(id="hai", place_out="house", place_home="house")
    case.answer["captures"].append({"group": "hai", "child": 0, "point": "depot", "kit": 0, "start": 29740})
    case.stop(0, 0).update(arrive=27560, depart=27560)
    case.stop(0, 1).update(arrive=28160, pickup=[["le", "out"], ["hai", "out"]])
    case.run(0)["stops"].insert(3, {**case.stop(0, 4), "arrive": 29700, "depart": 30200})
    case.stop(0, 3).update(dropoff=[["hai", "out"]], pickup=[["hai", "home"]])
    case.stop(0, 4).update(arrive=30800, depart=30900, dropoff=[["le", "home"], ["hai", "home"]])
    case.stop(0, 5).update(arrive=31500, depart=31500)
    assert case.verdict().faults == ()
    case.stop(0, 2)["pickup"], case.stop(0, 3)["pickup"] = [], [["hai", "home"]]
    assert any("at depot, 29700: turning round takes 4000" in fault for fault in case.verdict().faults)


@pytest.mark.parametrize(("kits", "bound"), [((2, 1), 7), ((0, 0), 0), ((0, 1), 4), ((1, 0), 4)])
def test_the_bound_fills_the_kits(kits, bound):
    """Open for two captures less a second, a kit is one place: it goes to the heavier group."""
    problem = day()
    for point, count in zip(problem["capture_points"], kits, strict=True):
        point.update(kits=count, close=point["open"] + 839)
    assert kit_bound(json.dumps(problem)) == bound


def test_the_direct_ride_waits_for_whole_headways():
    """The Lê take 600 + 60 + 420 + 60 + 600 with two kits; the Trần meet both ferries on the minute."""
    problem = day()
    del problem["capture_points"][1]
    le = 3 * (600 + 60 + 420 + 60 + 600)
    # Over (600), on (600), 80 to get off and on, 420 on the kit, back (600): 2300, two headways of 1800.
    tran = 2 * (300 + 3600 + 600 + 300)
    assert direct_away(json.dumps(problem)) == le + tran


def test_no_answer_is_away_for_less_than_the_direct_rides():
    """The good answer is at the bound for neither group, and above it for both."""
    assert Case().verdict().away_seconds >= direct_away(json.dumps(day()))
