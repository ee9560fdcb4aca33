"""Days off and made-up working Saturdays of state offices, as dated data with their source.

Each year's exact days are announced near the end of the year before; a day outside the years
listed is refused rather than guessed.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from duadon.core.values.errors import require


class Holiday(StrEnum):
    """What a day off is for."""

    NEW_YEAR = "new_year"
    TET = "tet"
    HUNG_KINGS = "hung_kings"
    REUNIFICATION_AND_LABOUR = "reunification_and_labour"
    NATIONAL_DAY = "national_day"


HOLIDAY_CODES: dict[Holiday, str] = {
    Holiday.NEW_YEAR: "calendar.holiday.new_year",
    Holiday.TET: "calendar.holiday.tet",
    Holiday.HUNG_KINGS: "calendar.holiday.hung_kings",
    Holiday.REUNIFICATION_AND_LABOUR: "calendar.holiday.reunification_and_labour",
    Holiday.NATIONAL_DAY: "calendar.holiday.national_day",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysOff:
    """A stretch of days off, both ends included."""

    holiday: Holiday
    first: date
    last: date
    source: str

    def __post_init__(self) -> None:
        require(self.first <= self.last, f"days off out of order: {self.first} to {self.last}")

    def days(self) -> frozenset[date]:
        """Return the days themselves."""
        length = (self.last - self.first).days + 1
        return frozenset(self.first + timedelta(days=offset) for offset in range(length))


_LABOUR_CODE = "Bộ luật Lao động 45/2019/QH14, Điều 112"


def _off(holiday: Holiday, first: date, last: date | None = None) -> DaysOff:
    return DaysOff(holiday=holiday, first=first, last=last or first, source=_LABOUR_CODE)


DAYS_OFF: tuple[DaysOff, ...] = (
    _off(Holiday.NEW_YEAR, date(2024, 1, 1)),
    _off(Holiday.TET, date(2024, 2, 8), date(2024, 2, 14)),
    _off(Holiday.HUNG_KINGS, date(2024, 4, 18)),
    _off(Holiday.REUNIFICATION_AND_LABOUR, date(2024, 4, 29), date(2024, 5, 1)),
    _off(Holiday.NATIONAL_DAY, date(2024, 9, 2), date(2024, 9, 3)),
    _off(Holiday.NEW_YEAR, date(2025, 1, 1)),
    _off(Holiday.TET, date(2025, 1, 27), date(2025, 1, 31)),
    _off(Holiday.HUNG_KINGS, date(2025, 4, 7)),
    _off(Holiday.REUNIFICATION_AND_LABOUR, date(2025, 4, 30), date(2025, 5, 2)),
    _off(Holiday.NATIONAL_DAY, date(2025, 9, 1), date(2025, 9, 2)),
    _off(Holiday.NEW_YEAR, date(2026, 1, 1), date(2026, 1, 2)),
    _off(Holiday.TET, date(2026, 2, 16), date(2026, 2, 20)),
    _off(Holiday.HUNG_KINGS, date(2026, 4, 27)),
    _off(Holiday.REUNIFICATION_AND_LABOUR, date(2026, 4, 30), date(2026, 5, 1)),
    _off(Holiday.NATIONAL_DAY, date(2026, 8, 31), date(2026, 9, 2)),
)

# Saturdays worked in exchange for a bridging day off: state offices are open.
WORKED_SATURDAYS: tuple[date, ...] = (
    date(2024, 5, 4),
    date(2025, 4, 26),
    date(2026, 1, 10),
    date(2026, 8, 22),
)
YEARS_COVERED: frozenset[int] = frozenset({2024, 2025, 2026})
