"""Two officers who ask for the same child at once: one request is kept, the other names it."""

import threading
from contextlib import suppress
from dataclasses import replace
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest

from duadon.actions import request_trip as requesting_module
from duadon.actions.request_trip import request_trip
from duadon.core.values.answers import Refusal
from duadon.core.values.ids import RiderId, TripRequestId
from duadon.store.outreach import Rider
from tests.actions import commands
from tests.actions.test_publishing_races import _at_once
from tests.personas import NOW
from tests.scene import Scene, set_scene


@pytest.fixture
def committed(transactional_db, ward_lists, settings) -> Scene:
    """The scene as other connections see it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return set_scene(ward_lists)


def test_a_child_is_asked_for_once_however_many_ask_at_once(committed):
    """Each looks for an earlier request before the other has ended; only one of them finds none."""
    look = vars(requesting_module)["find_earlier_request"]
    both = threading.Barrier(2, timeout=1)

    def wait_for_the_other(*parts: Any) -> Any:
        found = look(*parts)
        with suppress(threading.BrokenBarrierError):
            both.wait()
        return found

    first = commands.request(committed)
    children = tuple(replace(one, rider_id=RiderId(uuid4())) for one in first.children)
    second = replace(
        first, command_id=uuid4(), request_id=TripRequestId(uuid4()), children=children, adults=()
    )
    officer = committed.office.ward_officer
    with patch.object(requesting_module, "find_earlier_request", wait_for_the_other):
        answers = _at_once(
            *[lambda one=one: request_trip(one, actor=officer, now=NOW) for one in (first, second)]
        )
    assert sorted(type(answer).__name__ for answer in answers) == ["Done", "Refusal"], answers
    (refusal,) = [answer for answer in answers if isinstance(answer, Refusal)]
    assert refusal.code == "outreach.request.child_twice"
    ids = [one.child_id for one in first.children]
    assert Rider.objects.filter(child_id__in=ids).count() == len(ids)
