"""The import in the browser: every fault at once, then the rows that can be read."""

import json
import re
from datetime import timedelta
from http import HTTPStatus as Http

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from duadon.core.register.cleaning import Verdict
from duadon.core.values.ids import JobId
from duadon.jobs.doing import do
from duadon.queries import import_preview
from duadon.queries.import_preview import PreviewWish, preview_import
from duadon.store.jobs import CHECKED, Job, Upload
from duadon.store.ledger import AccessLog
from duadon.store.records.people import Child
from duadon.store.records.sources import Batch, SourceRow
from duadon.store.sealing import unseal
from tests.faulty_workbook import HOSTILE_NAME, ROWS, write_faulty_workbook
from tests.leaks import numbers_of_people
from tests.personas import WARD_11
from tests.tables import ANSWERS_AND_LOG, snapshot_of_tables
from tests.web.pages import count_statements, text_of, visit_as
from tests.web.shuttle_morning import MORNING, set_clock

ADDRESS = "/nhap-danh-sach/"


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    """The workbook of three hundred rows."""
    return write_faulty_workbook(tmp_path_factory.mktemp("faulty") / "danh-sach-sai.xlsx")


def _send(browser, content, name="danh-sach-sai.xlsx", unit=WARD_11):
    return browser.post(ADDRESS, {"unit": unit, "file": SimpleUploadedFile(name, content)})


@pytest.fixture
def checked(morning, faulty):
    """The officer's browser, and the address of the checked file."""
    browser = visit_as("p11.cskv")
    answer = _send(browser, faulty.path.read_bytes())
    assert answer.status_code == Http.FOUND
    return browser, answer.headers["Location"]


def test_all_faults_are_shown_at_once(checked, faulty):
    """Each planted fault stands with sheet, row, column and remedy; one cause is one line."""
    browser, address = checked
    page = browser.get(address).content.decode()
    for code, rows in faulty.by_code.items():
        for row in rows:
            assert re.search(rf'data-label="Dòng">{row}</td>', page), (code, row)
    assert page.count("<summary>") <= 27
    text = text_of(browser.get(address))
    assert "40 dòng" in text
    assert "Bổ sung ngày và tháng theo giấy khai sinh." in text
    assert f"Số dòng đã đọc {ROWS}" in text


def test_looking_writes_no_child(checked):
    """The check changes no table but the log of reads and what is kept of the file itself."""
    browser, address = checked
    before = snapshot_of_tables(leaving_out=(*ANSWERS_AND_LOG, "Upload"))
    logged = AccessLog.objects.count()
    assert browser.get(address).status_code == Http.OK
    assert snapshot_of_tables(leaving_out=(*ANSWERS_AND_LOG, "Upload")) == before
    assert AccessLog.objects.count() > logged


def test_no_number_is_readable_and_no_name_is_code(checked):
    """Numbers show their last three digits only; a hostile name is text."""
    browser, address = checked
    for page in range(1, 7):
        content = browser.get(f"{address}&page={page}").content.decode()
        assert numbers_of_people(content) == []
        assert HOSTILE_NAME not in content
    assert "&lt;script&gt;alert(1)" in browser.get(address).content.decode()


def test_pages_show_every_row_once_with_faults_first(checked):
    """Six pages of fifty; the first begins with a refused row, the last holds good ones only."""
    browser, address = checked
    pages = [browser.get(f"{address}&page={page}").content.decode() for page in range(1, 7)]
    rows = [row for page in pages for row in re.findall(r'<th scope="row">([^<]+)<small', page)]
    assert len(rows) == len(set(rows)) == ROWS
    assert '<small class="text-danger">' in pages[0]
    assert '<small class="text-danger">' not in pages[-1]


def test_what_was_shown_is_what_is_done(morning, faulty, checked):
    """The button starts a job; its numbers are those of the check, and the three add up to the rows."""
    actor = morning.office.actor("p11.cskv", at=MORNING)
    wish = PreviewWish(path=faulty.path, unit_code=WARD_11, source_name=f"{WARD_11} danh-sach-sai")
    promised = preview_import(wish, actor=actor, frame=morning.office.frame, now=MORNING).figures
    browser, address = checked
    command = re.search(r'name="command_id" value="([^"]+)"', browser.get(address).content.decode())[1]
    answers = [browser.post(address, {"command_id": command}) for _ in range(2)]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    children = Child.objects.count()
    do(JobId(Job.objects.get(kind="import_register").pk), worker_id="a-test", again=lambda: None)
    batch = Batch.objects.get(file_name="danh-sach-sai.xlsx", accepted_at__isnull=False)
    assert batch.figures == promised
    assert promised["read"] == ROWS == promised["accepted"] + promised["waiting"] + promised["refused"]
    assert Child.objects.count() == children + promised["accepted"]
    rows = SourceRow.objects.filter(batch=batch)
    assert rows.filter(verdict=Verdict.REFUSED.value).count() == promised["refused"]
    result = text_of(browser.get(reverse("import-batch", kwargs={"batch": batch.pk})))
    assert f"Số dòng đã đọc {ROWS}" in result
    assert "Bổ sung ngày và tháng theo giấy khai sinh." in result
    assert "danh-sach-sai.xlsx" in text_of(browser.get(ADDRESS))
    assert "đã được nhập trước đây" in text_of(browser.get(address))


@pytest.fixture
def reads(monkeypatch):
    """How often a file was read."""
    read: list[str] = []
    real = vars(import_preview)["read_list"]

    def count(path):
        read.append(path.name)
        return real(path)

    monkeypatch.setattr(import_preview, "read_list", count)
    return read


def test_a_file_is_read_once_however_often_it_is_looked_at(checked, reads):
    """The first page reads it; further pages, going back and accepting show what was found then."""
    browser, address = checked
    first = browser.get(address).content.decode()
    pages = [browser.get(f"{address}&page={page}").content.decode() for page in ("2", "6", "99", "1")]
    assert _main_part(pages[-1]) == _main_part(first)
    command = re.search(r'name="command_id" value="([^"]+)"', first)[1]
    assert browser.post(address, {"command_id": command}).status_code == Http.FOUND
    assert reads == ["danh-sach-sai.xlsx"]


def test_further_looks_ask_for_little(checked):
    """What was found costs no more statements than a list does, signing in included."""
    browser, address = checked
    browser.get(address)
    for page in ("1", "2"):
        assert count_statements(browser, f"{address}&page={page}") <= 10


def _main_part(page):
    return re.sub(r'name="(command_id|csrfmiddlewaretoken)" value="[^"]*"', "", page.partition("<h1")[2])


@pytest.mark.parametrize("change", ["day", "unit", "register"])
def test_what_was_found_counts_only_where_it_was_found(morning, faulty, reads, change):
    """Another day, another unit, another list accepted meanwhile: the file is read anew."""
    browser = visit_as("dieuphoi")
    address = _send(browser, faulty.path.read_bytes()).headers["Location"]
    browser.get(address)
    if change == "day":
        set_clock(morning.office, MORNING + timedelta(hours=20))
    elif change == "unit":
        address = address.replace(WARD_11, "29878")
    else:
        Batch.objects.filter(accepted_at__isnull=False).update(accepted_at=MORNING)
    browser.get(address)
    assert len(reads) == 2
    browser.get(f"{address}&page=2")
    assert len(reads) == 2


def test_what_was_found_is_kept_sealed_with_numbers_hidden(checked):
    """Neither a name nor a number of the list can be read in what is kept, opened or not."""
    browser, address = checked
    browser.get(address)
    row = Upload.objects.get()
    sealed = bytes(row.checked_sealed or b"")
    opened = unseal(CHECKED, row.pk, sealed)
    assert numbers_of_people(opened) == []
    name = json.loads(opened)["list"]["rows"][-1][4][0][1]
    assert name.encode() not in sealed
    assert name in opened


def test_reading_holds_up_nobody(checked, monkeypatch):
    """While a file is read and compared no transaction is open: a tap of a phone need not wait."""
    open_inside: list[int] = []
    outside = len(connection.savepoint_ids)
    for name in ("read_list", "clean_list", "decide_admission"):
        real = getattr(import_preview, name)

        def look(*parts, real=real, **named):
            open_inside.append(len(connection.savepoint_ids) - outside)
            return real(*parts, **named)

        monkeypatch.setattr(import_preview, name, look)
    browser, address = checked
    assert browser.get(address).status_code == Http.OK
    assert open_inside == [0, 0, 0]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("danh-sach.pdf", b"%PDF-1.7", "không phải bảng tính .xlsx"),
        ("danh-sach.xlsx", b"", "không có nội dung"),
        ("danh-sach.xlsx", b"x" * 10_000_001, "lớn hơn 10 MB"),
        ("danh-sach.xlsx", b"PK\x03\x04 damaged", "bị hỏng hoặc không phải bảng tính"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(morning, name, content, sentence):
    """Another kind, an empty, a large, a damaged file: what is wrong and what to do, no child written."""
    before = Child.objects.count()
    answer = _send(visit_as("p11.cskv"), content, name)
    if answer.status_code == Http.FOUND:
        browser = visit_as("p11.cskv")
        answer = browser.get(answer.headers["Location"])
    assert sentence in text_of(answer)
    assert Child.objects.count() == before


def test_only_own_units_can_be_chosen(morning, faulty):
    """Ward 6 is no choice for ward 11, in the form and in the address; the dispatcher may."""
    own = visit_as("p11.cskv")
    assert _send(own, faulty.path.read_bytes(), unit="29878").status_code == Http.OK
    sent = _send(own, faulty.path.read_bytes()).headers["Location"]
    assert own.get(sent.replace(WARD_11, "29878")).status_code == Http.NOT_FOUND
    assert own.get(sent.split("?")[0]).status_code == Http.NOT_FOUND
    assert _send(visit_as("dieuphoi"), faulty.path.read_bytes(), unit="29878").status_code == Http.FOUND


@pytest.mark.parametrize("query", ["", "?unit=", "?unit=99999", "?unit=29878&page=" + "9" * 5000])
def test_a_unit_that_is_none_is_404(morning, faulty, query):
    """The dispatcher may import for every unit that there is, and for no other, whatever the address says."""
    address = _send(visit_as("dieuphoi"), faulty.path.read_bytes()).headers["Location"].partition("?")[0]
    wanted = Http.OK if "29878" in query else Http.NOT_FOUND
    assert visit_as("dieuphoi").get(address + query).status_code == wanted


def test_a_file_is_its_senders_alone(checked):
    """Another officer of the same office does not find it, nor accepts it."""
    _, address = checked
    other = visit_as("dieuphoi")
    assert other.get(address).status_code == Http.NOT_FOUND
    assert other.post(address, {}).status_code == Http.NOT_FOUND


def test_another_wards_list_is_not_there(morning):
    """The batch of ward 6 is 404 for ward 11 and stands in its own officer's lists only."""
    batch = Child.objects.get(pk=morning.other.children[0].id).batch
    address = reverse("import-batch", kwargs={"batch": batch.pk})
    assert visit_as("p11.cskv").get(address).status_code == Http.NOT_FOUND
    assert visit_as("p6.cskv").get(address).status_code == Http.OK
    assert batch.file_name not in text_of(visit_as("p11.cskv").get(ADDRESS))
    assert batch.file_name in text_of(visit_as("p6.cskv").get(ADDRESS))


def test_the_only_unit_stands_chosen(morning):
    """Somebody with one ward need not choose it; the dispatcher chooses."""
    assert "Chọn đơn vị" not in text_of(visit_as("p11.cskv").get(ADDRESS))
    assert "Chọn đơn vị" in text_of(visit_as("dieuphoi").get(ADDRESS))


def test_the_pages_cost_few_statements(morning):
    """Lists and one list with its findings, signing in included."""
    batch = Child.objects.get(pk=morning.own.children[0].id).batch_id
    for address in (ADDRESS, reverse("import-batch", kwargs={"batch": batch})):
        assert count_statements(visit_as("p11.cskv"), address) <= 12
