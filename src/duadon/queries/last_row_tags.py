"""Nhãn hàng ghế cuối: the tags that were printed just now, with their codes; nobody is shown them later."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from duadon.access.rights import require_right
from duadon.core.values.ids import RunId
from duadon.core.values.roles import Actor, Right
from duadon.store.last_rows import find_printed_last
from duadon.store.plans import Run

# For who reloads the page that the printer did not take.
SHOWN_FOR = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """What hangs in one van for one run."""

    van: str
    number: int
    day: date
    driver: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What one command printed, and when."""

    run_ids: frozenset[RunId]
    at: datetime


def show_tags(printed: Printed, *, actor: Actor, now: datetime) -> tuple[Tag, ...]:
    """Return the tags of a printing of the last minutes; for planners of the office.

    A tag that was printed anew since has another code: that is shown to who printed it.
    """
    require_right(actor, Right.PLAN_DAY)
    if now - printed.at > SHOWN_FOR:
        return ()
    still_hanging = find_printed_last(printed.run_ids, printed.at)
    rows = Run.objects.filter(pk__in=still_hanging, vehicle__office_id=actor.office_id)
    return tuple(
        Tag(
            van=row.vehicle.name,
            number=row.number,
            day=row.plan.day,
            driver=row.driver.display_name,
            code=row.last_row_code,
        )
        for row in rows.select_related("vehicle", "driver", "plan").order_by("vehicle__name", "number")
    )
