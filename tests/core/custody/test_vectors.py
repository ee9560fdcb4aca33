"""The shared JSON cases: what this fold and count say, the driver's page must say too."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from duadon.core.custody.counts import count_run
from duadon.core.custody.reading import event_from_document
from duadon.core.custody.runs import Crew, ListedPerson, Run
from duadon.core.custody.state import fold_custody
from duadon.core.shuttle.plan import Leg
from duadon.core.values.ids import RiderId, RunId
from tests.core.custody.pens import UUID, officer

VECTORS = Path(__file__).parents[2] / "vectors" / "custody_fold.json"
CASES = json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]


def read_run(case):
    """Make the run that a case counts."""
    people = tuple(
        ListedPerson(
            rider_id=RiderId(UUID(one["rider_id"])),
            leg=Leg(one["leg"]),
            is_child=one["is_child"],
            short_name="An N.",
            call="113",
        )
        for one in case["people"]
    )
    crew = Crew(driver=officer(1))
    run_id = RunId(UUID(case["run_id"]))
    return Run(id=run_id, crew=crew, people=people, devices=(), last_row_code="K7M2", call="113")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_shared_case(case) -> None:
    """Stages, counts, conflicts and gaps are those written in the file."""
    run = read_run(case)
    state = fold_custody(event_from_document(document) for document in case["events"])
    stages = {
        (str(rider_id), leg): passage.stage
        for (rider_id, leg), passage in state.of_run(run.id).passages.items()
    }
    strip = count_run(run, state)
    missing = {
        str(device_id): numbers.first_missing
        for device_id, numbers in state.devices.items()
        if numbers.first_missing is not None
    }
    assert stages == {(one["rider_id"], one["leg"]): one["stage"] for one in case["stages"]}
    assert {"children": asdict(strip.children), "adults": asdict(strip.adults)} == case["strip"]
    assert [conflict.kind for conflict in state.conflicts] == case["conflicts"]
    assert missing == {one["device_id"]: one["first"] for one in case["missing"]}
