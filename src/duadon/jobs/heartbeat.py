"""The pulse of this worker: a row that a thread of its own renews, whatever the job in hand does."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import F

from duadon.queries.clock import machine_time
from duadon.store.jobs import WorkerPulse

BEAT_SECONDS = 3.0


@contextmanager
def beating(worker_id: str) -> Iterator[None]:
    """Beat until the end of the block, then say that the worker has stopped."""
    at = machine_time()
    WorkerPulse.objects.create(worker_id=worker_id, started_at=at, beat_at=at)
    ended = threading.Event()
    thread = threading.Thread(target=_beat, args=(worker_id, ended), name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        _write(worker_id, stopped_at=machine_time())


def count_a_job(worker_id: str) -> None:
    """Remember that one more job has ended here."""
    _write(worker_id, jobs_done=F("jobs_done") + 1)


def _beat(worker_id: str, ended: threading.Event) -> None:
    try:
        while not ended.wait(BEAT_SECONDS):
            _write(worker_id, beat_at=machine_time())
    finally:
        connection.close()  # a thread has its own


def _write(worker_id: str, **fields: object) -> None:
    with transaction.atomic():  # through the writers' gate like everybody
        WorkerPulse.objects.filter(pk=worker_id).update(**fields)
