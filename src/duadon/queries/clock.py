"""Which clock rules an office: the machine's, or for a made-up office one that lives elsewhere."""

from datetime import datetime, timedelta

from duadon.adapters.system_clock import SystemClock
from duadon.core.values.clock import Clock, OffsetClock
from duadon.store.offices import Office


def clock_of(office: Office) -> Clock:
    """Return the clock of an office's business time."""
    if office.clock_offset_seconds == 0:
        return SystemClock()
    return OffsetClock(source=SystemClock(), offset=timedelta(seconds=office.clock_offset_seconds))


def machine_time() -> datetime:
    """Return what this machine's own clock says."""
    return SystemClock().now()
