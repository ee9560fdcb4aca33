"""A migration that is taken back loses nothing that was recorded."""

import pytest
from django.core.management import call_command
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.recorder import MigrationRecorder

from duadon.actions.record_walk_in import record_walk_in
from duadon.core.values.roles import Role
from duadon.store.captures import CaptureOutcome
from tests.actions import commands
from tests.actions.commands import RIDDEN
from tests.scene import must, set_scene

STEP = "0008_walk_ins_and_receipts"


@pytest.fixture
def committed(transactional_db, ward_lists, settings):
    """The scene as other connections see it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return set_scene(ward_lists)


def test_the_way_back_is_refused_while_a_child_who_came_alone_is_stored(committed):
    """One clear sentence, 0008 still stands with its row, and the way forth goes through."""
    must(
        record_walk_in(commands.walk_in(committed), actor=committed.somebody(Role.POINT_OPERATOR), now=RIDDEN)
    )
    try:
        with pytest.raises(IrreversibleError, match="1 outcomes of children who came alone"):
            call_command("migrate", "store", "0007", verbosity=0)
        assert MigrationRecorder.Migration.objects.filter(app="store", name=STEP).exists()
    finally:
        call_command("migrate", verbosity=0)
    assert CaptureOutcome.objects.get().place is not None
