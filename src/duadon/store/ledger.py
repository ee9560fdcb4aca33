"""Commands with their answers, and the log of reads."""

from django.db import models


class CommandAnswer(models.Model):
    """A command that was taken, with the answer it got: sending it again does nothing new."""

    command_id = models.UUIDField(primary_key=True)
    verb = models.CharField(max_length=40)
    fingerprint = models.BinaryField(max_length=32)
    actor_id = models.UUIDField()
    answer_sealed = models.BinaryField(null=True)
    taken_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.verb} {self.command_id}"


class AccessLog(models.Model):
    """One passage through a door to people's records: who, when, why, which columns, how many.

    `reason` is what the officer typed where a whole personal number was asked for.
    """

    id = models.UUIDField(primary_key=True)
    at = models.DateTimeField()
    actor_id = models.UUIDField()
    door = models.CharField(max_length=10)
    purpose = models.CharField(max_length=60)
    columns = models.JSONField(default=list)
    scope = models.CharField(max_length=60, blank=True)
    count = models.PositiveIntegerField()
    reason = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["at"]), models.Index(fields=["actor_id", "at"])]

    def __str__(self) -> str:
        return f"{self.door} {self.purpose}"


class AccessLogChild(models.Model):
    """A child whose record was among those read."""

    log = models.ForeignKey("store.AccessLog", on_delete=models.PROTECT, related_name="children")
    child_id = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["child_id"])]

    def __str__(self) -> str:
        return str(self.child_id)
