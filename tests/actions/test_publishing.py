"""Publishing a day: once, whoever else publishes, and never past what families have said since."""

import threading
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.db import connection

from duadon.actions import publish_plan as publishing_module
from duadon.actions.cancel_trip_leg import cancel_trip_leg
from duadon.actions.plan_day import plan_day
from duadon.actions.publish_plan import PublishPlan, publish_plan
from duadon.core.outreach.legs import OtherLeg
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import PlanId
from duadon.store.outreach import Consent
from duadon.store.plans import DayPlan, KeptPlan, Run, RunRider
from duadon.store.records.sources import Batch
from duadon.wording.say import say_refusal
from tests.actions import verbs
from tests.scene import EVENING, Scene, must, planning, set_scene


@pytest.fixture
def committed(transactional_db, ward_lists, settings) -> Scene:
    """The scene as other connections see it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return set_scene(ward_lists)


def _at_once(*calls: Any) -> list[Any]:
    """Call each in a thread of its own; what one raises stands in place of its answer."""
    answers: list[Any] = []

    def run(call: Any) -> None:
        try:
            answers.append(call())
        except Exception as error:
            answers.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def _refused(scene: Scene) -> Refusal:
    answer = publish_plan(verbs.publishing(scene), actor=scene.office.dispatcher, now=EVENING)
    assert isinstance(answer, Refusal)
    assert answer.code == "shuttle.day.requests_changed"
    assert say_refusal(answer)
    assert not RunRider.objects.exists()
    return answer


def test_two_plans_of_a_day_published_at_once(committed):
    """Both are judged before either has ended: one is published, the other is refused and has no runs."""
    second = planning(committed)
    actor = committed.office.dispatcher
    must(plan_day(second, actor=actor, now=EVENING))
    judge = publishing_module._judge
    both = threading.Barrier(2, timeout=1)

    def wait_for_the_other(kept: KeptPlan) -> Refusal | None:
        judged = judge(kept)
        with suppress(threading.BrokenBarrierError):
            both.wait()
        return judged

    def publish(plan_id: PlanId) -> Any:
        return publish_plan(PublishPlan(command_id=uuid4(), plan_id=plan_id), actor=actor, now=EVENING)

    with patch.object(publishing_module, "_judge", wait_for_the_other):
        answers = _at_once(lambda: publish(committed.plan_id), lambda: publish(second.plan_id))
    assert sorted(type(answer).__name__ for answer in answers) == ["Done", "Refusal"]
    (refusal,) = [answer for answer in answers if isinstance(answer, Refusal)]
    assert refusal.code == "shuttle.day.already_published"
    published = DayPlan.objects.get(published_at__isnull=False)
    assert set(Run.objects.values_list("plan_id", flat=True)) == {published.pk}


def test_two_plans_made_at_once_have_versions_of_their_own(committed):
    """Four planners at once: four versions more, none refused by the database."""
    actor = committed.office.dispatcher
    commands = [planning(committed) for _ in range(4)]
    answers = _at_once(*[lambda command=one: plan_day(command, actor=actor, now=EVENING) for one in commands])
    assert all(isinstance(answer, Done) for answer in answers), answers
    assert sorted(DayPlan.objects.values_list("version", flat=True)) == [1, 2, 3, 4, 5]


def test_a_cancelled_request_is_not_published(scene):
    """The family cancels after planning: refused by name, no run is written."""
    must(cancel_trip_leg(verbs.cancellation(scene), actor=scene.office.ward_officer, now=EVENING))
    assert [item.code for item in _refused(scene).items] == ["shuttle.day.request_cancelled"]


def test_a_single_way_left_is_not_published(scene):
    """One way is cancelled: the plan's two ways are not what the family wants any longer."""
    single = replace(verbs.cancellation(scene), other=OtherLeg.STAYS)
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
