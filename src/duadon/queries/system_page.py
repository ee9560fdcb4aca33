"""How the machine is: worker, queue, database, clock. No people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

from django.db import connection
from django.db.models import Count

from duadon.access.rights import require_right_anywhere
from duadon.core.values.roles import Actor, Right
from duadon.queries.worker_pulse import Pulse, find_pulse
from duadon.store.jobs import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemPage:
    """`jobs` counts the office's jobs by state; `database` is its kind; `now` the office's clock."""

    pulse: Pulse
    jobs: Mapping[str, int]
    database: str
    version: str
    now: datetime


def show_system(*, actor: Actor, now: datetime) -> SystemPage:
    """Return how the machine is, for whoever keeps it running; NotAllowed for others."""
    require_right_anywhere(actor, Right.MANAGE_ACCOUNTS)
    counted = Job.objects.filter(office_id=actor.office_id).values_list("state").annotate(Count("pk"))
    return SystemPage(
        pulse=find_pulse(),
        jobs=dict(counted),
        database=connection.display_name,
        version=version("duadon"),
        now=now,
    )
