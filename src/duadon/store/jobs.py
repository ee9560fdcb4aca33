"""Work in the background: jobs, files that wait for one, and the pulse of the workers."""

from django.db import models

from duadon.core.values.long_work import JobState

# The columns whose cells are sealed: what was asked and answered may name people.
PAYLOAD = "job.payload"
ANSWER = "job.answer"
RESULT_FILE = "job.result_file"
CONTENT = "upload.content"
FILE_NAME = "upload.file_name"
CHECKED = "upload.checked"


class Job(models.Model):
    """One piece of long work that an officer started; times are the office's business time."""

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=30)
    office = models.ForeignKey("store.Office", on_delete=models.PROTECT)
    campaign = models.ForeignKey("store.Campaign", on_delete=models.PROTECT)
    started_by = models.ForeignKey("store.Officer", on_delete=models.PROTECT)
    command_id = models.UUIDField(unique=True)
    fingerprint = models.BinaryField(max_length=32)
    payload_sealed = models.BinaryField()
    state = models.CharField(max_length=10, default=JobState.WAITING.value)
    step = models.CharField(max_length=60, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    placed = models.PositiveIntegerField(null=True)
    people = models.PositiveIntegerField(null=True)
    is_cancel_asked = models.BooleanField(default=False)
    worker_id = models.CharField(max_length=64, blank=True)
    answer_sealed = models.BinaryField(null=True)
    file_sealed = models.BinaryField(null=True)
    asked_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state"]), models.Index(fields=["started_by", "asked_at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class Upload(models.Model):
    """A file that an officer sent for a job or a preview; gone when its time is over."""

    id = models.UUIDField(primary_key=True)
    office = models.ForeignKey("store.Office", on_delete=models.PROTECT)
    officer = models.ForeignKey("store.Officer", on_delete=models.PROTECT)
    name_sealed = models.BinaryField()
    content_sealed = models.BinaryField()
    checked_sealed = models.BinaryField(null=True)  # what checking the file found
    size = models.PositiveIntegerField()
    fingerprint = models.BinaryField(max_length=32)
    sent_at = models.DateTimeField()
    kept_until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kept_until"])]

    def __str__(self) -> str:
        return str(self.id)


class WorkerPulse(models.Model):
    """A sign of life of a worker process, by this machine's own clock."""

    worker_id = models.CharField(primary_key=True, max_length=64)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()
    jobs_done = models.PositiveIntegerField(default=0)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["beat_at"])]

    def __str__(self) -> str:
        return self.worker_id


class Clearance(models.Model):
    """A clearing up by this machine's own clock: how much of each kind was removed, by its rule's name."""

    id = models.UUIDField(primary_key=True)
    at = models.DateTimeField()
    removed = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
