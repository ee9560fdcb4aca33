"""Read the adults of a row: guardian, father, mother, with relation and telephone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from duadon.core.privacy.masking import holds_number, leave_numbers_out
from duadon.core.register.name_cells import mend_name
from duadon.core.register.readings import FieldCell, Reading
from duadon.core.register.source_rows import Cell, Field, as_text, is_blank
from duadon.core.values.errors import require
from duadon.core.values.findings import Finding
from duadon.core.values.people import Relation
from duadon.core.values.person_names import collapse_blanks, compose, fold
from duadon.core.values.phones import Phone, PhoneRepair, read_phone, split_phones


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedAdult:
    """An adult of the family; `full_name` is "" where the list holds only a telephone."""

    full_name: str
    relation: Relation
    phone: Phone | None = None

    def __post_init__(self) -> None:
        require(bool(self.full_name) or self.phone is not None, "an adult has a name or a phone")

    @property
    def contact_key(self) -> str:
        """Return folded name and phone, the key of a household; "" unless both are known."""
        if not self.full_name or self.phone is None:
            return ""
        return f"{fold(self.full_name)}|{self.phone.digits}"


AdultsReading = Reading[tuple[CleanedAdult, ...]]

_COLUMNS = (
    (Field.GUARDIAN_NAME, Field.GUARDIAN_PHONE, None),
    (Field.FATHER_NAME, Field.FATHER_PHONE, Relation.FATHER),
    (Field.MOTHER_NAME, Field.MOTHER_PHONE, Relation.MOTHER),
)


def read_adults(cells: Mapping[str, Cell], *, made_up: bool) -> AdultsReading:
    """Return the adults that the row names, the guardian's columns first."""
    adults: list[CleanedAdult] = []
    findings: list[Finding] = []
    for name_field, phone_field, known_relation in _COLUMNS:
        written = as_text(cells.get(name_field))
        name = _read_adult_name(written)
        if holds_number(written):
            place = FieldCell(field=name_field, read=written.strip())
            findings.append(place.note("register.guardian.number_in_name", name))
        phone = _read_phone_cell(cells.get(phone_field), phone_field, made_up=made_up)
        findings += phone.findings
        if not name and phone.value is None:
            continue
        relation = _read_relation(cells) if known_relation is None else Reading(value=known_relation)
        findings += relation.findings
        adults.append(CleanedAdult(full_name=name, relation=relation.value, phone=phone.value))
    if not adults:
        findings.append(FieldCell(field=Field.GUARDIAN_NAME).note("register.guardian.missing"))
    return Reading(value=tuple(adults), findings=tuple(findings))


def _read_adult_name(written: str) -> str:
    """Return the name put right, without a number beside it; only repairs of a child's name are told."""
    name, _ = mend_name(leave_numbers_out(written))
    return name if any(letter.isalpha() for letter in name) else ""


_RELATIONS = (
    (Relation.GRANDMOTHER, re.compile(r"bà( nội| ngoại| cố)?|ba (noi|ngoai)|nội bà|ngoại bà")),
    (Relation.GRANDFATHER, re.compile(r"ông( nội| ngoại| cố)?|ong( noi| ngoai)?")),
    (Relation.FATHER, re.compile(r"(cha|bố|bo|ba|tía|tia)( đẻ| ruột| nuôi)?")),
    (Relation.MOTHER, re.compile(r"(mẹ|me|má|ma|u)( đẻ| ruột| nuôi)?")),
    (
        Relation.GUARDIAN,
        re.compile(r"(người )?(giám hộ|đỡ đầu|nuôi dưỡng)|(nguoi )?(giam ho|do dau|nuoi duong)"),
    ),
    (
        Relation.OTHER,
        re.compile(r"(chú|bác|cô|dì|cậu|mợ|thím|dượng|anh|chị|khác|chu|bac|co|di|cau|chi)\b.*"),
    ),
)


def _read_relation(cells: Mapping[str, Cell]) -> Reading[Relation]:
    """Return what the guardian is to the child; "con" or "cháu" says it the other way round."""
    cell = cells.get(Field.GUARDIAN_RELATION)
    place = FieldCell(field=Field.GUARDIAN_RELATION, read=as_text(cell).strip())
    word = collapse_blanks(compose(place.read)).lower()
    for relation, words in _RELATIONS:
        if words.fullmatch(word):
            return Reading(value=relation)
    code = "register.relation.unclear" if word else "register.relation.missing"
    return Reading(value=Relation.OTHER, findings=(place.note(code),))


_REPAIR_CODES = {
    PhoneRepair.LOST_ZERO: "register.phone.lost_zero",
    PhoneRepair.COUNTRY_CODE: "register.phone.country_code",
    PhoneRepair.OLD_PREFIX: "register.phone.old_prefix",
}


def _read_phone_cell(cell: Cell, name: Field, *, made_up: bool) -> Reading[Phone | None]:
    """Return the cell's first readable telephone; a child never waits for a telephone."""
    if is_blank(cell):
        return Reading(value=None)
    place = FieldCell(field=name, read=as_text(cell).strip())
    parts = split_phones(place.read)
    readings = [reading for reading in map(read_phone, parts) if reading.phone]
    if not readings or readings[0].phone is None:
        return Reading(value=None, findings=(place.note("register.phone.unreadable"),))
    phone = readings[0].phone
    if not phone.is_valid_where(made_up=made_up):
        return Reading(value=None, findings=(place.note("register.phone.made_up"),))
    notes = [place.note(_REPAIR_CODES[item], phone.digits) for item in readings[0].repairs]
    if len(parts) > 1:
        notes.append(place.note("register.phone.several", phone.digits))
    return Reading(value=phone, findings=tuple(notes))
