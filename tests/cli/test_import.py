"""`duadon import`: figures that add up, findings with their place, and clear refusals."""

import re

import pytest

from duadon.access.source_rows import open_rows
from duadon.core.register.cleaning import Verdict
from duadon.core.values.errors import NotAllowed, NotFound
from duadon.core.values.ids import BatchId
from duadon.demo.ward_lists import write_ward_lists
from duadon.queries.batch_findings import list_batch_findings
from duadon.store.ledger import AccessLog
from duadon.store.records.sources import Batch, Source
from tests.personas import NOW, WARD_11


@pytest.fixture(scope="module")
def ward_lists(tmp_path_factory):
    """The fifteen made-up workbooks."""
    folder = tmp_path_factory.mktemp("lists")
    return {one.unit_code: one for one in write_ward_lists(folder, 7)}


def test_the_wards_own_officer_needs_no_unit(duadon, office, ward_lists):
    """One unit in scope: it is taken; rows read = accepted + waiting + refused."""
    own = ward_lists[WARD_11]
    answer = duadon("import", own.path, "--as", "p11.cskv", "--json")
    assert answer.status == 0
    (told,) = answer.json["files"]
    figures = told["figures"]
    assert figures["read"] == own.rows_written
    assert figures["read"] == figures["accepted"] + figures["waiting"] + figures["refused"]
    assert Source.objects.get().unit_code == WARD_11


def test_findings_are_sentences_with_their_place(duadon, office, ward_lists):
    """Each waiting or refused row has its sheet, row, cell and a sentence that names them."""
    answer = duadon("import", ward_lists[WARD_11].path, "--as", "p11.cskv", "--json")
    (told,) = answer.json["files"]
    assert len({(one["sheet"], one["row"]) for one in told["findings"]}) == (
        told["figures"]["waiting"] + told["figures"]["refused"]
    )
    for one in told["findings"]:
        assert str(one["row"]) in one["cell"]
        assert one["sheet"] in one["sentence"]
        assert one["cell"] in one["sentence"] or str(one["row"]) in one["sentence"]
        assert one["verdict"] in {"waiting", "refused"}


def test_people_get_a_table_and_a_list(duadon, office, ward_lists):
    """Without --json: a table with the file's figures, then a line a finding."""
    answer = duadon("import", ward_lists[WARD_11].path, "--as", "p11.cskv")
    assert ward_lists[WARD_11].path.name in answer.out
    assert "Chờ xem" in answer.out
    assert "- Trang “" in answer.out


def test_several_files_and_one_that_is_not_there(duadon, office, ward_lists, tmp_path):
    """The missing file is told, the other is imported, and the status says that not all is well."""
    answer = duadon("import", ward_lists[WARD_11].path, tmp_path / "thieu.xlsx", "--as", "p11.cskv")
    assert answer.status == 3
    assert "Không tìm thấy tệp “thieu.xlsx”" in answer.said
    assert Batch.objects.filter(accepted_at__isnull=False).count() == 1


def test_a_whole_office_must_name_the_unit(duadon, office, ward_lists):
    """The dispatcher looks after all wards: the list's own has to be named."""
    answer = duadon("import", ward_lists[WARD_11].path, "--as", "dieuphoi")
    assert answer.status == 2
    assert "--unit" in answer.said
    assert not Batch.objects.exists()


def test_one_source_is_one_list(duadon, office, ward_lists):
    """A name for the list does not fit two files."""
    path = ward_lists[WARD_11].path
    assert duadon("import", path, path, "--source", "x", "--as", "p11.cskv").status == 2


def test_another_wards_officer_is_turned_away(duadon, office, ward_lists):
    """Status 4, and nothing is written."""
    answer = duadon("import", ward_lists[WARD_11].path, "--unit", WARD_11, "--as", "p6.cskv")
    assert answer.status == 4
    assert not Batch.objects.exists()


def test_findings_are_read_in_scope_only_and_logged(duadon, office, ward_lists):
    """The ward's officer reads them with one log row; other wards and other roles do not."""
    duadon("import", ward_lists[WARD_11].path, "--as", "p11.cskv")
    batch = BatchId(Batch.objects.get().pk)
    before = AccessLog.objects.count()
    found = list_batch_findings(batch, actor=office.ward_officer, now=NOW)
    log = AccessLog.objects.order_by("-at").filter(columns=["findings"], at=NOW).get()
    assert AccessLog.objects.count() == before + 1
    assert log.count == len({(one.sheet, one.row) for one in found}) > 0
    with pytest.raises(NotFound):
        open_rows(batch, (Verdict.WAITING,), actor=office.other_ward, now=NOW)
    with pytest.raises(NotAllowed):
        open_rows(batch, (Verdict.WAITING,), actor=office.administrator, now=NOW)
    assert AccessLog.objects.count() == before + 1


def test_no_full_number_is_printed(duadon, office, ward_lists):
    """Findings about numbers show the last three digits; sheet and cell say where the rest stands."""
    told = [
        duadon("import", one.path, "--unit", one.unit_code, "--as", "dieuphoi").out
        for one in list(ward_lists.values())[:3]
    ]
    assert any("•" in text for text in told)
    assert not any(re.search(r"\d{9}", text) for text in told)
