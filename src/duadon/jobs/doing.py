"""Do a job in a worker: as the officer who started it, with the rights of the day, through actions."""

import json
import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from duadon.actions.answers_json import write_answer
from duadon.actions.running import find_committed_answer
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import NotAllowed, NotFound
from duadon.core.values.ids import CampaignId, JobId, OfficerId
from duadon.core.values.long_work import JobKind, JobState, Report
from duadon.jobs.kinds import KINDS, Finished, Work
from duadon.jobs.reporting import Reporter
from duadon.jobs.stopping import CancelAsked, GivenBack, Lost, Stop
from duadon.queries.clock import clock_of
from duadon.store.accounts import load_actor
from duadon.store.campaigns import load_frame
from duadon.store.jobs import ANSWER, PAYLOAD, RESULT_FILE, Job
from duadon.store.sealing import seal, seal_bytes, unseal

logger = logging.getLogger("duadon.jobs")
STOP = Stop()  # the wish of this process to end


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a job ended, and what it leaves."""

    state: JobState
    answer: Done | Refusal | None = None
    file: bytes | None = None


def do(job_id: JobId, *, worker_id: str, again: Callable[[], object]) -> None:
    """Do a job that waits and keep how it ended; a job given back gets its new place by `again`."""
    job = _take(job_id, worker_id)
    if job is None:
        return
    try:
        ending = _try(job, Reporter(job_id, worker_id, STOP))
    except GivenBack:
        _give_back(job, again)
    except Lost:
        return
    else:
        _end_job(job, ending)


def _take(job_id: JobId, worker_id: str) -> Job | None:
    job = Job.objects.select_related("office").get(pk=job_id)
    with transaction.atomic():
        taken = Job.objects.filter(pk=job_id, state=JobState.WAITING.value).update(
            state=JobState.RUNNING.value, worker_id=worker_id, began_at=clock_of(job.office).now()
        )
    job.worker_id = worker_id
    return job if taken else None


def _try(job: Job, report: Report) -> Ending:
    """Return how the work ended; what it raises becomes an end with a sentence for its officer."""
    try:
        finished = KINDS[JobKind(job.kind)](_work_of(job), report)
    except (GivenBack, Lost):
        raise
    except CancelAsked:
        return Ending(state=JobState.CANCELLED)
    except NotAllowed:
        return Ending(state=JobState.REFUSED, answer=Refusal(code="work.job.not_allowed"))
    except NotFound:
        return Ending(state=JobState.REFUSED, answer=Refusal(code="work.job.not_found"))
    except Exception as error:  # noqa: BLE001  # decision 0027
        _log(job, error)
        return Ending(state=JobState.FAILED, answer=Refusal(code="work.job.failed"))
    return _ending(finished)


def _ending(finished: Finished) -> Ending:
    state = JobState.DONE if isinstance(finished.answer, Done) else JobState.REFUSED
    return Ending(state=state, answer=finished.answer, file=finished.file)


def end_lost_job(job: Job) -> None:
    """End a job whose worker has died; it is not run again unasked."""
    _keep(job, Ending(state=JobState.FAILED, answer=Refusal(code="work.job.worker_stopped")), _in_hand(job))


def _log(job: Job, error: Exception) -> None:
    """Say what broke and where; not the message: it may hold what a person wrote."""
    places = "".join(traceback.format_tb(error.__traceback__))
    logger.error("job %s (%s) broke: %s\n%s", job.pk, job.kind, type(error).__name__, places)


def _work_of(job: Job) -> Work:
    now: datetime = clock_of(job.office).now()
    frame = load_frame(CampaignId(job.campaign_id))
    today = now.astimezone(ZoneInfo(frame.zone_name)).date()
    return Work(
        command_id=job.command_id,
        payload=json.loads(unseal(PAYLOAD, job.pk, job.payload_sealed)),
        actor=load_actor(OfficerId(job.started_by_id), campaign_id=frame.id, on=today),
        frame=frame,
        now=now,
    )


def _give_back(job: Job, again: Callable[[], object]) -> None:
    """Let the job wait again, with a new place in the queue."""
    with transaction.atomic():
        if _in_hand(job).update(state=JobState.WAITING.value, worker_id="", step="", done=0, total=0):
            again()


def _end_job(job: Job, ending: Ending) -> None:
    """Keep how the job ended: who did it knows better than who believed its worker dead."""
    given_up = Job.objects.filter(pk=job.pk, state=JobState.FAILED.value, worker_id=job.worker_id)
    _keep(job, ending, _in_hand(job) | given_up)


def _keep(job: Job, ending: Ending, rows: QuerySet[Job]) -> None:
    true = _committed(job) or ending if ending.state is JobState.FAILED else ending
    answer = json.dumps(write_answer(true.answer)) if true.answer else None
    with transaction.atomic():
        rows.update(
            state=true.state.value,
            answer_sealed=seal(ANSWER, job.pk, answer) if answer else None,
            file_sealed=seal_bytes(RESULT_FILE, job.pk, true.file) if true.file else None,
            ended_at=clock_of(job.office).now(),
        )


def _committed(job: Job) -> Ending | None:
    """Return the end that the job's verb has committed before its worker broke or died, if it had."""
    answer = find_committed_answer(job.command_id, officer_id=OfficerId(job.started_by_id))
    return _ending(Finished(answer=answer)) if answer else None


def _in_hand(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, state=JobState.RUNNING.value, worker_id=job.worker_id)
