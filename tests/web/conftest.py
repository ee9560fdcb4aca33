"""A made-up office on the morning of 10 September 2024: two wards' lists, two families on the road."""

from datetime import timedelta
from itertools import count

import pytest
from django.db import transaction
from django.test import override_settings

from duadon.adapters.system_clock import SystemClock
from duadon.demo.ward_lists import write_ward_lists
from tests.personas import found_office_for_tests
from tests.web.shuttle_morning import prepare_morning

QUICK_HASHES = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="package", autouse=True)
def unhurried_clock():
    """The office's minutes pass by a millisecond a look, however busy the machine is."""
    began, looks = SystemClock().now(), count()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SystemClock, "now", lambda _clock: began + timedelta(milliseconds=next(looks)))
        yield


@pytest.fixture(scope="session")
def ward_lists(tmp_path_factory):
    """The made-up workbooks by unit code."""
    folder = tmp_path_factory.mktemp("lists")
    return {one.unit_code: one for one in write_ward_lists(folder, 7)}


@pytest.fixture(scope="module")
def prepared(django_db_setup, django_db_blocker, ward_lists):
    """The morning, made once a module inside a transaction that nobody commits."""
    quick = override_settings(PASSWORD_HASHERS=QUICK_HASHES)
    with django_db_blocker.unblock(), quick, transaction.atomic():
        yield prepare_morning(found_office_for_tests(), ward_lists)
        transaction.set_rollback(True)


@pytest.fixture
def morning(prepared, db):
    """The morning, with the families of ward 11 and ward 6 on a published plan; each test's own."""
    return prepared


@pytest.fixture
def office(morning):
    """The office of the morning: one database a module is enough for looking at pages."""
    return morning.office
