"""How long what lies around long work is kept, and why no longer: the one place of these rules.

What the register, the rides and the log of reads hold is not here: that is kept for the campaign.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from duadon.access.staged_lists import remove_staged_lists
from duadon.core.values.ids import OfficeId
from duadon.core.values.long_work import JobState
from duadon.store.jobs import Clearance, Job, Upload, WorkerPulse

UPLOAD_KEPT = timedelta(days=1)
_ENDS = [state.value for state in JobState if state.is_end]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRule:
    """Something of one office, removed once it is older than `kept` by the office's clock."""

    name: str
    kept: timedelta
    remove: Callable[[OfficeId, datetime], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineRule:
    """Something of no office, removed once it is older than `kept` by the machine's clock."""

    name: str
    kept: timedelta
    remove: Callable[[datetime], int]


def _remove_uploads(office: OfficeId, before: datetime) -> int:
    return _remove(Upload.objects.filter(office_id=office, sent_at__lt=before))


def _remove_files(office: OfficeId, before: datetime) -> int:
    rows = Job.objects.filter(office_id=office, ended_at__lt=before, file_sealed__isnull=False)
    return rows.update(file_sealed=None)


def _remove_jobs(office: OfficeId, before: datetime) -> int:
    return _remove(Job.objects.filter(office_id=office, state__in=_ENDS, ended_at__lt=before))


def _remove_sessions(before: datetime) -> int:
    return _remove(Session.objects.filter(expire_date__lt=before))


def _remove_tasks(before: datetime) -> int:
    return _remove(DBTaskResult.objects.finished().filter(finished_at__lt=before))


def _remove_pulses(before: datetime) -> int:
    newest = WorkerPulse.objects.order_by("-beat_at").values_list("pk", flat=True)[:1]
    return _remove(WorkerPulse.objects.filter(beat_at__lt=before).exclude(pk__in=list(newest)))


def _remove_clearances(before: datetime) -> int:
    return _remove(Clearance.objects.filter(at__lt=before))


def _remove(rows: QuerySet[Any]) -> int:
    removed, _ = rows.delete()
    return removed


# Each rule with its reason; docs/explanation/privacy.md tells them to people.
OFFICE_RULES = (
    # A list that was sent is looked at and read in the same day; from then on the register has its rows.
    OfficeRule(name="uploads", kept=UPLOAD_KEPT, remove=_remove_uploads),
    # Cancelled, refused or broken off: nobody ever sees these families, and no import lasts a day.
    OfficeRule(name="staged_lists", kept=timedelta(days=1), remove=remove_staged_lists),
    # A report is carried away within the week, and can be made anew at any time.
    OfficeRule(name="result_files", kept=timedelta(days=7), remove=_remove_files),
    # What a job answered may name people; what was done stands in the register and the plans.
    OfficeRule(name="jobs", kept=timedelta(days=30), remove=_remove_jobs),
)
MACHINE_RULES = (
    # The next page's message lies in the session and may name somebody; an expired one opens no page.
    MachineRule(name="sessions", kept=timedelta(0), remove=_remove_sessions),
    # A place in the queue that is used up says no more than the job's own row.
    MachineRule(name="tasks", kept=timedelta(0), remove=_remove_tasks),
    # Of workers of the past only the newest sign of life is shown.
    MachineRule(name="pulses", kept=timedelta(days=7), remove=_remove_pulses),
    # Long enough to see when the clearing up stopped.
    MachineRule(name="clearances", kept=timedelta(days=30), remove=_remove_clearances),
)
