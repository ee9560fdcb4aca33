"""Whether a worker process is alive, by this machine's own clock and not by the office's."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from duadon.queries.clock import machine_time
from duadon.store.jobs import WorkerPulse

DEAD_AFTER = timedelta(seconds=15)  # five beats missed


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """The newest sign of life; `age_seconds` and `beat_at` are None where no worker ever ran."""

    is_alive: bool
    age_seconds: int | None
    beat_at: datetime | None
    jobs_done: int


def find_pulse() -> Pulse:
    """Return the pulse of the worker that beat last."""
    row = WorkerPulse.objects.order_by("-beat_at").first()
    if row is None:
        return Pulse(is_alive=False, age_seconds=None, beat_at=None, jobs_done=0)
    age = machine_time() - row.beat_at
    return Pulse(
        is_alive=row.stopped_at is None and age <= DEAD_AFTER,
        age_seconds=max(0, int(age.total_seconds())),
        beat_at=row.beat_at,
        jobs_done=row.jobs_done,
    )


def living_workers() -> list[str]:
    """Return the ids of the workers that beat of late."""
    rows = WorkerPulse.objects.filter(stopped_at=None, beat_at__gte=machine_time() - DEAD_AFTER)
    return list(rows.values_list("pk", flat=True))
