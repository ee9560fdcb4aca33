"""Who may confirm that a van is empty where its driver rides alone."""

from datetime import date

import pytest

from duadon.access.log import Purpose
from duadon.access.rides import open_run
from duadon.core.custody.kinds import WalkManner
from duadon.core.values.ids import OfficerId
from duadon.core.values.roles import Role
from duadon.store.accounts import Officer, RoleAssignment
from duadon.store.plans import Run
from tests.scene import WARD_6, Ride


@pytest.fixture
def ride(scene):
    """The grandmother's day, its first van without an attendant."""
    ride = Ride(scene)
    Run.objects.filter(pk=ride.out.run_id).update(attendant=None)
    return ride


def _manners(ride: Ride, officer: Officer) -> tuple[WalkManner, ...]:
    run = open_run(ride.out.run_id, actor=ride.office.dispatcher, purpose=Purpose.SHOW_MANIFEST, now=ride.now)
    return run.crew.manners_of(OfficerId(officer.pk))


def _may_confirm(ride: Ride, officer: Officer) -> bool:
    return bool(_manners(ride, officer))


@pytest.mark.parametrize(("username", "stands_there"), [("diema.canbo", True), ("p11.cskv", False)])
def test_only_who_stands_where_the_van_arrives_looks_into_it(ride, username, stands_there):
    """The run out ends at the point: its operator is there; the officer of the riders' ward is not."""
    manners = _manners(ride, Officer.objects.get(username=username))
    assert manners
    assert (WalkManner.IN_PERSON in manners) is stands_there


def test_the_office_confirms_by_photograph_only(ride):
    """The dispatcher sits in the office: nobody looks into a van from there."""
    assert _manners(ride, Officer.objects.get(username="dieuphoi")) == (WalkManner.BY_PHOTO,)


@pytest.mark.parametrize("username", ["p6.cskv", "laixe1", "chihuy"])
def test_nobody_else_may_confirm(ride, username):
    """The officer of a ward that nobody aboard comes from, the driver, the commander."""
    assert not _may_confirm(ride, Officer.objects.get(username=username))


def _end_role(officer: Officer) -> None:
    RoleAssignment.objects.filter(officer=officer).update(until=date(2024, 9, 8))


def _begin_later(officer: Officer) -> None:
    RoleAssignment.objects.filter(officer=officer).update(since=date(2024, 9, 10))


def _end_account(officer: Officer) -> None:
    Officer.objects.filter(pk=officer.pk).update(is_active=False)


def _change_ward(officer: Officer) -> None:
    held = RoleAssignment.objects.filter(officer=officer, role=Role.WARD_OFFICER.value)
    held.update(unit_code=WARD_6)


@pytest.mark.parametrize("change", [_end_role, _begin_later, _end_account, _change_ward])
def test_who_does_not_receive_it_that_day_may_not(ride, change):
    """A role that ended the day before or begins the day after, an ended account, another ward."""
    officer = Officer.objects.get(username="p11.cskv")
    change(officer)
    assert not _may_confirm(ride, officer)


def test_the_last_day_of_a_role_counts(ride):
    """A role is held up to and including its last day."""
    officer = Officer.objects.get(username="p11.cskv")
    RoleAssignment.objects.filter(officer=officer).update(until=date(2024, 9, 9))
    assert _may_confirm(ride, officer)
