"""Each refusal of the verbs once: its code, its sentence, and that nothing was written."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

import duadon.actions
from duadon.actions import plan_day as planning_module
from duadon.actions.found_office import FoundOffice, found_office
from duadon.actions.plan_day import plan_day
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import OfficeId, OfficerId
from duadon.planning.insertion import plan_day as search_plan
from duadon.store.custody import last_number
from duadon.store.ledger import AccessLogChild
from duadon.wording.say import say_refusal
from tests.actions.refused import CASES as OTHER_CASES
from tests.actions.refused_requests import REQUEST_CASES
from tests.actions.verbs import VERBS, own_unit
from tests.personas import NOW
from tests.scene import EVENING, Ride, planning
from tests.tables import ANSWERS_AND_LOG, snapshot_of_tables

CASES = (*OTHER_CASES, *REQUEST_CASES)
# Proved in tests of their own, below or beside.
ELSEWHERE = {
    "custody.close.codes_spent",
    "custody.close.walk_not_second_person",
    "custody.parked.reason_missing",
    "custody.parked.settled_already",
    "custody.press.changed_meanwhile",
    "custody.press.no_such_receiver",
    "custody.press.nothing_recorded",
    "custody.press.nothing_to_undo",
    "custody.press.other_day",
    "custody.press.reason_missing",
    "custody.press.recorded_by",
    "custody.press.still_aboard",
    "custody.press.walk_with_people",
    "enrolment.card.no_receiver",
    "office.name.taken",
    "register.file.read_meanwhile",
    "shuttle.day.request_adults_changed",
    "shuttle.day.request_cancelled",
    "shuttle.day.request_gone",
    "shuttle.day.request_not_ready",
    "shuttle.day.requests_changed",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.verb} {case.code}")
def test_what_is_refused_is_not_written(scene, case):
    """The code is the expected one, it has a sentence, no table but answers and log changed."""
    entry = VERBS[case.verb]
    command = case.make(scene)
    actor = scene.somebody(entry.role, unit_code=own_unit(entry))
    before = snapshot_of_tables(leaving_out=ANSWERS_AND_LOG)
    answer = entry.act(command, actor=actor, now=entry.now)
    assert isinstance(answer, Refusal), answer
    assert answer.code == case.code
    assert say_refusal(answer)
    assert snapshot_of_tables(leaving_out=ANSWERS_AND_LOG) == before


def test_every_refusal_of_a_verb_is_tried():
    """A code written in an action stands in the table above, or in a test of its own."""
    folder = Path(duadon.actions.__path__[0])
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.py")]
    written = {code for text in texts for code in re.findall(r'Refusal\(\s*code="([a-z_.]+)"', text)}
    assert written - {case.code for case in CASES} == ELSEWHERE


def test_a_refusal_that_names_somebody_is_logged(scene):
    """Closing too early names who is missing: those children stand in the log although all was undone."""
    ride = Ride(scene)
    before = AccessLogChild.objects.count()
    answer = ride.close(ride.out)
    assert isinstance(answer, Refusal)
    assert any("Khang" in line for line in say_refusal(answer))
    assert AccessLogChild.objects.count() == before + len(ride.children)
    assert last_number(ride.desk.device_id)[0] == 0


def test_a_name_of_an_office_is_given_once(scene):
    """The same command is answered the same; another under that name or user name is refused."""
    command = FoundOffice(
        command_id=uuid4(),
        office_id=OfficeId(uuid4()),
        name="Công an thử",
        made_up=True,
        administrator_id=OfficerId(uuid4()),
        username="thu.quantri",
        password="mật khẩu làm giả 14",
    )
    first = found_office(command, now=NOW)
    assert isinstance(first, Done)
    assert found_office(command, now=NOW) == first
    before = snapshot_of_tables(leaving_out=ANSWERS_AND_LOG)
    fresh = replace(
        command, command_id=uuid4(), office_id=OfficeId(uuid4()), administrator_id=OfficerId(uuid4())
    )
    same_name = found_office(fresh, now=NOW)
    same_user = found_office(replace(fresh, command_id=uuid4(), name="Công an khác"), now=NOW)
    assert isinstance(same_name, Refusal)
    assert isinstance(same_user, Refusal)
    assert (same_name.code, same_user.code) == ("office.name.taken", "office.account.taken")
    assert snapshot_of_tables(leaving_out=ANSWERS_AND_LOG) == before


def test_a_plan_that_breaks_a_rule_is_not_kept(scene, monkeypatch):
    """A planner that forgets the captures is found out: refused with each violation, no version made."""
    search = search_plan

    def forget_captures(*parts: Any, **named: Any) -> Any:
        return replace(search(*parts, **named), captures=())

    monkeypatch.setattr(planning_module, "search_plan", forget_captures)
    before = snapshot_of_tables(leaving_out=ANSWERS_AND_LOG)
    answer = plan_day(planning(scene), actor=scene.office.dispatcher, now=EVENING)
    assert isinstance(answer, Refusal)
    assert answer.code == "shuttle.day.plan_refused"
    assert answer.items
    assert snapshot_of_tables(leaving_out=ANSWERS_AND_LOG) == before
