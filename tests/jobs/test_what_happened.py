"""A job says what really happened: what its verb has committed stands, whoever died or broke after it."""

import pytest

from duadon.core.values.long_work import JobKind
from duadon.jobs import doing, kinds
from duadon.jobs.doing import do
from duadon.jobs.working import end_lost_jobs
from duadon.queries.job_page import open_job
from duadon.store.jobs import Job
from duadon.store.plans import DayPlan
from duadon.store.records.sources import Batch
from tests.jobs.started import import_job, report_job, start
from tests.personas import WARD_11
from tests.scene import FIRST_DAY


def _do(job_id):
    do(job_id, worker_id="a worker", again=lambda: None)
    return Job.objects.get(pk=job_id)


class Death(BaseException):
    """The end of a worker in the middle: nothing catches it."""


@pytest.fixture
def dying(monkeypatch):
    """A worker that dies when the verb has answered and before the job is marked."""

    def die(_job, _ending):
        raise Death

    monkeypatch.setattr(doing, "_end_job", die)


def _die_doing(job_id):
    with pytest.raises(Death):
        _do(job_id)
    assert Job.objects.get(pk=job_id).state == "running"
    end_lost_jobs()
    return Job.objects.get(pk=job_id)


def test_an_import_committed_before_its_worker_died_is_done(office, ward_lists, dying):
    """The children are in the campaign: the next worker says so, with the figures and the list to look at."""
    job_id = import_job(office, ward_lists[WARD_11].path)
    assert _die_doing(job_id).state == "done"
    page = open_job(job_id, actor=office.ward_officer, frame=office.frame)
    assert page.answer["result"]["figures"]["read"] == ward_lists[WARD_11].rows_written
    assert Batch.objects.get(pk=page.answer["result"]["batch"]).accepted_at is not None


def test_a_report_whose_worker_died_has_failed(office, dying):
    """Nothing was committed, there is no file: to be started again."""
    job_id = report_job(office)
    assert _die_doing(job_id).state == "failed"
    page = open_job(job_id, actor=office.ward_officer, frame=office.frame)
    assert (page.answer["refusal"], page.has_file) == ("work.job.worker_stopped", False)


@pytest.mark.parametrize("after", ["given up", "broken"])
def test_what_was_committed_is_told_whatever_came_after(office, ward_lists, monkeypatch, after):
    """Given up while it slept, or broken behind the commit: the list was read in, the job says so."""

    def import_and(work, report):
        finished = kinds.KINDS[JobKind.IMPORT_REGISTER](work, report)
        if after == "broken":
            raise ValueError
        end_lost_jobs()
        return finished

    monkeypatch.setattr(doing, "KINDS", {JobKind.IMPORT_REGISTER: import_and})
    assert _do(import_job(office, ward_lists[WARD_11].path)).state == "done"


def test_a_worker_believed_dead_that_ends_its_work_is_believed(office, monkeypatch):
    """Given up before its commit, it wakes and commits: the job says what really happened."""
    job_id = report_job(office)

    def sleep_before_the_end(work, report):
        finished = kinds.KINDS[JobKind.WRITE_REPORT](work, report)
        end_lost_jobs()
        assert Job.objects.get(pk=job_id).state == "failed"
        return finished

    monkeypatch.setattr(doing, "KINDS", {JobKind.WRITE_REPORT: sleep_before_the_end})
    row = _do(job_id)
    assert (row.state, row.file_sealed is not None) == ("done", True)


def test_a_plan_committed_before_its_worker_died_is_done(scene, dying):
    """The version of the plan stands, and the job says which."""
    job_id = start(scene.office, JobKind.PLAN_DAY, {"day": str(FIRST_DAY), "iterations": "5"})
    assert _die_doing(job_id).state == "done"
    page = open_job(job_id, actor=scene.office.dispatcher, frame=scene.office.frame)
    assert page.answer["result"]["version"] == DayPlan.objects.latest("version").version
