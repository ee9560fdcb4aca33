"""Where a value comes from: source, batch, and each row as it was written."""

from django.db import models


class Source(models.Model):
    """A list that comes again: a ward's workbook, a school's, the central extract."""

    id = models.UUIDField(primary_key=True)
    office = models.ForeignKey("store.Office", on_delete=models.PROTECT)
    name = models.CharField(max_length=200)
    unit_code = models.CharField(max_length=5, blank=True)
    column_mapping = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="one_source_a_name")]

    def __str__(self) -> str:
        return self.name


class Batch(models.Model):
    """One import of one file; its rows count only once `accepted_at` is set."""

    id = models.UUIDField(primary_key=True)
    source = models.ForeignKey("store.Source", on_delete=models.PROTECT)
    campaign = models.ForeignKey("store.Campaign", on_delete=models.PROTECT)
    file_name = models.CharField(max_length=200)
    file_fingerprint = models.BinaryField(max_length=32)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)
    accepted_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    figures = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.file_name


class SourceRow(models.Model):
    """A row as written: all cells sealed as a whole, and a keyed hash of their content."""

    id = models.UUIDField(primary_key=True)
    batch = models.ForeignKey("store.Batch", on_delete=models.PROTECT, related_name="rows")
    sheet = models.CharField(max_length=100)
    number = models.PositiveIntegerField()
    cells_sealed = models.BinaryField()
    content_hash = models.BinaryField(max_length=32)
    verdict = models.CharField(max_length=10)
    findings_sealed = models.BinaryField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "sheet", "number"], name="one_row_a_place")]
        indexes = [models.Index(fields=["content_hash"])]

    def __str__(self) -> str:
        return f"{self.sheet}:{self.number}"


class SourceLink(models.Model):
    """Says that a row speaks of a child; merge and undo end links and add others, never delete."""

    row = models.ForeignKey("store.SourceRow", on_delete=models.PROTECT)
    child = models.ForeignKey("store.Child", on_delete=models.PROTECT, related_name="source_links")
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("store.Officer", null=True, on_delete=models.PROTECT)

    class Meta:
        indexes = [models.Index(fields=["row", "child"])]

    def __str__(self) -> str:
        return f"{self.row_id} -> {self.child_id}"
