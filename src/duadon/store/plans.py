"""Day plans as versions, and the runs that a published plan made."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import models

from duadon.core.shuttle.json_form import (
    plan_from_json,
    plan_to_json,
    problem_from_json,
    problem_to_json,
)
from duadon.core.shuttle.plan import DayPlan as DayPlanValue
from duadon.core.shuttle.plan import Leg, Objective
from duadon.core.shuttle.problem import DayProblem
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import (
    CampaignId,
    OfficerId,
    PlaceId,
    PlanId,
    RiderId,
    RunId,
    TripRequestId,
    VehicleId,
)
from duadon.store.campaigns import Campaign
from duadon.store.sealing import seal, unseal

PROBLEM, PLAN, NOT_READY = "day_plan.problem", "day_plan.plan", "day_plan.not_ready"


class DayPlan(models.Model):
    """A plan with the problem that it answers, both as documents; a new try is a new version."""

    id = models.UUIDField(primary_key=True)
    campaign = models.ForeignKey("store.Campaign", on_delete=models.PROTECT)
    day = models.DateField()
    version = models.PositiveIntegerField()
    # Sealed as documents: sentences about groups name children by given name and initial.
    problem_sealed = models.BinaryField()
    plan_sealed = models.BinaryField()
    not_ready_sealed = models.BinaryField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "day", "version"], name="one_plan_a_version"),
            models.UniqueConstraint(
                fields=["campaign", "day"],
                condition=models.Q(published_at__isnull=False),
                name="one_published_plan_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} v{self.version}"


class Run(models.Model):
    """One outing of a van from empty to empty, with its crew and the code of its last row."""

    id = models.UUIDField(primary_key=True)
    plan = models.ForeignKey("store.DayPlan", on_delete=models.PROTECT, related_name="runs")
    vehicle = models.ForeignKey("store.Vehicle", on_delete=models.PROTECT)
    number = models.PositiveSmallIntegerField()
    driver = models.ForeignKey("store.Officer", on_delete=models.PROTECT, related_name="+")
    attendant = models.ForeignKey("store.Officer", null=True, on_delete=models.PROTECT, related_name="+")
    last_row_code = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "vehicle", "number"], name="one_run_a_number")]

    def __str__(self) -> str:
        return str(self.id)


class RunRider(models.Model):
    """A rider listed on a run for a leg."""

    run = models.ForeignKey("store.Run", on_delete=models.PROTECT, related_name="listed")
    rider = models.ForeignKey("store.Rider", on_delete=models.PROTECT)
    leg = models.CharField(max_length=10)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "rider", "leg"], name="listed_once_a_leg")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.leg}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotReady:
    """A request that could not be given seats; `refusal` as answers_json writes it."""

    request_id: TripRequestId
    refusal: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPlan:
    """A stored plan with the problem that it answers and the requests that were not ready."""

    id: PlanId
    campaign_id: CampaignId
    version: int
    problem: DayProblem
    plan: DayPlanValue
    not_ready: tuple[NotReady, ...]
    made_at: datetime
    published_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRun:
    """A run of a published plan: van, crew, who is listed on which leg."""

    id: RunId
    vehicle_id: VehicleId
    number: int
    driver_id: OfficerId
    attendant_id: OfficerId | None
    last_row_code: str
    listed: tuple[tuple[RiderId, Leg], ...]


def save_plan(kept: KeptPlan, made_by: OfficerId) -> None:
    """Write a plan as a new version."""
    waiting = [[str(one.request_id), one.refusal] for one in kept.not_ready]
    DayPlan.objects.create(
        id=kept.id,
        campaign_id=kept.campaign_id,
        day=kept.plan.day,
        version=kept.version,
        problem_sealed=seal(PROBLEM, kept.id, problem_to_json(kept.problem)),
        plan_sealed=seal(PLAN, kept.id, plan_to_json(kept.plan)),
        not_ready_sealed=seal(NOT_READY, kept.id, json.dumps(waiting, ensure_ascii=False)),
        made_at=kept.made_at,
        made_by_id=made_by,
    )


def lock_plans(campaign_id: CampaignId) -> None:
    """Let no other transaction plan or publish in the campaign until this one ends."""
    # Without the key: rows that only refer to the campaign are still written meanwhile.
    Campaign.objects.select_for_update(no_key=True).get(pk=campaign_id)


def newest_version(campaign_id: CampaignId, day: date) -> int:
    """Return the version of the day's newest plan; 0: none was made yet."""
    return DayPlan.objects.filter(campaign_id=campaign_id, day=day).count()


def load_plan(plan_id: PlanId) -> KeptPlan:
    """Return a plan or raise NotFound."""
    row = DayPlan.objects.filter(pk=plan_id).first()
    if row is None:
        raise NotFound("no such plan")
    return kept_plan(row)


def find_plan(campaign_id: CampaignId, day: date, *, published: bool = False) -> KeptPlan | None:
    """Return the newest plan of a day (the published one), or None."""
    rows = DayPlan.objects.filter(campaign_id=campaign_id, day=day)
    if published:
        rows = rows.filter(published_at__isnull=False)
    row = rows.order_by("-version").first()
    return None if row is None else kept_plan(row)


def is_published(campaign_id: CampaignId, day: date) -> bool:
    """Tell whether a plan of the day is published."""
    rows = DayPlan.objects.filter(campaign_id=campaign_id, day=day, published_at__isnull=False)
    return rows.exists()


def list_published(campaign_id: CampaignId, first: date, last: date) -> dict[date, KeptPlan]:
    """Return the published plan of each day that has one."""
    rows = DayPlan.objects.filter(
        campaign_id=campaign_id, day__range=(first, last), published_at__isnull=False
    )
    return {row.day: kept_plan(row) for row in rows.order_by("version")}


def find_version(campaign_id: CampaignId, day: date, version: int) -> KeptPlan | None:
    """Return one version of a day's plan, or None."""
    row = DayPlan.objects.filter(campaign_id=campaign_id, day=day, version=version).first()
    return None if row is None else kept_plan(row)


def kept_plan(row: DayPlan) -> KeptPlan:
    """Return the plan of a row at hand."""
    waiting = json.loads(unseal(NOT_READY, row.pk, row.not_ready_sealed))
    return KeptPlan(
        id=PlanId(row.pk),
        campaign_id=CampaignId(row.campaign_id),
        version=row.version,
        problem=problem_from_json(unseal(PROBLEM, row.pk, row.problem_sealed)),
        plan=plan_from_json(unseal(PLAN, row.pk, row.plan_sealed)),
        not_ready=tuple(
            NotReady(request_id=TripRequestId(UUID(request)), refusal=refusal) for request, refusal in waiting
        ),
        made_at=row.made_at,
        published_at=row.published_at,
    )


def find_last_place(run: Run) -> PlaceId:
    """Return where a run with its plan at hand ends."""
    plan = plan_from_json(unseal(PLAN, run.plan_id, run.plan.plan_sealed))
    route = next(one for one in plan.routes if one.van_id == str(run.vehicle_id))
    return PlaceId(UUID(route.runs[run.number - 1].stops[-1].place_id))


def save_runs(plan_id: PlanId, runs: Iterable[NewRun], *, now: datetime) -> None:
    """Publish a plan: write its runs with their lists."""
    wanted = list(runs)
    DayPlan.objects.filter(pk=plan_id).update(published_at=now)
    Run.objects.bulk_create(
        Run(
            id=run.id,
            plan_id=plan_id,
            vehicle_id=run.vehicle_id,
            number=run.number,
            driver_id=run.driver_id,
            attendant_id=run.attendant_id,
            last_row_code=run.last_row_code,
        )
        for run in wanted
    )
    RunRider.objects.bulk_create(
        RunRider(run_id=run.id, rider_id=rider, leg=leg.value) for run in wanted for rider, leg in run.listed
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DrivenRun:
    """A run of a published plan, its row with van and crew at hand, and who is listed on it."""

    row: Run
    listed: tuple[tuple[RiderId, Leg], ...]


def find_driven_runs(campaign_id: CampaignId, day: date) -> list[DrivenRun]:
    """Return the runs of the day's published plan by van and number, in one statement."""
    rows = RunRider.objects.filter(run__plan__campaign_id=campaign_id, run__plan__day=day)
    rows = rows.filter(run__plan__published_at__isnull=False)
    rows = rows.select_related("run__vehicle", "run__driver", "run__attendant")
    runs: dict[UUID, Run] = {}
    listed: dict[UUID, list[tuple[RiderId, Leg]]] = {}
    for item in rows.order_by("run__vehicle__name", "run__number", "pk"):
        runs[item.run_id] = item.run
        listed.setdefault(item.run_id, []).append((RiderId(item.rider_id), Leg(item.leg)))
    return [DrivenRun(row=row, listed=tuple(listed[pk])) for pk, row in runs.items()]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersion:
    """One version of a day's plan, without the plan itself."""

    day: date
    version: int
    made_at: datetime
    published_at: datetime | None
    not_ready: int


def list_versions(campaign_id: CampaignId, days: Iterable[date]) -> list[PlanVersion]:
    """Return the versions of the days' plans, the newest first."""
    rows = DayPlan.objects.filter(campaign_id=campaign_id, day__in=list(days))
    rows = rows.only("day", "version", "made_at", "published_at", "not_ready_sealed")
    return [
        PlanVersion(
            day=row.day,
            version=row.version,
            made_at=row.made_at,
            published_at=row.published_at,
            not_ready=len(json.loads(unseal(NOT_READY, row.pk, row.not_ready_sealed))),
        )
        for row in rows.order_by("day", "-version")
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedPlan:
    """A version of a day's plan and what it is worth."""

    version: int
    made_at: datetime
    published_at: datetime | None
    objective: Objective


def weigh_versions(campaign_id: CampaignId, day: date, *, most: int) -> list[WeighedPlan]:
    """Return what the newest versions of a day's plan are worth, the newest first."""
    rows = DayPlan.objects.filter(campaign_id=campaign_id, day=day)
    rows = rows.only("version", "made_at", "published_at", "plan_sealed")
    return [
        WeighedPlan(
            version=row.version,
            made_at=row.made_at,
            published_at=row.published_at,
            objective=plan_from_json(unseal(PLAN, row.pk, row.plan_sealed)).objective,
        )
        for row in rows.order_by("-version")[:most]
    ]


class RunDevice(models.Model):
    """A phone handed out for a run: the run cannot close before the phone has said it is done."""

    run = models.ForeignKey("store.Run", on_delete=models.PROTECT, related_name="devices")
    device = models.ForeignKey("store.Device", on_delete=models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "device"], name="a_phone_once_a_run")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.device_id}"


def list_people_of(run_id: RunId) -> frozenset[tuple[RiderId, Leg]]:
    """Return who is listed on a run, on which leg."""
    rows = RunRider.objects.filter(run_id=run_id).values_list("rider_id", "leg")
    return frozenset((RiderId(rider), Leg(leg)) for rider, leg in rows)


def list_riding_out(plan_id: PlanId | UUID, riders: Iterable[RiderId]) -> frozenset[RiderId]:
    """Return which of the riders are listed for the way out on some run of the plan."""
    rows = RunRider.objects.filter(run__plan_id=plan_id, leg=Leg.OUT.value, rider_id__in=set(riders))
    return frozenset(RiderId(pk) for pk in rows.values_list("rider_id", flat=True))


def find_runs_of(campaign_id: CampaignId, run_ids: Iterable[RunId]) -> frozenset[RunId]:
    """Return which of the runs are the campaign's."""
    rows = Run.objects.filter(pk__in=set(run_ids), plan__campaign_id=campaign_id)
    return frozenset(RunId(pk) for pk in rows.values_list("pk", flat=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedDay:
    """The plan whose runs are driven on a day of a campaign, and that day."""

    plan_id: PlanId
    campaign_id: CampaignId
    day: date


def find_days_of(run_ids: Iterable[RunId]) -> dict[RunId, PublishedDay]:
    """Return of each run the published day that it belongs to."""
    rows = Run.objects.filter(pk__in=set(run_ids)).select_related("plan")
    return {
        RunId(row.pk): PublishedDay(
            plan_id=PlanId(row.plan_id), campaign_id=CampaignId(row.plan.campaign_id), day=row.plan.day
        )
        for row in rows
    }
