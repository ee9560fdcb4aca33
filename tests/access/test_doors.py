"""The doors to records of people: who passes, what is logged, and what does not exist behind them."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction

from duadon.access import children as children_module
from duadon.access.campaigns import get_frame
from duadon.access.children import ListWish, open_child, open_list, open_page
from duadon.access.log import Purpose
from duadon.access.rides import open_riders, open_run
from duadon.access.sight import find_nameable
from duadon.access.source_rows import open_rows
from duadon.access.trips import load_day_requests, open_request
from duadon.core.register.cleaning import Verdict
from duadon.core.values.errors import NotAllowed, NotFound, RuleBroken
from duadon.core.values.ids import BatchId, ChildId
from duadon.core.values.roles import Assignment, Right, Role, Scope
from duadon.demo.story import FIRST_DAY
from duadon.queries.campaign_facts import load_campaign_facts
from duadon.store.accounts import RoleAssignment, load_actor
from duadon.store.enrolments import living_states
from duadon.store.ledger import AccessLog, AccessLogChild
from duadon.store.records.known import count_living_children
from duadon.store.records.people import Child, UnitMembership
from duadon.store.records.sources import Batch
from tests.personas import NOW, WARD_11
from tests.scene import ALWAYS, EVENING, WARD_6, Ride, hold

SHOWING: dict[str, Any] = {"purpose": Purpose.SHOW_REGISTER, "right": Right.READ_REGISTER, "now": NOW}


@pytest.fixture
def child(scene):
    """The elder grandchild of ward 11."""
    return scene.visit.records[0]


@pytest.fixture
def ride(scene):
    """The grandmother's day after publishing."""
    return Ride(scene)


class Logged:
    """The rows that a block adds to the log of reads."""

    def __enter__(self):
        self._before = set(AccessLog.objects.values_list("pk", flat=True))
        return self

    def __exit__(self, *error):
        self.rows = list(AccessLog.objects.exclude(pk__in=self._before))
        self.children = set(
            AccessLogChild.objects.filter(log__in=self.rows).values_list("child_id", flat=True)
        )


def test_a_child_opened_is_one_row_with_its_id(scene, child):
    """Who, when, what for, which door, which child: one row."""
    officer = scene.office.ward_officer
    with Logged() as log:
        assert open_child(child.id, actor=officer, **SHOWING) == child
    (row,) = log.rows
    assert (row.door, row.purpose, row.count) == ("child", "show_register", 1)
    assert (row.actor_id, row.at) == (officer.officer_id, NOW)
    assert log.children == {child.id}


def test_a_list_opened_is_one_row_with_all_its_ids(scene):
    """The ids beside the row are those of the answer, and no other."""
    with Logged() as log:
        records = open_list(ListWish(), actor=scene.office.ward_officer, **SHOWING)
    (row,) = log.rows
    assert (row.door, row.count, row.scope) == ("list", len(records), WARD_11)
    assert len(records) > 100
    assert log.children == {record.id for record in records}


def test_a_page_logs_whom_it_shows(scene):
    """Ten of all children are shown: ten ids are logged, the total is a count."""
    with Logged() as log:
        page = open_page(ListWish(offset=5, limit=10), actor=scene.office.ward_officer, **SHOWING)
    (row,) = log.rows
    assert (row.count, len(page.records)) == (10, 10)
    assert page.total == len(scene.records)
    assert log.children == {record.id for record in page.records}


def test_a_runs_people_are_logged_once_a_child(scene, ride):
    """A manifest names three people, the log the two children among them."""
    with Logged() as log:
        run = open_run(ride.out.run_id, actor=scene.office.dispatcher, purpose=Purpose.SHOW_MANIFEST, now=NOW)
    assert {person.short_name for person in run.people} == {"M. Khang", "N. Hân", "T. Sáu"}
    assert len(log.rows) == 1
    assert log.children == {record.id for record in scene.visit.records}


def test_counts_and_jobs_log_no_ids(scene):
    """Progress, planning and the rows of a list: how many, never who."""
    batch = BatchId(Batch.objects.get().pk)
    with Logged() as log:
        load_campaign_facts(scene.office.frame.id, actor=scene.office.dispatcher, now=NOW)
        load_day_requests(scene.office.frame.id, FIRST_DAY, actor=scene.office.dispatcher, now=NOW)
        open_rows(batch, tuple(Verdict), actor=scene.office.ward_officer, now=NOW)
    counts = {row.purpose: row.count for row in log.rows}
    assert counts["count_progress"] == len(scene.records)
    assert counts["plan_day"] == len(scene.visit.records)
    assert counts["import_register"] > len(scene.records)
    assert log.children == set()


def test_a_read_that_fails_leaves_no_row(scene, monkeypatch):
    """The records cannot be loaded: nobody has seen anything, the log says nothing."""

    def fail(*parts: object) -> None:
        raise RuleBroken("planted")

    monkeypatch.setattr(children_module, "load_children", fail)
    with Logged() as log, pytest.raises(RuleBroken, match="planted"):
        open_list(ListWish(), actor=scene.office.ward_officer, **SHOWING)
    assert log.rows == []


@pytest.mark.parametrize("door", ["child", "list", "page", "riders"])
def test_a_log_that_fails_leaves_no_answer(scene, child, ride, monkeypatch, door):
    """When the ids cannot be written the door raises, and the half-written row is gone too."""

    def fail(*parts: object, **named: object) -> None:
        raise RuleBroken("planted")

    monkeypatch.setattr(AccessLogChild.objects, "bulk_create", fail)
    actor = scene.office.dispatcher
    passages = {
        "child": lambda: open_child(child.id, actor=actor, **SHOWING),
        "list": lambda: open_list(ListWish(limit=3), actor=actor, **SHOWING),
        "page": lambda: open_page(ListWish(limit=3), actor=actor, **SHOWING),
        "riders": lambda: open_riders(ride.children, actor=actor, purpose=Purpose.SHOW_MANIFEST, now=NOW),
    }
    with Logged() as log, pytest.raises(RuleBroken, match="planted"):
        passages[door]()
    assert log.rows == []


def test_row_and_read_are_one_transaction(scene, child):
    """What is rolled back around the read takes the row with it: they stand or fall together."""
    with Logged() as log, transaction.atomic():
        open_child(child.id, actor=scene.office.ward_officer, **SHOWING)
        transaction.set_rollback(True)
    assert log.rows == []


def test_another_wards_child_is_not_found(scene, child):
    """Not "not allowed": a stranger must not learn that the child exists; the words are the same."""
    elsewhere = scene.somebody(Role.WARD_OFFICER, unit_code=WARD_6)
    with Logged() as log:
        with pytest.raises(NotFound) as theirs:
            open_child(child.id, actor=elsewhere, **SHOWING)
        with pytest.raises(NotFound) as nobodys:
            open_child(ChildId(uuid4()), actor=elsewhere, **SHOWING)
        assert open_list(ListWish(ids=[child.id]), actor=elsewhere, **SHOWING) == ()
        assert open_page(ListWish(), actor=elsewhere, **SHOWING).total == 0
    assert str(theirs.value) == str(nobodys.value)
    assert log.children == set()


def test_another_office_finds_nothing(scene, child, ride):
    """Children, requests, runs, lists, campaigns: none of this office's exists for another."""
    theirs = scene.stranger(Role.DISPATCHER)
    batch = BatchId(Batch.objects.get().pk)
    passages = (
        lambda: open_child(child.id, actor=theirs, **SHOWING),
        lambda: open_request(scene.request_id, actor=theirs, purpose=Purpose.REQUEST_TRIP, now=NOW),
        lambda: open_run(ride.out.run_id, actor=theirs, purpose=Purpose.SHOW_MANIFEST, now=NOW),
        lambda: open_rows(batch, tuple(Verdict), actor=theirs, now=NOW),
        lambda: get_frame(scene.office.frame.id, actor=theirs),
    )
    for passage in passages:
        with pytest.raises(NotFound):
            passage()
    assert open_list(ListWish(), actor=theirs, **SHOWING) == ()
    assert open_riders(ride.children, actor=theirs, purpose=Purpose.SHOW_MANIFEST, now=NOW) == {}
    assert find_nameable(ride.children, actor=scene.stranger(Role.WARD_OFFICER)) == frozenset()


def test_an_area_narrows_a_ward(scene):
    """An officer of one khóm sees its children and no other of the ward."""
    areas = {record.area_id for record in scene.records if record.area_id}
    area = min(areas)
    scope = Scope(unit_code=WARD_11, area_id=area)
    held = Assignment(role=Role.WARD_OFFICER, campaign_id=None, scope=scope, since=ALWAYS)
    officer = replace(scene.office.ward_officer, assignments=(held,))
    inside = [record for record in scene.records if record.area_id == area]
    outside = next(record for record in scene.records if record.area_id != area)
    assert 0 < len(inside) < len(scene.records)
    assert set(open_list(ListWish(), actor=officer, **SHOWING)) == set(inside)
    assert open_child(inside[0].id, actor=officer, **SHOWING) == inside[0]
    with pytest.raises(NotFound):
        open_child(outside.id, actor=officer, **SHOWING)


def test_a_request_is_reached_from_the_area_of_all_its_children(scene):
    """The officer of the children's khóm opens their request; with one child moved away, no longer."""
    area = scene.visit.records[0].area_id
    scope = Scope(unit_code=WARD_11, area_id=area)
    held = Assignment(role=Role.WARD_OFFICER, campaign_id=None, scope=scope, since=ALWAYS)
    officer = replace(scene.office.ward_officer, assignments=(held,))
    reading = {"actor": officer, "purpose": Purpose.REQUEST_TRIP, "now": NOW}
    assert open_request(scene.request_id, **reading).request.id == scene.request_id
    UnitMembership.objects.create(
        child_id=scene.visit.records[1].id,
        unit_code=WARD_6,
        effective_on=date(2024, 9, 3),
        recorded_at=EVENING,
    )
    with pytest.raises(NotFound):
        open_request(scene.request_id, **reading)


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [(-9, None, True), (-9, 0, True), (0, 0, True), (-9, -1, False), (1, None, False), (1, 9, False)],
)
def test_an_ended_or_future_role_holds_nothing(scene, child, since, until, holds):
    """First and last day count; the day after the last and before the first, nothing is open."""
    officer_id = scene.elsewhere.officer_id
    RoleAssignment.objects.filter(officer_id=officer_id).delete()
    today = NOW.date()
    RoleAssignment.objects.create(
        id=uuid4(),
        officer_id=officer_id,
        role=Role.WARD_OFFICER.value,
        unit_code=WARD_11,
        since=today + timedelta(days=since),
        until=None if until is None else today + timedelta(days=until),
    )
    actor = load_actor(officer_id, campaign_id=scene.office.frame.id, on=today)
    actor = replace(actor, office_id=scene.office.world.office_id)
    if holds:
        assert open_child(child.id, actor=actor, **SHOWING) == child
    else:
        with pytest.raises(NotAllowed):
            open_child(child.id, actor=actor, **SHOWING)


@pytest.mark.parametrize("change", [{"accepted_at": None}, {"undone_at": EVENING}])
def test_children_of_no_accepted_list_do_not_exist(scene, child, change):
    """A batch that was never accepted, or was undone: no door, no count, no plan knows its children."""
    Batch.objects.update(**change)
    dispatcher = scene.office.dispatcher
    with pytest.raises(NotFound):
        open_child(child.id, actor=dispatcher, **SHOWING)
    with pytest.raises(NotFound):
        open_request(scene.request_id, actor=dispatcher, purpose=Purpose.REQUEST_TRIP, now=NOW)
    assert open_list(ListWish(), actor=dispatcher, **SHOWING) == ()
    assert open_page(ListWish(), actor=dispatcher, **SHOWING).total == 0
    assert load_day_requests(scene.office.frame.id, FIRST_DAY, actor=dispatcher, now=NOW) == ()
    assert count_living_children(scene.office.world.office_id) == 0
    assert not living_states(scene.office.frame.id).exists()
    facts = load_campaign_facts(scene.office.frame.id, actor=dispatcher, now=NOW)
    assert facts.milestones == ()
    assert Child.objects.count() >= len(scene.records)


def test_nobody_aboard_loses_the_name(scene, ride):
    """The list was undone while the van was on the road: the manifest still says who rides."""
    Batch.objects.update(undone_at=EVENING)
    words = open_riders(ride.children, actor=scene.office.dispatcher, purpose=Purpose.SHOW_BOARD, now=NOW)
    assert {one.short_name for one in words.values()} == {"M. Khang", "N. Hân"}


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMINISTRATOR, Role.AUDITOR])
def test_who_never_sees_a_child_passes_no_door(scene, child, ride, role):
    """Neither the administrator nor the auditor, even with the role in the whole office."""
    actor = replace(scene.office.administrator, assignments=(hold(role),))
    batch = BatchId(Batch.objects.get().pk)
    passages = (
        lambda: open_child(child.id, actor=actor, **SHOWING),
        lambda: open_list(ListWish(), actor=actor, **SHOWING),
        lambda: open_page(ListWish(), actor=actor, **SHOWING),
        lambda: open_request(scene.request_id, actor=actor, purpose=Purpose.REQUEST_TRIP, now=NOW),
        lambda: load_day_requests(scene.office.frame.id, FIRST_DAY, actor=actor, now=NOW),
        lambda: open_riders(ride.children, actor=actor, purpose=Purpose.SHOW_BOARD, now=NOW),
        lambda: open_run(ride.out.run_id, actor=actor, purpose=Purpose.SHOW_MANIFEST, now=NOW),
        lambda: open_rows(batch, tuple(Verdict), actor=actor, now=NOW),
    )
    with Logged() as log:
        for passage in passages:
            with pytest.raises(NotAllowed):
                passage()
    assert log.rows == []
    assert find_nameable(ride.children, actor=actor) == frozenset()
