"""Ask a job to stop: one that waits ends at once, one in hand at its next report."""

from datetime import datetime
from enum import Enum

from django.db import transaction

from duadon.access.own_jobs import get_own_job
from duadon.core.values.answers import Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import JobId
from duadon.core.values.long_work import JobState
from duadon.core.values.roles import Actor


class Stopping(Enum):
    """What the press has done."""

    STOPPED = "it had not begun: nothing of it is kept"
    ASKED = "it is in hand: it stops at its next report, unless it is finished before"


# The press came too late: what is said depends on how the job had ended.
_TOO_LATE = {
    JobState.DONE: "work.job.done_before",
    JobState.CANCELLED: "work.job.stopped_before",
    JobState.REFUSED: "work.job.ended_before",
    JobState.FAILED: "work.job.ended_before",
}


@transaction.atomic
def ask_to_cancel(job_id: JobId, *, actor: Actor, frame: CampaignFrame, now: datetime) -> Stopping | Refusal:
    """Stop the actor's own job, or ask for it; refused once it has ended. NotFound for somebody else's."""
    row = get_own_job(job_id, actor=actor, campaign_id=frame.id, for_update=True).row
    state = JobState(row.state)
    if state.is_end:
        return Refusal(code=_TOO_LATE[state])
    row.is_cancel_asked = True
    if state is JobState.WAITING:
        row.state, row.ended_at = JobState.CANCELLED.value, now
    row.save(update_fields=["is_cancel_asked", "state", "ended_at"])
    return Stopping.STOPPED if state is JobState.WAITING else Stopping.ASKED
