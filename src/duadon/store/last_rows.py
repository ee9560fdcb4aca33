"""The codes that hang in the last rows of the vans: printed once as tags, asked of who walked there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import models

from duadon.core.values.ids import OfficerId, PlanId, RunId
from duadon.store.plans import Run


class LastRowTag(models.Model):
    """A printing of the tag of a run's last row: only inserted, so that each stays known."""

    run = models.ForeignKey("store.Run", on_delete=models.PROTECT, related_name="tags")
    printed_at = models.DateTimeField()
    printed_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.run_id} {self.printed_at:%d/%m/%Y %H:%M}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunTag:
    """The tag of a run, without its code; `printed_at` None: it was not printed yet."""

    run_id: RunId
    printed_at: datetime | None
    printed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """Who printed tags, when."""

    officer_id: OfficerId
    now: datetime


def load_last_row_codes(run_ids: Iterable[RunId]) -> dict[RunId, str]:
    """Return the code of each run's last row; nothing is asked where no run is named."""
    wanted = set(run_ids)
    if not wanted:
        return {}
    rows = Run.objects.filter(pk__in=wanted).values_list("pk", "last_row_code")
    return {RunId(pk): code for pk, code in rows}


def list_tags(plan_id: PlanId) -> dict[tuple[str, int], RunTag]:
    """Return the last printing of each run's tag by van and number; empty until the plan is published."""
    last = LastRowTag.objects.filter(run=models.OuterRef("pk")).order_by("-printed_at", "-pk")
    rows = Run.objects.filter(plan_id=plan_id).annotate(
        printed_at=models.Subquery(last.values("printed_at")[:1]),
        printed_by=models.Subquery(last.values("printed_by__display_name")[:1]),
    )
    return {
        (str(vehicle), number): RunTag(run_id=RunId(pk), printed_at=printed_at, printed_by=by or "")
        for pk, vehicle, number, printed_at, by in rows.values_list(
            "pk", "vehicle_id", "number", "printed_at", "printed_by"
        )
    }


def find_published_runs(campaign_id: UUID, day: date) -> list[Run]:
    """Return the runs of the day's published plan with van and driver, by van and number."""
    rows = Run.objects.filter(plan__campaign_id=campaign_id, plan__day=day, plan__published_at__isnull=False)
    return list(rows.select_related("vehicle", "driver").order_by("vehicle__name", "number"))


def find_printed(run_ids: Iterable[RunId]) -> frozenset[RunId]:
    """Return which of the runs have a tag that was printed."""
    rows = LastRowTag.objects.filter(run_id__in=set(run_ids))
    return frozenset(RunId(pk) for pk in rows.values_list("run_id", flat=True))


def find_printed_last(run_ids: Iterable[RunId], printed_at: datetime) -> frozenset[RunId]:
    """Return which of the runs have a tag of just then, and none of later: the code is still that one."""
    rows = LastRowTag.objects.filter(run_id__in=set(run_ids))
    last = rows.values("run_id").annotate(last=models.Max("printed_at")).filter(last=printed_at)
    return frozenset(RunId(pk) for pk in last.values_list("run_id", flat=True))


def save_printing(run_ids: Iterable[RunId], printing: Printing) -> None:
    """Write that the tags of these runs were printed."""
    LastRowTag.objects.bulk_create(
        LastRowTag(run_id=run, printed_at=printing.now, printed_by_id=printing.officer_id) for run in run_ids
    )


def change_codes(codes: Mapping[RunId, str]) -> None:
    """Let new codes hang in the last rows."""
    for run_id, code in codes.items():
        Run.objects.filter(pk=run_id).update(last_row_code=code)
