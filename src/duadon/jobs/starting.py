"""Start a job: the right is asked, the row and its place in the queue are one commit."""

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from duadon.access.own_jobs import require_right_of_job
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import CommandReused, NotFound, RuleBroken
from duadon.core.values.ids import JobId
from duadon.core.values.long_work import JobKind
from duadon.core.values.roles import Actor
from duadon.jobs.tasks import do_job
from duadon.store.jobs import PAYLOAD, Job
from duadon.store.sealing import keyed_fingerprint, seal

# What each kind must be told, and may be told.
_NEEDED = {
    JobKind.IMPORT_REGISTER: {"upload", "unit_code", "source_name"},
    JobKind.PLAN_DAY: {"day"},
    JobKind.WRITE_REPORT: {"day", "form"},
}
_ALLOWED = {
    JobKind.IMPORT_REGISTER: set[str](),
    JobKind.PLAN_DAY: {"seed", "iterations"},
    JobKind.WRITE_REPORT: {"language"},
}


def start_job(  # noqa: PLR0913  # decision 0027
    kind: JobKind,
    payload: Mapping[str, str],
    *,
    actor: Actor,
    frame: CampaignFrame,
    now: datetime,
    command_id: UUID,
) -> JobId:
    """Start a job under the right of its verb; the same command twice is the same job.

    `payload`: import_register: upload, unit_code, source_name; plan_day: day (ISO), seed, iterations;
    write_report: day (ISO), form (docx, pdf, xlsx), language (vi, en). NotAllowed without the right,
    NotFound for another office's campaign, RuleBroken for a payload that the kind does not take and for
    a command id that was used for something else.
    """
    _check(kind, payload)
    require_right_of_job(kind, payload, actor=actor)
    if frame.office_id != actor.office_id:
        raise NotFound("no such campaign")
    content = json.dumps([kind.value, str(frame.id), dict(payload)], sort_keys=True)
    fingerprint = keyed_fingerprint("job", content.encode())
    job_id = uuid4()
    fields = {
        "id": job_id,
        "kind": kind.value,
        "office_id": actor.office_id,
        "campaign_id": frame.id,
        "started_by_id": actor.officer_id,
        "fingerprint": fingerprint,
        "payload_sealed": seal(PAYLOAD, job_id, json.dumps(dict(payload))),
        "asked_at": now,
    }
    with transaction.atomic():
        job, is_new = Job.objects.get_or_create(command_id=command_id, defaults=fields)
        if is_new:
            do_job.enqueue(str(job_id))
    if (bytes(job.fingerprint), job.started_by_id) != (fingerprint, actor.officer_id):
        raise CommandReused(f"command id {command_id} was used for something else")
    return JobId(job.pk)


def _check(kind: JobKind, payload: Mapping[str, str]) -> None:
    told = set(payload)
    if not _NEEDED[kind] <= told <= _NEEDED[kind] | _ALLOWED[kind]:
        raise RuleBroken(f"{kind.value} needs {sorted(_NEEDED[kind])} and was told {sorted(told)}")
