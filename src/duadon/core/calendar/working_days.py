"""Working days of state offices: Monday to Friday, less public holidays, plus worked Saturdays."""

from dataclasses import dataclass
from datetime import date, timedelta

from duadon.core.calendar.holidays import DAYS_OFF, WORKED_SATURDAYS, YEARS_COVERED
from duadon.core.enrolment.law import Rule, RuleSet
from duadon.core.values.errors import require

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """The days off and the worked weekend days of the years covered."""

    days_off: frozenset[date]
    worked_weekend_days: frozenset[date]
    years: frozenset[int]

    def __post_init__(self) -> None:
        require(not self.days_off & self.worked_weekend_days, "a day is off and worked at once")
        weekend = all(day.weekday() >= _SATURDAY for day in self.worked_weekend_days)
        require(weekend, "only a weekend day is worked in exchange")

    def is_working_day(self, day: date) -> bool:
        """Tell whether offices work; raise RuleBroken for a year whose holidays are not known."""
        require(day.year in self.years, f"the holidays of {day.year} are not known yet")
        if day in self.worked_weekend_days:
            return True
        return day.weekday() < _SATURDAY and day not in self.days_off


VIETNAM = WorkingCalendar(
    days_off=frozenset(day for stretch in DAYS_OFF for day in stretch.days()),
    worked_weekend_days=frozenset(WORKED_SATURDAYS),
    years=YEARS_COVERED,
)


def add_working_days(start: date, count: int, *, calendar: WorkingCalendar = VIETNAM) -> date:
    """Return the day on which a term of `count` working days ends.

    The day of the start itself does not count (Civil Code 91/2015/QH13 Art. 147); a count of 0
    gives the start back, working or not.
    """
    require(count >= 0, "a term cannot end before it starts")
    day = start
    for _ in range(count):
        day = next_working_day(day, calendar=calendar)
    return day


def next_working_day(day: date, *, calendar: WorkingCalendar = VIETNAM) -> date:
    """Return the first working day after the day."""
    day += _ONE_DAY
    while not calendar.is_working_day(day):
        day += _ONE_DAY
    return day


def count_working_days(first: date, last: date, *, calendar: WorkingCalendar = VIETNAM) -> int:
    """Return how many working days lie after `first` up to and with `last`."""
    days = (first + timedelta(days=offset) for offset in range(1, (last - first).days + 1))
    return sum(calendar.is_working_day(day) for day in days)


def card_due_on(complete_on: date, *, rules: RuleSet, calendar: WorkingCalendar = VIETNAM) -> date:
    """Return the last day for the card of a file complete on a day (Law 26/2023 Art. 26)."""
    (limit,) = rules.get(Rule.CARD_TIME_LIMIT, on=complete_on).amounts
    return add_working_days(complete_on, limit, calendar=calendar)
