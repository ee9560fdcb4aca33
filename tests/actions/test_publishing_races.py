"""Two dispatchers at once: one plan of a day is published, and each plan has a version of its own.

Apart from test_publishing: its scene lies in a transaction that stays open for the whole module.
"""

import threading
from contextlib import suppress
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.db import connection

from duadon.actions import publish_plan as publishing_module
from duadon.actions.plan_day import plan_day
from duadon.actions.publish_plan import PublishPlan, publish_plan
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import PlanId
from duadon.store.plans import DayPlan, KeptPlan, Run
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
