"""How far a job in hand is, written now and then; the moment in which it learns that it shall stop."""

import time

from django.db import transaction

from duadon.core.values.ids import JobId
from duadon.core.values.long_work import JobState, Progress
from duadon.jobs.stopping import CancelAsked, GivenBack, Lost, Stop
from duadon.store.jobs import Job

APART_SECONDS = 0.25  # between two reports within a step: a search tells hundreds a second


class Reporter:
    """A Report that writes to the job's row; raises CancelAsked, GivenBack or Lost to stop the work."""

    def __init__(self, job_id: JobId, worker_id: str, stop: Stop) -> None:
        self._rows = Job.objects.filter(pk=job_id, state=JobState.RUNNING.value, worker_id=worker_id)
        self._stop = stop
        self._step = ""
        self._told_at = 0.0

    def __call__(self, progress: Progress) -> None:
        """Write the progress where it is a new step or some time has passed."""
        now = time.monotonic()
        if progress.step == self._step and now - self._told_at < APART_SECONDS:
            return
        self._step, self._told_at = progress.step, now
        self._write(progress)
        if self._rows.filter(is_cancel_asked=True).exists():
            raise CancelAsked
        if self._stop.is_urgent:
            raise GivenBack

    def _write(self, progress: Progress) -> None:
        with transaction.atomic():  # through the writers' gate, and out again at once
            written = self._rows.update(
                step=progress.step,
                done=progress.done,
                total=progress.total,
                placed=progress.placed,
                people=progress.people,
            )
        if not written:
            raise Lost
