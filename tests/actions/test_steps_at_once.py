"""Two steps of one child at once: the second is judged by what the first has left."""

import threading
from contextlib import suppress
from unittest.mock import patch

import pytest
from django.db import connection

from duadon.actions import status_moves
from duadon.actions.record_card import record_card
from duadon.actions.take_back_walk_in import take_back_walk_in
from duadon.core.values.ids import ChildId
from duadon.core.values.roles import Role
from duadon.store.captures import CaptureOutcome
from duadon.store.enrolments import load_status_facts
from tests.actions import commands
from tests.actions.commands import RIDDEN
from tests.actions.test_publishing_races import _at_once
from tests.scene import set_scene


@pytest.fixture
def committed(transactional_db, ward_lists, settings):
    """The scene as other connections see it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return set_scene(ward_lists)


def test_a_card_made_while_its_capture_is_taken_back(committed):
    """Whichever comes first stands, the other is refused: no card without a capture is kept."""
    back = commands.take_back(committed)
    child = ChildId(CaptureOutcome.objects.get(pk=back.outcome_id).enrolment.child_id)
    made = commands.card_of(committed, child)
    load, both = load_status_facts, threading.Barrier(2, timeout=2)

    def wait_for_the_other(*parts):
        found = load(*parts)
        if connection.vendor == "postgresql":  # SQLite has one writer: nobody comes
            with suppress(threading.BrokenBarrierError):
                both.wait()
        return found

    operator = committed.somebody(Role.POINT_OPERATOR)
    with patch.object(status_moves, "load_status_facts", wait_for_the_other):
        answers = _at_once(
            lambda: take_back_walk_in(back, actor=operator, now=RIDDEN),
            lambda: record_card(made, actor=committed.office.ward_officer, now=RIDDEN),
        )
    assert sorted(type(one).__name__ for one in answers) == ["Done", "Refusal"], answers
