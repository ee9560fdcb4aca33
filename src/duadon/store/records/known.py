"""What the register already holds of the rows and children that a list brings again."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from duadon.core.register.cleaning import Verdict
from duadon.core.register.duplicates import KnownChild
from duadon.core.values.ids import AdultId, AreaId, ChildId, HouseholdId, OfficeId
from duadon.core.values.person_names import fold
from duadon.store.offices import Area
from duadon.store.records.loading import living_children, load_children, phone_of
from duadon.store.records.people import Adult, Child
from duadon.store.records.sources import SourceRow

CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRow:
    """A row of an accepted batch with the same content."""

    verdict: Verdict
    child_id: ChildId | None
    household_id: HouseholdId | None


def find_known_rows(office_id: OfficeId, hashes: Sequence[bytes]) -> dict[bytes, list[KnownRow]]:
    """Return the rows already read, by content; a content may have come several times."""
    found: dict[bytes, list[KnownRow]] = defaultdict(list)
    for start in range(0, len(hashes), CHUNK):
        rows = _rows_with(office_id, hashes[start : start + CHUNK])
        for content_hash, verdict, child_id, household_id in rows:
            found[bytes(content_hash)].append(
                KnownRow(
                    verdict=Verdict(verdict),
                    child_id=ChildId(child_id) if child_id else None,
                    household_id=HouseholdId(household_id) if household_id else None,
                )
            )
    return dict(found)


def _rows_with(
    office_id: OfficeId, hashes: Sequence[bytes]
) -> list[tuple[bytes, str, UUID | None, UUID | None]]:
    rows = SourceRow.objects.filter(
        content_hash__in=hashes,
        batch__source__office_id=office_id,
        batch__accepted_at__isnull=False,
        batch__undone_at__isnull=True,
    ).order_by("batch__accepted_at", "sheet", "number")
    columns = ("content_hash", "verdict", "sourcelink__child_id", "sourcelink__child__household_id")
    return list(rows.values_list(*columns))


def load_known_children(office_id: OfficeId, unit_code: str) -> tuple[KnownChild, ...]:
    """Return the children of a unit in the shape that a new list is compared with."""
    children = living_children(office_id).filter(memberships__unit_code=unit_code).distinct()
    return tuple(
        KnownChild(
            label=record.full_name,
            full_name=record.full_name,
            birth=record.birth,
            number=record.number,
            unit_code=record.unit_code,
            guardian_names=tuple(carer.full_name for carer in record.carers),
        )
        for record in load_children(children)
    )


def load_household_adults(ids: Sequence[HouseholdId]) -> dict[HouseholdId, dict[str, AdultId]]:
    """Return the adults of households by folded name and phone."""
    homes: dict[HouseholdId, dict[str, AdultId]] = defaultdict(dict)
    for adult in Adult.objects.filter(household_id__in=ids):
        key = f"{fold(adult.full_name)}|{phone_of(adult)}"
        homes[HouseholdId(adult.household_id)][key] = AdultId(adult.pk)
    return homes


def load_areas(unit_code: str) -> dict[str, AreaId]:
    """Return the khóm and ấp of a unit by folded name."""
    rows = Area.objects.filter(unit_code=unit_code, parent__isnull=True, valid_to__isnull=True)
    return {fold(area.name): AreaId(area.pk) for area in rows}


def count_living_children(office_id: OfficeId) -> int:
    """Return how many children the office's register holds."""
    batch = {"batch__accepted_at__isnull": False, "batch__undone_at__isnull": True}
    return Child.objects.filter(office_id=office_id, **batch).count()
