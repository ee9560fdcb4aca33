"""How fast the last days went, and how much slower or faster the coming ones may go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from duadon.core.calendar.working_days import VIETNAM, WorkingCalendar
from duadon.core.values.errors import require

_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Children a day: `mean` of all days, and the means if working days went like the slower or faster half.

    Always `slow <= mean <= fast`; one more child done on any day makes none of the three smaller.
    """

    slow: Fraction
    mean: Fraction
    fast: Fraction

    def __post_init__(self) -> None:
        require(0 <= self.slow <= self.mean <= self.fast, "a pace lies between slow and fast")


def measure_pace(done: Mapping[date, int], *, calendar: WorkingCalendar = VIETNAM) -> Pace | None:
    """Return the pace of whole days; None without a day.

    The spread is that of working days: a quiet Sunday comes every week and is no sign of a slow one,
    so days off keep what was done on them. Halves share their middle day; with a single working day
    there is no spread to tell.
    """
    if not done:
        return None
    at_work = sorted(count for day, count in done.items() if _is_at_work(day, calendar))
    at_rest = sum(done.values()) - sum(at_work)
    half = -(-len(at_work) // 2)

    def daily(chosen: list[int]) -> Fraction:
        usual = Fraction(sum(chosen), len(chosen)) if chosen else Fraction(0)
        return (usual * len(at_work) + at_rest) / len(done)

    return Pace(slow=daily(at_work[:half]), mean=daily(at_work), fast=daily(at_work[len(at_work) - half :]))


def _is_at_work(day: date, calendar: WorkingCalendar) -> bool:
    """Tell whether offices work; in a year whose holidays are not known yet from Monday to Friday."""
    if day.year in calendar.years:
        return calendar.is_working_day(day)
    return day.weekday() < _SATURDAY
