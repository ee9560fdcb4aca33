"""Problems and plans survive the way to JSON and back exactly, and nothing else is taken in."""

import json
from dataclasses import replace

import pytest

from duadon.core.shuttle.json_form import (
    plan_from_json,
    plan_to_json,
    problem_from_json,
    problem_to_json,
)
from duadon.core.shuttle.plan import Bound, BoundedFigure, BoundWay, Change, Unplaced
from duadon.core.shuttle.problem import DriverBreak
from duadon.core.values.errors import RuleBroken
from duadon.core.values.times import TimeWindow
from tests.core.shuttle.later_day import later_problem
from tests.core.shuttle.tiny_day import tiny_plan, tiny_problem, with_ferry, with_group, with_van

LATER = TimeWindow(start=100, end=9000)


def test_a_problem_comes_back_as_it_was():
    """Every kind of field, given and left out, is read back equal."""
    rest = DriverBreak(seconds=600, window=LATER)
    problem = with_van(with_ferry(tiny_problem(), closed=(LATER,)), 0, rest=rest, name="66A-001.23")
    problem = with_group(problem, 0, sessions=(LATER,), announced_pickup=3, label="Hộ bà Lê")
    assert problem_from_json(problem_to_json(problem)) == problem


def test_a_plan_comes_back_as_it_was():
    """Numbers and text among the parameters keep their kind."""
    change = Change(code="shuttle.change.more_seats", parameters={"seats": 2})
    left = Unplaced(group_id="x", code="shuttle.unplaced.no_seat", parameters={"group": "12"}, change=change)
    bound = Bound(figure=BoundedFigure.AWAY_SECONDS, value=14_000, found_by=BoundWay.DIRECT_RIDES)
    plan = replace(tiny_plan(), unplaced=(left,), cut_short=True, bounds=(bound,))
    assert plan_from_json(plan_to_json(plan)) == plan


def test_what_stands_of_a_day_comes_back_as_it_was():
    """Driven stops, a van that failed, begun captures and told times."""
    problem = later_problem()
    assert problem_from_json(problem_to_json(problem)) == problem


def test_a_field_with_a_default_may_be_missing():
    """Files of before such a field was added are still read."""
    data = json.loads(problem_to_json(tiny_problem()))
    del data["value"]["commitments"], data["value"]["vans"][0]["front_seats"]
    assert problem_from_json(json.dumps(data)) == with_van(tiny_problem(), 0, front_seats=0)


def test_a_field_that_nobody_knows_is_refused():
    """A slip of the pen in an optional field is not taken for its default."""
    data = json.loads(problem_to_json(tiny_problem()))
    data["value"]["vans"][0]["boster"] = 1
    with pytest.raises(RuleBroken, match="Van has no field boster"):
        problem_from_json(json.dumps(data))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema":"duadon.day-plan/1","value":{}}'])
def test_other_text_is_refused(text: str):
    """No JSON, no schema, missing fields: one clear kind of error."""
    with pytest.raises(RuleBroken):
        plan_from_json(text)


@pytest.mark.parametrize(
    ("name", "value"), [("seed", "1"), ("seed", True), ("day", "9/9/2024"), ("routes", 3)]
)
def test_a_field_of_another_kind_is_refused(name: str, value: object):
    """Text for a number, a truth value for a number, a local date, a number for a list."""
    data = json.loads(plan_to_json(tiny_plan()))
    data["value"][name] = value
    with pytest.raises(RuleBroken):
        plan_from_json(json.dumps(data))


def test_a_problem_is_no_plan():
    """The schema keeps the two apart."""
    with pytest.raises(RuleBroken):
        plan_from_json(problem_to_json(tiny_problem()))
