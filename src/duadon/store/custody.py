"""Custody events as they came: inserted, never changed; and what could not be taken, parked."""

from django.db import models


class Device(models.Model):
    """A phone, a desk or the paper tray: each counts its own events without a gap."""

    id = models.UUIDField(primary_key=True)
    office = models.ForeignKey("store.Office", on_delete=models.PROTECT)
    kind = models.CharField(max_length=10)
    label = models.CharField(max_length=100)
    enrolled_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.label


class CustodyEvent(models.Model):
    """One event, as its device sealed it; `content` is the canonical document it was hashed from."""

    id = models.UUIDField(primary_key=True)
    device = models.ForeignKey("store.Device", on_delete=models.PROTECT)
    number = models.PositiveBigIntegerField()
    run = models.ForeignKey("store.Run", on_delete=models.PROTECT, related_name="events")
    leg = models.CharField(max_length=10)
    rider = models.ForeignKey("store.Rider", null=True, on_delete=models.PROTECT)
    kind = models.CharField(max_length=30)
    content = models.JSONField()
    content_hash = models.BinaryField(max_length=32)
    pressed_at = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["device", "number"], name="one_event_a_device_number")]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class ParkedEvent(models.Model):
    """Something a device sent that could not be stored as sent; kept whole, with the reason."""

    device_id = models.UUIDField(null=True)
    event_id = models.UUIDField(null=True)
    content_sealed = models.BinaryField()
    reason = models.CharField(max_length=60)
    received_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.event_id} {self.reason}"
