"""Reading a ward's workbook: our reader with its guards, against openpyxl in its fastest mode."""

import tempfile
from pathlib import Path

from openpyxl import Workbook, load_workbook

from benchmarks.measures import Measure, compare
from duadon.adapters.workbooks import read_workbook

_HEADER = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số định danh", "Khóm", "Ghi chú")


def _write(path: Path, rows: int) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.append(_HEADER)
    for number in range(1, rows + 1):
        year = 2010 + number % 14
        key = f"099{number % 10}{year % 100:02d}{number:06d}"
        sheet.append(
            (number, f"Người Làm Thử {number}", f"09/07/{year}", "Nữ", key, f"Khóm {number % 5}", "")
        )
    book.save(path)


def _read_with_openpyxl(path: Path) -> int:
    book = load_workbook(path, read_only=True, data_only=True)
    return sum(len(row) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))


def compare_reading(*, rows: int) -> Measure:
    """Measure the reading of one workbook of so many rows, seven columns each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        _write(path, rows)
        return compare(
            f"read workbook, {rows:,} rows", lambda: read_workbook(path), lambda: _read_with_openpyxl(path)
        )
