"""A workbook being written: the only door to the library, with the house's rules built in.

Text never becomes a formula, formulas carry the value that core counted, numbers look Vietnamese
on any machine, and a file is there whole or not at all.
"""

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from fractions import Fraction
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from duadon.core.values.errors import OutsideUnavailable
from duadon.wording.sentences import Language

# What a spreadsheet may take for a formula or a command when the text is typed or pasted again.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

# A literal dot between digits: 9.533 also on a machine that groups by commas.
_GROUPED: Mapping[Language, str] = {
    "vi": r"[>=1000000]#\.000\.000;[>=1000]#\.000;0",
    "en": "#,##0",
}
# Decimal signs follow the machine; the locale mark asks for the Vietnamese one where it is heeded.
_PERCENT: Mapping[Language, str] = {"vi": "[$-42A]0.0%", "en": "0.0%"}
_DATE = r"dd\/mm\/yyyy"

_BORDERED = {"border": 1, "valign": "vcenter"}
_HEADER = {**_BORDERED, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#D9E2F3"}
_BAND = {"bold": True, "bg_color": "#EDEDED", "top": 1, "bottom": 1}


class Style(StrEnum):
    """How a cell looks; kinds of values differ in their number format only."""

    TITLE = "title"
    STRONG = "strong"
    PLAIN = "plain"
    WRAPPED = "wrapped"
    WARNING = "warning"
    HEADER = "header"
    BAND = "band"
    CELL = "cell"
    SUM = "sum"


_PROPERTIES: Mapping[Style, Mapping[str, object]] = {
    Style.TITLE: {"bold": True, "font_size": 14, "align": "center", "valign": "vcenter"},
    Style.STRONG: {"bold": True, "valign": "top"},
    Style.PLAIN: {"align": "left", "valign": "vcenter"},
    Style.WRAPPED: {"text_wrap": True, "align": "left", "valign": "top"},
    Style.WARNING: {"bold": True, "font_color": "#C00000"},
    Style.HEADER: _HEADER,
    Style.BAND: _BAND,
    Style.CELL: _BORDERED,
    Style.SUM: {**_BORDERED, "bold": True, "bg_color": "#F2F2F2"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetup:
    """A4, as wide as one page; `repeated_rows` are the first and last header row (from 0)."""

    landscape: bool
    repeated_rows: tuple[int, int] | None
    footer: str


class SheetWriter:
    """One sheet; rows and columns count from 0."""

    def __init__(self, sheet: Worksheet, book: "WorkbookWriter") -> None:
        self._sheet = sheet
        self._book = book

    def text(self, row: int, col: int, text: str, *, style: Style = Style.CELL) -> None:
        """Write text as text, whatever it starts with."""
        self._sheet.write_string(row, col, text, self._book.text_format(style, text))

    def merged_text(self, row: int, cols: tuple[int, int], text: str, *, style: Style) -> None:
        """Write text over the cells of a row from the first to the last column."""
        first, last = cols
        self._sheet.merge_range(row, first, row, last, "", self._book.text_format(style, ""))
        self.text(row, cols[0], text, style=style)

    def number(self, row: int, col: int, value: int, *, style: Style = Style.CELL) -> None:
        """Write a whole number, grouped the language's way."""
        self._sheet.write_number(row, col, value, self._book.number_format(style))

    def code(self, row: int, col: int, digits: str) -> None:
        """Write a five-digit code as a number with its zeros: a comparison never mistakes it."""
        self._sheet.write_number(row, col, int(digits), self._book.code_format())

    def date(self, row: int, col: int, day: date, *, style: Style = Style.CELL) -> None:
        """Write a real date, shown dd/mm/yyyy."""
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
        self._sheet.write_datetime(row, col, midnight, self._book.date_format(style))

    def formula(self, row: int, col: int, formula: str, value: int, *, style: Style = Style.CELL) -> None:
        """Write a formula of a whole number beside its value."""
        self._sheet.write_formula(row, col, formula, self._book.number_format(style), value)

    def rate_formula(self, row: int, col: int, formula: str, value: Fraction | None, *, style: Style) -> None:
        """Write a formula of a share, shown as per cent; None is an empty text."""
        shown = "" if value is None else float(value)
        self._sheet.write_formula(row, col, formula, self._book.percent_format(style), shown)

    def blank(self, row: int, col: int, *, style: Style = Style.CELL) -> None:
        """Give an empty cell its look."""
        self._sheet.write_blank(row, col, None, self._book.text_format(style, ""))

    def set_widths(self, widths: Sequence[float]) -> None:
        """Set the widths of the columns from the first on, in characters."""
        for col, width in enumerate(widths):
            self._sheet.set_column(col, col, width)

    def set_height(self, row: int, points: float) -> None:
        """Set the height of a row."""
        self._sheet.set_row(row, points)

    def freeze(self, row: int, col: int) -> None:
        """Keep the rows above and the columns left of a cell in sight."""
        self._sheet.freeze_panes(row, col)

    def set_filter(self, *, last_row: int, last_col: int) -> None:
        """Put filter buttons on the first row."""
        self._sheet.autofilter(0, 0, last_row, last_col)

    def set_page(self, setup: PageSetup) -> None:
        """Set the page up for the printer."""
        if setup.landscape:
            self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.7)
        self._sheet.set_footer(f"&C{setup.footer}")
        if setup.repeated_rows is not None:
            self._sheet.repeat_rows(*setup.repeated_rows)


class WorkbookWriter:
    """A workbook in memory until `save`; the same contents give the same bytes."""

    def __init__(self, *, created: datetime, language: Language) -> None:
        self._buffer = BytesIO()
        self._book = Workbook(self._buffer, {"in_memory": True, "remove_timezone": True})
        self._book.set_properties({"created": created.replace(tzinfo=None)})
        self._language: Language = language
        self._formats: dict[tuple[Style, str, bool], Format] = {}

    def add_sheet(self, name: str) -> SheetWriter:
        """Add a sheet at the end."""
        return SheetWriter(self._book.add_worksheet(name), self)

    def finish(self) -> bytes:
        """Return the finished file; nothing can be written any more."""
        self._book.close()
        return self._buffer.getvalue()

    def text_format(self, style: Style, text: str) -> Format:
        """Return the look of a text; one that could be read as a formula is marked as text."""
        return self._format(style, "", is_guarded=text.startswith(FORMULA_STARTS))

    def number_format(self, style: Style) -> Format:
        """Return the look of a whole number."""
        return self._format(style, _GROUPED[self._language])

    def percent_format(self, style: Style) -> Format:
        """Return the look of a share."""
        return self._format(style, _PERCENT[self._language])

    def date_format(self, style: Style) -> Format:
        """Return the look of a date."""
        return self._format(style, _DATE)

    def code_format(self) -> Format:
        """Return the look of a five-digit code."""
        return self._format(Style.CELL, "00000")

    def _format(self, style: Style, number_format: str, *, is_guarded: bool = False) -> Format:
        key = (style, number_format, is_guarded)
        if key not in self._formats:
            properties = {"font_name": "Times New Roman", "font_size": 11, **_PROPERTIES[style]}
            if number_format:
                properties["num_format"] = number_format
            self._formats[key] = self._book.add_format(properties)
            self._formats[key].set_quote_prefix(is_guarded)
        return self._formats[key]


def replace_file(path: Path, content: bytes) -> None:
    """Write beside the file, then take its place: a reader sees the old one or the new one, whole."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as fault:
        raise OutsideUnavailable(f"{path.name} could not be written: {fault.strerror}") from fault


def cell(row: int, col: int, *, row_fixed: bool = False, col_fixed: bool = False) -> str:
    """Return a cell's address, such as $B12."""
    address: str = xl_rowcol_to_cell(row, col, row_abs=row_fixed, col_abs=col_fixed)
    return address


def column_range(col: int, *, first_row: int, last_row: int) -> str:
    """Return the fixed address of a stretch of a column, such as $B$2:$B$90."""
    address: str = xl_range_abs(first_row, col, last_row, col)
    return address
