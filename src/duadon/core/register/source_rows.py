"""A workbook as plain values, and its rows under our names of the columns, cells as written."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from duadon.core.values.errors import require

# What a cell may hold: text, a number, a date, or nothing.
Cell = str | int | float | date | None


class Field(StrEnum):
    """Our names of the columns."""

    ORDER_NUMBER = "order_number"
    HOUSEHOLD_NUMBER = "household_number"
    FULL_NAME = "full_name"
    FAMILY_AND_MIDDLE = "family_and_middle"
    GIVEN_NAME = "given_name"
    BIRTH = "birth"
    SEX = "sex"
    SEX_MALE = "sex_male"
    SEX_FEMALE = "sex_female"
    NUMBER = "number"
    GUARDIAN_NAME = "guardian_name"
    GUARDIAN_RELATION = "guardian_relation"
    GUARDIAN_PHONE = "guardian_phone"
    FATHER_NAME = "father_name"
    FATHER_PHONE = "father_phone"
    MOTHER_NAME = "mother_name"
    MOTHER_PHONE = "mother_phone"
    RESIDENCE = "residence"
    AREA = "area"
    GROUP = "group"
    UNIT = "unit"
    SCHOOL_CLASS = "school_class"
    CARD_WANTED = "card_wanted"
    CIRCUMSTANCES = "circumstances"
    REMARKS = "remarks"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedRange:
    """Cells merged into one; rows and columns count from 0, the last ones included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def __post_init__(self) -> None:
        in_order = self.first_row <= self.last_row and self.first_column <= self.last_column
        require(in_order, "merged range ends before it starts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet from its cell A1 on; only the top left cell of a merged range holds its value."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[MergedRange, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One row as written: `cells` by our names, `columns` their letters; rows count from 1.

    The keys of both are values of Field; blank cells are left out.
    """

    sheet: str
    row_number: int
    cells: Mapping[str, Cell] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)

    def place_of(self, name: str) -> str:
        """Return the cell's address (D12), or "" when the sheet has no such column."""
        letter = self.columns.get(name, "")
        return f"{letter}{self.row_number}" if letter else ""


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell holds nothing to read."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def as_text(cell: Cell) -> str:
    """Write a cell the way a person reads it: 87 not 87.0, dates day first."""
    match cell:
        case None:
            return ""
        case date():
            return f"{cell:%d/%m/%Y}"
        case float() if cell.is_integer():
            return str(int(cell))
    return str(cell)


def column_letter(index: int) -> str:
    """Return the letter of a column that counts from 0: A, B, ... Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def content_bytes(row: SourceRow) -> bytes:
    """Return what the row says, independent of where it stands: the text that a hash is made of.

    The same cells give the same bytes in any sheet, file and order; the running number (STT) is
    left out because it only counts places. Keyed hashing happens where the keys are.
    """
    cells = dict(row.cells)
    cells.pop(Field.ORDER_NUMBER, None)
    return write_cells(cells).encode()


def write_cells(cells: Mapping[str, Cell]) -> str:
    """Write cells with their kinds as one text that `read_cells` reads back."""
    typed = {str(name): list(_typed(cell)) for name, cell in cells.items() if not is_blank(cell)}
    return json.dumps(typed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_cells(text: str) -> dict[str, Cell]:
    """Read what `write_cells` wrote; whole numbers come back as int."""
    return dict(_untyped(json.loads(text)))


def _typed(cell: Cell) -> tuple[str, str]:
    match cell:
        case date():
            return "date", cell.isoformat()
        case float() if not cell.is_integer():
            return "number", repr(cell)
        case int() | float():
            return "number", str(int(cell))
        case _:
            return "text", str(cell)


def _untyped(typed: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, Cell]]:
    for name, (kind, written) in typed.items():
        match kind:
            case "date":
                yield name, date.fromisoformat(written)
            case "number":
                yield name, float(written) if not written.lstrip("-").isdigit() else int(written)
            case _:
                yield name, written
