"""Read a workbook that an office sent (.xlsx; .xls and .ods as the reader allows) as plain values.

What the sender can mend comes back as a Refusal: another kind of file, a damaged, locked or empty
one, one too large. Formulas give the value that the spreadsheet kept; cells in error are blank.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from duadon.core.register.source_rows import Cell, MergedRange, Sheet, is_blank
from duadon.core.values.answers import Parameter, Refusal

MOST_BYTES = 15_000_000
MOST_UNPACKED_BYTES = 100_000_000
MOST_UNPACKED_RATIO = 100
MOST_ROWS = 50_000
MOST_COLUMNS = 60

_RawCell = int | float | str | bool | time | date | datetime | timedelta


class _TooLarge(Exception):
    """Leaves the reading as soon as a guard is hit; carries the answer."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def read_workbook(path: Path) -> tuple[Sheet, ...] | Refusal:
    """Return the sheets in order, hidden ones marked; a Refusal when the file cannot be read.

    At most 15 MB (100 MB unpacked, 100 times its size), 50,000 rows and 60 columns a sheet.
    """
    guard = _refuse_file(path)
    if guard is not None:
        return guard
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            sheets = tuple(_read_sheets(workbook))
    except _TooLarge as too_large:
        return too_large.refusal
    except PasswordError:
        return _refuse("register.file.locked", path)
    except (CalamineError, OSError):
        return _refuse("register.file.unreadable", path)
    if not any(sheet.rows for sheet in sheets):
        return _refuse("register.file.empty", path)
    return sheets


def _refuse(code: str, path: Path, **parameters: int) -> Refusal:
    return Refusal(code=code, parameters={"file": path.name, **parameters})


def _refuse_file(path: Path) -> Refusal | None:
    """Check what can be known of a file before it is unpacked."""
    if not path.is_file():
        return _refuse("register.file.missing", path)
    size = path.stat().st_size
    if size > MOST_BYTES:
        return _refuse("register.file.too_large", path, most=MOST_BYTES // 1_000_000)
    if not is_zipfile(path):
        return None
    try:
        unpacked = _unpacked_bytes(path)
    except BadZipFile:
        return _refuse("register.file.unreadable", path)
    if unpacked > min(MOST_UNPACKED_BYTES, MOST_UNPACKED_RATIO * size):
        return _refuse("register.file.unpacks_too_large", path)
    return None


def _unpacked_bytes(path: Path) -> int:
    with ZipFile(path) as archive:
        return sum(item.file_size for item in archive.infolist())


def _read_sheets(workbook: CalamineWorkbook) -> Iterator[Sheet]:
    for index, about in enumerate(workbook.sheets_metadata):
        if about.typ is SheetTypeEnum.WorkSheet:
            yield _read_sheet(workbook.get_sheet_by_index(index), about)


def _read_sheet(sheet: CalamineSheet, about: SheetMetadata) -> Sheet:
    _guard_size(sheet)
    rows = [tuple(_plain(cell) for cell in row) for row in sheet.to_python(skip_empty_area=False)]
    while rows and all(is_blank(cell) for cell in rows[-1]):
        rows.pop()
    return Sheet(
        name=about.name,
        rows=tuple(rows),
        merged=tuple(_merged(sheet)),
        hidden=about.visible is not SheetVisibleEnum.Visible,
    )


def _guard_size(sheet: CalamineSheet) -> None:
    last_row, last_column = sheet.end or (-1, -1)
    guards = (
        ("register.file.too_many_rows", last_row + 1, MOST_ROWS),
        ("register.file.too_many_columns", last_column + 1, MOST_COLUMNS),
    )
    for code, size, most in guards:
        if size > most:
            parameters: dict[str, Parameter] = {"sheet": sheet.name, "found": size, "most": most}
            raise _TooLarge(Refusal(code=code, parameters=parameters))


def _merged(sheet: CalamineSheet) -> Iterator[MergedRange]:
    for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or ():
        yield MergedRange(
            first_row=first_row,
            first_column=first_column,
            last_row=last_row,
            last_column=last_column,
        )


def _plain(cell: _RawCell) -> Cell:
    """Return the cell as the core knows it; the reader makes every number a float."""
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer():
            return int(cell)
        case datetime():
            return cell.date()
        case time() | timedelta():
            return str(cell)
        case "":
            return None
        case _:
            return cell
