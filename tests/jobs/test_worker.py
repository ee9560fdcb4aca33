"""The worker as a process of its own: a job from the queue to its end, a kill, and who clears up."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.db import connection

from duadon.jobs.working import work
from duadon.queries.clock import machine_time
from duadon.queries.worker_pulse import find_pulse
from duadon.store.jobs import Clearance, Job, WorkerPulse
from tests.jobs.started import live_at, report_job
from tests.personas import NOW, found_office_for_tests

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PROGRAM = [sys.executable, "-c", "from duadon.cli.main import run; run()", "work"]


@pytest.fixture
def founded(settings):
    """The made-up office, committed: another process must see it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    office = found_office_for_tests()
    live_at(NOW)
    return office


def _environment() -> dict[str, str]:
    """Name the test's own database to another process."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return {**os.environ, "DUADON_DATABASE": f"sqlite:{found['NAME']}"}
    address = f"postgresql://{found['USER']}@localhost:{found['PORT'] or 5432}/{found['NAME']}"
    return {**os.environ, "DUADON_DATABASE": f"{address}?host={found['HOST']}"}


def _wait(seconds, found):
    end = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


def test_a_worker_does_what_waits_and_ends(founded):
    """In this process: the job is done, the pulse counts it and says that the worker has stopped.

    On the way it has cleared up, though nobody asked for that.
    """
    job_id = report_job(founded)
    work(until_empty=True)
    assert Job.objects.get(pk=job_id).state == "done"
    pulse = WorkerPulse.objects.get()
    assert (pulse.jobs_done, pulse.stopped_at is not None) == (1, True)
    assert not find_pulse().is_alive
    assert Clearance.objects.count() == 1


def test_a_worker_that_is_killed_leaves_a_job_that_the_next_one_ends(founded):
    """Killed (-9) in the middle: the next worker marks the job as failed and does not run it again."""
    process = subprocess.Popen(PROGRAM, env=_environment(), stdout=subprocess.DEVNULL)
    try:
        _wait(60, Clearance.objects.exists)  # nothing is left to write: it stands at no gate
        process.send_signal(signal.SIGSTOP)
        job_id = report_job(founded)
        dead = WorkerPulse.objects.get()
        Job.objects.filter(pk=job_id).update(state="running", worker_id=dead.pk)
    finally:
        process.kill()
        process.wait()
    work(until_empty=True)
    assert Job.objects.get(pk=job_id).state == "running", "a worker that beat just now is not given up"
    WorkerPulse.objects.filter(pk=dead.pk).update(beat_at=machine_time() - timedelta(seconds=16))
    work(until_empty=True)
    row = Job.objects.get(pk=job_id)
    assert (row.state, row.began_at) == ("failed", None)
    assert row.answer_sealed is not None


def test_a_worker_does_a_job_and_stops_when_asked(founded):
    """As a process: the job is done without delay; SIGTERM ends it cleanly."""
    process = subprocess.Popen(PROGRAM, env=_environment(), stdout=subprocess.DEVNULL)
    try:
        _wait(60, lambda: find_pulse().is_alive)
        job_id = report_job(founded)
        _wait(30, lambda: Job.objects.get(pk=job_id).state == "done")
        process.terminate()
        assert process.wait(20) == 0
    finally:
        process.kill()
    assert WorkerPulse.objects.get().stopped_at is not None
