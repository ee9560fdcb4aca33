"""The 15 workbooks: read back with another library, they are as messy as they say."""

import hashlib
import re
import unicodedata
from collections import Counter
from datetime import datetime
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from duadon.adapters.ward_workbooks import Layout
from duadon.demo.dirt import Fault
from duadon.demo.families import make_families
from duadon.demo.ward_lists import TruthRow, WardList, write_ward_lists
from duadon.demo.world import made_up_world

SEED = 1
NAME_COLUMN = {Layout.COMMITTEE: 3, Layout.SCHOOL: 2, Layout.POLICE: 2}
FIRST_ROW = {Layout.COMMITTEE: 6, Layout.SCHOOL: 3, Layout.POLICE: 6}


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> list[WardList]:
    """The lists of one seed."""
    return write_ward_lists(tmp_path_factory.mktemp("lists"), SEED)


@cache  # opening them is what takes the time
def _opened(path: Path) -> dict[str, Worksheet]:
    book = openpyxl.load_workbook(path)
    return {name: book[name] for name in book.sheetnames}


def _sheets(ward_list: WardList) -> dict[str, Worksheet]:
    return _opened(ward_list.path)


def _one_of(lists: list[WardList], layout: Layout) -> WardList:
    return next(one for one in lists if one.layout is layout)


def _texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_same_seed_same_bytes(lists: list[WardList], tmp_path: Path):
    """Written again, every file is the same to the byte; another seed gives other files."""
    again = write_ward_lists(tmp_path, SEED)
    assert [_digest(one.path) for one in lists] == [_digest(one.path) for one in again]
    assert [one.truth for one in lists] == [one.truth for one in again]
    other = write_ward_lists(tmp_path, SEED + 1)
    assert all(_digest(a.path) != _digest(b.path) for a, b in zip(lists, other, strict=True))


def test_fifteen_lists_five_in_each_layout(lists: list[WardList]):
    """One list per unit of 2024, the three layouts evenly."""
    assert {one.unit_code for one in lists} == {u.unit.code for u in made_up_world().units}
    assert Counter(one.layout for one in lists) == dict.fromkeys(Layout, 5)


def test_rows_add_up(lists: list[WardList]):
    """Rows are all children and the duplicates, none lost, none invented."""
    keys = Counter(row.child_key for one in lists for row in one.truth)
    duplicates = sum(one.fault_counts()[Fault.DUPLICATE_ROW] for one in lists)
    households = make_families(made_up_world(), seed=SEED)
    assert set(keys) == {child.key for home in households for child in home.children}
    assert sum(one.rows_written for one in lists) == 3000 + duplicates
    assert sum(keys.values()) == 3000 + duplicates
    assert 10 < duplicates < 60


def test_every_row_stands_where_the_truth_says(lists: list[WardList]):
    """The name found at each noted place is the child's, whatever was done to its letters."""
    homes = make_families(made_up_world(), seed=SEED)
    names = {child.key: child.name for home in homes for child in home.children}
    for one in lists:
        sheets = _sheets(one)
        for row in one.truth:
            assert _folded(_name_at(sheets, one.layout, row)) == _folded(names[row.child_key])


def _name_at(sheets: dict[str, Worksheet], layout: Layout, row: TruthRow) -> str:
    sheet, column = sheets[row.place.sheet], NAME_COLUMN[layout]
    name = str(sheet.cell(row.place.row, column).value)
    if layout is Layout.SCHOOL:
        return f"{name} {sheet.cell(row.place.row, column + 1).value}"
    return name


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).replace("Ð", "Đ").casefold()


def test_no_number_outside_099_and_no_phone_outside_06(lists: list[WardList]):
    """Whatever looks like a number or a phone in any cell is of the made-up kind."""
    seen = 0
    for one in lists:
        for sheet in _sheets(one).values():
            for text in re.findall(r"\d{9,}", " ".join(_texts(sheet))):
                seen += 1
                assert re.fullmatch(r"0?99\d{9}|(?:0|84)?6\d{8}", text), text
    assert seen > 5000


def test_committee_layout(lists: list[WardList]):
    """Three title rows, a merged header of two rows, merged family cells, a total, signatures."""
    one = _one_of(lists, Layout.COMMITTEE)
    (sheet,) = _sheets(one).values()
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A1:M1", "A2:M2", "A3:M3", "A4:A5", "E4:F4", "H4:J4", "K4:L4"} <= merged
    assert str(sheet["A2"].value).startswith("DANH SÁCH TRẺ EM")
    assert (sheet["E4"].value, sheet["E5"].value, sheet["F5"].value) == ("Giới tính", "Nam", "Nữ")
    assert any(area.min_col == area.max_col == 2 and area.min_row > 5 for area in sheet.merged_cells.ranges)
    assert sheet.cell(6 + one.rows_written, 1).value == "Tổng cộng"
    assert "NGƯỜI LẬP BIỂU" in _texts(sheet)
    births = [str(sheet.cell(row.place.row, 4).value) for row in one.truth]
    assert sum(bool(re.fullmatch(r"\d\d/\d\d/\d{4}", birth)) for birth in births) > 0.9 * len(births)


def test_school_layout(lists: list[WardList]):
    """One title, capitals, true dates, numbers without their zero, a sum row."""
    one = _one_of(lists, Layout.SCHOOL)
    (sheet,) = _sheets(one).values()
    assert sheet["B2"].value == "Họ và chữ đệm"
    assert sheet.cell(3 + one.rows_written, 2).value == "Cộng"
    rows = [row.place.row for row in one.truth]
    assert all(str(sheet.cell(row, 2).value).isupper() for row in rows)
    assert sum(isinstance(sheet.cell(row, 4).value, datetime) for row in rows) > 0.9 * len(rows)
    assert sum(isinstance(sheet.cell(row, 6).value, int) for row in rows) > 0.85 * len(rows)
    assert any(isinstance(sheet.cell(row, 8).value, int) for row in rows)


def test_police_layout(lists: list[WardList]):
    """Two sheets by age, header in row 5, numbering that starts again, serials among the dates."""
    one = _one_of(lists, Layout.POLICE)
    sheets = _sheets(one)
    assert list(sheets) == ["Dưới 6 tuổi", "Từ đủ 6 đến dưới 14 tuổi"]
    births: list[object] = []
    for name, sheet in sheets.items():
        rows = [row.place.row for row in one.truth if row.place.sheet == name]
        assert sheet["B5"].value == "Họ, chữ đệm và tên khai sinh"
        assert sheet["A6"].value == 1
        assert sheet.cell(6 + len(rows), 1).value == "Tổng cộng"
        assert {sheet.cell(row, 10).value for row in rows} == {"Có", "Không"}
        births += [sheet.cell(row, 3).value for row in rows]
    serials = [birth for birth in births if isinstance(birth, int)]
    assert 0.25 < len(serials) / len(births) < 0.55


def test_nothing_stands_between_header_and_total(lists: list[WardList]):
    """The truth covers every row from the first below the header to the total."""
    for one in lists:
        by_sheet = Counter(row.place.sheet for row in one.truth)
        for sheet, count in by_sheet.items():
            rows = sorted(row.place.row for row in one.truth if row.place.sheet == sheet)
            first = FIRST_ROW[one.layout]
            assert rows == list(range(first, first + count))


def test_the_grandmother_stands_clean_in_ward_11(lists: list[WardList]):
    """Both grandchildren, her name, relation and reasons, without any fault."""
    one = next(item for item in lists if item.unit_code == "29863")
    rows = [row for row in one.truth if row.child_key.startswith("29863-0001-")]
    assert [row.faults for row in rows] == [(), ()]
    sheet = _sheets(one)["Từ đủ 6 đến dưới 14 tuổi"]
    for row, number in zip(rows, ("099213000811", "099316000812"), strict=True):
        cells = [cell.value for cell in sheet[row.place.row]]
        assert cells[4] == number
        assert cells[5:8] == ["Nguyễn Thị Sáu", "Bà", "0611000811"]
        assert "bà không biết đi xe máy" in str(cells[10])
        assert "cha mẹ đi làm xa" in str(cells[10])


def test_a_few_per_cent_wait_for_a_person(lists: list[WardList]):
    """Detectable faults lie between three and eight per cent of the rows; every kind occurs."""
    rows = [row for one in lists for row in one.truth]
    waiting = [row for row in rows if any(f.repair == "detectable" for f in row.faults)]
    assert 0.03 < len(waiting) / len(rows) < 0.08
    assert {fault for row in rows for fault in row.faults} == set(Fault)


@pytest.mark.parametrize(
    ("fault", "trace"),
    [
        (Fault.PHONE_WITH_COUNTRY_CODE, r"\+846\d{8}"),
        (Fault.PHONE_LOST_ZERO, r"(?<!\d)6\d{8}(?!\d)"),
        (Fault.NUMBER_LOST_ZERO, r"(?<!\d)99\d{9}(?!\d)"),
        (Fault.NUMBER_IN_POWERS, r"9\.\d\dE\+10"),
        (Fault.FALSE_D, "\u00d0"),
        (Fault.YEAR_ONLY, r"\|20[012]\d\|"),
        (Fault.SERIAL_DATE, r"\|[34]\d{4}\|"),
    ],
)
def test_a_noted_fault_stands_in_its_row(lists: list[WardList], fault: Fault, trace: str):
    """The truth never notes a fault that no cell of the row shows, duplicates apart."""
    seen = 0
    for one in lists:
        sheets = _sheets(one)
        for row in one.truth:
            if fault in row.faults and Fault.DUPLICATE_ROW not in row.faults:
                cells = [cell.value for cell in sheets[row.place.sheet][row.place.row]]
                assert re.search(trace, "|".join(map(str, cells))), (fault, cells)
                seen += 1
    assert seen
