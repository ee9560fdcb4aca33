"""A child's place in a campaign: facts are appended, no status column is the truth."""

from django.db import models


class Enrolment(models.Model):
    """One child in one campaign."""

    id = models.UUIDField(primary_key=True)
    campaign = models.ForeignKey("store.Campaign", on_delete=models.PROTECT)
    child = models.ForeignKey("store.Child", on_delete=models.PROTECT, related_name="enrolments")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "child"], name="one_place_in_a_campaign")]

    def __str__(self) -> str:
        return str(self.id)


class EnrolmentState(models.Model):
    """A state reached: unit and track as they were on that day, so that past reports stand."""

    id = models.UUIDField(primary_key=True)
    enrolment = models.ForeignKey("store.Enrolment", on_delete=models.PROTECT, related_name="states")
    state = models.CharField(max_length=20)
    unit_code = models.CharField(max_length=5)
    track = models.CharField(max_length=20)
    effective_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)
    command_id = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["enrolment", "effective_on"])]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.state}"
