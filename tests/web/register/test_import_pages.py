"""The import in the browser: every fault at once, then the rows that can be read."""

import re
from http import HTTPStatus as Http

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duadon.core.register.cleaning import Verdict
from duadon.core.values.ids import JobId
from duadon.jobs.doing import do
from duadon.queries.import_preview import PreviewWish, preview_import
from duadon.store.jobs import Job
from duadon.store.ledger import AccessLog
from duadon.store.records.people import Child
from duadon.store.records.sources import Batch, SourceRow
from tests.faulty_workbook import HOSTILE_NAME, ROWS, write_faulty_workbook
from tests.leaks import numbers_of_people
from tests.personas import WARD_11
from tests.tables import ANSWERS_AND_LOG, snapshot_of_tables
from tests.web.pages import count_statements, text_of, visit_as
from tests.web.shuttle_morning import MORNING

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
    assert page.count("<summary>") <= 25
    text = text_of(browser.get(address))
    assert "40 dòng" in text
    assert "Bổ sung ngày và tháng theo giấy khai sinh." in text
    assert f"Số dòng đã đọc {ROWS}" in text


def test_looking_writes_no_child(checked):
    """The check changes no table but the log of reads."""
    browser, address = checked
    before = snapshot_of_tables(leaving_out=ANSWERS_AND_LOG)
    logged = AccessLog.objects.count()
    assert browser.get(address).status_code == Http.OK
    assert snapshot_of_tables(leaving_out=ANSWERS_AND_LOG) == before
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
