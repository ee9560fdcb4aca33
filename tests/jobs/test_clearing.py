"""Clearing up: each rule removes what is over its time and nothing else, on a schedule."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError, transaction
from django_tasks_db.models import DBTaskResult

from duadon.actions import import_register as importing
from duadon.jobs import clearing
from duadon.jobs.clearing import Schedule, clear_up
from duadon.jobs.doing import do
from duadon.jobs.retention import MACHINE_RULES, OFFICE_RULES
from duadon.jobs.uploads import keep_upload
from duadon.jobs.working import end_lost_jobs
from duadon.queries.clock import machine_time
from duadon.store.jobs import Clearance, Job, Upload, WorkerPulse
from duadon.store.records.people import Adult, Child, ChildField, Household
from duadon.store.records.sources import Batch, SourceRow
from duadon.wording.say import all_sentences
from tests.jobs.started import import_job, live_at, report_job
from tests.personas import NOW, WARD_11
from tests.tables import snapshot_of_tables

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


def _do(job_id):
    do(job_id, worker_id="a worker", again=lambda: None)
    return Job.objects.get(pk=job_id)


def _broken_off_import(office, ward_lists, monkeypatch):
    """An import whose worker ends after the first rows are written: nothing of it is in the campaign."""

    def break_off(*_):
        raise ValueError

    monkeypatch.setattr(importing, "_flip", break_off)
    return _do(import_job(office, ward_lists[WARD_11].path))


def test_a_file_that_was_sent_goes_after_a_day_without_another_being_sent(office):
    """Not before; and not because somebody else sends a file."""
    keep_upload(b"rows", "a.xlsx", actor=office.ward_officer, now=NOW - DAY)
    live_at(NOW - SECOND)
    assert clear_up()["uploads"] == 0
    live_at(NOW + SECOND)
    assert clear_up()["uploads"] == 1
    assert not Upload.objects.exists()


def test_a_jobs_file_goes_after_a_week_and_the_job_after_a_month(office):
    """First the file, then what it answered; a job that waits stays however long."""
    done, waiting = report_job(office), report_job(office, uuid4())
    _do(done)
    ended = Job.objects.get(pk=done).ended_at
    live_at(ended + 7 * DAY - SECOND)
    assert clear_up()["result_files"] == 0
    live_at(ended + 7 * DAY + 5 * SECOND)
    assert clear_up()["result_files"] == 1
    row = Job.objects.get(pk=done)
    assert (row.state, row.file_sealed, row.answer_sealed is None) == ("done", None, False)
    live_at(ended + 30 * DAY + 5 * SECOND)
    assert clear_up()["jobs"] == 1
    assert [job.pk for job in Job.objects.all()] == [waiting]


def test_a_list_broken_off_goes_with_its_families(office, ward_lists, monkeypatch):
    """After a day nothing of it is left: rows, children, their fields, adults, homes."""
    assert _broken_off_import(office, ward_lists, monkeypatch).state == "failed"
    assert Child.objects.count() > 100
    live_at(NOW + DAY - SECOND)
    assert clear_up()["staged_lists"] == 0
    live_at(NOW + DAY + 60 * SECOND)
    assert clear_up()["staged_lists"] == 1
    for model in (Child, ChildField, Adult, Household, SourceRow, Batch):
        assert not model.objects.exists(), model


def test_an_accepted_list_stays_whole(office, ward_lists):
    """However old; and the database itself refuses to remove a field of one of its children."""
    assert _do(import_job(office, ward_lists[WARD_11].path)).state == "done"
    kept = snapshot_of_tables(leaving_out=_CLEARED)
    live_at(NOW + 400 * DAY)
    assert clear_up()["staged_lists"] == 0
    assert snapshot_of_tables(leaving_out=_CLEARED) == kept
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        ChildField.objects.all().delete()


_CLEARED = ("Job", "Upload", "Clearance", "Office")


def test_a_list_broken_off_that_names_known_children_leaves_these(office, ward_lists, monkeypatch):
    """The second copy of a list links rows to children that are there: they stay, the rows go."""
    assert _do(import_job(office, ward_lists[WARD_11].path)).state == "done"
    children, rows = Child.objects.count(), SourceRow.objects.count()
    _broken_off_import(office, ward_lists, monkeypatch)
    assert SourceRow.objects.count() == 2 * rows
    live_at(NOW + DAY + 60 * SECOND)
    assert clear_up()["staged_lists"] == 1
    assert (Child.objects.count(), SourceRow.objects.count()) == (children, rows)


def test_what_is_the_machines_goes_by_its_clock(office):
    """Expired sign-ins, old signs of life but the newest, old clearings up."""
    at = machine_time()
    for name, age in (("old", 8), ("older", 9)):
        WorkerPulse.objects.create(worker_id=name, started_at=at - age * DAY, beat_at=at - age * DAY)
    for key, left in (("over", -1), ("open", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=at + left * DAY)
    Clearance.objects.create(id=uuid4(), at=at - 31 * DAY)
    removed = clear_up()
    assert {name: removed[name] for name in ("sessions", "pulses", "clearances")} == {
        "sessions": 1,
        "pulses": 1,
        "clearances": 1,
    }
    assert [one.pk for one in Session.objects.all()] == ["open"]
    assert [one.pk for one in WorkerPulse.objects.all()] == ["old"]
    assert Clearance.objects.get().removed == removed


def test_a_worker_clears_up_on_a_schedule(office, monkeypatch):
    """At its start if nobody has of late; then each hour, asked once a minute; no job is needed."""
    clock = [0.0]
    monkeypatch.setattr("duadon.jobs.clearing.time.monotonic", lambda: clock[0])
    schedule = Schedule()
    schedule.clear_if_due()
    schedule.clear_if_due()
    assert Clearance.objects.count() == 1
    Clearance.objects.update(at=machine_time() - timedelta(minutes=61))
    schedule.clear_if_due()
    assert Clearance.objects.count() == 1, "within the minute it is not asked again"
    clock[0] += 61
    schedule.clear_if_due()
    assert Clearance.objects.count() == 2
    clock[0] += 61
    schedule.clear_if_due()
    assert Clearance.objects.count() == 2


@pytest.mark.parametrize("table", ["MACHINE_RULES", "OFFICE_RULES"])
def test_a_rule_that_is_refused_holds_up_no_other(office, monkeypatch, caplog, table):
    """Whichever breaks: all others remove, and it alone has no number."""

    def refuse(*_):
        raise DatabaseError("Nguyễn Thị Bé Ba")

    rules = {rule.name: rule for rule in getattr(clearing, table)}
    name = next(name for name in rules if name != "uploads")
    rules[name] = replace(rules[name], remove=refuse)
    monkeypatch.setattr(clearing, table, tuple(rules.values()))
    keep_upload(b"rows", "a.xlsx", actor=office.ward_officer, now=NOW - 3 * DAY)
    live_at(NOW)
    Schedule().clear_if_due()
    assert not Upload.objects.exists()
    (kept,) = Clearance.objects.all()
    assert {rule.name for rule in (*MACHINE_RULES, *OFFICE_RULES)} - set(kept.removed) == {name}
    assert "broke: DatabaseError" in caplog.text
    assert "Bé Ba" not in caplog.text


def test_clearing_up_that_breaks_stops_no_job(office, monkeypatch, caplog):
    """The database refuses: it is logged without what it said, and the worker goes on."""

    def refuse():
        raise DatabaseError("Nguyễn Thị Bé Ba")

    monkeypatch.setattr(clearing, "clear_up", refuse)
    Schedule().clear_if_due()
    assert not Clearance.objects.exists()
    assert "DatabaseError" in caplog.text
    assert "Bé Ba" not in caplog.text


def test_a_place_in_the_queue_held_by_a_dead_worker_is_free_again(office):
    """Killed between taking the place and beginning the job: it waits for the next worker."""
    report_job(office)
    DBTaskResult.objects.update(status="RUNNING", worker_ids=["dead"])
    end_lost_jobs()
    assert DBTaskResult.objects.ready().count() == 1
    assert Job.objects.get().state == "waiting"


def test_a_place_held_by_a_living_worker_is_its_own(office):
    """A worker that beats keeps what it has taken."""
    report_job(office)
    at = machine_time()
    WorkerPulse.objects.create(worker_id="alive", started_at=at, beat_at=at)
    DBTaskResult.objects.update(status="RUNNING", worker_ids=["alive"])
    end_lost_jobs()
    assert DBTaskResult.objects.get().status == "RUNNING"


def test_each_rule_has_words():
    """What was removed is told to people, in both languages."""
    names = [rule.name for rule in (*OFFICE_RULES, *MACHINE_RULES)]
    assert len(set(names)) == len(names)
    assert {f"work.clearance.{name}" for name in names} <= set(all_sentences())
