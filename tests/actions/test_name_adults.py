"""Naming anew who rides along and who signs: the plan follows, or is not published."""

from dataclasses import replace
from uuid import uuid4

import pytest

from duadon.access.judging import judge_requests
from duadon.access.log import Purpose
from duadon.access.own_work import open_one
from duadon.actions.name_adults import name_adults
from duadon.actions.plan_day import plan_day
from duadon.actions.publish_plan import publish_plan
from duadon.core.outreach.seats import SeatReady
from duadon.core.values.answers import Refusal
from duadon.core.values.errors import NotAllowed
from duadon.core.values.ids import PlanId
from duadon.store.outreach import Rider, TripRequest
from duadon.store.plans import RunRider
from tests.actions import commands
from tests.scene import EVENING, Scene, must, planning


def _name(scene: Scene, **changes) -> None:
    command = replace(commands.adults(scene), **changes)
    must(name_adults(command, actor=scene.office.ward_officer, now=EVENING))


def _look_up(scene: Scene):
    officer = scene.office.ward_officer
    work = open_one(scene.request_id, actor=officer, purpose=Purpose.REQUEST_TRIP, now=EVENING)
    return work.requests[0].request


def test_a_request_gets_its_signer_later(scene):
    """Without a signer there is no seat; named afterwards, in the same request, there is one."""
    named = commands.adults(scene)
    _name(scene, signer=None)
    request = _look_up(scene)
    judged = judge_requests([request], frame=scene.office.frame, now=EVENING)[request.id]
    assert isinstance(judged, Refusal)
    assert [item.code for item in judged.items] == ["outreach.signer.not_named"]
    _name(scene, signer=named.signer, expected_version=2)
    judged = judge_requests([_look_up(scene)], frame=scene.office.frame, now=EVENING)[request.id]
    assert isinstance(judged, SeatReady)


def test_who_stays_keeps_the_code_and_who_goes_is_gone(scene):
    """The grandmother named again is the same rider; not named, her row is gone, the children's stay."""
    before = _look_up(scene)
    (grandmother,) = before.adults
    again = commands.AdultRider(rider_id=commands.RiderId(uuid4()), adult_id=grandmother.adult_id)
    _name(scene, adults=(again,), attendant_named=False)
    assert _look_up(scene).rider_ids == before.rider_ids
    _name(scene, expected_version=2)
    after = _look_up(scene)
    assert after.adults == ()
    assert after.children == before.children
    assert not Rider.objects.filter(pk=grandmother.rider_id).exists()
    assert TripRequest.objects.get(pk=scene.request_id).version == 3


def test_a_plan_made_before_is_not_published_and_a_new_one_is(scene):
    """Its seat for the grandmother is nobody's any more: named in the refusal; planned anew it is none."""
    grandmother = _look_up(scene).adults[0].rider_id
    _name(scene)
    dispatcher = scene.office.dispatcher
    answer = publish_plan(commands.publishing(scene), actor=dispatcher, now=EVENING)
    assert isinstance(answer, Refusal)
    assert [item.code for item in answer.items] == ["shuttle.day.request_adults_changed"]
    again = planning(scene, plan_id=PlanId(uuid4()))
    must(plan_day(again, actor=dispatcher, now=EVENING))
    publishing = replace(commands.publishing(scene), plan_id=again.plan_id)
    must(publish_plan(publishing, actor=dispatcher, now=EVENING))
    riding = set(RunRider.objects.values_list("rider_id", flat=True))
    assert riding
    assert grandmother not in riding


def test_against_the_rule_only_a_commander_names(scene):
    """A reason to let somebody sign all the same is a commander's word here too."""
    named = commands.adults(scene)
    assert named.signer is not None
    command = replace(named, signer=replace(named.signer, override_reason="Cha mẹ ở nước ngoài"))
    with pytest.raises(NotAllowed):
        name_adults(command, actor=scene.office.ward_officer, now=EVENING)
    must(name_adults(command, actor=scene.office.commander, now=EVENING))


def test_the_commanders_word_stays_while_the_same_person_signs(scene):
    """A ward officer who names another adult or another place of signing does not take it back."""
    named = commands.adults(scene)
    assert named.signer is not None
    word = replace(named, signer=replace(named.signer, override_reason="Cha mẹ ở nước ngoài"))
    must(name_adults(word, actor=scene.office.commander, now=EVENING))
    _name(scene, expected_version=2, signer=replace(named.signer, paper_seen=not named.signer.paper_seen))
    assert TripRequest.objects.get(pk=scene.request_id).override_reason == "Cha mẹ ở nước ngoài"
    _name(scene, expected_version=3, signer=None)
    _name(scene, expected_version=4, signer=named.signer)
    assert TripRequest.objects.get(pk=scene.request_id).override_reason == ""
