"""A worker does the jobs: with progress, as the officer, and nothing of a cancelled one stays."""

from uuid import uuid4

import pytest
from django_tasks_db.models import DBTaskResult

from duadon.access.admission import save_chunk
from duadon.actions import import_register as importing
from duadon.core.values.errors import NotAllowed, NotFound
from duadon.core.values.long_work import JobKind
from duadon.jobs import doing, kinds
from duadon.jobs.cancelling import Stopping, ask_to_cancel
from duadon.jobs.doing import do
from duadon.jobs.reporting import Reporter
from duadon.jobs.stopping import Stop
from duadon.queries.job_page import open_job, open_job_file
from duadon.store.accounts import RoleAssignment
from duadon.store.enrolments import EnrolmentState
from duadon.store.jobs import Job
from duadon.store.records.people import Child
from tests.jobs.started import REPORT, import_job, report_job, start
from tests.personas import NOW, WARD_11
from tests.scene import FIRST_DAY


def _do(job_id):
    do(job_id, worker_id="a worker", again=lambda: None)
    return Job.objects.get(pk=job_id)


@pytest.fixture
def told(monkeypatch):
    """Everything that is reported while a job is done, at once and unthinned."""
    heard = []
    monkeypatch.setattr("duadon.jobs.reporting.APART_SECONDS", 0)
    plain = Reporter.__call__

    def hear(self, progress):
        heard.append(progress)
        plain(self, progress)

    monkeypatch.setattr(Reporter, "__call__", hear)
    return heard


def test_an_import_goes_forward_and_is_done(office, ward_lists, told, monkeypatch):
    """Each step counts up; at the end the children are there and the answer has its figures."""
    monkeypatch.setattr(importing, "CHUNK_ROWS", 50)
    job_id = import_job(office, ward_lists[WARD_11].path)
    assert _do(job_id).state == "done"
    page = open_job(job_id, actor=office.ward_officer, frame=office.frame)
    assert page.answer["result"]["figures"]["read"] == ward_lists[WARD_11].rows_written
    assert Child.objects.filter(batch__accepted_at__isnull=False).exists()
    steps = list(dict.fromkeys(one.step for one in told))
    assert [one.rsplit(".", 1)[1] for one in steps] == [
        "read_file",
        "check_rows",
        "write_rows",
        "accept_rows",
    ]
    order = [(steps.index(one.step), one.done) for one in told]
    assert order == sorted(order)
    assert len(order) > 5


def test_an_import_cancelled_between_chunks_leaves_no_child(office, ward_lists, monkeypatch):
    """Pressed in the middle: the job ends as cancelled and no child of the list is in the campaign."""
    monkeypatch.setattr(importing, "CHUNK_ROWS", 50)
    monkeypatch.setattr("duadon.jobs.reporting.APART_SECONDS", 0)
    job_id = import_job(office, ward_lists[WARD_11].path)

    def press_after_the_first(admission, first, size):
        save_chunk(admission, first, size)
        if first == 50:
            assert _press_stop(office, job_id) is Stopping.ASKED

    monkeypatch.setattr(importing, "save_chunk", press_after_the_first)
    assert _do(job_id).state == "cancelled"
    assert not Child.objects.filter(batch__accepted_at__isnull=False).exists()
    assert not EnrolmentState.objects.exists()


def _press_stop(office, job_id, actor=None):
    return ask_to_cancel(job_id, actor=actor or office.ward_officer, frame=office.frame, now=NOW)


def test_what_waits_is_cancelled_at_once_and_never_done(office):
    """A job that was cancelled before its turn is left alone by the worker."""
    job_id = report_job(office)
    assert _press_stop(office, job_id) is Stopping.STOPPED
    assert _do(job_id).state == "cancelled"


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("done", "work.job.done_before"),
        ("cancelled", "work.job.stopped_before"),
        ("refused", "work.job.ended_before"),
        ("failed", "work.job.ended_before"),
    ],
)
def test_a_press_that_comes_too_late_is_told_how_the_job_had_ended(office, state, code):
    """Each end has words of its own, and nothing changes; another officer finds no job."""
    job_id = report_job(office)
    Job.objects.filter(pk=job_id).update(state=state)
    assert _press_stop(office, job_id).code == code
    row = Job.objects.get(pk=job_id)
    assert (row.state, row.is_cancel_asked) == (state, False)
    with pytest.raises(NotFound):
        _press_stop(office, job_id, office.dispatcher)


def test_a_report_leaves_a_file_for_its_officer_alone(office):
    """The file opens as a workbook; sealed in the database; not there for a colleague."""
    job_id = report_job(office)
    row = _do(job_id)
    assert not bytes(row.file_sealed).startswith(b"PK")
    around = {"frame": office.frame}
    assert open_job_file(job_id, actor=office.ward_officer, **around).content.startswith(b"PK")
    with pytest.raises(NotFound):
        open_job_file(job_id, actor=office.dispatcher, **around)


def test_a_refusal_of_the_action_is_kept_as_refused(office):
    """A day without requests: the planner's refusal is the job's."""
    job_id = start(office, JobKind.PLAN_DAY, {"day": "2024-09-20"})
    assert _do(job_id).state == "refused"
    page = open_job(job_id, actor=office.dispatcher, frame=office.frame)
    assert page.answer["refusal"] == "shuttle.day.no_requests"


def test_a_right_that_ended_meanwhile_refuses(office):
    """The worker asks for the right again: it was taken away between the press and the turn."""
    job_id, before = report_job(office), office.ward_officer
    RoleAssignment.objects.filter(officer__username="p11.cskv").delete()
    row = _do(job_id)
    assert row.state == "refused"
    page = open_job(job_id, actor=before, frame=office.frame)
    assert page.answer["refusal"] == "work.job.not_allowed"
    with pytest.raises(NotAllowed):
        open_job(job_id, actor=office.ward_officer, frame=office.frame)


def test_a_job_that_breaks_has_failed_and_logs_no_message(office, monkeypatch, caplog):
    """An unforeseen exception ends the job; the log names type and place, not what was in it."""

    def broken(work, _report):
        raise ValueError(f"on {work.payload['day']}")

    monkeypatch.setattr(doing, "KINDS", {**kinds.KINDS, JobKind.WRITE_REPORT: broken})
    assert _do(report_job(office)).state == "failed"
    assert "ValueError" in caplog.text
    assert "2024-09-10" not in caplog.text


def test_a_worker_that_must_end_gives_the_job_back(office, monkeypatch):
    """After its grace the job waits again, with a new place in the queue."""
    stop = Stop()
    stop.ask()
    monkeypatch.setattr("duadon.jobs.stopping.GRACE_SECONDS", -1)
    monkeypatch.setattr(doing, "STOP", stop)
    job_id = start(office, JobKind.WRITE_REPORT, REPORT, command_id=uuid4())
    again = []
    do(job_id, worker_id="a worker", again=lambda: again.append(job_id))
    assert (Job.objects.get(pk=job_id).state, again) == ("waiting", [job_id])


def test_a_job_taken_away_ends_at_its_next_report(office, monkeypatch):
    """A worker believed dead writes nothing more to the job."""
    job_id = report_job(office)

    def taken(work, report):
        Job.objects.filter(pk=job_id).update(state="failed")
        return kinds.KINDS[JobKind.WRITE_REPORT](work, report)

    monkeypatch.setattr(doing, "KINDS", {JobKind.WRITE_REPORT: taken})
    assert _do(job_id).state == "failed"
    assert Job.objects.get(pk=job_id).answer_sealed is None


def test_the_queue_holds_ids_alone(office):
    """What the queue keeps of an import is the job's id."""
    job_id = report_job(office)
    assert DBTaskResult.objects.get().args_kwargs["args"] == [str(job_id)]


def test_a_plan_tells_its_best_so_far_and_is_kept(scene, told):
    """The search counts its rounds and people with a seat; the plan stands as a draft."""
    job_id = start(scene.office, JobKind.PLAN_DAY, {"day": str(FIRST_DAY), "iterations": "5"})
    row = _do(job_id)
    assert (row.state, row.done, row.total) == ("done", 5, 5)
    assert row.placed == row.people > 0
    assert [one.done for one in told] == [0, 1, 2, 3, 4, 5]
