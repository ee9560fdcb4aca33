"""Outcomes at the capture point: done or not, and why not; never a finger, face or eye."""

from django.db import models


class CaptureOutcome(models.Model):
    """What came of one child's turn; derived from a custody event or the central extract."""

    id = models.UUIDField(primary_key=True)
    enrolment = models.ForeignKey("store.Enrolment", on_delete=models.PROTECT, related_name="captures")
    rider = models.ForeignKey("store.Rider", null=True, on_delete=models.PROTECT)
    day = models.DateField()
    captured = models.BooleanField()
    reason = models.CharField(max_length=40, blank=True)
    retry_from = models.DateField(null=True)
    event = models.ForeignKey("store.CustodyEvent", null=True, on_delete=models.PROTECT)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)

    def __str__(self) -> str:
        return str(self.id)
