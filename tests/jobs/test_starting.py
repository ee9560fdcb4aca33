"""Starting: one row and one place in the queue, under the right of the verb, nothing in the clear."""

import unicodedata
from itertools import product
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from duadon.core.values.answers import Refusal
from duadon.core.values.errors import NotAllowed, NotFound, RuleBroken
from duadon.core.values.long_work import JobKind
from duadon.jobs.uploads import MOST_NAME_BYTES, keep_upload, open_upload
from duadon.store.jobs import Job, Upload
from tests.jobs.started import start
from tests.personas import NOW, WARD_11

PLAN = {"day": "2024-09-10", "iterations": "20"}


def _start(office, kind=JobKind.PLAN_DAY, payload=PLAN, **around):
    return start(office, kind, payload, **around)


def test_the_same_command_twice_is_one_job(office):
    """A double press makes one row and one task; the task carries the id alone."""
    command_id = uuid4()
    first = _start(office, command_id=command_id)
    assert _start(office, command_id=command_id) == first
    assert Job.objects.count() == 1
    (task,) = DBTaskResult.objects.all()
    assert task.args_kwargs == {"args": [str(first)], "kwargs": {}}


def test_another_work_under_the_same_command_is_a_fault(office):
    """A command id stands for one thing, and for one officer."""
    command_id = uuid4()
    _start(office, command_id=command_id)
    with pytest.raises(RuleBroken):
        _start(office, payload={**PLAN, "day": "2024-09-11"}, command_id=command_id)
    assert Job.objects.count() == 1


def test_what_is_rolled_back_waits_in_no_queue(office):
    """Row and task are one commit."""
    with transaction.atomic():
        _start(office)
        transaction.set_rollback(True)
    assert not Job.objects.exists()
    assert not DBTaskResult.objects.exists()


@pytest.mark.parametrize(
    ("by", "kind", "payload"),
    [
        ("p11.cskv", JobKind.PLAN_DAY, PLAN),
        ("laixe1", JobKind.PLAN_DAY, PLAN),
        ("quantri", JobKind.WRITE_REPORT, {"day": "2024-09-10", "form": "xlsx"}),
        ("p6.cskv", JobKind.IMPORT_REGISTER, {"upload": "x", "unit_code": WARD_11, "source_name": "x"}),
    ],
)
def test_without_the_right_nothing_starts(office, by, kind, payload):
    """The right of the verb is asked at the start, for the place that is meant."""
    with pytest.raises(NotAllowed):
        _start(office, kind, payload, by=by)
    assert not Job.objects.exists()


@pytest.mark.parametrize("payload", [{}, {"day": "2024-09-10", "name": "x"}])
def test_a_payload_that_the_kind_does_not_take_is_a_fault(office, payload):
    """Too little and too much are both the caller's mistake."""
    with pytest.raises(RuleBroken):
        _start(office, payload=payload)


def test_nothing_of_a_file_or_payload_lies_in_the_clear(office):
    """Neither the rows of the database hold a name, nor the queue."""
    secret = "Nguyễn Thị Bé Ba 099216000017"
    upload = keep_upload(secret.encode(), "Bé Ba.xlsx", actor=office.ward_officer, now=NOW)
    _start(
        office,
        JobKind.IMPORT_REGISTER,
        {"upload": str(upload), "unit_code": WARD_11, "source_name": "Danh sách của Bé Ba"},
        by="p11.cskv",
    )
    with connection.cursor() as cursor:
        for table in ("store_job", "store_upload", DBTaskResult._meta.db_table):
            cursor.execute(f"SELECT * FROM {table}")
            for cell in (cell for row in cursor.fetchall() for cell in row):
                raw = bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
                assert "Bé Ba".encode() not in raw
                assert b"099216000017" not in raw


def test_a_file_is_opened_once_for_its_officer_and_gone_afterwards(office):
    """The temporary file holds what was sent, is the account's alone, and is removed."""
    upload = keep_upload(b"rows", "../..\\danh sách.xlsx", actor=office.ward_officer, now=NOW)
    assert not isinstance(upload, Refusal)
    with open_upload(upload, actor=office.ward_officer, now=NOW) as path:
        assert (path.name, path.read_bytes()) == ("danh sách.xlsx", b"rows")
        assert path.stat().st_mode & 0o777 == 0o600
    assert not path.parent.exists()
    with pytest.raises(NotFound), open_upload(upload, actor=office.other_ward, now=NOW):
        pass


def test_files_too_large_or_empty_are_refused(office):
    """Ten megabytes are taken, one byte more is not."""
    most = b"x" * 10_000_000
    assert keep_upload(most + b"x", "a.xlsx", actor=office.ward_officer, now=NOW).code == (
        "work.upload.too_large"
    )
    assert keep_upload(b"", "a.xlsx", actor=office.ward_officer, now=NOW).code == "work.upload.empty"
    assert not Upload.objects.exists()
    keep_upload(most, "a.xlsx", actor=office.ward_officer, now=NOW)
    assert Upload.objects.get().size == len(most)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("..", "tep"),
        ("a/..", "tep"),
        ("danh\u00a0sách\n.xlsx", "danh sách .xlsx"),
        (unicodedata.normalize("NFD", "Trẻ em.xlsx"), "Trẻ em.xlsx"),
        ("\ud800.xlsx", ".xlsx"),
    ],
)
def test_a_file_is_kept_under_a_plain_name(office, name, kept):
    """No folder, no sign that cannot be seen; letters whole, as a Mac does not send them."""
    assert _kept_as(office, name) == kept


@pytest.mark.parametrize("letter", ["a", "ế", unicodedata.normalize("NFD", "ế"), "👧", "👩‍👧", "𠮷"])
def test_a_name_is_short_enough_for_every_disk(office, letter):
    """Counted in bytes as a disk does, whatever a letter takes; the ending stays, no letter is halved."""
    for length, ending in product([1, 34, 80, 250], [".xlsx", ".XLSX", "", "." + "x" * 300]):
        kept = _kept_as(office, letter * length + ending)
        assert 0 < len(kept.encode()) <= MOST_NAME_BYTES
        assert set(kept) <= set(unicodedata.normalize("NFC", letter + ending))
        assert len(ending) > 10 or kept.endswith(ending)


def _kept_as(office, name):
    upload = keep_upload(b"rows", name, actor=office.ward_officer, now=NOW)
    assert not isinstance(upload, Refusal)
    with open_upload(upload, actor=office.ward_officer, now=NOW) as path:
        return path.name
