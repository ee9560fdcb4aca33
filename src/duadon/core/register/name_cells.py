"""Read a child's name: marks, blanks and case are put right; the spelling is the family's own."""

from collections.abc import Callable, Mapping

from duadon.core.privacy.masking import holds_number, leave_numbers_out
from duadon.core.register.readings import FieldCell, Reading
from duadon.core.register.source_rows import Cell, Field, as_text
from duadon.core.values.findings import Finding
from duadon.core.values.person_names import (
    collapse_blanks,
    compose,
    has_one_case,
    replace_false_d,
    uses_vietnamese_letters,
    with_name_case,
)


def read_name(cells: Mapping[str, Cell]) -> Reading[str]:
    """Return the whole name, from one column or two; "" with an error when there is none.

    A name is shown in many places, whole: with a number in its cell the row is refused, the number left out.
    """
    written = _written(cells)
    name, repairs = mend_name(written)
    place = FieldCell(field=Field.FULL_NAME, read=written)
    if not name:
        return Reading(value="", findings=(place.error("register.name.missing"),))
    if holds_number(name):
        return Reading(value=leave_numbers_out(name), findings=(place.error("register.name.holds_number"),))
    notes = tuple(place.note(code, name) for code in repairs)
    return Reading(value=name, findings=notes + _doubts(name, place))


def _written(cells: Mapping[str, Cell]) -> str:
    whole = as_text(cells.get(Field.FULL_NAME))
    if whole.strip():
        return whole
    halves = (as_text(cells.get(name)) for name in (Field.FAMILY_AND_MIDDLE, Field.GIVEN_NAME))
    return " ".join(half.strip() for half in halves if half.strip())


def _doubts(name: str, place: FieldCell) -> tuple[Finding, ...]:
    if not uses_vietnamese_letters(name):
        return (place.warning("register.name.odd_letters"),)
    if " " not in name:
        return (place.warning("register.name.one_word"),)
    return ()


def mend_name(written: str) -> tuple[str, tuple[str, ...]]:
    """Return the name as shown and the codes of what was put right.

    Tone placement and i/y are never touched: hòa and hoà are both right on a birth certificate.
    """
    name, codes = written, list[str]()
    for code, mend in _MENDERS:
        mended = mend(name)
        if mended != name:
            codes.append(code)
            name = mended
    return name, tuple(codes)


def _mend_case(name: str) -> str:
    return with_name_case(name) if has_one_case(name) else name


_MENDERS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("register.name.composed", compose),
    ("register.name.false_d", replace_false_d),
    ("register.name.blanks", collapse_blanks),
    ("register.name.recased", _mend_case),
)
