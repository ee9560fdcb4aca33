"""Importing ward workbooks: nothing lost, nothing doubled, nobody else's ward."""

import re
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, transaction
from openpyxl import load_workbook

from duadon.access.admission import Admission, save_chunk
from duadon.actions import import_register as verb
from duadon.actions.import_register import ImportRegister, import_register
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import NotAllowed
from duadon.demo.ward_lists import write_ward_lists
from duadon.store.enrolments import EnrolmentState
from duadon.store.records.people import Child, ChildField
from duadon.store.records.sources import Batch, SourceRow
from tests.personas import NOW, WARD_11


@pytest.fixture(scope="module")
def ward_lists(tmp_path_factory):
    """The fifteen made-up workbooks."""
    folder = tmp_path_factory.mktemp("lists")
    return {one.unit_code: one for one in write_ward_lists(folder, 7)}


def _command(office, ward_list, **changes) -> ImportRegister:
    command = ImportRegister(
        command_id=uuid4(),
        campaign_id=office.frame.id,
        unit_code=ward_list.unit_code,
        source_name=ward_list.path.stem,
        path=str(ward_list.path),
    )
    return replace(command, **changes)


def _import(office, ward_list, **changes):
    return import_register(_command(office, ward_list, **changes), actor=office.dispatcher, now=NOW)


def _living() -> int:
    return Child.objects.filter(batch__accepted_at__isnull=False).count()


@pytest.mark.parametrize("unit_code", ["29863", "29866", "29869"])
def test_rows_read_are_accepted_waiting_or_refused(office, ward_lists, unit_code):
    """In each layout every row written is read, and each has exactly one verdict."""
    answer = _import(office, ward_lists[unit_code])
    assert isinstance(answer, Done)
    figures = answer.result["figures"]
    assert figures["read"] == ward_lists[unit_code].rows_written
    assert figures["read"] == figures["accepted"] + figures["waiting"] + figures["refused"]
    stored = Counter(SourceRow.objects.values_list("verdict", flat=True))
    assert stored == {key: figures[key] for key in ("accepted", "waiting", "refused") if figures[key]}
    assert _living() == figures["accepted"] == EnrolmentState.objects.count()


def test_the_same_file_twice_adds_nothing(office, ward_lists):
    """A second import, under another command, makes no child and no adult."""
    first = _import(office, ward_lists[WARD_11])
    second = _import(office, ward_lists[WARD_11])
    assert second.result["figures"]["already_known"] == first.result["figures"]["read"]
    assert second.result["figures"]["accepted"] == first.result["figures"]["accepted"]
    assert second.result["figures"]["new_children"] == 0
    assert _living() == first.result["figures"]["accepted"]


def test_the_same_command_twice_reads_nothing_again(office, ward_lists):
    """A repeated command hears the first answer and leaves one batch."""
    command = _command(office, ward_lists[WARD_11])
    first = import_register(command, actor=office.dispatcher, now=NOW)
    assert import_register(command, actor=office.dispatcher, now=NOW) == first
    assert Batch.objects.count() == 1


def test_every_value_of_a_child_names_its_row(office, ward_lists):
    """Each field of each child has a source row."""
    _import(office, ward_lists[WARD_11])
    assert ChildField.objects.count() > 5 * _living()
    assert not ChildField.objects.filter(source_row__isnull=True).exists()


def test_no_number_lies_open_in_the_database(office, ward_lists):
    """No column of text holds twelve digits in a row after an import."""
    _import(office, ward_lists[WARD_11])
    columns = ("full_name", "name_key", "address_as_written")
    texts = " ".join(text for row in Child.objects.values_list(*columns) for text in row)
    assert not re.search(r"099\d{9}|06\d{8}", texts)
    assert Child.objects.filter(number_sealed__isnull=False).count() > 100


def test_an_import_broken_off_leaves_nothing_to_see(office, ward_lists, monkeypatch):
    """Power fails after the first chunk: no child exists; the same command then completes."""
    command = _command(office, ward_lists[WARD_11])
    monkeypatch.setattr(verb, "CHUNK_ROWS", 50)
    real = save_chunk

    def fail_at_the_second(admission: Admission, first: int, size: int) -> None:
        if first > 0:
            raise OSError("power")
        real(admission, first, size)

    monkeypatch.setattr(verb, "save_chunk", fail_at_the_second)
    with pytest.raises(OSError, match="power"), transaction.atomic():
        import_register(command, actor=office.dispatcher, now=NOW)
    assert _living() == 0
    monkeypatch.setattr(verb, "save_chunk", real)
    answer = import_register(command, actor=office.dispatcher, now=NOW)
    assert isinstance(answer, Done)
    assert _living() == answer.result["figures"]["accepted"]


@pytest.mark.parametrize("username", ["p6.cskv", "quantri", "kiemtra", "chihuy"])
def test_who_may_not_import_changes_nothing(office, ward_lists, username):
    """Another ward's officer and those without the right are turned away before a byte is read."""
    with pytest.raises(NotAllowed):
        import_register(_command(office, ward_lists[WARD_11]), actor=office.actor(username), now=NOW)
    assert not Batch.objects.exists()


def test_the_wards_own_officer_may_import(office, ward_lists):
    """The officer of ward 11 imports the list of ward 11."""
    answer = import_register(_command(office, ward_lists[WARD_11]), actor=office.ward_officer, now=NOW)
    assert isinstance(answer, Done)


@pytest.mark.parametrize("content", [b"", b"no workbook at all", b"PK\x03\x04 half a zip"])
def test_a_damaged_file_is_refused_in_one_sentence(office, ward_lists, tmp_path, content):
    """What is no workbook is refused, and nothing is written."""
    path = tmp_path / "hong.xlsx"
    path.write_bytes(content)
    answer = _import(office, ward_lists[WARD_11], path=str(path))
    assert isinstance(answer, Refusal)
    assert not Batch.objects.exists()


def test_a_corrected_file_brings_only_what_is_new(office, ward_lists, tmp_path):
    """Half the rows first, then all of them: the first half is recognised."""
    full = ward_lists["29869"]
    half = Path(shutil.copy(full.path, tmp_path / full.path.name))
    book = load_workbook(half)
    sheet = book.active
    sheet.delete_rows(60, sheet.max_row)
    book.save(half)
    first = _import(office, full, path=str(half)).result["figures"]
    second = _import(office, full).result["figures"]
    assert second["already_known"] == first["read"]
    assert second["read"] == full.rows_written


def test_reading_and_comparing_hold_up_nobody(office, ward_lists, monkeypatch):
    """While a list is read and compared no transaction is open: a tap of a phone need not wait."""
    open_inside: list[int] = []
    outside = len(connection.savepoint_ids)
    for name in ("read_list", "clean_list", "decide_admission"):
        real = getattr(verb, name)

        def look(*parts, real=real, **named):
            open_inside.append(len(connection.savepoint_ids) - outside)
            return real(*parts, **named)

        monkeypatch.setattr(verb, name, look)
    assert isinstance(_import(office, ward_lists[WARD_11]), Done)
    assert open_inside == [0, 0, 0]
