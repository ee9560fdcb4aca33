"""Day plans as versions, and the runs that a published plan made."""

from django.db import models


class DayPlan(models.Model):
    """A plan with the problem that it answers, both as documents; a new try is a new version."""

    id = models.UUIDField(primary_key=True)
    campaign = models.ForeignKey("store.Campaign", on_delete=models.PROTECT)
    day = models.DateField()
    version = models.PositiveIntegerField()
    problem = models.JSONField()
    plan = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "day", "version"], name="one_plan_a_version")
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
