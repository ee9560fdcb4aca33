"""A job as whoever started it may see it; for everybody else it does not exist."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from duadon.access.own_jobs import get_own_job
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import JobId
from duadon.core.values.long_work import JobKind, JobState
from duadon.core.values.roles import Actor, Right
from duadon.store.jobs import ANSWER, RESULT_FILE, Job
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
    """Return the actor's own job; NotFound for others', NotAllowed once the right to its work has ended."""
    own = get_own_job(job_id, actor=actor, campaign_id=frame.id)
    row, zone = own.row, ZoneInfo(frame.zone_name)
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
        day=date.fromisoformat(own.payload["day"]) if "day" in own.payload else None,
        answer=_answer(row),
        has_file=row.file_sealed is not None,
        asked_at=row.asked_at.astimezone(zone),
        ended_at=row.ended_at.astimezone(zone) if row.ended_at else None,
    )


def open_job_file(job_id: JobId, *, actor: Actor, frame: CampaignFrame) -> JobFile:
    """Return the file that the actor's own job made, by the rights of today and not of the day it was made.

    NotAllowed once the right has ended; NotFound where the file tells of more units than it covers now.
    """
    own = get_own_job(job_id, actor=actor, campaign_id=frame.id)
    row, answer = own.row, _answer(own.row)
    if row.file_sealed is None or answer is None:
        raise NotFound("the job made no file, or its time is over")
    units = answer["result"]["units"] or [None]
    if not all(actor.may(Right.READ_PROGRESS, unit) for unit in units):
        raise NotFound("the file tells of units that are not yours")
    content = unseal_bytes(RESULT_FILE, row.pk, row.file_sealed)
    return JobFile(content=content, form=own.payload["form"], day=date.fromisoformat(own.payload["day"]))


def _answer(row: Job) -> dict[str, Any] | None:
    if row.answer_sealed is None:
        return None
    answer: dict[str, Any] = json.loads(unseal(ANSWER, row.pk, row.answer_sealed))
    return answer
