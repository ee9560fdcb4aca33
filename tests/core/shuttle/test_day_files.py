"""Day files are read as they stand, and plans of them are answered in the files' own form."""

import json
from dataclasses import replace
from typing import Any

import pytest

from benchmarks.checking.days import judge
from duadon.core.shuttle.day_files import DayFile, answer_day_file, read_day_file
from duadon.core.shuttle.plan import Capture as PlannedCapture
from duadon.core.shuttle.plan import DayPlan, GroupLeg, Leg, Objective, PlannedRun, Route, Stop
from duadon.core.shuttle.verification import verify_plan
from duadon.core.values.errors import RuleBroken
from tests.benchmarks.small_day import answer, day

OUT, HOME = GroupLeg(group_id="le", leg=Leg.OUT), GroupLeg(group_id="le", leg=Leg.HOME)


def small() -> DayFile:
    """Return the small day, read from its text."""
    return read_day_file(json.dumps(day()))


def test_a_day_file_becomes_a_problem():
    """Vans, points, groups with their people, roads and the ferry."""
    problem = small().problem
    assert small().name == "small"
    assert [(van.id, van.seats, van.boosters, van.may_cross_ferry) for van in problem.vans] == [
        ("a", 7, 2, True),
        ("b", 7, 2, True),
    ]
    assert {van.turn_round_seconds for van in problem.vans} == {300}
    assert [(point.place_id, point.most_kits) for point in problem.points] == [("point", 2), ("depot", 1)]
    le, tran = problem.groups
    assert (len(le.children), len(le.adults), le.boosters, le.weight) == (2, 1, 1, 1)
    assert (tran.stop_out, tran.max_ride, tran.max_away) == ("islet", 3000, 7200)
    assert problem.roads.seconds("house", "near", 0) == 900
    assert problem.roads.metres("house", "islet") is None
    assert problem.ferries[0].headway == 1800
    assert problem.boarding_seconds_per_person == 20


def le_only() -> DayFile:
    """Return the small day without the group beyond the river."""
    content = day()
    del content["groups"][1]
    return read_day_file(json.dumps(content))


def plan_of_le() -> DayPlan:
    """Return a plan in which the van brings the Lê, turns round at the point and brings them home."""
    runs = (
        PlannedRun(
            stops=(
                Stop(place_id="house", arrive=28200, depart=28260, pickups=(OUT,)),
                Stop(place_id="point", arrive=28860, depart=28920, dropoffs=(OUT,)),
            )
        ),
        PlannedRun(
            stops=(
                Stop(place_id="point", arrive=28920, depart=29400, pickups=(HOME,)),
                Stop(place_id="house", arrive=30000, depart=30060, dropoffs=(HOME,)),
            )
        ),
    )
    captures = tuple(
        PlannedCapture(
            group_id="le", child_id=f"le/child/{n}", point_id="point", kit=n, start=28920, end=29340
        )
        for n in (0, 1)
    )
    return DayPlan(
        day=le_only().problem.day,
        routes=(
            Route(van_id="a", leave_start=27600, runs=runs, reach_end=30660),
            Route(van_id="b", leave_start=27600, runs=(), reach_end=27600),
        ),
        captures=captures,
        unplaced=(),
        objective=Objective(
            weighted_people=3,
            people=3,
            lateness_seconds=0,
            away_seconds=3 * 1740,
            worst_away_seconds=1740,
            metres=16_000,
            vans=1,
        ),
        seed=1,
        effort=0,
        engine="hand",
        roads_label=le_only().problem.roads.label,
    )


def test_a_plan_becomes_an_answer():
    """Where a run ends and the next begins is one halt; a van that stays at home has no entry."""
    file = le_only()
    assert verify_plan(plan_of_le(), file.problem) == ()
    told = json.loads(answer_day_file(plan_of_le(), file))
    expected = answer()
    assert told == {**expected, "runs": expected["runs"][:1], "captures": expected["captures"][:2]}


def test_two_halts_at_one_place_stay_two_within_a_run():
    """Who gets on in two goes does not do it in one; the checker takes both."""
    house, point = plan_of_le().routes[0].runs[0].stops
    run = PlannedRun(stops=(replace(house, pickups=(OUT,)), replace(house, arrive=28260), point))
    route = replace(plan_of_le().routes[0], runs=(run,))
    told = json.loads(answer_day_file(replace(plan_of_le(), routes=(route,)), le_only()))
    assert [stop["place"] for stop in told["runs"][0]["stops"]] == [
        "depot",
        "house",
        "house",
        "point",
        "depot",
    ]


def test_the_answer_is_worth_what_the_plan_says():
    """Both judges, neither of which knows the other, count the same."""
    content = day()
    del content["groups"][1]
    verdict = judge(json.dumps(content), answer_day_file(plan_of_le(), le_only()))
    own = plan_of_le().objective
    assert verdict.faults == ()
    assert (verdict.weighted_people, verdict.away_seconds) == (own.weighted_people, own.away_seconds)
    assert (verdict.metres, verdict.vans) == (own.metres, own.vans)


def without_seats(content: Any) -> None:
    """Take a field away."""
    del content["vans"][1]["seats"]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda c: c.pop("groups"), "lacks groups"),
        (without_seats, "vans: entry 2: Van lacks seats"),
        (
            lambda c: c["groups"][0].update(max_ride="30"),
            "groups: entry 1: max_ride: int is expected, not '30'",
        ),
        (lambda c: c["groups"][0].update(boosters=3), "more boosters than children"),
        (lambda c: c["vans"][0].update(start="moon"), "unknown place moon"),
        (lambda c: c["road_seconds"].pop(), "square"),
    ],
)
def test_what_is_no_day_file_is_refused(spoil, told):
    """Each slip is told with where it stands."""
    content = day()
    spoil(content)
    with pytest.raises(RuleBroken, match=told):
        read_day_file(json.dumps(content))


def test_what_is_no_json_is_refused():
    """Told as such."""
    with pytest.raises(RuleBroken, match="not JSON"):
        read_day_file("2 32 480 3 30")
