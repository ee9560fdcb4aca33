"""The worker process: takes one job after the other, and clears up after workers that died."""

import os
import time
from uuid import uuid4

from django.db import close_old_connections
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from duadon.core.values.long_work import JobState
from duadon.jobs.clearing import Schedule
from duadon.jobs.doing import STOP, end_lost_job
from duadon.jobs.heartbeat import beating, count_a_job
from duadon.queries.worker_pulse import living_workers
from duadon.store.jobs import Job

LOOK_SECONDS = 0.5  # how often an idle worker looks for work


def work(*, until_empty: bool = False) -> None:
    """Do jobs until this process is asked to stop, or with `until_empty` until none waits."""
    worker_id = f"{os.getpid()}-{uuid4().hex}"
    clearing = Schedule()
    with beating(worker_id):
        while not STOP.is_asked:
            close_old_connections()
            end_lost_jobs()
            clearing.clear_if_due()
            if _somebody_waits():
                _do_next(worker_id)
            elif until_empty:
                return
            else:
                time.sleep(LOOK_SECONDS)


def end_lost_jobs() -> None:
    """End the jobs of dead workers: as done where their result was committed, else as failed."""
    living = living_workers()
    running = Job.objects.filter(state=JobState.RUNNING.value).select_related("office")
    for job in running.exclude(worker_id__in=living):
        end_lost_job(job)
    _free_lost_places(living)


def _free_lost_places(living: list[str]) -> None:
    """Let others take the places in the queue that dead workers held: a job not begun yet still waits."""
    for place in DBTaskResult.objects.running():
        if not set(place.worker_ids[-1:]) & {*living}:
            held = DBTaskResult.objects.running().filter(pk=place.pk)
            held.update(status=TaskResultStatus.READY, started_at=None)


def _somebody_waits() -> bool:
    """Look with a plain read: polling takes no lock and does not stand at the writers' gate."""
    return DBTaskResult.objects.ready().exists()


def _do_next(worker_id: str) -> None:
    queue = Worker(
        queue_names=["default"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=worker_id,
    )
    queue.run()
    count_a_job(worker_id)
    DBTaskResult.objects.finished().delete()  # the job's own row says how it ended
