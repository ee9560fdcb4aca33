"""Outcomes at the capture point: done or not, and why not; never a finger, face or eye."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import models

from duadon.core.capture.outcomes import CaptureOutcome as OutcomeValue
from duadon.core.values.capture_marks import NotCapturedReason
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import CampaignId, ChildId, EventId, OfficeId, PlaceId, RiderId
from duadon.core.values.places import PlaceKind
from duadon.store.enrolments import Enrolment, Recording
from duadon.store.fleet import CaptureSession
from duadon.store.offices import Place


class CaptureOutcome(models.Model):
    """What came of one child's turn at a point; it belongs to the child, whoever brought it there.

    With a rider it is derived from a custody event; without one the child came by itself, the desk
    said so in a command, and the point and an outcome that is taken back are named here.
    """

    id = models.UUIDField(primary_key=True)
    enrolment = models.ForeignKey("store.Enrolment", on_delete=models.PROTECT, related_name="captures")
    rider = models.ForeignKey("store.Rider", null=True, on_delete=models.PROTECT)
    day = models.DateField()
    captured = models.BooleanField()
    reason = models.CharField(max_length=120, blank=True)
    retry_from = models.DateField(null=True)
    event = models.ForeignKey("store.CustodyEvent", null=True, on_delete=models.PROTECT)
    place = models.ForeignKey("store.Place", null=True, on_delete=models.PROTECT)
    takes_back = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="taken_back_by"
    )
    note = models.CharField(max_length=200, blank=True)
    command_id = models.UUIDField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rider__isnull=False, event__isnull=False, place__isnull=True)
                | models.Q(
                    rider__isnull=True, event__isnull=True, place__isnull=False, command_id__isnull=False
                ),
                name="an_outcome_comes_by_van_or_alone",
            )
        ]
        indexes = [models.Index(fields=["day", "place"])]

    def __str__(self) -> str:
        return str(self.id)


UNDONE = "undone"  # stands as the reason where the desk took back all that it had said of a child


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOutcome:
    """An outcome of a child on a day, by the event that told it; `retry_from` None: none needed.

    `outcome` None: the event took back all that the desk had said.
    """

    child_id: ChildId
    rider_id: RiderId
    outcome: OutcomeValue | None
    event_id: EventId
    day: date
    retry_from: date | None


def save_outcome(new: NewOutcome, recording: Recording) -> None:
    """Append an outcome."""
    CaptureOutcome.objects.create(
        id=uuid4(),
        enrolment=_place_in_campaign(new.child_id, recording),
        rider_id=new.rider_id,
        day=new.day,
        captured=new.outcome is not None and new.outcome.captured,
        reason=_reason(new.outcome),
        retry_from=new.retry_from,
        event_id=new.event_id,
        recorded_at=recording.now,
        recorded_by_id=recording.officer_id,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWalkIn:
    """An outcome of a child who came alone to a point on a day; `retry_from` None: none needed."""

    child_id: ChildId
    place_id: PlaceId
    outcome: OutcomeValue
    day: date
    retry_from: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkInOutcome:
    """What was recorded of a child who came alone; `note` says why it was taken back."""

    id: UUID
    child_id: ChildId
    place_id: PlaceId
    place_name: str
    day: date
    captured: bool
    reasons: tuple[NotCapturedReason, ...]
    recorded_at: datetime
    officer: str
    is_taken_back: bool
    note: str


def save_walk_in(new: NewWalkIn, recording: Recording) -> None:
    """Append the outcome of a child who came alone."""
    CaptureOutcome.objects.create(
        id=uuid4(),
        enrolment=_place_in_campaign(new.child_id, recording),
        place_id=new.place_id,
        day=new.day,
        captured=new.outcome.captured,
        reason=_reason(new.outcome),
        retry_from=new.retry_from,
        command_id=recording.command_id,
        recorded_at=recording.now,
        recorded_by_id=recording.officer_id,
    )


def save_take_back(outcome: WalkInOutcome, note: str, recording: Recording) -> None:
    """Append that an outcome was a mistake, and why: the same day and point, nothing captured."""
    CaptureOutcome.objects.create(
        id=uuid4(),
        enrolment=_place_in_campaign(outcome.child_id, recording),
        place_id=outcome.place_id,
        day=outcome.day,
        captured=False,
        reason=UNDONE,
        retry_from=outcome.day,
        takes_back_id=outcome.id,
        note=note,
        command_id=recording.command_id,
        recorded_at=recording.now,
        recorded_by_id=recording.officer_id,
    )


def _place_in_campaign(child_id: ChildId, recording: Recording) -> Enrolment:
    return Enrolment.objects.get(campaign_id=recording.campaign_id, child_id=child_id)


def find_walk_in(outcome_id: UUID, campaign_id: CampaignId) -> WalkInOutcome:
    """Return what was recorded of a child who came alone, or raise NotFound."""
    row = _walk_ins(campaign_id).filter(pk=outcome_id).first()
    if row is None:
        raise NotFound("no such outcome")
    return _walk_in(row)


def list_walk_ins(
    campaign_id: CampaignId, *, child_id: ChildId | None = None, at: tuple[PlaceId, date] | None = None
) -> tuple[WalkInOutcome, ...]:
    """Return who came alone, oldest first: one child's turns, or a point's on a day."""
    rows = _walk_ins(campaign_id)
    if child_id is not None:
        rows = rows.filter(enrolment__child_id=child_id)
    if at is not None:
        rows = rows.filter(place_id=at[0], day=at[1])
    return tuple(_walk_in(row) for row in rows.order_by("recorded_at", "pk"))


def _walk_ins(campaign_id: CampaignId) -> models.QuerySet[CaptureOutcome]:
    rows = CaptureOutcome.objects.filter(
        enrolment__campaign_id=campaign_id, rider__isnull=True, takes_back__isnull=True
    )
    return rows.select_related("enrolment", "place", "recorded_by", "taken_back_by")


def _walk_in(row: CaptureOutcome) -> WalkInOutcome:
    back = getattr(row, "taken_back_by", None)
    reasons = (NotCapturedReason(part) for part in row.reason.split(",") if part)
    return WalkInOutcome(
        id=row.pk,
        child_id=ChildId(row.enrolment.child_id),
        place_id=PlaceId(row.place.pk if row.place else row.pk),
        place_name=row.place.name if row.place else "",
        day=row.day,
        captured=row.captured,
        reasons=tuple(reasons),
        recorded_at=row.recorded_at,
        officer=row.recorded_by.display_name,
        is_taken_back=back is not None,
        note=back.note if back else "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingOutcome:
    """An outcome of a child that was neither taken back nor followed by another of the same rider."""

    day: date
    captured: bool


def list_standing(
    campaign_id: CampaignId, child_id: ChildId, *, besides: RiderId | None = None
) -> tuple[StandingOutcome, ...]:
    """Return what stands of a child, come alone or by van; what was told of the rider `besides` left out."""
    rows = CaptureOutcome.objects.filter(enrolment__campaign_id=campaign_id, enrolment__child_id=child_id)
    alone = rows.filter(rider__isnull=True, takes_back__isnull=True, taken_back_by__isnull=True)
    by_van = rows.filter(rider__isnull=False).order_by("recorded_at", "pk")
    last_of_rider = {row.rider_id: row for row in by_van if row.rider_id != besides}
    return tuple(
        StandingOutcome(day=row.day, captured=row.captured)
        for row in (*alone, *last_of_rider.values())
        if row.reason != UNDONE
    )


def list_capture_points(office_id: OfficeId, day: date) -> tuple[tuple[PlaceId, str], ...]:
    """Return where the office captures, by id and name: its points, and what is open on the day.

    Places that are open on the day stand first.
    """
    open_there = models.Exists(CaptureSession.objects.filter(place=models.OuterRef("pk"), day=day))
    rows = Place.objects.filter(office_id=office_id).annotate(is_open=open_there)
    own = models.Q(kind=PlaceKind.CAPTURE_POINT.value, retired_on=None)
    rows = rows.filter(own | models.Q(is_open=True))
    rows = rows.order_by("-is_open", "name", "pk")
    return tuple((PlaceId(pk), name) for pk, name in rows.values_list("pk", "name"))


def _reason(outcome: OutcomeValue | None) -> str:
    return UNDONE if outcome is None else ",".join(reason.value for reason in outcome.reasons)[:120]
