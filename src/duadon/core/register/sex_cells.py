"""Read the sex: Nam or Nữ, 1 or 0, or a cross in one of two columns."""

from collections.abc import Mapping

from duadon.core.register.readings import FieldCell, Reading
from duadon.core.register.source_rows import Cell, Field, as_text, is_blank
from duadon.core.values.people import Sex
from duadon.core.values.person_names import fold
from duadon.core.values.personal_number import PersonalNumber

SexReading = Reading[Sex | None]

_WORDS = {"nam": Sex.MALE, "trai": Sex.MALE, "m": Sex.MALE} | {
    "nu": Sex.FEMALE, "gai": Sex.FEMALE, "f": Sex.FEMALE,
}  # fmt: skip
_DIGITS = {"1": Sex.MALE, "0": Sex.FEMALE}
_NOT_CROSSED = frozenset({"", "0", "-", "khong"})


def read_sex(cells: Mapping[str, Cell]) -> SexReading:
    """Return the sex that the row states, None where it states none or both."""
    cell = cells.get(Field.SEX)
    if not is_blank(cell):
        return _read_word(as_text(cell).strip())
    return _read_crosses(cells)


def _read_word(read: str) -> SexReading:
    place = FieldCell(field=Field.SEX, read=read)
    word = fold(read)
    if word in _WORDS:
        return Reading(value=_WORDS[word])
    if word in _DIGITS:
        sex = _DIGITS[word]
        return Reading(value=sex, findings=(place.note("register.sex.coded", write_sex(sex)),))
    return Reading(value=None, findings=(place.warning("register.sex.unreadable"),))


def _read_crosses(cells: Mapping[str, Cell]) -> SexReading:
    columns = ((Field.SEX_MALE, Sex.MALE), (Field.SEX_FEMALE, Sex.FEMALE))
    crossed = [
        (name, sex) for name, sex in columns if fold(as_text(cells.get(name)).strip()) not in _NOT_CROSSED
    ]
    if len(crossed) == 1:
        return Reading(value=crossed[0][1])
    if crossed:
        place = FieldCell(field=Field.SEX_FEMALE, read=as_text(cells.get(Field.SEX_FEMALE)))
        return Reading(value=None, findings=(place.warning("register.sex.both"),))
    return Reading(value=None)


def complete_sex(reading: SexReading, *, number: PersonalNumber | None, number_fits: bool) -> SexReading:
    """Take a sex that is missing or cannot be read from the number that fits the row, and say so.

    What was found stays: a row whose cell could not be read waits for a person all the same.
    """
    if reading.value is not None:
        return reading
    place = FieldCell(field=Field.SEX)
    if number is None or not number_fits:
        missing = () if reading.findings else (place.note("register.sex.missing"),)
        return Reading(value=None, findings=reading.findings + missing)
    note = place.note("register.sex.from_number", write_sex(number.sex))
    return Reading(value=number.sex, findings=(*reading.findings, note))


def write_sex(sex: Sex) -> str:
    """Write it as lists do."""
    return "Nam" if sex is Sex.MALE else "Nữ"
