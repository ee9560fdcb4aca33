"""Writes lists of children the way wards, schools and the police send them (.xlsx).

For the made-up world and for tests of the reading. The same list gives the same bytes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import groupby
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

# A file that carries the moment of its writing would differ each time.
_WRITTEN_AT = datetime(2024, 9, 6, 1, 0, tzinfo=UTC)

_DAY_ZERO = date(1899, 12, 30)  # Excel's serial days count from here

# A cell as typed: text, a bare number (no date format), or a true date cell.
Cell = str | int | date | None


class Layout(StrEnum):
    """The three shapes in which lists arrive."""

    COMMITTEE = "committee"  # two-row merged header, merged family cells
    SCHOOL = "school"  # one header row, names split in two columns
    POLICE = "police"  # two sheets by age


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAdult:
    """A parent or carer as typed in a list; empty texts where nothing was typed."""

    name: str = ""
    relation: str = ""
    phone: Cell = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedChild:
    """One row of a list with its cells as typed, faults and all.

    Rows of one `household` stand together; the committee's layout merges their family cells.
    `under_6` chooses the sheet of the police layout.
    """

    household: str
    name: str
    birth: Cell
    sex: str
    number: Cell
    carer: ListedAdult
    father: ListedAdult
    mother: ListedAdult
    hamlet: str
    group: str
    grade: str
    wants_card: bool
    circumstances: str
    under_6: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListHead:
    """What stands above a list: the unit's name, the day of writing, the shape."""

    unit_name: str
    written_on: date
    layout: Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPlace:
    """Where a child's row stands: the sheet's name and the row's number in it, from 1."""

    sheet: str
    row: int


def write_ward_workbook(path: Path, head: ListHead, children: Sequence[ListedChild]) -> tuple[RowPlace, ...]:
    """Write the list to `path`; returns where each child stands, in the order given."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"author": head.unit_name, "created": _WRITTEN_AT})
        styles = _Styles(
            title=book.add_format({"bold": True, "align": "center"}),
            header=book.add_format(
                {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
            ),
            cell=book.add_format({"border": 1, "valign": "vcenter"}),
            date=book.add_format({"border": 1, "num_format": "dd/mm/yyyy"}),
        )
        return _WRITERS[head.layout](_Pen(book=book, styles=styles), head, children)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Styles:
    title: Format
    header: Format
    cell: Format
    date: Format


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pen:
    """The open workbook with its styles; rows and columns count from 0 here."""

    book: xlsxwriter.Workbook
    styles: _Styles

    def title_rows(self, sheet: Worksheet, titles: Sequence[str], *, last_column: int) -> None:
        for row, title in enumerate(titles):
            sheet.merge_range(row, 0, row, last_column, title, self.styles.title)

    def header(self, sheet: Worksheet, row: int, names: Sequence[str]) -> None:
        for column, name in enumerate(names):
            sheet.write_string(row, column, name, self.styles.header)

    def cells(self, sheet: Worksheet, row: int, cells: Sequence[Cell]) -> None:
        for column, cell in enumerate(cells):
            self._cell(sheet, row, column, cell)

    def _cell(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        if isinstance(cell, date):
            sheet.write_number(row, column, (cell - _DAY_ZERO).days, self.styles.date)
        elif isinstance(cell, int):
            sheet.write_number(row, column, cell, self.styles.cell)
        elif cell:
            sheet.write_string(row, column, cell, self.styles.cell)
        else:
            sheet.write_blank(row, column, None, self.styles.cell)

    def down(self, sheet: Worksheet, rows: range, column: int, cell: Cell) -> None:
        """Write one cell merged over the rows of a family, or plainly for an only child."""
        if len(rows) == 1:
            self._cell(sheet, rows[0], column, cell)
            return
        sheet.merge_range(rows[0], column, rows[-1], column, "", self.styles.cell)
        self._cell(sheet, rows[0], column, cell)


_Writer = Callable[[_Pen, ListHead, Sequence[ListedChild]], tuple[RowPlace, ...]]

# ── the committee's list ─────────────────────────────────────────────────────
_COMMITTEE_SHEET = "Danh sách"
_COMMITTEE_HEADER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("STT", ()),
    ("Hộ số", ()),
    ("Họ và tên", ()),
    ("Ngày, tháng, năm sinh", ()),
    ("Giới tính", ("Nam", "Nữ")),
    ("Số định danh cá nhân", ()),
    ("Cha, mẹ hoặc người giám hộ", ("Họ và tên", "Quan hệ", "Số điện thoại")),
    ("Nơi cư trú", ("Tổ", "Khóm/Ấp")),
    ("Ghi chú", ()),
)
_COMMITTEE_COLUMNS = sum(max(len(parts), 1) for _, parts in _COMMITTEE_HEADER)
_COMMITTEE_FIRST_ROW = 5


def _write_committee(pen: _Pen, head: ListHead, children: Sequence[ListedChild]) -> tuple[RowPlace, ...]:
    sheet = pen.book.add_worksheet(_COMMITTEE_SHEET)
    titles = (
        f"ỦY BAN NHÂN DÂN {head.unit_name.upper()}",
        "DANH SÁCH TRẺ EM DƯỚI 14 TUỔI CÓ NHU CẦU CẤP THẺ CĂN CƯỚC",
        f"(Lập ngày {head.written_on:%d/%m/%Y})",
    )
    pen.title_rows(sheet, titles, last_column=_COMMITTEE_COLUMNS - 1)
    _committee_header(pen, sheet)
    _committee_families(pen, sheet, children)
    end = _COMMITTEE_FIRST_ROW + len(children)
    pen.cells(sheet, end, ("Tổng cộng", "", f"{len(children)} trẻ"))
    sheet.write_string(end + 2, 2, "NGƯỜI LẬP BIỂU", pen.styles.title)
    sheet.write_string(end + 2, 9, "TM. ỦY BAN NHÂN DÂN", pen.styles.title)
    return _places(_COMMITTEE_SHEET, _COMMITTEE_FIRST_ROW, len(children))


def _committee_header(pen: _Pen, sheet: Worksheet) -> None:
    top, column = _COMMITTEE_FIRST_ROW - 2, 0
    for name, parts in _COMMITTEE_HEADER:
        if parts:
            sheet.merge_range(top, column, top, column + len(parts) - 1, name, pen.styles.header)
        else:
            sheet.merge_range(top, column, top + 1, column, name, pen.styles.header)
        for offset, part in enumerate(parts):
            sheet.write_string(top + 1, column + offset, part, pen.styles.header)
        column += max(len(parts), 1)


def _committee_families(pen: _Pen, sheet: Worksheet, children: Sequence[ListedChild]) -> None:
    row = _COMMITTEE_FIRST_ROW
    families = groupby(children, key=lambda child: child.household)
    for number, (_, members) in enumerate(families, start=1):
        family = list(members)
        for offset, child in enumerate(family):
            order = row - _COMMITTEE_FIRST_ROW + offset + 1
            pen.cells(sheet, row + offset, _committee_cells(order, child))
        _committee_family_cells(pen, sheet, range(row, row + len(family)), (number, family[0]))
        row += len(family)


def _committee_cells(order: int, child: ListedChild) -> tuple[Cell, ...]:
    boy, girl = ("x" if child.sex == word else "" for word in ("Nam", "Nữ"))
    family_cells = ("",) * 5
    return (
        order, "", child.name, child.birth, boy, girl, child.number, *family_cells,
        child.circumstances,
    )  # fmt: skip


def _committee_family_cells(
    pen: _Pen, sheet: Worksheet, rows: range, family: tuple[int, ListedChild]
) -> None:
    number, child = family
    cells: dict[int, Cell] = {
        1: number,
        7: child.carer.name,
        8: child.carer.relation,
        9: child.carer.phone,
        10: child.group,
        11: child.hamlet,
    }
    for column, cell in cells.items():
        pen.down(sheet, rows, column, cell)


# ── the school's list ────────────────────────────────────────────────────────
_SCHOOL_SHEET = "Sheet1"
_SCHOOL_HEADER = (
    "TT", "Họ và chữ đệm", "Tên", "Ngày sinh", "Phái", "Mã định danh", "Họ tên cha", "SĐT cha",
    "Họ tên mẹ", "SĐT mẹ", "Địa chỉ", "Lớp", "Ghi chú",
)  # fmt: skip
_SCHOOL_FIRST_ROW = 2


def _write_school(pen: _Pen, head: ListHead, children: Sequence[ListedChild]) -> tuple[RowPlace, ...]:
    sheet = pen.book.add_worksheet(_SCHOOL_SHEET)
    title = f"DANH SÁCH HỌC SINH VÀ TRẺ EM CƯ TRÚ TẠI {head.unit_name.upper()}"
    pen.title_rows(sheet, (title,), last_column=len(_SCHOOL_HEADER) - 1)
    pen.header(sheet, _SCHOOL_FIRST_ROW - 1, _SCHOOL_HEADER)
    for order, child in enumerate(children, start=1):
        cells = _school_cells(order, child, head.unit_name)
        pen.cells(sheet, _SCHOOL_FIRST_ROW + order - 1, cells)
    pen.cells(sheet, _SCHOOL_FIRST_ROW + len(children), ("", "Cộng", len(children)))
    return _places(_SCHOOL_SHEET, _SCHOOL_FIRST_ROW, len(children))


def _school_cells(order: int, child: ListedChild, unit_name: str) -> tuple[Cell, ...]:
    before, _, given = child.name.rpartition(" ")
    address = f"{child.group}, {child.hamlet}, {unit_name}"
    return (
        order, before, given, child.birth, child.sex, child.number, child.father.name,
        child.father.phone, child.mother.name, child.mother.phone, address, child.grade,
        _school_note(child),
    )  # fmt: skip


def _school_note(child: ListedChild) -> str:
    """Name the carer where it is neither parent: the school's columns have no room for them."""
    if child.carer.name in (child.father.name, child.mother.name):
        return child.circumstances
    phone = f", {child.carer.phone}" if child.carer.phone else ""
    relation = child.carer.relation.lower()
    return f"Ở với {relation}: {child.carer.name}{phone}; {child.circumstances}".rstrip("; ")


# ── the police's list ────────────────────────────────────────────────────────
_POLICE_SHEETS = ("Dưới 6 tuổi", "Từ đủ 6 đến dưới 14 tuổi")
_POLICE_HEADER = (
    "STT", "Họ, chữ đệm và tên khai sinh", "Ngày sinh", "Giới tính", "Số ĐDCN",
    "Chủ hộ / người nuôi dưỡng", "Quan hệ với trẻ", "Điện thoại", "Khóm, ấp, tổ",
    "Nhu cầu cấp thẻ (Có/Không)", "Hoàn cảnh",
)  # fmt: skip
_POLICE_FIRST_ROW = 5


def _write_police(pen: _Pen, head: ListHead, children: Sequence[ListedChild]) -> tuple[RowPlace, ...]:
    places: dict[int, RowPlace] = {}
    for name, under_6 in zip(_POLICE_SHEETS, (True, False), strict=True):
        chosen = [i for i, child in enumerate(children) if child.under_6 is under_6]
        _police_sheet(pen, head, name, [children[i] for i in chosen])
        places.update(zip(chosen, _places(name, _POLICE_FIRST_ROW, len(chosen)), strict=True))
    return tuple(places[i] for i in range(len(children)))


def _police_sheet(pen: _Pen, head: ListHead, name: str, children: Sequence[ListedChild]) -> None:
    sheet = pen.book.add_worksheet(name)
    titles = (
        f"CÔNG AN {head.unit_name.upper()}",
        f"DANH SÁCH TRẺ EM {name.upper()}",
        f"Tính đến ngày {head.written_on:%d/%m/%Y}",
    )
    pen.title_rows(sheet, titles, last_column=len(_POLICE_HEADER) - 1)
    pen.header(sheet, _POLICE_FIRST_ROW - 1, _POLICE_HEADER)
    for order, child in enumerate(children, start=1):
        pen.cells(sheet, _POLICE_FIRST_ROW + order - 1, _police_cells(order, child))
    pen.cells(sheet, _POLICE_FIRST_ROW + len(children), ("Tổng cộng", f"{len(children)} trẻ"))


def _police_cells(order: int, child: ListedChild) -> tuple[Cell, ...]:
    return (
        order, child.name, child.birth, child.sex, child.number, child.carer.name,
        child.carer.relation, child.carer.phone, f"{child.hamlet}, {child.group.lower()}",
        "Có" if child.wants_card else "Không", child.circumstances,
    )  # fmt: skip


def _places(sheet: str, first_row: int, count: int) -> tuple[RowPlace, ...]:
    """Return the places of consecutive rows, counted from 1 as the officer sees them."""
    return tuple(RowPlace(sheet=sheet, row=first_row + 1 + i) for i in range(count))


_WRITERS: dict[Layout, _Writer] = {
    Layout.COMMITTEE: _write_committee,
    Layout.SCHOOL: _write_school,
    Layout.POLICE: _write_police,
}
