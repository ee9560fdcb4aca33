"""The page of a job: for whoever started it; how far, what came of it, and the button that stops it."""

from http import HTTPStatus as Http
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from duadon.core.values.long_work import JobKind
from duadon.jobs.doing import do
from duadon.queries.clock import machine_time
from duadon.store.jobs import Job, WorkerPulse
from tests.jobs.started import import_job, report_job, start
from tests.leaks import numbers_of_people
from tests.personas import WARD_11
from tests.web.pages import count_statements, text_of, visit_as


def _address(job_id, name="job") -> str:
    return reverse(name, kwargs={"job": job_id})


def _do(job_id) -> None:
    do(job_id, worker_id="a worker", again=lambda: None)


def test_a_job_is_there_for_whoever_started_it(morning):
    """Owner 200; colleagues of every kind 404, as for a job that does not exist; nobody known: sign-in."""
    address = _address(report_job(morning.office))
    assert visit_as("p11.cskv").get(address).status_code == Http.OK
    for other in ("dieuphoi", "chihuy", "p6.cskv", "quantri", "laixe1"):
        assert visit_as(other).get(address).status_code == Http.NOT_FOUND
        assert visit_as(other).post(_address(Job.objects.get().pk, "cancel-job")).status_code == (
            Http.NOT_FOUND
        )
    assert visit_as("p11.cskv").get(_address(uuid4())).status_code == Http.NOT_FOUND
    assert Client().get(address).status_code == Http.FOUND
    assert Job.objects.get().state == "waiting"


def test_while_it_runs_it_tells_step_percent_and_base_and_asks_again(morning):
    """The bar, the words and the poll are there; the best plan so far is counted in people."""
    job_id = start(morning.office, JobKind.PLAN_DAY, {"day": "2024-09-11"})
    Job.objects.filter(pk=job_id).update(
        state="running", step="work.step.search", done=50, total=200, placed=30, people=40
    )
    answer = visit_as("dieuphoi").get(_address(job_id))
    page = answer.content.decode()
    assert "Tìm cách xếp chuyến tốt hơn" in page
    assert "25%" in page
    assert "(50/200)" in page
    assert '<progress class="w-100" id="progress" value="50" max="200">' in page
    assert "30/40 người có chỗ" in page
    assert 'hx-trigger="every 1s"' in page
    assert "<noscript><a" in page


def test_once_done_it_leads_to_its_result_and_asks_no_more(morning):
    """The report's job: a file to save, the page of the report, no poll and no stop button."""
    job_id = report_job(morning.office)
    _do(job_id)
    browser = visit_as("p11.cskv")
    page = browser.get(_address(job_id)).content.decode()
    assert "Đã xong" in page
    assert "hx-get" not in page
    assert "Dừng việc này" not in page
    assert reverse("report", kwargs={"day": Job.objects.get().asked_at.date().replace(day=10)}) in page
    file = browser.get(_address(job_id, "job-file"))
    assert file.content.startswith(b"PK")
    assert file.headers["Content-Disposition"] == 'attachment; filename="bao-cao-2024-09-10.xlsx"'


def test_a_refusal_is_told_with_its_remedy(morning, tmp_path):
    """A file that is no workbook: the sentence of the refusal, not an error."""
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(b"no workbook")
    job_id = import_job(morning.office, path)
    _do(job_id)
    page = text_of(visit_as("p11.cskv").get(_address(job_id)))
    assert "Không làm được" in page
    assert "danh-sach.xlsx" in page or "Tệp đã gửi" in page


def test_the_stop_button_cancels_and_a_late_press_is_told(morning):
    """One press cancels what waits; a press after the end says so and changes nothing."""
    browser = visit_as("p11.cskv")
    waiting = report_job(morning.office)
    assert browser.post(_address(waiting, "cancel-job"), follow=True).status_code == Http.OK
    assert Job.objects.get(pk=waiting).state == "cancelled"
    again = browser.post(_address(waiting, "cancel-job"))
    assert "đã kết thúc trước khi" in text_of(again)


def test_an_imports_page_shows_figures_and_no_number(morning, ward_lists):
    """Counts of the rows, few statements, and no number of a person."""
    job_id = import_job(morning.office, ward_lists[WARD_11].path)
    _do(job_id)
    browser = visit_as("p11.cskv")
    answer = browser.get(_address(job_id))
    assert numbers_of_people(answer.content.decode()) == []
    assert count_statements(browser, _address(job_id)) <= 12


@pytest.mark.parametrize("username", ["dieuphoi", "chihuy", "p11.cskv", "kiemtra"])
def test_the_system_page_is_the_administrators(morning, username):
    """Others hear 403."""
    assert visit_as(username).get(reverse("system")).status_code == Http.FORBIDDEN


def test_the_system_page_tells_whether_the_worker_lives(morning):
    """Never run, alive, dead: three different sentences; jobs are counted by state."""
    browser, address = visit_as("quantri"), reverse("system")
    assert "CHƯA CHẠY" in text_of(browser.get(address))
    at = machine_time()
    WorkerPulse.objects.create(worker_id="one", started_at=at, beat_at=at)
    report_job(morning.office)
    alive = text_of(browser.get(address))
    assert "nhịp cuối cách đây" in alive
    assert "Đang chờ đến lượt 1" in alive
    WorkerPulse.objects.update(stopped_at=at)
    assert "KHÔNG CHẠY từ" in text_of(browser.get(address))
    assert count_statements(browser, address) <= 12
