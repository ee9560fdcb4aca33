"""Clear up: remove what has been kept for its time, on a schedule and not by chance."""

import logging
import time
from collections.abc import Callable, Iterator
from functools import partial
from uuid import uuid4

from django.db import DatabaseError, transaction

from duadon.core.values.ids import OfficeId
from duadon.jobs.retention import MACHINE_RULES, OFFICE_RULES
from duadon.queries.clock import clock_of, machine_time
from duadon.queries.last_clearance import CLEARED_EVERY
from duadon.store.jobs import Clearance
from duadon.store.offices import Office

logger = logging.getLogger("duadon.jobs")
LOOK_SECONDS = 60.0  # how often a worker asks whether it is time


def clear_up() -> dict[str, int]:
    """Remove what is over its time, each rule for itself; return how much of each, and keep that.

    A rule that the database refuses anywhere has no number: whoever reads it says so.
    """
    found = [(name, _try(name, remove)) for name, remove in (*_of_the_machine(), *_of_the_offices())]
    broken = {name for name, number in found if number is None}
    removed: dict[str, int] = {}
    for name, number in found:
        if name not in broken:
            removed[name] = removed.get(name, 0) + (number or 0)
    Clearance.objects.create(id=uuid4(), at=machine_time(), removed=removed)
    return removed


def _of_the_machine() -> Iterator[tuple[str, Callable[[], int]]]:
    for rule in MACHINE_RULES:
        yield rule.name, partial(rule.remove, machine_time() - rule.kept)


def _of_the_offices() -> Iterator[tuple[str, Callable[[], int]]]:
    for office in Office.objects.order_by("pk"):
        now = clock_of(office).now()
        for rule in OFFICE_RULES:
            yield rule.name, partial(rule.remove, OfficeId(office.pk), now - rule.kept)


def _try(name: str, remove: Callable[[], int]) -> int | None:
    """Return how much was removed; None, and nothing removed, where the database refuses."""
    try:
        with transaction.atomic():
            return remove()
    except DatabaseError as error:
        # Not what it said: that may name somebody.
        logger.warning("clearing up of %s broke: %s", name, type(error).__name__)
        return None


class Schedule:
    """Clears up when the last time is long enough ago, whoever did it; asks no more than once a minute."""

    def __init__(self) -> None:
        self._looked_at: float | None = None

    def clear_if_due(self) -> None:
        """Clear up if it is time; where the database refuses say so: the jobs go on, the page tells."""
        now = time.monotonic()
        if self._looked_at is not None and now - self._looked_at < LOOK_SECONDS:
            return
        self._looked_at = now
        if Clearance.objects.filter(at__gt=machine_time() - CLEARED_EVERY).exists():
            return
        try:
            clear_up()
        except DatabaseError as error:
            logger.warning("clearing up broke: %s", type(error).__name__)
