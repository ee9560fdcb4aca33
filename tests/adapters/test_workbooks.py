"""Reading real workbooks: values, merges, hidden sheets, guards, and the three layouts of lists."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from xlsxwriter.workbook import Workbook

from duadon.adapters import workbooks
from duadon.adapters.workbooks import read_workbook
from duadon.core.register.cleaning import CleanedRow, Verdict, clean_row
from duadon.core.register.households import group_households
from duadon.core.register.layout import SheetReading, read_sheet
from duadon.core.register.row_kinds import SkipKind
from duadon.core.register.source_rows import MergedRange, Sheet
from duadon.core.values.answers import Refusal
from duadon.core.values.partial_dates import PartialDate
from tests.core.register.made import DAY, UNITS, codes


def written(path: Path, fill: Callable[[Workbook], None]) -> Path:
    """Write a workbook."""
    with xlsxwriter.Workbook(str(path)) as workbook:
        fill(workbook)
    return path


def sheets_of(path: Path) -> tuple[Sheet, ...]:
    """Read a workbook that must be readable."""
    sheets = read_workbook(path)
    assert not isinstance(sheets, Refusal)
    return sheets


def cleaned(path: Path) -> tuple[list[CleanedRow], list[SheetReading]]:
    """Read and clean every row of every sheet."""
    readings = [read_sheet(sheet) for sheet in sheets_of(path)]
    good = [reading for reading in readings if isinstance(reading, SheetReading)]
    assert len(good) == len(readings)
    rows = [
        clean_row(row, on=DAY, units=UNITS, made_up=True, default_unit_code="29863")
        for reading in good
        for row in reading.rows
    ]
    return rows, good


def refusal_of(path: Path) -> str:
    """Return the code of the refusal."""
    answer = read_workbook(path)
    assert isinstance(answer, Refusal)
    return answer.code


def test_cells_keep_their_kinds(tmp_path: Path) -> None:
    """Text stays text, whole numbers are int, date cells are dates, blanks are None."""

    def fill(workbook: Workbook) -> None:
        sheet = workbook.add_worksheet("DS")
        sheet.write_row(1, 1, ["087", 87201012345, 8.5])
        sheet.write_number(1, 4, 42510, workbook.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_boolean(1, 5, boolean=True)
        sheet.merge_range(2, 0, 3, 1, "gộp")
        sheet.write_formula(4, 0, "=1+1", value=2)

    (sheet,) = sheets_of(written(tmp_path / "a.xlsx", fill))
    assert sheet.rows[0] == (None,) * 6
    assert sheet.rows[1] == (None, "087", 87201012345, 8.5, date(2016, 5, 20), "TRUE")
    assert isinstance(sheet.rows[1][2], int)
    assert sheet.rows[2][:2] == ("gộp", None)
    assert sheet.rows[4][0] == 2
    assert sheet.merged == (MergedRange(first_row=2, first_column=0, last_row=3, last_column=1),)


def test_hidden_sheets_are_named(tmp_path: Path) -> None:
    """Nothing hidden is read unasked: the caller sees which sheets were."""

    def fill(workbook: Workbook) -> None:
        workbook.add_worksheet("DS").write(0, 0, "x")
        workbook.add_worksheet("Cũ").hide()

    sheets = sheets_of(written(tmp_path / "a.xlsx", fill))
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("DS", False), ("Cũ", True)]


def fill_nothing(workbook: Workbook) -> None:
    """Leave the only sheet blank."""
    workbook.add_worksheet("DS")


def test_other_files_are_refused_with_the_reason(tmp_path: Path) -> None:
    """Missing, empty, of another kind or cut short: each has its own sentence or the same advice."""
    text = tmp_path / "danh sach.xlsx"
    text.write_text("Họ và tên;Ngày sinh", encoding="utf-8")
    whole = written(tmp_path / "a.xlsx", fill_school)
    cut = tmp_path / "b.xlsx"
    cut.write_bytes(whole.read_bytes()[:-400])
    empty = written(tmp_path / "c.xlsx", fill_nothing)
    assert refusal_of(tmp_path / "nowhere.xlsx") == "register.file.missing"
    assert refusal_of(text) == "register.file.unreadable"
    assert refusal_of(cut) == "register.file.unreadable"
    assert refusal_of(empty) == "register.file.empty"


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    """A renamed archive is another kind of file."""
    path = tmp_path / "a.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "x")
    assert refusal_of(path) == "register.file.unreadable"


def test_guards_stop_what_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes, rows, columns and a file that unpacks to far more than its size."""

    def fill(workbook: Workbook) -> None:
        sheet = workbook.add_worksheet("DS")
        sheet.write(11, 4, "x")

    path = written(tmp_path / "a.xlsx", fill)
    sheets_of(path)
    for name, least, code in (
        ("MOST_ROWS", 11, "register.file.too_many_rows"),
        ("MOST_COLUMNS", 4, "register.file.too_many_columns"),
        ("MOST_BYTES", 100, "register.file.too_large"),
        ("MOST_UNPACKED_BYTES", 100, "register.file.unpacks_too_large"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(workbooks, name, least)
            assert refusal_of(path) == code
    bomb = tmp_path / "bomb.xlsx"
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", "0" * 5_000_000)
    assert refusal_of(bomb) == "register.file.unpacks_too_large"


def fill_committee(workbook: Workbook) -> None:
    """Write the ward committee's layout: two-row header, merged family cells, closing lines."""
    sheet = workbook.add_worksheet("Danh sách")
    for row, title in enumerate(("UBND PHƯỜNG 11", "DANH SÁCH TRẺ EM", "Ngày 6/9/2024")):
        sheet.merge_range(row, 0, row, 12, title)
    single = {
        0: "STT",
        1: "Hộ số",
        2: "Họ và tên",
        3: "Ngày, tháng, năm sinh",
        6: "Số định danh cá nhân",
        12: "Ghi chú",
    }
    for column, title in single.items():
        sheet.merge_range(3, column, 4, column, title)
    sheet.merge_range(3, 4, 3, 5, "Giới tính")
    sheet.merge_range(3, 7, 3, 9, "Cha, mẹ hoặc người giám hộ")
    sheet.merge_range(3, 10, 3, 11, "Nơi cư trú")
    sheet.write_row(4, 4, ["Nam", "Nữ"])
    sheet.write_row(4, 7, ["Họ và tên", "Quan hệ", "Số điện thoại", "Tổ", "Khóm/Ấp"])
    sheet.write_row(5, 0, [1, None, "Nguyễn Minh Khang", "14/03/2013", "x", None, "099213000811"])
    sheet.write_row(6, 0, [2, None, "Nguyễn Ngọc Hân", "20/05/2016", None, "x", "099316000812"])
    family = {1: 7, 7: "Nguyễn Thị Sáu", 8: "Bà", 9: "0611000811", 10: "12", 11: "Khóm 1"}
    for column, value in family.items():
        sheet.merge_range(5, column, 6, column, value)
    sheet.write_row(
        7, 0, [3, 8, "Trần Văn Út", "01/02/2020", "x", None, "099220000813", "Trần Văn Bảy", "Cha"]
    )
    sheet.write_row(8, 0, ["Tổng cộng", None, "3 trẻ"])
    sheet.write(10, 9, "TM. ỦY BAN NHÂN DÂN")
    sheet.write(12, 9, "Lê Thị Chín")


def test_reads_the_committees_layout(tmp_path: Path) -> None:
    """Siblings under one merged household keep their grandmother; totals and signers are no child."""
    rows, (reading,) = cleaned(written(tmp_path / "p11.xlsx", fill_committee))
    assert [row.full_name for row in rows] == ["Nguyễn Minh Khang", "Nguyễn Ngọc Hân", "Trần Văn Út"]
    assert [row.guardians[0].full_name for row in rows] == ["Nguyễn Thị Sáu"] * 2 + ["Trần Văn Bảy"]
    assert [(row.group_name, row.area_name) for row in rows[:2]] == [("Tổ 12", "Khóm 1")] * 2
    assert group_households(rows) == ((0, 1), (2,))
    assert {row.verdict for row in rows} == {Verdict.ACCEPTED}
    assert reading.skipped == {
        SkipKind.TITLE: 3,
        SkipKind.HEADER: 2,
        SkipKind.TOTAL: 1,
        SkipKind.BLANK: 2,
        SkipKind.SIGNATURE: 2,
    }


def fill_school(workbook: Workbook) -> None:
    """Write a school's layout: capitals, split names, date cells, numbers without their zeros."""
    day = workbook.add_format({"num_format": "dd/mm/yyyy"})
    sheet = workbook.add_worksheet("Sheet1")
    sheet.merge_range(0, 0, 0, 12, "DANH SÁCH HỌC SINH")
    sheet.write_row(
        1,
        0,
        ["TT", "Họ và chữ đệm", "Tên", "Ngày sinh", "Phái", "Mã định danh", "Họ tên cha", "SĐT cha",
         "Họ tên mẹ", "SĐT mẹ", "Địa chỉ", "Lớp", "Ghi chú"],
    )  # fmt: skip
    sheet.write_row(2, 0, [1, "NGUYỄN NGỌC", "HÂN"])
    sheet.write_number(2, 3, 42510, day)  # a date cell is a serial with a date format
    sheet.write_row(
        2, 4, ["Nữ", 99316000812, "NGUYỄN VĂN TÁM", 611000811, None, None, "Tổ 12, Khóm 1, P11", "3A"]
    )
    sheet.write_row(3, 0, [None, "Cộng", 1])


def test_reads_the_schools_layout(tmp_path: Path) -> None:
    """Every certain repair is made and told, and the row is accepted."""
    (row,), (reading,) = cleaned(written(tmp_path / "th.xlsx", fill_school))
    assert row.full_name == "Nguyễn Ngọc Hân"
    assert row.birth == PartialDate(year=2016, month=5, day=20)
    assert row.number is not None
    assert row.number.digits == "099316000812"
    assert row.guardians[0].full_name == "Nguyễn Văn Tám"
    assert row.remarks == "Lớp 3A"
    assert codes(row) == {"name.recased", "number.lost_zero", "phone.lost_zero"}
    assert row.verdict is Verdict.ACCEPTED
    assert reading.skipped == {SkipKind.TITLE: 1, SkipKind.HEADER: 1, SkipKind.TOTAL: 1}


def fill_police(workbook: Workbook) -> None:
    """Write the police's layout: two sheets by age, header in row 5, serial dates."""
    for name, year in (("Dưới 6 tuổi", 44000), ("Từ đủ 6 đến dưới 14 tuổi", "15/01/2015")):
        sheet = workbook.add_worksheet(name)
        sheet.merge_range(0, 0, 0, 10, "CÔNG AN PHƯỜNG 11")
        sheet.write_row(
            4,
            0,
            ["STT", "Họ, chữ đệm và tên khai sinh", "Ngày sinh", "Giới tính", "Số ĐDCN",
             "Chủ hộ / người nuôi dưỡng", "Quan hệ với trẻ", "Điện thoại", "Khóm, ấp, tổ",
             "Nhu cầu cấp thẻ (Có/Không)", "Hoàn cảnh"],
        )  # fmt: skip
        sheet.write_row(
            5,
            0,
            [1, f"Trần {name.split()[0]}", year, "Nam", None, "Trần Văn Bảy", "Cha", "0611000813",
             "Khóm 2, tổ 7", "Không", "cha mẹ đi làm xa"],
        )  # fmt: skip
        sheet.write_row(6, 0, ["Tổng cộng", "1 trẻ"])


def test_reads_the_polices_layout(tmp_path: Path) -> None:
    """Siblings on two sheets meet through their father; serial dates and the wish are read."""
    rows, _ = cleaned(written(tmp_path / "ca.xlsx", fill_police))
    assert [row.birth for row in rows] == [
        PartialDate(year=2020, month=6, day=18),
        PartialDate(year=2015, month=1, day=15),
    ]
    assert group_households(rows) == ((0, 1),)
    assert [row.card_wanted for row in rows] == [False, False]
    assert [(row.area_name, row.group_name) for row in rows] == [("Khóm 2", "Tổ 7")] * 2
    assert rows[0].remarks == "cha mẹ đi làm xa"
