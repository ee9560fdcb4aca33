"""Requests, files and plans that meet a rule in their own way, beside the table of refusals."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from openpyxl import Workbook

from duadon.actions import import_register as importing_module
from duadon.actions.cancel_trip_leg import cancel_trip_leg
from duadon.actions.import_register import import_register
from duadon.actions.plan_day import plan_day
from duadon.actions.request_trip import request_trip
from duadon.core.outreach.legs import OtherLeg
from duadon.core.outreach.trip_requests import LegName, Receiver
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import RuleBroken
from duadon.core.values.ids import CampaignId, PlaceId, PlanId
from duadon.core.values.people import Relation
from duadon.demo.story import FIRST_DAY
from duadon.store.plans import find_plan, load_plan
from duadon.store.records.people import Child
from tests.actions import commands
from tests.personas import NOW
from tests.scene import EVENING, importing, must, planning
from tests.tables import snapshot_of_tables


def test_a_single_way_waits_for_a_person(scene):
    """With the way out cancelled alone nobody is placed; the plan says so of that request."""
    single = replace(commands.cancellation(scene), other=OtherLeg.STAYS)
    must(cancel_trip_leg(single, actor=scene.office.ward_officer, now=EVENING))
    must(plan_day(planning(scene), actor=scene.office.dispatcher, now=EVENING))
    plan = find_plan(scene.office.frame.id, FIRST_DAY)
    assert plan is not None
    (waiting,) = plan.not_ready
    assert (waiting.request_id, waiting.refusal["refusal"]) == (scene.request_id, "shuttle.day.single_way")


def test_a_way_home_alone_may_be_cancelled_with_a_receiver_at_the_point(scene):
    """Out stays and home goes only where somebody is named who takes the children over at the point."""
    asked = commands.request(scene)
    receiver = Receiver(given_name="Tám", relation=Relation.OTHER)
    asked = replace(asked, out=replace(asked.out, receivers=(receiver,)))
    officer = scene.office.ward_officer
    must(request_trip(asked, actor=officer, now=EVENING))
    home = replace(
        commands.cancellation(scene), request_id=asked.request_id, leg=LegName.HOME, other=OtherLeg.STAYS
    )
    assert isinstance(cancel_trip_leg(home, actor=officer, now=EVENING), Done)


def test_the_same_file_read_at_the_same_moment_counts_once(scene, monkeypatch, ward_lists):
    """Two imports of one file overlap: the second to finish is refused and lists nobody."""
    other = ward_lists["29866"]
    stage = importing_module._stage
    actor = scene.office.dispatcher

    def let_the_other_pass(*arguments: Any) -> None:
        monkeypatch.setattr(importing_module, "_stage", stage)
        must(import_register(importing(scene.office, other), actor=actor, now=NOW))
        stage(*arguments)

    monkeypatch.setattr(importing_module, "_stage", let_the_other_pass)
    answer = import_register(importing(scene.office, other), actor=actor, now=NOW)
    assert isinstance(answer, Refusal)
    assert answer.code == "register.file.read_meanwhile"
    living = Child.objects.filter(batch__accepted_at__isnull=False, memberships__unit_code="29866")
    assert 0 < living.count() <= other.rows_written


def test_a_file_without_a_table_is_refused(scene, tmp_path):
    """A workbook of one sheet with a remark holds no list."""
    path = tmp_path / "trong.xlsx"
    book = Workbook()
    book.active["A1"] = "Ghi chú chung"
    book.save(path)
    before = snapshot_of_tables()
    command = replace(importing(scene.office, scene.ward_list), path=str(path))
    answer = import_register(command, actor=scene.office.ward_officer, now=NOW)
    assert isinstance(answer, Refusal)
    assert answer.code == "register.file.no_table"
    assert snapshot_of_tables() == before


def test_a_request_without_children_cannot_be_written_down():
    """No child, no request: the command itself refuses to be made."""
    with pytest.raises(RuleBroken):
        commands.RequestTrip(
            command_id=uuid4(),
            campaign_id=CampaignId(uuid4()),
            request_id=commands.TripRequestId(uuid4()),
            day=FIRST_DAY,
            children=(),
            adults=(),
            out=commands.RequestLeg(stop=PlaceId(uuid4())),
            home=commands.RequestLeg(stop=PlaceId(uuid4())),
            signer=None,
        )


def test_planning_again_makes_a_new_version(scene):
    """A second try is version 2; the first stays as it was."""
    before = load_plan(scene.plan_id)
    answer = must(plan_day(planning(scene), actor=scene.office.dispatcher, now=EVENING))
    assert answer.result["version"] == 2
    assert load_plan(scene.plan_id) == before
    assert load_plan(PlanId(UUID(str(answer.result["plan"])))).version == 2
