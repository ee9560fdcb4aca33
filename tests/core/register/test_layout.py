"""Finding the table: headers, data rows, and every other row counted by its kind."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.register.headers import recognise
from duadon.core.register.layout import SheetReading, read_sheet
from duadon.core.register.row_kinds import SkipKind
from duadon.core.register.source_rows import Cell, Field, Sheet
from duadon.core.values.answers import Refusal
from tests.core.register.made import sheet_of

HEADER = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số định danh", "Ghi chú")
CHILD = (1, "Nguyễn Ngọc Hân", "20/05/2016", "Nữ", "099316000812", None)


def reading_of(sheet: Sheet) -> SheetReading:
    """Read a sheet that must have a header."""
    reading = read_sheet(sheet)
    assert isinstance(reading, SheetReading)
    return reading


def test_two_row_header_and_merged_family_cells() -> None:
    """The ward's layout: three siblings in one household, and no child called "Tổng cộng"."""
    sheet = sheet_of(
        ("ỦY BAN NHÂN DÂN PHƯỜNG 11", None, None, None, None, None, None, None),
        ("DANH SÁCH TRẺ EM CHƯA CÓ THẺ CĂN CƯỚC", None, None, None, None, None, None, None),
        (None, None, None, None, None, None, None, None),
        ("STT", "Hộ số", "Họ và tên", "Ngày sinh", "Giới tính", None, "Cha, mẹ hoặc người giám hộ", None),
        (None, None, None, None, "Nam", "Nữ", "Họ và tên", "Số điện thoại"),
        (1, 12, "Trần Văn An", "01/02/2015", "x", None, "Nguyễn Thị Sáu", "0611000811"),
        (2, None, "Trần Thị Bé", "03/04/2017", None, "x", None, None),
        (3, None, "Trần Văn Cường", "05/06/2019", "x", None, None, None),
        ("Tổng cộng", None, "3 trẻ", None, 2, 1, None, None),
        (None, None, None, None, None, None, None, None),
        (None, None, "Người lập biểu", None, None, None, "TM. ỦY BAN NHÂN DÂN", None),
        (None, None, "Lê Văn Tám", None, None, None, "Phạm Thị Chín", None),
        merged=((3, 4, 3, 5), (3, 6, 3, 7), (3, 0, 4, 0), (5, 1, 7, 1), (5, 6, 7, 6), (5, 7, 7, 7)),
    )  # fmt: skip
    reading = reading_of(sheet)
    assert [row.cells["full_name"] for row in reading.rows] == [
        "Trần Văn An",
        "Trần Thị Bé",
        "Trần Văn Cường",
    ]
    assert {row.cells["household_number"] for row in reading.rows} == {12}
    assert {row.cells["guardian_phone"] for row in reading.rows} == {"0611000811"}
    assert reading.rows[1].cells["sex_female"] == "x"
    assert reading.rows[1].place_of("guardian_name") == "G7"
    assert reading.skipped == {
        SkipKind.TITLE: 2,
        SkipKind.HEADER: 2,
        SkipKind.TOTAL: 1,
        SkipKind.BLANK: 2,
        SkipKind.SIGNATURE: 2,
    }


def test_a_childs_own_cells_are_never_given_down() -> None:
    """A name merged over two rows is one child, not two."""
    sheet = sheet_of(HEADER, CHILD, (None, None, "21/05/2016", "Nữ", None, "x"), merged=((1, 1, 2, 1),))
    assert "full_name" not in reading_of(sheet).rows[1].cells


def test_a_header_without_merges_known_still_reads() -> None:
    """An .ods file tells no merges: the upper text reaches over the columns that it heads."""
    sheet = sheet_of(
        ("TT", "Họ và tên", "Ngày sinh", "Giới tính", None),
        (None, None, None, "Nam", "Nữ"),
        (1, "Trần Văn An", "01/02/2015", "x", None),
    )
    assert set(reading_of(sheet).columns) == {"order_number", "full_name", "birth", "sex_male", "sex_female"}


def test_no_header_is_refused_with_the_sheets_name() -> None:
    """A sheet of notes is no list, and that is said."""
    answer = read_sheet(sheet_of(("Ghi chú chung",), ("Gửi trước ngày 10",)))
    assert isinstance(answer, Refusal)
    assert answer.parameters == {"sheet": "DS"}


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ((None, "  ", None, None, None, None), SkipKind.BLANK),
        ((2, None, None, None, None, None), SkipKind.BLANK),
        (HEADER, SkipKind.HEADER),
        (("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"), SkipKind.HEADER),
        ((None, "Khóm 2", None, None, None, None), SkipKind.SECTION),
        (("II. Khóm 2", None, None, None, None, None), SkipKind.SECTION),
        (("Cộng khóm 1", None, 12, None, None, None), SkipKind.TOTAL),
        ((None, "Tổng số: 12 trẻ em", None, None, None, None), SkipKind.TOTAL),
        ((None, None, None, "Cao Lãnh, ngày 6 tháng 9 năm 2024", None, None), SkipKind.SIGNATURE),
        ((None, "Người lập bảng", None, None, "Thủ trưởng đơn vị", None), SkipKind.SIGNATURE),
    ],
)
def test_rows_that_are_no_child_are_named(row: tuple[Cell, ...], kind: SkipKind) -> None:
    """Each kind is told by rule and does not hide the child below it."""
    reading = reading_of(sheet_of(HEADER, CHILD, row, CHILD))
    assert len(reading.rows) == 2
    assert reading.skipped[kind] == (2 if kind is SkipKind.HEADER else 1)


@pytest.mark.parametrize(
    "row",
    [
        (2, "Tống Văn Cộng", "01/02/2015", "Nam", None, None),
        (None, "Cống Thị Tổng", "01/02/2015", None, None, None),
        (None, "Trần Thị Ấp", None, None, "099316000813", None),
        (2, "Tô Văn Tám", None, None, None, None),
        (None, None, "01/02/2015", "Nam", None, None),
        (None, "Phạm Văn Chín", None, None, None, "chưa rõ"),
        (None, "Tô Văn Tám", None, None, None, None),
        (None, "Phương Thị Xa", None, None, None, None),
        (2, "Tổng", "01/02/2015", "Nam", "099215000813", None),
    ],
)
def test_a_doubtful_row_stays_data(row: tuple[Cell, ...]) -> None:
    """Names that sound like labels, and rows with half their cells, are not dropped."""
    assert len(reading_of(sheet_of(HEADER, CHILD, row)).rows) == 2


def test_a_child_called_cong_in_two_columns_stays() -> None:
    """The label "Cộng" stands alone; the given name has a family name beside it."""
    header = ("TT", "Họ và chữ đệm", "Tên", "Ngày sinh", "Phái")
    sheet = sheet_of(
        header,
        (None, "TRẦN VĂN", "CỘNG", date(2015, 2, 1), None),
        (None, "Cộng", 1, None, None),
    )
    reading = reading_of(sheet)
    assert [row.cells["given_name"] for row in reading.rows] == ["CỘNG"]
    assert reading.skipped[SkipKind.TOTAL] == 1


def test_names_of_signers_after_the_total_are_no_children() -> None:
    """The last lines are closing lines until a row with a birth date comes again."""
    sheet = sheet_of(HEADER, CHILD, ("Tổng cộng", 1), (None, "Lê Văn Tám"), CHILD)
    reading = reading_of(sheet)
    assert [row.row_number for row in reading.rows] == [2, 5]
    assert reading.skipped[SkipKind.SIGNATURE] == 1


some_cells = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.integers(0, 50000),
    st.sampled_from([*HEADER, "Tổng cộng", "Người lập biểu", "Khóm 2", "20/05/2016", "Nam"]),
)
some_rows = st.lists(st.lists(some_cells, max_size=8).map(tuple), max_size=12)


@given(above=some_rows, below=some_rows)
def test_no_row_is_lost_or_invented(above: list[tuple[Cell, ...]], below: list[tuple[Cell, ...]]) -> None:
    """Data and skipped rows add up to the sheet; row numbers rise and never repeat."""
    sheet = sheet_of(*above, HEADER, CHILD, *below)
    reading = reading_of(sheet)
    assert len(reading.rows) + sum(reading.skipped.values()) == len(sheet.rows)
    numbers = [row.row_number for row in reading.rows]
    assert numbers == sorted(set(numbers))
    for row in reading.rows:
        values = sheet.rows[row.row_number - 1]
        assert all(cell in values for cell in row.cells.values())


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        (("Hộ số",), Field.HOUSEHOLD_NUMBER),
        (("Mã hồ sơ",), None),
        (("Cha, mẹ hoặc người giám hộ", "Số điện thoại"), Field.GUARDIAN_PHONE),
        (("Cha, mẹ hoặc người giám hộ", "Quan hệ"), Field.GUARDIAN_RELATION),
        (("Họ, chữ đệm và tên khai sinh",), Field.FULL_NAME),
        (("Họ và chữ đệm",), Field.FAMILY_AND_MIDDLE),
        (("HO VA TEN",), Field.FULL_NAME),
        (("Số ĐDCN",), Field.NUMBER),
        (("CCCD mẹ",), None),
        (("Năm sinh cha",), None),
        (("Nhu cầu cấp thẻ căn cước (Có/Không)",), Field.CARD_WANTED),
        (("Chủ hộ / người nuôi dưỡng",), Field.GUARDIAN_NAME),
        (("SĐT mẹ",), Field.MOTHER_PHONE),
        (("Khóm, ấp, tổ",), Field.RESIDENCE),
        (("Nơi cư trú", "Tổ"), Field.GROUP),
        (("Phường/Xã",), Field.UNIT),
        (("Nơi sinh",), None),
        (("Giới tính", "Nữ"), Field.SEX_FEMALE),
    ],
)
def test_headers_are_told_from_their_words(lines: tuple[str, ...], field: Field | None) -> None:
    """The child's own columns are never taken from a parent's, and the other way round."""
    assert recognise(*lines) is field
