"""Made-up instances follow the recipes, are read by our readers, and stay what they are."""

import hashlib
import json

import pytest

from benchmarks.checking.dial_a_ride import read_instance
from benchmarks.generating import make_day, make_dial_a_ride
from duadon.core.shuttle.day_files import read_day_file
from duadon.core.shuttle.dial_a_ride import read_dial_a_ride


@pytest.mark.parametrize(("kind", "seats", "ride"), [("a", 3, 30), ("b", 6, 45)])
def test_a_dial_a_ride_instance_follows_the_recipe(kind, seats, ride):
    """Seats and longest ride of the set, half the windows at each end, 15 minutes wide."""
    made = read_dial_a_ride(make_dial_a_ride(kind, vans=4, requests=48, seed=1), "made")
    assert (made.vans, made.requests, made.seats, made.ride_limit) == (4, 48, seats, ride)
    assert made.route_limit == 720
    narrow = [node.latest - node.earliest == 15 for node in made.nodes]
    assert narrow == [False] * 25 + [True] * 48 + [False] * 24
    assert all(abs(node.x) <= 10 and abs(node.y) <= 10 for node in made.nodes)
    assert {node.load for node in made.nodes[1:49]} == set(range(1, 2 if kind == "a" else 7))


def test_every_request_can_ride_alone():
    """Whoever has to arrive in a window can have left before; the day has no other trap."""
    for seed in range(20):
        made = read_instance(make_dial_a_ride("b", vans=2, requests=16, seed=seed))
        for node in range(1, 9):
            assert made.rows[node + 16][5] >= made.minutes(node, node + 16) + made.rows[node][2]


@pytest.mark.parametrize("people", [75, 150])
def test_a_day_follows_the_recipe(people):
    """So many people, or as many as the last group brings; two sides joined by the ferry alone."""
    file = read_day_file(make_day(people=people, capture_minutes=7, seed=3))
    made = file.problem
    assert file.name == f"day-{people}-7min-03"
    assert people <= sum(group.people for group in made.groups) <= people + 7
    assert len(made.vans) == 5
    assert len(made.places) == 25
    sides = {place.id: place.side for place in made.places}
    assert {sides[group.stop_out] for group in made.groups} == {"near", "far"}
    for start in made.places:
        for end in made.places:
            assert (made.roads.metres(start.id, end.id) is None) is (start.side != end.side)


def test_a_seed_has_the_same_people_whatever_a_capture_takes():
    """Two days of one seed differ in name and seconds a child only."""
    short, long = (json.loads(make_day(people=75, capture_minutes=m, seed=2)) for m in (7, 17))
    assert short["groups"] == long["groups"]
    assert short["places"] == long["places"]
    assert [point["seconds_per_child"] for point in short["capture_points"]] == [420, 420]
    assert [point["seconds_per_child"] for point in long["capture_points"]] == [1020, 1020]


@pytest.mark.parametrize(
    ("text", "digest"),
    [
        (make_dial_a_ride("a", vans=2, requests=16, seed=1), "ad5ea6ee6f0cf008"),
        (make_day(people=75, capture_minutes=7, seed=1), "6fb213ecde09b534"),
    ],
    ids=["dial-a-ride", "day"],
)
def test_a_name_is_the_same_text_for_ever(text, digest):
    """Figures of another year can be compared."""
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == digest
