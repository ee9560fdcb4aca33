"""Writes the rows of a list and the people they speak of, a chunk at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from duadon.core.register.adult_cells import CleanedAdult
from duadon.core.register.cleaning import CleanedRow, Verdict
from duadon.core.register.source_rows import SourceRow, write_cells
from duadon.core.values.errors import RuleBroken
from duadon.core.values.ids import (
    AdultId,
    AreaId,
    BatchId,
    ChildId,
    HouseholdId,
    OfficeId,
    SourceRowId,
)
from duadon.core.values.person_names import fold, sort_key
from duadon.store.records.findings_json import write_findings
from duadon.store.records.loading import NUMBER, PHONE
from duadon.store.records.people import (
    Adult,
    Child,
    ChildCarer,
    ChildField,
    Household,
    UnitMembership,
)
from duadon.store.records.sources import SourceLink
from duadon.store.records.sources import SourceRow as SourceRowRow
from duadon.store.sealing import blind_index, seal

CELLS = "source_row.cells"
FINDINGS = "source_row.findings"
FIELD = "child_field.value"


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdAdult:
    """An adult of a household, once however many rows name it."""

    id: AdultId
    adult: CleanedAdult
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RowAdmission:
    """One row and what becomes of it: a new child, a link to a known one, or nothing yet.

    `adults` pairs each adult of the row with its record; they are written once per household.
    """

    id: SourceRowId
    row: SourceRow
    cleaned: CleanedRow
    verdict: Verdict
    content_hash: bytes
    child_id: ChildId | None
    is_new_child: bool
    household_id: HouseholdId | None
    adults: tuple[HouseholdAdult, ...]
    area_id: AreaId | None

    @property
    def child(self) -> ChildId:
        """Return the child of a row that has one."""
        if self.child_id is None:
            raise RuleBroken("this row speaks of no child")
        return self.child_id

    @property
    def home(self) -> HouseholdId:
        """Return the household of a row whose child is housed."""
        if self.household_id is None:
            raise RuleBroken("this row's child has no household")
        return self.household_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitting:
    """What all rows of a batch share."""

    office_id: OfficeId
    batch_id: BatchId
    on: date
    now: datetime


def save_households(ids: Iterable[HouseholdId], frame: Admitting) -> None:
    """Write new households."""
    Household.objects.bulk_create(
        Household(id=home, office_id=frame.office_id, batch_id=frame.batch_id) for home in ids
    )


def save_rows(rows: Sequence[RowAdmission], frame: Admitting) -> None:
    """Write a chunk: rows as written, new children with their fields, adults, links."""
    SourceRowRow.objects.bulk_create(_source_row(item, frame) for item in rows)
    fresh = [item for item in rows if item.is_new_child]
    Child.objects.bulk_create(_child(item, frame) for item in fresh)
    ChildField.objects.bulk_create(field for item in fresh for field in _fields(item, frame))
    UnitMembership.objects.bulk_create(_membership(item, frame) for item in fresh)
    _save_adults(fresh, frame)
    SourceLink.objects.bulk_create(
        SourceLink(row_id=item.id, child_id=item.child, recorded_at=frame.now)
        for item in rows
        if item.child_id is not None
    )


def _source_row(item: RowAdmission, frame: Admitting) -> SourceRowRow:
    findings = write_findings(item.cleaned.findings)
    return SourceRowRow(
        id=item.id,
        batch_id=frame.batch_id,
        sheet=item.row.sheet,
        number=item.row.row_number,
        cells_sealed=seal(CELLS, item.id, write_cells(item.row.cells)),
        content_hash=item.content_hash,
        verdict=item.verdict.value,
        findings_sealed=seal(FINDINGS, item.id, findings) if item.cleaned.findings else None,
    )


def _child(item: RowAdmission, frame: Admitting) -> Child:
    cleaned, child_id = item.cleaned, item.child
    digits = cleaned.number.digits if cleaned.number else None
    return Child(
        id=child_id,
        office_id=frame.office_id,
        batch_id=frame.batch_id,
        household_id=item.home,
        full_name=cleaned.full_name[:150],
        name_key=fold(cleaned.full_name)[:150],
        sort_key=sort_key(cleaned.full_name)[:200],
        birth=cleaned.birth.isoformat() if cleaned.birth else "",
        sex=cleaned.sex.value if cleaned.sex else "",
        number_sealed=seal(NUMBER, child_id, digits) if digits else None,
        number_index=blind_index("number", digits) if digits else None,
        address_as_written=cleaned.address_as_written[:300],
    )


def _fields(item: RowAdmission, frame: Admitting) -> Iterable[ChildField]:
    child_id = item.child
    for name, value in _values(item.cleaned).items():
        if value:
            yield ChildField(
                child_id=child_id,
                name=name,
                value_sealed=seal(FIELD, child_id, value),
                source_row_id=item.id,
                recorded_at=frame.now,
            )


def _values(cleaned: CleanedRow) -> dict[str, str]:
    return {
        "full_name": cleaned.full_name,
        "birth": cleaned.birth.isoformat() if cleaned.birth else "",
        "sex": cleaned.sex.value if cleaned.sex else "",
        "number": cleaned.number.digits if cleaned.number else "",
        "address": cleaned.address_as_written,
        "remarks": cleaned.remarks,
        "card_wanted": "" if cleaned.card_wanted is None else str(cleaned.card_wanted).lower(),
    }


def _membership(item: RowAdmission, frame: Admitting) -> UnitMembership:
    return UnitMembership(
        child_id=item.child,
        unit_code=item.cleaned.unit_code,
        area_id=item.area_id,
        group_name=item.cleaned.group_name[:30],
        effective_on=frame.on,
        recorded_at=frame.now,
    )


def _save_adults(rows: Sequence[RowAdmission], frame: Admitting) -> None:
    fresh = {adult.id: (item, adult) for item in rows for adult in item.adults if adult.is_new}
    saved = set(Adult.objects.filter(pk__in=list(fresh)).values_list("pk", flat=True))
    Adult.objects.bulk_create(
        _adult(item, adult, frame) for key, (item, adult) in fresh.items() if key not in saved
    )
    ChildCarer.objects.bulk_create(
        (_carer(item, adult, frame) for item in rows for adult in item.adults),
        ignore_conflicts=True,  # one adult named twice in one row, as father and as guardian
    )


def _adult(item: RowAdmission, adult: HouseholdAdult, frame: Admitting) -> Adult:
    phone = adult.adult.phone
    return Adult(
        id=adult.id,
        office_id=frame.office_id,
        batch_id=frame.batch_id,
        household_id=item.home,
        full_name=adult.adult.full_name[:150],
        name_key=fold(adult.adult.full_name)[:150],
        phone_sealed=seal(PHONE, adult.id, phone.digits) if phone else None,
        phone_index=blind_index("phone", phone.digits) if phone else None,
    )


def _carer(item: RowAdmission, adult: HouseholdAdult, frame: Admitting) -> ChildCarer:
    return ChildCarer(
        child_id=item.child,
        adult_id=adult.id,
        relation=adult.adult.relation.value,
        source_row_id=item.id,
        recorded_at=frame.now,
    )
