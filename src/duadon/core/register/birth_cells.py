"""Read a birth date from a cell: day first always, never swapped, never completed by a guess."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from duadon.core.register.readings import FieldCell, Reading
from duadon.core.register.source_rows import Cell, Field, as_text, is_blank
from duadon.core.values.errors import RuleBroken
from duadon.core.values.findings import Finding
from duadon.core.values.partial_dates import PartialDate, Precision
from duadon.core.values.person_names import fold

BirthReading = Reading[PartialDate | None]

# Day 0 of Excel's 1900 calendar, which counts a 29 February 1900 that never was.
_SERIAL_DAY_ZERO = date(1899, 12, 30)
_SERIALS = range(7_000, 80_000)  # 1919 to 2119: below it a number is rather a year
_YEARS = range(1900, 2200)
_MINOR_YEARS = 18  # born fewer calendar years ago: surely a minor on every paper

_SPACED_SEPARATOR = re.compile(r"\s*[/.\-–]\s*")
_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?: 00:00:00)?")
_MONTH = re.compile(r"(\d{1,2})/(\d{4})")
_RUN_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4})")
_DIGITS = re.compile(r"\d+")


def read_birth(cell: Cell, *, on: date) -> BirthReading:
    """Return the date as far as the cell tells it; `on` is the day of reading.

    Dates are day first (dd/mm/yyyy, d/m/yy), a month, a year, an Excel serial, a date cell, or
    words (ngày 5 tháng 6 năm 2016). One that fits only month first is proposed, not taken.
    """
    place = FieldCell(field=Field.BIRTH, read=as_text(cell).strip())
    if is_blank(cell):
        return Reading(value=None, findings=(place.error("register.birth.missing"),))
    try:
        reading = _read(cell, place, on)
    except RuleBroken:
        return Reading(value=None, findings=(place.error("register.birth.no_such_day"),))
    return _judge(reading, place, on)


def _read(cell: Cell, place: FieldCell, on: date) -> BirthReading:
    if isinstance(cell, date):
        return Reading(value=PartialDate.from_date(cell))
    text = _SPACED_SEPARATOR.sub("/", fold(place.read.strip("'’‘` ")))
    for shape, read in _SHAPES:
        match = shape.fullmatch(text)
        if match:
            return read(match, place, on)
    return Reading(value=None, findings=(place.error("register.birth.unreadable"),))


def _read_words(match: re.Match[str], _place: FieldCell, _on: date) -> BirthReading:
    day, month, year = (int(part) for part in match.groups())
    return Reading(value=PartialDate(year=year, month=month, day=day))


def _read_day_first(match: re.Match[str], place: FieldCell, on: date) -> BirthReading:
    day, month, year = (int(part) for part in match.groups())
    short = len(match[3]) == 2
    year = _full_year(year, on) if short else year
    if month > 12 >= day:
        proposed = f"{month:02d}/{day:02d}/{year}"
        return Reading(value=None, findings=(place.warning("register.birth.month_first", proposed),))
    birth = PartialDate(year=year, month=month, day=day)
    notes = (place.note("register.birth.short_year", write_birth(birth)),) if short else ()
    return Reading(value=birth, findings=notes)


def _full_year(short: int, on: date) -> int:
    """Return the latest year that ends in the two digits and is not to come."""
    year = on.year - on.year % 100 + short
    return year if year <= on.year else year - 100


def _read_year_first(match: re.Match[str], _place: FieldCell, _on: date) -> BirthReading:
    year, month, day = (int(part) for part in match.groups())
    return Reading(value=PartialDate(year=year, month=month, day=day))


def _read_month(match: re.Match[str], _place: FieldCell, _on: date) -> BirthReading:
    return Reading(value=PartialDate(year=int(match[2]), month=int(match[1])))


def _read_run_together(match: re.Match[str], place: FieldCell, _on: date) -> BirthReading:
    birth = PartialDate(year=int(match[3]), month=int(match[2]), day=int(match[1]))
    return Reading(value=birth, findings=(place.note("register.birth.run_together", write_birth(birth)),))


def _read_number(match: re.Match[str], place: FieldCell, _on: date) -> BirthReading:
    """Read a bare number: a year, or a serial of the 1900 calendar."""
    number = int(match[0][:9])
    if number in _YEARS:
        return Reading(value=PartialDate(year=number))
    if number not in _SERIALS:
        return Reading(value=None, findings=(place.error("register.birth.unreadable"),))
    birth = PartialDate.from_date(_SERIAL_DAY_ZERO + timedelta(days=number))
    return Reading(value=birth, findings=(place.note("register.birth.serial", write_birth(birth)),))


_SHAPES: tuple[tuple[re.Pattern[str], Callable[..., BirthReading]], ...] = (
    (_DAY_FIRST, _read_day_first),
    (_MONTH, _read_month),
    (_YEAR_FIRST, _read_year_first),
    (_WORDS, _read_words),
    (_RUN_TOGETHER, _read_run_together),
    (_DIGITS, _read_number),
)


def _judge(reading: BirthReading, place: FieldCell, on: date) -> BirthReading:
    """Add what the date itself says: to come, not exact, or a default someone filled in."""
    birth = reading.value
    if birth is None:
        return reading
    if birth.earliest() > on:
        return Reading(value=None, findings=(place.error("register.birth.in_future"),))
    return Reading(value=birth, findings=reading.findings + _precision(birth, place, on))


def _precision(birth: PartialDate, place: FieldCell, on: date) -> tuple[Finding, ...]:
    if birth.precision is Precision.DAY:
        is_default = (birth.month, birth.day) == (1, 1)
        return (place.note("register.birth.first_of_january"),) if is_default else ()
    code = {
        Precision.YEAR: "register.birth.year_only",
        Precision.MONTH: "register.birth.month_only",
    }[birth.precision]
    # Papers of the aged may really lack the day; the certificate of a minor never does.
    is_minor = on.year - birth.year < _MINOR_YEARS
    return (place.warning(code) if is_minor else place.note(code),)


def write_birth(birth: PartialDate) -> str:
    """Write a date the local way, as far as it is known: dd/mm/yyyy, mm/yyyy, yyyy."""
    parts = [f"{part:02d}" for part in (birth.day, birth.month) if part is not None]
    return "/".join([*parts, f"{birth.year:04d}"])
