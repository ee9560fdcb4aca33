"""Outcomes at the capture point: done or not, and why not; never a finger, face or eye."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.db import models

from duadon.core.capture.outcomes import CaptureOutcome as OutcomeValue
from duadon.core.values.ids import ChildId, EventId, RiderId
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
    place = Enrolment.objects.get(campaign_id=recording.campaign_id, child_id=new.child_id)
    CaptureOutcome.objects.create(
        id=uuid4(),
        enrolment=place,
        rider_id=new.rider_id,
        day=new.day,
        captured=new.outcome is not None and new.outcome.captured,
        reason=_reason(new.outcome),
        retry_from=new.retry_from,
        event_id=new.event_id,
        recorded_at=recording.now,
        recorded_by_id=recording.officer_id,
    )


def _reason(outcome: OutcomeValue | None) -> str:
    return UNDONE if outcome is None else ",".join(reason.value for reason in outcome.reasons)[:120]
