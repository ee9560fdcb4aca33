"""The environment every test runs in: made-up mode, secrets and a database of its own.

Set here, before Django reads its settings, so that plain `pytest` behaves as `make test` does.
A database named by the caller stands: `make test-pg` runs the same tests on PostgreSQL.
"""

import os
import shutil
import tempfile
from pathlib import Path

import django
import pytest
from hypothesis import HealthCheck, settings

from tests.lifted_guards import lift

_MEMORY_DISK = Path("/dev/shm")  # commits wait for the disk; a test's database need not survive a power cut


def _own_folder() -> Path:
    parent = _MEMORY_DISK if os.access(_MEMORY_DISK, os.W_OK) else None
    return Path(tempfile.mkdtemp(prefix="duadon-tests-", dir=parent))


_FOLDER = _own_folder()
os.environ.setdefault("DUADON_DATABASE", f"sqlite:{_FOLDER}/duadon.sqlite3")
os.environ.setdefault("DUADON_SECRET_DIR", str(_FOLDER / "secrets"))
os.environ["DUADON_MADE_UP"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "duadon.config.settings"
django.setup()
lift()

# Every run tries the same cases and none fails for being slow on a busy machine. To look for new cases:
# pytest --hypothesis-profile=explore
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("steady", _PATIENT, derandomize=True)
settings.register_profile("explore", _PATIENT, max_examples=500)
settings.load_profile("steady")


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_FOLDER, ignore_errors=True)


_BEFORE = pytest.StashKey[dict[str, str]]()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Remember our variables as they are before a test."""
    item.stash[_BEFORE] = _our_variables()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """Fail a test that leaves a variable of ours behind: processes that later tests start would read it."""
    yield
    before, after = item.stash[_BEFORE], _our_variables()
    for name in after:
        os.environ.pop(name)
    os.environ.update(before)
    assert after == before


def _our_variables() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name.startswith("DUADON_")}


@pytest.fixture
def office(db, settings):
    """The made-up office, founded in the database."""
    from tests.personas import found_office_for_tests

    # How well passwords are hashed is Django's business; here quickly.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return found_office_for_tests()


@pytest.fixture(scope="session")
def ward_lists(tmp_path_factory):
    """The fifteen made-up workbooks by unit code."""
    from duadon.demo.ward_lists import write_ward_lists

    folder = tmp_path_factory.mktemp("lists")
    return {one.unit_code: one for one in write_ward_lists(folder, 1)}


@pytest.fixture(scope="module")
def prepared_scene(django_db_setup, django_db_blocker, ward_lists):
    """Ward 11 with a plan ready, made once a module inside a transaction that nobody commits."""
    from django.db import transaction
    from django.test import override_settings

    from tests.scene import set_scene

    quick = override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
    with django_db_blocker.unblock(), quick, transaction.atomic():
        yield set_scene(ward_lists)
        transaction.set_rollback(True)


@pytest.fixture
def scene(prepared_scene, db):
    """Ward 11 with a plan ready; what a test writes is taken back after it."""
    return prepared_scene
