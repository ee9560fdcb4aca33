"""Households: the list's number, else a shared adult of one name and one phone."""

from hypothesis import given
from hypothesis import strategies as st

from duadon.core.register.cleaning import CleanedRow
from duadon.core.register.households import group_households, list_siblings
from duadon.core.register.source_rows import Cell
from tests.core.register.made import clean, good

PARENTS: dict[str, Cell] = {"guardian_name": None, "guardian_phone": None, "guardian_relation": None}


def child(**changes: Cell) -> CleanedRow:
    """Make a cleaned row with changes."""
    return clean(good(**changes))


def test_one_number_in_one_sheet_is_one_household() -> None:
    """The number joins; the same number in another sheet does not."""
    cells = good(household_number=12)
    rows = [clean(cells), clean(good(household_number="12", guardian_name="Khác")), clean(cells, sheet="DS2")]
    assert group_households(rows) == ((0, 1), (2,))


def test_a_number_outweighs_a_shared_guardian() -> None:
    """A grandmother may care for the children of two households."""
    rows = [child(household_number=1), child(household_number=2)]
    assert group_households(rows) == ((0,), (1,))


def test_one_adult_joins_however_the_name_is_written() -> None:
    """Capitals, missing accents and a lost zero do not part siblings."""
    rows = [
        child(),
        child(guardian_name="NGUYEN THI SAU", guardian_phone=611000811),
        child(guardian_phone="0611000812"),
    ]
    assert group_households(rows) == ((0, 1), (2,))


def test_a_row_with_the_mother_only_joins_one_with_both() -> None:
    """Any shared parent is enough, through a third row too."""
    father: dict[str, Cell] = {"father_name": "Trần Văn Bảy", "father_phone": "0611000001"}
    mother: dict[str, Cell] = {"mother_name": "Lê Thị Tư", "mother_phone": "0611000002"}
    rows = [
        clean(good(**PARENTS, **father)),
        clean(good(**PARENTS, **mother)),
        clean(good(**PARENTS, **father, **mother)),
    ]
    assert group_households(rows) == ((0, 1, 2),)
    assert list_siblings(1, group_households(rows)) == (0, 2)


def test_a_name_without_a_phone_joins_nobody() -> None:
    """Namesakes are common; one name alone makes no family."""
    assert len(group_households([child(guardian_phone=None), child(guardian_phone=None)])) == 2


@given(st.lists(st.tuples(st.sampled_from([None, 1, 2]), st.integers(0, 3)), max_size=12))
def test_every_row_is_in_exactly_one_household(plan: list[tuple[int | None, int]]) -> None:
    """No child is lost or doubled by the grouping."""
    rows = [child(household_number=number, guardian_phone=f"061100081{phone}") for number, phone in plan]
    members = [index for group in group_households(rows) for index in group]
    assert sorted(members) == list(range(len(rows)))
