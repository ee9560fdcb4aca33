"""Duplicates: repetitions wait and name what they repeat; twins and namesakes pass."""

from duadon.core.register.cleaning import Verdict
from duadon.core.register.duplicates import KnownChild, find_duplicates
from duadon.core.register.source_rows import Cell
from duadon.core.values.partial_dates import PartialDate
from duadon.core.values.personal_number import PersonalNumber
from tests.core.register.made import clean, codes, good


def verdicts(*cells: dict[str, Cell], known: tuple[KnownChild, ...] = ()) -> list[Verdict]:
    """Clean the rows, look for duplicates and return what becomes of each."""
    rows = [clean(row, number=index) for index, row in enumerate(cells, start=7)]
    return [row.verdict for row in find_duplicates(rows, known=known)]


ACCEPTED, WAITING, REFUSED = Verdict.ACCEPTED, Verdict.WAITING, Verdict.REFUSED


def test_the_later_of_two_equal_rows_waits_and_names_the_first() -> None:
    """The first stays accepted, so the child is not lost while someone decides."""
    rows = find_duplicates([clean(good(), number=7), clean(good(), number=9)])
    assert [row.verdict for row in rows] == [ACCEPTED, WAITING]
    assert rows[1].findings[-1].parameters["other"] == "DS!7"


def test_one_number_with_two_names_makes_both_wait() -> None:
    """One of the two holds a wrong number, and nobody can tell which."""
    assert verdicts(good(), good(full_name="Nguyễn Ngọc Anh", birth="21/05/2016")) == [WAITING, WAITING]


def test_the_same_child_without_a_number_is_found_by_name_birth_and_guardian() -> None:
    """Tone placement, capitals and missing accents of the guardian do not hide it."""
    first = good(full_name="Trần Ngọc Hòa", number=None)
    again = good(full_name="TRẦN NGỌC HOÀ", number=None, guardian_name="Nguyen Thi Sau", guardian_phone=None)
    assert verdicts(first, again) == [ACCEPTED, WAITING]


def test_twins_and_namesakes_pass() -> None:
    """Twins differ in the name, namesakes in the family; neither waits."""
    twin = good(full_name="Nguyễn Ngọc Hận", number=None)
    namesake = good(guardian_name="Lê Thị Mười", number=None)
    assert verdicts(good(number=None), twin, namesake) == [ACCEPTED] * 3


def test_without_any_adult_the_unit_stands_in() -> None:
    """Equal name and birth in one ward wait; with a guardian known on one side only they pass."""
    bare = good(number=None, guardian_name=None, guardian_phone=None, guardian_relation=None)
    assert verdicts(bare, bare) == [ACCEPTED, WAITING]
    assert verdicts(good(number=None), bare) == [ACCEPTED, ACCEPTED]


def test_a_refused_row_repeats_nothing() -> None:
    """A row that must be corrected first does not hold up the right one."""
    assert verdicts(good(birth=None), good()) == [REFUSED, ACCEPTED]


def test_known_children_are_named_by_their_label() -> None:
    """A second list meets the register."""
    known = KnownChild(
        label="Nguyễn Ngọc Hân, sinh 20/05/2016",
        full_name="Nguyễn Ngọc Hân",
        birth=PartialDate(year=2016, month=5, day=20),
        number=PersonalNumber(digits="099316000812"),
        unit_code="29863",
        guardian_names=("Nguyễn Thị Sáu",),
    )
    (row,) = find_duplicates([clean(good())], known=[known])
    assert codes(row) == {"duplicate.same_child"}
    assert row.findings[0].parameters["other"] == known.label
    (other,) = find_duplicates([clean(good(full_name="Lê Văn Tám", sex=None))], known=[known])
    assert "duplicate.same_number" in codes(other)
