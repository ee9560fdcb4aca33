"""Clean one row: every cell read, every repair told, and one verdict on the whole."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from duadon.core.register.address_cells import read_address
from duadon.core.register.adult_cells import CleanedAdult, read_adults
from duadon.core.register.birth_cells import read_birth
from duadon.core.register.households import household_key
from duadon.core.register.name_cells import read_name
from duadon.core.register.number_cells import compare_number, read_number
from duadon.core.register.readings import FieldCell, Reading
from duadon.core.register.sex_cells import complete_sex, read_sex
from duadon.core.register.source_rows import Field, SourceRow, as_text, is_blank
from duadon.core.values.findings import Finding, Severity
from duadon.core.values.partial_dates import PartialDate
from duadon.core.values.people import Sex
from duadon.core.values.person_names import fold, strict_key, tidy_text
from duadon.core.values.personal_number import PersonalNumber
from duadon.core.values.units import AdminUnits


class Verdict(StrEnum):
    """What becomes of a row."""

    ACCEPTED = "accepted"
    WAITING = "waiting"  # a person decides
    REFUSED = "refused"  # it is read again once corrected


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedRow:
    """What a row says once put right; `findings` tell every repair and every doubt.

    Text is "" and values are None where the row does not tell. `old_cmnd` holds nine digits that
    stood in place of the number; `household_key` is "" where nothing joins the row to others.
    """

    sheet: str
    row_number: int
    full_name: str
    birth: PartialDate | None
    sex: Sex | None
    number: PersonalNumber | None
    old_cmnd: str | None
    unit_code: str
    area_name: str
    group_name: str
    address_as_written: str
    household_key: str
    guardians: tuple[CleanedAdult, ...]
    card_wanted: bool | None
    remarks: str
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """Return what the gravest finding asks for."""
        severities = {finding.severity for finding in self.findings}
        if Severity.ERROR in severities:
            return Verdict.REFUSED
        return Verdict.WAITING if Severity.WARNING in severities else Verdict.ACCEPTED

    @property
    def name_key(self) -> str:
        """Return the key of the name that keeps all marks."""
        return strict_key(self.full_name)

    def with_findings(self, findings: Iterable[Finding]) -> "CleanedRow":
        """Return the row with more findings, each told where it stands."""
        return replace(self, findings=(*self.findings, *findings))


def clean_row(
    row: SourceRow,
    *,
    on: date,
    units: AdminUnits,
    made_up: bool,
    default_unit_code: str = "",
) -> CleanedRow:
    """Return the row put right; never raises, whatever the cells hold.

    `on` is the day of reading, `made_up` tells whether the office holds made-up data only,
    `default_unit_code` is the unit that the file was handed in for.
    """
    cells = row.cells
    name = read_name(cells)
    person = _read_person(row, on=on, made_up=made_up)
    address = read_address(cells, on=on, units=units, default_unit_code=default_unit_code)
    adults = read_adults(cells, made_up=made_up)
    wanted = _read_wish(row)
    findings = (
        *name.findings,
        *person.findings,
        *address.findings,
        *adults.findings,
        *wanted.findings,
    )
    return CleanedRow(
        sheet=row.sheet,
        row_number=row.row_number,
        full_name=name.value,
        birth=person.value.birth,
        sex=person.value.sex,
        number=person.value.number,
        old_cmnd=person.value.old_cmnd,
        unit_code=address.value.unit_code,
        area_name=address.value.area_name,
        group_name=address.value.group_name,
        address_as_written=address.value.as_written,
        household_key=household_key(row, adults.value),
        guardians=adults.value,
        card_wanted=wanted.value,
        remarks=_remarks(row),
        findings=tuple(locate(finding, row) for finding in findings),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    """Birth, sex and number, which are checked against each other."""

    birth: PartialDate | None
    sex: Sex | None
    number: PersonalNumber | None
    old_cmnd: str | None


def _read_person(row: SourceRow, *, on: date, made_up: bool) -> Reading[_Person]:
    birth = read_birth(row.cells.get(Field.BIRTH), on=on)
    number = read_number(row.cells.get(Field.NUMBER), made_up=made_up)
    stated = read_sex(row.cells)
    doubts = compare_number(
        number.value.number,
        birth=birth.value,
        sex=stated.value,
        read=as_text(row.cells.get(Field.NUMBER)).strip(),
    )
    sex = complete_sex(stated, number=number.value.number, number_fits=not doubts)
    person = _Person(
        birth=birth.value,
        sex=sex.value,
        number=number.value.number,
        old_cmnd=number.value.old_cmnd,
    )
    return Reading(value=person, findings=birth.findings + number.findings + doubts + sex.findings)


_YES = frozenset({"co", "x", "1", "co nhu cau", "dong y"})
_NO = frozenset({"khong", "k", "ko", "0", "chua", "chua co nhu cau", "khong co nhu cau", "chua co"})


def _read_wish(row: SourceRow) -> Reading[bool | None]:
    """Return whether the family wants a card; under 14 it is theirs to decide."""
    cell = row.cells.get(Field.CARD_WANTED)
    if is_blank(cell):
        return Reading(value=None)
    word = fold(as_text(cell)).strip(" .")
    if word in _YES or word in _NO:
        return Reading(value=word in _YES)
    place = FieldCell(field=Field.CARD_WANTED, read=as_text(cell).strip())
    return Reading(value=None, findings=(place.note("register.wish.unreadable"),))


def _remarks(row: SourceRow) -> str:
    """Return what the list says in free words, and the school class."""
    fields = (Field.CIRCUMSTANCES, Field.REMARKS, Field.SCHOOL_CLASS)
    circumstances, remarks, school_class = (tidy_text(as_text(row.cells.get(name))) for name in fields)
    if school_class and not fold(school_class).startswith("lop"):
        school_class = f"Lớp {school_class}"
    texts = (circumstances, remarks, school_class)
    return "; ".join(text for text in texts if text)


# Where a finding stands when its own column is not in the sheet.
_STAND_INS = {
    Field.FULL_NAME: Field.GIVEN_NAME,
    Field.SEX: Field.SEX_MALE,
    Field.UNIT: Field.RESIDENCE,
}


def locate(finding: Finding, row: SourceRow) -> Finding:
    """Return the finding with its column and everything that its sentence may name."""
    name = finding.field
    if name not in row.columns and name in _STAND_INS:
        name = _STAND_INS[Field(name)]
    place = {
        "sheet": row.sheet,
        "row": str(row.row_number),
        "cell": row.place_of(name) or str(row.row_number),
        "read": finding.read,
        "proposed": finding.proposed or "",
    }
    return replace(
        finding,
        column=row.columns.get(name, ""),
        parameters={**place, **finding.parameters},
    )


def count_verdicts(rows: Iterable[CleanedRow]) -> dict[Verdict, int]:
    """Count the rows by verdict; the counts add up to the rows read."""
    counts = dict.fromkeys(Verdict, 0)
    for row in rows:
        counts[row.verdict] += 1
    return counts
