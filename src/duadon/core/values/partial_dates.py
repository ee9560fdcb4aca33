"""Dates with their precision: a list may hold a full date, a month, or only a year."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duadon.core.values.errors import RuleBroken, require


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A birth date as far as it is known; `month` and `day` are None where they are not."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        require(1900 <= self.year <= 2399, f"year out of range: {self.year}")
        require(self.day is None or self.month is not None, "a day needs its month")
        self.earliest()

    @property
    def precision(self) -> Precision:
        """Tell how much is known."""
        if self.day is not None:
            return Precision.DAY
        return Precision.YEAR if self.month is None else Precision.MONTH

    def earliest(self) -> date:
        """Return the first day that it can mean."""
        try:
            return date(self.year, self.month or 1, self.day or 1)
        except ValueError as error:
            raise RuleBroken(f"no such day: {self.isoformat()}") from error

    def full(self) -> date | None:
        """Return the exact day, or None when it is not known."""
        return self.earliest() if self.day is not None else None

    def isoformat(self) -> str:
        """Write yyyy, yyyy-mm or yyyy-mm-dd."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    def from_date(cls, day: date) -> "PartialDate":
        """Make one of full precision."""
        return cls(year=day.year, month=day.month, day=day.day)

    @classmethod
    def fromisoformat(cls, text: str) -> "PartialDate":
        """Read what isoformat wrote."""
        numbers = [int(part) for part in text.split("-")]
        require(1 <= len(numbers) <= 3, f"not a partial date: {text!r}")
        padded: list[int | None] = [*numbers, None, None]
        return cls(year=numbers[0], month=padded[1], day=padded[2])


def age_on(birth: date, on: date) -> int:
    """Return whole years lived on a day, counted to the birthday.

    Someone born on 29 February completes a year at the end of 28 February where there is no 29th:
    the birthday of such a year is 1 March (Civil Code 91/2015/QH13 Art. 148: a term in years ends
    on the day before; the next day is the first of the new year of age).
    """
    require(birth <= on, "born after the day asked for")
    had_birthday = (on.month, on.day) >= (birth.month, birth.day)
    return on.year - birth.year - (0 if had_birthday else 1)


def birthday_in(birth: date, age: int) -> date:
    """Return the first day on which the age is reached; 29 February falls on 1 March where it must."""
    try:
        return birth.replace(year=birth.year + age)
    except ValueError:
        return date(birth.year + age, 3, 1)
