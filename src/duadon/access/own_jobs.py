"""The door to a job: there for whoever started it, as long as they may do what it does."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from duadon.access.rights import require_right, require_right_anywhere
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import CampaignId, JobId
from duadon.core.values.long_work import JobKind
from duadon.core.values.roles import Actor, Right
from duadon.store.jobs import PAYLOAD, Job
from duadon.store.sealing import unseal


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnJob:
    """A job's row and what it was told."""

    row: Job
    payload: Mapping[str, str]


def require_right_of_job(kind: JobKind, payload: Mapping[str, str], *, actor: Actor) -> None:
    """Raise NotAllowed unless the actor holds the right of the kind's verb, for the place that is meant."""
    match kind:
        case JobKind.IMPORT_REGISTER:
            require_right(actor, Right.IMPORT_REGISTER, unit_code=payload["unit_code"])
        case JobKind.PLAN_DAY:
            require_right(actor, Right.PLAN_DAY)
        case JobKind.WRITE_REPORT:
            require_right_anywhere(actor, Right.READ_PROGRESS)


def get_own_job(job_id: JobId, *, actor: Actor, campaign_id: CampaignId, for_update: bool = False) -> OwnJob:
    """Return a job that the actor started in the campaign; NotFound for everybody else's.

    The right is asked again: what the job answers, and the file that it made, may tell of people whom
    an officer who has left the role must no longer read of. NotAllowed for such a one. With
    `for_update` the row stays as it is until the transaction ends.
    """
    rows = Job.objects.select_for_update() if for_update else Job.objects.all()
    row = rows.filter(pk=job_id, started_by_id=actor.officer_id, campaign_id=campaign_id).first()
    if row is None:
        raise NotFound("no such job of yours")
    payload: dict[str, str] = json.loads(unseal(PAYLOAD, row.pk, row.payload_sealed))
    require_right_of_job(JobKind(row.kind), payload, actor=actor)
    return OwnJob(row=row, payload=payload)
