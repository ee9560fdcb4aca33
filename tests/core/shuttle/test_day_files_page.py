"""The page of the JSON says what the program reads and writes: every field, and examples that hold."""

import json
import re
from pathlib import Path

import pytest

from duadon.core.shuttle import day_files
from duadon.core.shuttle.commitments import Commitments
from duadon.core.shuttle.json_form import (
    PLAN_SCHEMA,
    PROBLEM_SCHEMA,
    decode_value,
    plan_from_json,
    problem_from_json,
)
from duadon.core.shuttle.verification import verify_plan
from tests.core.shuttle.json_fields import JsonField, json_fields

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "day-files.md").read_text(encoding="utf-8")
FIELDS = json_fields()
EXAMPLES = re.findall(r"```json\n(.*?)```", PAGE, flags=re.DOTALL)


def tables() -> dict[str, list[JsonField]]:
    """Return the fields of each value as the page tells them."""
    parts = re.split(r"^### (\w+)$", PAGE, flags=re.MULTILINE)
    row = re.compile(r"^\| `(\w+)` \| (.+?) \|(.*?)\| .+ \|$", flags=re.MULTILINE)
    return {
        name: [JsonField(name=f, kind=kind, left_out=left.strip()) for f, kind, left in row.findall(text)]
        for name, text in zip(parts[1::2], (text.split("\n## ")[0] for text in parts[2::2]), strict=True)
    }


def test_each_value_has_its_table_and_no_other():
    """What a problem or plan may hold, and nothing that is gone."""
    assert sorted(tables()) == sorted(FIELDS)


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_each_field_is_told_with_its_kind_and_default(name: str):
    """In the order of the value, each with a meaning."""
    assert tables()[name] == list(FIELDS[name])


def test_the_schemas_are_named():
    """Both, as the files carry them."""
    assert f"`{PROBLEM_SCHEMA}`" in PAGE
    assert f"`{PLAN_SCHEMA}`" in PAGE


def test_the_examples_hold():
    """The problem and its plan are read and fit together; so are the commitments."""
    problem, plan, stands = EXAMPLES
    assert verify_plan(plan_from_json(plan), problem_from_json(problem)) == ()
    assert decode_value(Commitments, json.loads(stands)).announced


def test_the_day_file_of_the_benchmark_is_told():
    """Each field of the plainer form stands in its table."""
    plain = PAGE.split("## The benchmark's own day files")[1]
    for value in (day_files._Day, day_files._Ferry, day_files._Van, day_files._Point, day_files._Group):
        assert all(f"`{name}`" in plain for name in value.__dataclass_fields__), value
