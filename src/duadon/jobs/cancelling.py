"""Ask a job to stop: one that waits ends at once, one in hand at its next report."""

from datetime import datetime

from django.db import transaction

from duadon.core.values.answers import Refusal
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import JobId
from duadon.core.values.long_work import JobState
from duadon.core.values.roles import Actor
from duadon.store.jobs import Job


def ask_to_cancel(job_id: JobId, *, actor: Actor, now: datetime) -> Refusal | None:
    """Cancel the actor's own job; refused once it has ended. NotFound for somebody else's."""
    own = Job.objects.filter(pk=job_id, started_by_id=actor.officer_id)
    with transaction.atomic():
        if own.filter(state=JobState.WAITING.value).update(state=JobState.CANCELLED.value, ended_at=now):
            return None
        if own.filter(state=JobState.RUNNING.value).update(is_cancel_asked=True):
            return None
    if not own.exists():
        raise NotFound("no such job of yours")
    return Refusal(code="work.job.ended_before")
