"""A job as whoever started it may see it; for everybody else it does not exist."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import JobId
from duadon.core.values.long_work import JobKind, JobState
from duadon.core.values.roles import Actor
from duadon.store.jobs import ANSWER, PAYLOAD, RESULT_FILE, Job
from duadon.store.sealing import unseal, unseal_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPage:
    """Where the job stands. `answer` as actions wrote it; `day` where the kind has one; times are local."""

    id: JobId
    kind: JobKind
    state: JobState
    step: str
    done: int
    total: int
    placed: int | None
    people: int | None
    is_cancel_asked: bool
    day: date | None
    answer: Mapping[str, Any] | None
    has_file: bool
    asked_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFile:
    """A file that a job made: its content, ending and day."""

    content: bytes
    form: str
    day: date


def open_job(job_id: JobId, *, actor: Actor, frame: CampaignFrame) -> JobPage:
    """Return the actor's own job or raise NotFound."""
    row = _own(job_id, actor)
    zone = ZoneInfo(frame.zone_name)
    payload = _payload(row)
    return JobPage(
        id=JobId(row.pk),
        kind=JobKind(row.kind),
        state=JobState(row.state),
        step=row.step,
        done=row.done,
        total=row.total,
        placed=row.placed,
        people=row.people,
        is_cancel_asked=row.is_cancel_asked,
        day=date.fromisoformat(payload["day"]) if "day" in payload else None,
        answer=json.loads(unseal(ANSWER, row.pk, row.answer_sealed)) if row.answer_sealed else None,
        has_file=row.file_sealed is not None,
        asked_at=row.asked_at.astimezone(zone),
        ended_at=row.ended_at.astimezone(zone) if row.ended_at else None,
    )


def open_job_file(job_id: JobId, *, actor: Actor) -> JobFile:
    """Return the file that the actor's own job made or raise NotFound."""
    row = _own(job_id, actor)
    if row.file_sealed is None:
        raise NotFound("the job made no file")
    payload = _payload(row)
    content = unseal_bytes(RESULT_FILE, row.pk, row.file_sealed)
    return JobFile(content=content, form=payload["form"], day=date.fromisoformat(payload["day"]))


def _own(job_id: JobId, actor: Actor) -> Job:
    row = Job.objects.filter(pk=job_id, started_by_id=actor.officer_id).first()
    if row is None:
        raise NotFound("no such job of yours")
    return row


def _payload(row: Job) -> dict[str, str]:
    payload: dict[str, str] = json.loads(unseal(PAYLOAD, row.pk, row.payload_sealed))
    return payload
