"""Faults put into listed rows on purpose, each with a note of what can be done about it.

A first light set: one planted fault a row at most, besides those a layout brings by itself
(a school's number cells lose their zero). Rates are per row; a few per cent wait for a person.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from random import Random

from duadon.adapters.ward_workbooks import ListedAdult, ListedChild

_EXCEL_DAY_ZERO = date(1899, 12, 30)


class Repair(StrEnum):
    """What a careful reader can do about a fault."""

    REPAIRABLE = "repairable"  # the right value is still in the row
    DETECTABLE = "detectable"  # one can see that something is wrong, not what is right


class Fault(StrEnum):
    """What was done to a row."""

    CAPITALS = "capitals"
    SERIAL_DATE = "serial_date"
    NUMBER_LOST_ZERO = "number_lost_zero"
    PHONE_LOST_ZERO = "phone_lost_zero"
    PHONE_WITH_COUNTRY_CODE = "phone_with_country_code"
    FALSE_D = "false_d"
    DECOMPOSED = "decomposed"
    NUMBER_MISSING = "number_missing"
    NUMBER_CONTRADICTS_YEAR = "number_contradicts_year"
    NUMBER_IN_POWERS = "number_in_powers"
    YEAR_ONLY = "year_only"
    SEX_MISSING = "sex_missing"
    DUPLICATE_ROW = "duplicate_row"

    @property
    def repair(self) -> Repair:
        """Tell what can be done about it."""
        return Repair.DETECTABLE if self in _DETECTABLE else Repair.REPAIRABLE


_DETECTABLE = frozenset(
    {
        Fault.NUMBER_MISSING,
        Fault.NUMBER_CONTRADICTS_YEAR,
        Fault.NUMBER_IN_POWERS,
        Fault.YEAR_ONLY,
        Fault.SEX_MISSING,
        Fault.DUPLICATE_ROW,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DirtyRow:
    """A listed row with the truth about it: whose it is and what was done to it."""

    child_key: str
    listed: ListedChild
    faults: tuple[Fault, ...] = ()

    def with_fault(self, fault: Fault, listed: ListedChild) -> "DirtyRow":
        """Return the row changed by one more fault; the row itself if nothing changed."""
        if listed == self.listed:
            return self
        return replace(self, listed=listed, faults=(*self.faults, fault))


def lose_number_zero(row: ListedChild) -> ListedChild:
    """A number cell keeps no leading zero: 099… arrives with eleven digits."""
    if isinstance(row.number, str) and row.number.isdigit():
        return replace(row, number=int(row.number))
    return row


def lose_phone_zeros(row: ListedChild) -> ListedChild:
    """Phones typed into number cells lose their zero too."""
    return _with_phones(row, lambda phone: int(phone) if phone.isdigit() else phone)


def put_country_code(row: ListedChild) -> ListedChild:
    """Write +84 for the zero."""
    return _with_phones(row, lambda phone: f"+84{phone[1:]}" if phone.startswith("0") else phone)


def _with_phones(row: ListedChild, change: Callable[[str], str | int]) -> ListedChild:
    def changed(adult: ListedAdult) -> ListedAdult:
        return replace(adult, phone=change(adult.phone)) if isinstance(adult.phone, str) else adult

    return replace(row, carer=changed(row.carer), father=changed(row.father), mother=changed(row.mother))


def put_capitals(row: ListedChild) -> ListedChild:
    """Write the names in capitals, as class lists do."""
    return replace(
        row,
        name=row.name.upper(),
        father=replace(row.father, name=row.father.name.upper()),
        mother=replace(row.mother, name=row.mother.name.upper()),
        carer=replace(row.carer, name=row.carer.name.upper()),
    )


def put_serial_date(row: ListedChild) -> ListedChild:
    """Leave the bare Excel serial of the birth date."""
    birth = _birth_of(row)
    return replace(row, birth=(birth - _EXCEL_DAY_ZERO).days) if birth else row


def put_false_d(row: ListedChild) -> ListedChild:
    """Type Ð (eth) for Đ: the two capitals look alike."""
    return replace(row, name=row.name.replace("Đ", "Ð"))


def decompose(row: ListedChild) -> ListedChild:
    """Split letters and marks, as lists from some machines come."""
    return replace(row, name=unicodedata.normalize("NFD", row.name))


def lose_number(row: ListedChild) -> ListedChild:
    """Leave the number out although the child has one."""
    return replace(row, number="")


def contradict_year(row: ListedChild) -> ListedChild:
    """Put another birth year into the number than into the date."""
    if not isinstance(row.number, str) or len(row.number) != 12:
        return row
    other = (int(row.number[4:6]) + 90) % 100
    return replace(row, number=f"{row.number[:4]}{other:02d}{row.number[6:]}")


def put_powers(row: ListedChild) -> ListedChild:
    """Keep what a narrow number column shows: 9.92E+10."""
    if not isinstance(row.number, str) or not row.number.isdigit():
        return row
    return replace(row, number=f"{row.number[1]}.{row.number[2:4]}E+10")


def keep_year_only(row: ListedChild) -> ListedChild:
    """Keep nothing of the birth date but its year."""
    birth = _birth_of(row)
    return replace(row, birth=str(birth.year)) if birth else row


def lose_sex(row: ListedChild) -> ListedChild:
    """Leave the sex out."""
    return replace(row, sex="")


def _birth_of(row: ListedChild) -> date | None:
    if isinstance(row.birth, date):
        return row.birth
    if isinstance(row.birth, str) and row.birth.count("/") == 2:
        day, month, year = row.birth.split("/")
        return date(int(year), int(month), int(day))
    return None


_CHANGES: dict[Fault, tuple[float, Callable[[ListedChild], ListedChild]]] = {
    Fault.NUMBER_LOST_ZERO: (0.040, lose_number_zero),
    Fault.PHONE_LOST_ZERO: (0.080, lose_phone_zeros),
    Fault.PHONE_WITH_COUNTRY_CODE: (0.030, put_country_code),
    # Few names have a Đ: asked more often than the one per cent that shall come of it.
    Fault.FALSE_D: (0.100, put_false_d),
    Fault.DECOMPOSED: (0.005, decompose),
    Fault.NUMBER_MISSING: (0.010, lose_number),
    Fault.NUMBER_CONTRADICTS_YEAR: (0.007, contradict_year),
    Fault.NUMBER_IN_POWERS: (0.003, put_powers),
    Fault.YEAR_ONLY: (0.015, keep_year_only),
    Fault.SEX_MISSING: (0.015, lose_sex),
}
_DUPLICATES = 0.010


def plant_fault(row: DirtyRow, rng: Random) -> DirtyRow:
    """Return the row with one fault drawn by the rates, or as it was."""
    faults = list(_CHANGES)
    rates = [_CHANGES[fault][0] for fault in faults]
    drawn = rng.random()
    for fault, rate in zip(faults, rates, strict=True):
        if drawn < rate:
            return row.with_fault(fault, _CHANGES[fault][1](row.listed))
        drawn -= rate
    return row


def plant_duplicate(row: DirtyRow, rng: Random) -> tuple[DirtyRow, ...]:
    """Return the row, and now and then the same row once more below it."""
    if rng.random() >= _DUPLICATES:
        return (row,)
    return (row, replace(row, faults=(*row.faults, Fault.DUPLICATE_ROW)))
