"""The page of a job: for whoever started it; how far, what came of it, and the button that stops it."""

from datetime import timedelta
from http import HTTPStatus as Http
from importlib.metadata import version
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from duadon.core.values.long_work import JobKind
from duadon.jobs.doing import do
from duadon.queries.clock import machine_time
from duadon.store.accounts import RoleAssignment
from duadon.store.jobs import Clearance, Job, WorkerPulse
from tests.jobs.started import REPORT, import_job, report_job, start
from tests.leaks import numbers_of_people
from tests.next_campaign import begin_next_campaign
from tests.personas import WARD_11
from tests.web.pages import count_statements, text_of, visit_as
from tests.web.shuttle_morning import MORNING, WARD_6


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


def test_the_stop_button_cancels_what_waits(morning):
    """One press, and nothing of it is kept; a second press hears that it was stopped before."""
    browser = visit_as("p11.cskv")
    waiting = report_job(morning.office)
    told = text_of(browser.post(_address(waiting, "cancel-job"), follow=True))
    assert "Việc đã dừng khi chưa bắt đầu. Không có gì được giữ." in told
    assert Job.objects.get(pk=waiting).state == "cancelled"
    again = text_of(browser.post(_address(waiting, "cancel-job")))
    assert "đã dừng từ trước, không có gì được giữ" in again


def test_a_stop_that_came_too_late_is_told_as_it_is(morning):
    """Asked while it ran, finished all the same: the result is kept, and the page never says the opposite."""
    browser = visit_as("p11.cskv")
    job_id = report_job(morning.office)
    Job.objects.filter(pk=job_id).update(state="running")
    told = text_of(browser.post(_address(job_id, "cancel-job"), follow=True))
    assert "được yêu cầu dừng" in told
    assert "được giữ" not in told
    Job.objects.filter(pk=job_id).update(state="waiting")
    _finish_unheeding(job_id)
    for answer in (browser.get(_address(job_id)), browser.post(_address(job_id, "cancel-job"))):
        page = text_of(answer)
        assert page.count("Bấm dừng quá muộn: việc này đã làm xong và kết quả được giữ") == 1
        assert "Không giữ lại gì" not in page
        assert "Lưu tệp" in page


def _finish_unheeding(job_id) -> None:
    """Let the job be finished behind its last report: the wish to stop is set when it no longer asks."""
    Job.objects.filter(pk=job_id).update(is_cancel_asked=False)
    _do(job_id)
    Job.objects.filter(pk=job_id).update(is_cancel_asked=True)


def _statuses(browser, job_id) -> set[int]:
    """Return what the job's page, its file and its button answer."""
    asked = [browser.get(_address(job_id)), browser.get(_address(job_id, "job-file"))]
    return {answer.status_code for answer in [*asked, browser.post(_address(job_id, "cancel-job"))]}


@pytest.mark.parametrize("username", ["dieuphoi", "p6.cskv", "quantri"])
def test_the_file_is_its_officers_alone(morning, username):
    """A colleague with the right, another ward's officer, one without any right: no such job for them."""
    job_id = report_job(morning.office)
    _do(job_id)
    assert _statuses(visit_as("p11.cskv"), job_id) == {Http.OK}
    assert _statuses(visit_as(username), job_id) == {Http.NOT_FOUND}
    assert Client().get(_address(job_id, "job-file")).status_code == Http.FOUND


def test_who_had_the_right_when_it_started_and_lost_it_is_told_no(morning):
    """The assignment has ended: page, file and button are closed, as every page of that work is."""
    job_id = report_job(morning.office)
    _do(job_id)
    browser = visit_as("p11.cskv")
    held = RoleAssignment.objects.filter(officer__username="p11.cskv")
    held.update(until=MORNING.date() - timedelta(days=1))
    assert _statuses(browser, job_id) == {Http.FORBIDDEN}
    assert browser.get(reverse("report")).status_code == Http.FORBIDDEN
    held.update(until=MORNING.date())
    assert _statuses(browser, job_id) == {Http.OK}


def test_a_file_of_the_campaign_before_is_closed_with_it(morning):
    """The next campaign has begun: with a role in it or without, there is no such job any more."""
    job_id = report_job(morning.office)
    _do(job_id)
    after = begin_next_campaign(morning.office.frame.id, starts_on=MORNING.date())
    browser = visit_as("p11.cskv")
    assert _statuses(browser, job_id) == {Http.NOT_FOUND}
    assert browser.get(reverse("report")).status_code == Http.FORBIDDEN
    RoleAssignment.objects.filter(officer__username="p11.cskv").update(campaign=after)
    assert browser.get(reverse("report")).status_code == Http.OK
    assert _statuses(browser, job_id) == {Http.NOT_FOUND}


def test_a_file_of_the_whole_office_is_not_for_who_keeps_one_ward_of_it(morning):
    """Made as dispatcher, asked for as the officer of one ward: it tells of units that are not theirs."""
    job_id = start(morning.office, JobKind.WRITE_REPORT, REPORT)
    _do(job_id)
    browser = visit_as("dieuphoi")
    assert browser.get(_address(job_id, "job-file")).status_code == Http.OK
    held = RoleAssignment.objects.filter(officer__username="dieuphoi")
    held.update(role="ward_officer", unit_code=WARD_11)
    assert browser.get(_address(job_id, "job-file")).status_code == Http.NOT_FOUND


def test_an_import_of_a_ward_that_was_given_up_is_closed(morning, ward_lists):
    """Its answer may name children of that ward."""
    job_id = import_job(morning.office, ward_lists[WARD_11].path)
    browser = visit_as("p11.cskv")
    assert browser.get(_address(job_id)).status_code == Http.OK
    RoleAssignment.objects.filter(officer__username="p11.cskv").update(unit_code=WARD_6)
    assert browser.get(_address(job_id)).status_code == Http.FORBIDDEN


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
    """Never run, alive, dead: three different sentences; jobs are counted, the oldest that waits is told."""
    browser, address = visit_as("quantri"), reverse("system")
    never = text_of(browser.get(address))
    assert "Tiến trình nền CHƯA CHẠY" in never
    assert "Không có việc nào đang chờ" in never
    at = machine_time()
    WorkerPulse.objects.create(worker_id="one", started_at=at, beat_at=at)
    report_job(morning.office)
    alive = text_of(browser.get(address))
    assert "nhịp cuối cách đây" in alive
    assert "Đang chờ đến lượt 1" in alive
    assert "Việc chờ lâu nhất: từ" in alive
    WorkerPulse.objects.update(stopped_at=at)
    assert "KHÔNG CHẠY từ" in text_of(browser.get(address))
    assert count_statements(browser, address) <= 12


def test_the_system_page_tells_when_it_was_cleared_up_and_what_went(morning):
    """Never, lately with the numbers of each rule, too long ago: what to do stands beside it."""
    browser, address = visit_as("quantri"), reverse("system")
    assert "CHƯA DỌN lần nào" in text_of(browser.get(address))
    Clearance.objects.create(id=uuid4(), at=machine_time(), removed={"uploads": 3, "jobs": 0})
    lately = text_of(browser.get(address))
    assert "Dọn lần cuối:" in lately
    assert "Tệp đã gửi 1 ngày 3" in lately
    assert "Việc nền đã kết thúc 30 ngày 0" in lately
    assert "Phiên đăng nhập đến khi hết hạn CHƯA XÓA ĐƯỢC" in lately, "a rule that was refused has no number"
    Clearance.objects.update(at=machine_time() - timedelta(hours=4))
    late = text_of(browser.get(address))
    assert "CHƯA DỌN từ" in late
    assert "duadon clear-up" in late


def test_the_system_page_tells_versions_and_that_there_is_no_backup(morning):
    """What the administrator is asked on the phone, and what must not be believed."""
    page = text_of(visit_as("quantri").get(reverse("system")))
    assert f"Đưa Đón {version('duadon')}" in page
    assert f"Django {version('django')}" in page
    assert f"{connection.display_name} {connection.get_database_version()[0]}" in page
    assert "CHƯA CÓ bản sao lưu nào" in page
