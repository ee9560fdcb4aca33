"""When what is over its time was last removed, and how much it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from duadon.queries.clock import machine_time
from duadon.store.jobs import Clearance

CLEARED_EVERY = timedelta(hours=1)
LATE_AFTER = timedelta(hours=3)  # a long plan may hold the one worker up, but not for three hours


@dataclass(frozen=True, slots=True, kw_only=True)
class LastClearance:
    """The last clearing up by the machine's clock (None: never), what it removed, and whether it is late."""

    at: datetime | None
    removed: Mapping[str, int]
    is_late: bool


def find_last_clearance() -> LastClearance:
    """Return the newest one."""
    row = Clearance.objects.order_by("-at").first()
    if row is None:
        return LastClearance(at=None, removed={}, is_late=True)
    return LastClearance(at=row.at, removed=row.removed, is_late=machine_time() - row.at > LATE_AFTER)
