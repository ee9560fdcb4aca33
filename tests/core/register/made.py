"""Small made-up sheets, rows and units for the register's tests."""

from datetime import date

from duadon.core.register.cleaning import CleanedRow, clean_row
from duadon.core.register.source_rows import Cell, MergedRange, Sheet, SourceRow, column_letter
from duadon.core.values.units import AdminUnit, AdminUnits

DAY = date(2024, 9, 16)

UNITS = AdminUnits.of(
    [
        AdminUnit(
            code="29863",
            name="Phường 11",
            valid_from=date(2020, 1, 1),
            valid_to=date(2025, 1, 1),
            successor_code="29881",
            aliases=("P11",),
        ),
        AdminUnit(
            code="29892",
            name="Phường Hòa Thuận",
            valid_from=date(2020, 1, 1),
        ),
        AdminUnit(code="29896", name="Xã Tân Thuận Đông", valid_from=date(2020, 1, 1)),
        AdminUnit(
            code="29881",
            name="Phường Mỹ Ngãi",
            valid_from=date(2025, 1, 1),
        ),
    ]
)

GOOD: dict[str, Cell] = {
    "full_name": "Nguyễn Ngọc Hân",
    "birth": "20/05/2016",
    "sex": "Nữ",
    "number": "099316000812",
    "guardian_name": "Nguyễn Thị Sáu",
    "guardian_relation": "Bà",
    "guardian_phone": "0611000811",
    "residence": "Tổ 12, Khóm 1, Phường 11",
}


def source_row(cells: dict[str, Cell], *, number: int = 7, sheet: str = "DS") -> SourceRow:
    """Make a row that has a column for each of its cells."""
    letters = {name: column_letter(index) for index, name in enumerate(cells)}
    return SourceRow(sheet=sheet, row_number=number, cells=cells, columns=letters)


def good(**changes: Cell) -> dict[str, Cell]:
    """Return the cells of a faultless row with changes."""
    return {**GOOD, **changes}


def clean(cells: dict[str, Cell], *, number: int = 7, sheet: str = "DS") -> CleanedRow:
    """Clean made-up cells on the usual day for the usual ward."""
    row = source_row(cells, number=number, sheet=sheet)
    return clean_row(row, on=DAY, units=UNITS, made_up=True, default_unit_code="29863")


def codes(row: CleanedRow) -> set[str]:
    """Return the codes of a row's findings without their area."""
    return {finding.code.removeprefix("register.") for finding in row.findings}


def sheet_of(*rows: tuple[Cell, ...], merged: tuple[tuple[int, int, int, int], ...] = ()) -> Sheet:
    """Make a sheet; a merged range is first row, first column, last row, last column from 0."""
    ranges = [
        MergedRange(first_row=top, first_column=left, last_row=bottom, last_column=right)
        for top, left, bottom, right in merged
    ]
    return Sheet(name="DS", rows=rows, merged=tuple(ranges))
