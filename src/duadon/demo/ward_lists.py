"""The 15 lists that the wards and communes send in, five in each layout."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from duadon.adapters.ward_workbooks import (
    Layout,
    ListedAdult,
    ListedChild,
    ListHead,
    RowPlace,
    write_ward_workbook,
)
from duadon.core.values.partial_dates import age_on
from duadon.core.values.people import Relation, Sex
from duadon.demo.dirt import (
    DirtyRow,
    Fault,
    lose_number_zero,
    lose_phone_zeros,
    plant_duplicate,
    plant_fault,
    put_capitals,
    put_serial_date,
)
from duadon.demo.families import make_families
from duadon.demo.family_draws import COUNTED_ON
from duadon.demo.family_values import MadeUpAdult, MadeUpChild, MadeUpHousehold
from duadon.demo.grandmother import GRANDMOTHER_HOUSEHOLD
from duadon.demo.tables import TableRow, read_table
from duadon.demo.world import made_up_world
from duadon.demo.world_values import World

WRITTEN_ON = date(2024, 9, 6)
_SERIAL_SHARE = 0.4
_SEX_WORDS = {Sex.MALE: "Nam", Sex.FEMALE: "Nữ"}
_RELATION_WORDS = {
    Relation.FATHER: "Cha",
    Relation.MOTHER: "Mẹ",
    Relation.GRANDMOTHER: "Bà",
    Relation.GRANDFATHER: "Ông",
    Relation.GUARDIAN: "Người giám hộ",
    Relation.OTHER: "Người thân",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthRow:
    """Whose row it is and what was done to it."""

    place: RowPlace
    child_key: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WardList:
    """A written list; `rows_written` counts children's rows, duplicates included."""

    path: Path
    unit_code: str
    layout: Layout
    rows_written: int
    truth: tuple[TruthRow, ...]

    def fault_counts(self) -> Mapping[Fault, int]:
        """Return how many rows carry each fault."""
        return Counter(fault for row in self.truth for fault in row.faults)


def write_ward_lists(folder: Path, seed: int) -> list[WardList]:
    """Draw the made-up register and write its 15 workbooks into the folder."""
    world = made_up_world()
    households = make_families(world, seed=seed)
    return [
        _write_list(folder, world, (row, _of_unit(households, row["unit_code"])), seed)
        for row in read_table("ward_lists")
    ]


def _of_unit(households: Iterable[MadeUpHousehold], unit_code: str) -> list[MadeUpHousehold]:
    return [household for household in households if household.unit_code == unit_code]


def _write_list(
    folder: Path, world: World, task: tuple[TableRow, list[MadeUpHousehold]], seed: int
) -> WardList:
    row, households = task
    layout = Layout(row["layout"])
    # Each list draws by itself, so that a change in one ward leaves the others' files as they were.
    rng = Random(f"{seed}/{row['unit_code']}")
    rows = [dirty for one in households for dirty in _dirty_rows(world, one, layout, rng)]
    path = folder / f"{row['file_stem']}.xlsx"
    head = ListHead(unit_name=_unit_name(world, row["unit_code"]), written_on=WRITTEN_ON, layout=layout)
    places = write_ward_workbook(path, head, [dirty.listed for dirty in rows])
    return WardList(
        path=path,
        unit_code=row["unit_code"],
        layout=layout,
        rows_written=len(rows),
        truth=_truth(places, rows),
    )


def _unit_name(world: World, code: str) -> str:
    return next(one.unit.name for one in world.units if one.unit.code == code)


def _truth(places: Sequence[RowPlace], rows: Sequence[DirtyRow]) -> tuple[TruthRow, ...]:
    return tuple(
        TruthRow(place=place, child_key=row.child_key, faults=row.faults)
        for place, row in zip(places, rows, strict=True)
    )


def _dirty_rows(world: World, household: MadeUpHousehold, layout: Layout, rng: Random) -> list[DirtyRow]:
    rows: list[DirtyRow] = []
    for child in household.children:
        clean = DirtyRow(child_key=child.key, listed=_listed(world, household, child, layout))
        # Her way through the program is told to visitors: her rows stay clean.
        if household.key == GRANDMOTHER_HOUSEHOLD:
            rows.append(clean)
        else:
            dirty = _by_layout(plant_fault(clean, rng), layout, rng)
            rows.extend(plant_duplicate(dirty, rng))
    return rows


def _by_layout(row: DirtyRow, layout: Layout, rng: Random) -> DirtyRow:
    """Add what the layout does to every row, after the fault planted on purpose."""
    if layout is Layout.SCHOOL:
        row = row.with_fault(Fault.CAPITALS, put_capitals(row.listed))
        row = row.with_fault(Fault.NUMBER_LOST_ZERO, lose_number_zero(row.listed))
        return row.with_fault(Fault.PHONE_LOST_ZERO, lose_phone_zeros(row.listed))
    if layout is Layout.POLICE and rng.random() < _SERIAL_SHARE:
        return row.with_fault(Fault.SERIAL_DATE, put_serial_date(row.listed))
    return row


def _listed(world: World, household: MadeUpHousehold, child: MadeUpChild, layout: Layout) -> ListedChild:
    group = world.area(household.group_id)
    hamlet = world.area(group.parent_id or group.id)
    return ListedChild(
        household=household.key,
        name=child.name,
        birth=child.birth if layout is Layout.SCHOOL else f"{child.birth:%d/%m/%Y}",
        sex=_SEX_WORDS[child.sex],
        number=child.personal_number or "",
        carer=_listed_adult(household.carer if _names_carer(layout, household, child) else None),
        father=_listed_adult(household.father if layout is Layout.SCHOOL else None),
        mother=_listed_adult(household.mother if layout is Layout.SCHOOL else None),
        hamlet=hamlet.name,
        group=group.name,
        grade=_grade(child.birth),
        wants_card=child.wants_card,
        circumstances=_circumstances(household, wants_card=child.wants_card),
        under_6=age_on(child.birth, WRITTEN_ON) < 6,
    )


def _names_carer(layout: Layout, household: MadeUpHousehold, child: MadeUpChild) -> bool:
    """Only cells that will be seen may get faults: a merged family cell belongs to its first row."""
    return layout is not Layout.COMMITTEE or child is household.children[0]


def _listed_adult(adult: MadeUpAdult | None) -> ListedAdult:
    if adult is None:
        return ListedAdult()
    return ListedAdult(name=adult.name, relation=_RELATION_WORDS[adult.relation], phone=adult.phone)


def _grade(birth: date) -> str:
    """Return the class by birth year: first grade in the year of the sixth birthday."""
    grade = COUNTED_ON.year - birth.year - 5
    if grade >= 1:
        return f"{grade}A"
    return {0: "Lá", -1: "Chồi", -2: "Mầm"}.get(grade, "")


def _circumstances(household: MadeUpHousehold, *, wants_card: bool) -> str:
    rider = _RELATION_WORDS[household.carer.relation].lower()
    told = household.circumstances
    words = (
        ("cha mẹ đi làm xa", told.parents_away),
        ("không có xe", not told.has_vehicle),
        (f"{rider} không biết đi xe máy", not told.carer_rides_motorbike),
        ("cần xe đưa đón", told.needs_ride),
        ("chưa có nhu cầu cấp thẻ", not wants_card),
    )
    return "; ".join(word for word, holds in words if holds)
