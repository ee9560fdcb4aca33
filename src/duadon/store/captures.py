"""Outcomes at the capture point: done or not, and why not; never a finger, face or eye."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.db import models

from duadon.core.capture.outcomes import CaptureOutcome as OutcomeValue
from duadon.core.values.ids import ChildId, EventId
from duadon.store.enrolments import Enrolment, Recording


class CaptureOutcome(models.Model):
    """What came of one child's turn; derived from a custody event or the central extract."""

    id = models.UUIDField(primary_key=True)
    enrolment = models.ForeignKey("store.Enrolment", on_delete=models.PROTECT, related_name="captures")
    rider = models.ForeignKey("store.Rider", null=True, on_delete=models.PROTECT)
    day = models.DateField()
    captured = models.BooleanField()
    reason = models.CharField(max_length=120, blank=True)
    retry_from = models.DateField(null=True)
    event = models.ForeignKey("store.CustodyEvent", null=True, on_delete=models.PROTECT)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)

    def __str__(self) -> str:
        return str(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOutcome:
    """An outcome of a child on a day, by the event that told it; `retry_from` None: none needed."""

    child_id: ChildId
    outcome: OutcomeValue
    event_id: EventId
    day: date
    retry_from: date | None


def save_outcome(new: NewOutcome, recording: Recording) -> None:
    """Append an outcome."""
    place = Enrolment.objects.get(campaign_id=recording.campaign_id, child_id=new.child_id)
    CaptureOutcome.objects.create(
        id=uuid4(),
        enrolment=place,
        rider_id=new.outcome.rider_id,
        day=new.day,
        captured=new.outcome.captured,
        reason=",".join(reason.value for reason in new.outcome.reasons)[:120],
        retry_from=new.retry_from,
        event_id=new.event_id,
        recorded_at=recording.now,
        recorded_by_id=recording.officer_id,
    )
