"""Publishing a day: once, whoever else publishes, and never past what families have said since."""

from dataclasses import replace
from datetime import timedelta

from duadon.actions.cancel_trip_leg import cancel_trip_leg
from duadon.actions.publish_plan import publish_plan
from duadon.core.outreach.legs import OtherLeg
from duadon.core.values.answers import Refusal
from duadon.store.outreach import Consent
from duadon.store.plans import RunRider
from duadon.store.records.sources import Batch
from duadon.wording.say import say_refusal
from tests.actions import commands
from tests.scene import EVENING, Scene, must


def _refused(scene: Scene) -> Refusal:
    answer = publish_plan(commands.publishing(scene), actor=scene.office.dispatcher, now=EVENING)
    assert isinstance(answer, Refusal)
    assert answer.code == "shuttle.day.requests_changed"
    assert say_refusal(answer)
    assert not RunRider.objects.exists()
    return answer


def test_a_cancelled_request_is_not_published(scene):
    """The family cancels after planning: refused by name, no run is written."""
    must(cancel_trip_leg(commands.cancellation(scene), actor=scene.office.ward_officer, now=EVENING))
    assert [item.code for item in _refused(scene).items] == ["shuttle.day.request_cancelled"]


def test_a_single_way_left_is_not_published(scene):
    """One way is cancelled: the plan's two ways are not what the family wants any longer."""
    single = replace(commands.cancellation(scene), other=OtherLeg.STAYS)
    must(cancel_trip_leg(single, actor=scene.office.ward_officer, now=EVENING))
    (item,) = _refused(scene).items
    assert (item.code, [one.code for one in item.items]) == (
        "shuttle.day.request_not_ready",
        ["shuttle.day.single_way"],
    )


def test_a_withdrawn_consent_is_not_published(scene):
    """A consent that ended after planning: refused with the reason that planning would give."""
    Consent.objects.update(withdrawn_at=EVENING - timedelta(minutes=1))
    (item,) = _refused(scene).items
    assert item.code == "shuttle.day.request_not_ready"
    assert {cause.code for one in item.items for cause in one.items} == {"outreach.consent.no_ride"}


def test_a_child_of_an_undone_list_is_not_published(scene):
    """The list that the children came by is taken back: their request is gone."""
    Batch.objects.update(undone_at=EVENING)
    assert [item.code for item in _refused(scene).items] == ["shuttle.day.request_gone"]
