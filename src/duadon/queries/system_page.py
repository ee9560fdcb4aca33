"""How the machine is: worker, queue, database, versions, clock, clearing up. No people."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

from django.db import connection
from django.db.models import Count, Min, QuerySet

from duadon.access.rights import require_right_anywhere
from duadon.core.values.long_work import JobState
from duadon.core.values.roles import Actor, Right
from duadon.queries.last_clearance import LastClearance, find_last_clearance
from duadon.queries.worker_pulse import Pulse, find_pulse
from duadon.store.jobs import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemPage:
    """`jobs` counts the office's jobs by state; `versions` by name of the software.

    `waits_since`: when the job that waits longest was asked for, None where none waits; it and `now` are
    the office's time.
    """

    pulse: Pulse
    jobs: Mapping[str, int]
    waits_since: datetime | None
    clearance: LastClearance
    versions: Mapping[str, str]
    now: datetime


def show_system(*, actor: Actor, now: datetime) -> SystemPage:
    """Return how the machine is, for whoever keeps it running; NotAllowed for others."""
    require_right_anywhere(actor, Right.MANAGE_ACCOUNTS)
    own = Job.objects.filter(office_id=actor.office_id)
    return SystemPage(
        pulse=find_pulse(),
        jobs=dict(own.values_list("state").annotate(Count("pk"))),
        waits_since=_oldest(own.filter(state=JobState.WAITING.value)),
        clearance=find_last_clearance(),
        versions=_versions(),
        now=now,
    )


def _oldest(jobs: QuerySet[Job]) -> datetime | None:
    found: datetime | None = jobs.aggregate(oldest=Min("asked_at"))["oldest"]
    return found


def _versions() -> dict[str, str]:
    numbers = ".".join(str(part) for part in connection.get_database_version())
    return {
        "Đưa Đón": version("duadon"),
        "Python": platform.python_version(),
        "Django": version("django"),
        connection.display_name: numbers,
    }
