"""Which clock rules an office: the machine's, or for a made-up office one that lives elsewhere."""

from datetime import timedelta

from duadon.adapters.system_clock import SystemClock
from duadon.core.values.clock import Clock, OffsetClock
from duadon.core.values.ids import OfficeId
from duadon.store.offices import Office


def clock_of(office_id: OfficeId) -> Clock:
    """Return the clock of an office's business time."""
    seconds = Office.objects.filter(pk=office_id).values_list("clock_offset_seconds", flat=True).get()
    if seconds == 0:
        return SystemClock()
    return OffsetClock(source=SystemClock(), offset=timedelta(seconds=seconds))
