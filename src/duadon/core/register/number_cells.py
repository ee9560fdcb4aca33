"""Read a personal number from a cell: lost zeros come back, a rounded number never does."""

import re
from dataclasses import dataclass

from duadon.core.register.readings import FieldCell, Reading
from duadon.core.register.source_rows import Cell, Field, as_text, is_blank
from duadon.core.values.findings import Finding
from duadon.core.values.partial_dates import PartialDate
from duadon.core.values.people import Sex
from duadon.core.values.person_names import fold
from duadon.core.values.personal_number import NUMBER_LENGTH, Contradiction, PersonalNumber

_CMND_LENGTH = 9  # the card of before 2016
_LOST_ONE, _LOST_TWO = NUMBER_LENGTH - 1, NUMBER_LENGTH - 2
_ROUNDED_ZEROS = 6  # so many zeros at the end: a spreadsheet has rounded it

_SEPARATORS = re.compile(r"[\s.\-_'’‘`]+")
_SCIENTIFIC = re.compile(r"[0-9]+([.,][0-9]+)?e\+?[0-9]+", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]+")
_NO_NUMBER = frozenset({"", "chua co", "chua cap", "chua", "khong", "khong co", "x", "k", "ko"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberValue:
    """The number, or the nine digits of an old card found in its place."""

    number: PersonalNumber | None = None
    old_cmnd: str | None = None


NumberReading = Reading[NumberValue]


def read_number(cell: Cell, *, made_up: bool) -> NumberReading:
    """Return the number of twelve digits that the cell holds; a child may have none yet.

    Zeros that a number cell lost are put back (11 digits; 10 where the place code exists).
    """
    place = FieldCell(field=Field.NUMBER, read=as_text(cell).strip())
    if is_blank(cell) or fold(_SEPARATORS.sub(" ", place.read)) in _NO_NUMBER:
        return _found(place.note("register.number.missing"))
    text = _SEPARATORS.sub("", place.read) if isinstance(cell, str) else place.read
    if _is_rounded(text, place.read):
        return _found(place.error("register.number.rounded"))
    if not _DIGITS.fullmatch(text):
        return _found(place.error("register.number.not_digits"))
    if len(text) == NUMBER_LENGTH:
        return _accept(text, (), place, made_up=made_up)
    return _mend_length(text, place, is_number_cell=not isinstance(cell, str), made_up=made_up)


def _is_rounded(digits: str, read: str) -> bool:
    if _SCIENTIFIC.fullmatch(read):
        return True
    return len(digits) >= _LOST_TWO and digits.endswith("0" * _ROUNDED_ZEROS)


def _mend_length(digits: str, place: FieldCell, *, is_number_cell: bool, made_up: bool) -> NumberReading:
    padded = digits.zfill(NUMBER_LENGTH)
    if len(digits) == _LOST_ONE or (len(digits) == _LOST_TWO and _has_known_place(padded)):
        if is_number_cell:
            note = place.note("register.number.lost_zero", padded)
            return _accept(padded, (note,), place, made_up=made_up)
        # In a text cell any digit may be the missing one.
        return _found(place.warning("register.number.short_text", padded))
    if len(digits) == _CMND_LENGTH:
        value = NumberValue(old_cmnd=digits)
        return Reading(value=value, findings=(place.warning("register.number.old_cmnd"),))
    return _found(place.error("register.number.wrong_length"))


def _has_known_place(padded: str) -> bool:
    return PersonalNumber(digits=padded).is_place_known


def _accept(digits: str, notes: tuple[Finding, ...], place: FieldCell, *, made_up: bool) -> NumberReading:
    number = PersonalNumber(digits=digits)
    if not number.is_valid_where(made_up=made_up):
        return _found(place.error("register.number.made_up"))
    if not number.is_place_known:
        notes = (*notes, place.warning("register.number.unknown_place"))
    return Reading(value=NumberValue(number=number), findings=notes)


def _found(finding: Finding) -> NumberReading:
    return Reading(value=NumberValue(), findings=(finding,))


_CONTRADICTION_CODES = {
    Contradiction.BIRTH_YEAR: "register.number.contradicts_birth",
    Contradiction.SEX: "register.number.contradicts_sex",
}


def compare_number(
    number: PersonalNumber | None, *, birth: PartialDate | None, sex: Sex | None, read: str
) -> tuple[Finding, ...]:
    """Return a warning for each part of the row that the number contradicts."""
    if number is None:
        return ()
    place = FieldCell(field=Field.NUMBER, read=read)
    found = number.contradictions(birth=birth, sex=sex)
    return tuple(place.warning(_CONTRADICTION_CODES[item]) for item in found)
