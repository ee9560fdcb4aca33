"""Find the table in a sheet: headers of one or two rows, its data rows, and what is none of them.

Every row of the sheet is accounted for: a data row, or skipped for one named reason. What cannot
be told for sure stays a data row, so that a person is asked and no child is lost.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from duadon.core.register.headers import recognise
from duadon.core.register.row_kinds import RowView, SkipKind, tell_kind
from duadon.core.register.source_rows import (
    Cell,
    Field,
    MergedRange,
    Sheet,
    SourceRow,
    as_text,
    column_letter,
    is_blank,
)
from duadon.core.values.answers import Refusal

_HEADER_SEARCH_ROWS = 40
_LEAST_COLUMNS = 3
_NAME_FIELDS = frozenset({Field.FULL_NAME, Field.GIVEN_NAME})

# A cell merged down a family says the same of each of its rows; a child's own cells never do.
_OWN_FIELDS = frozenset(
    {
        Field.ORDER_NUMBER,
        Field.FULL_NAME,
        Field.FAMILY_AND_MIDDLE,
        Field.GIVEN_NAME,
        Field.BIRTH,
        Field.SEX,
        Field.SEX_MALE,
        Field.SEX_FEMALE,
        Field.NUMBER,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Where the header stands (rows count from 0) and which column holds which field."""

    first_row: int
    last_row: int
    columns: Mapping[int, Field]

    def letters(self) -> dict[str, str]:
        """Return the letter of each field's column."""
        return {str(name): column_letter(index) for index, name in self.columns.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetReading:
    """A sheet's data rows and how many rows were skipped for which reason."""

    sheet: str
    columns: Mapping[str, str]
    rows: tuple[SourceRow, ...]
    skipped: Mapping[SkipKind, int]


def read_sheet(sheet: Sheet) -> SheetReading | Refusal:
    """Return the sheet's rows under our names; a Refusal when no row looks like a header."""
    header = find_header(sheet)
    if header is None:
        return Refusal(code="register.header.missing", parameters={"sheet": sheet.name})
    skipped: Counter[SkipKind] = Counter()
    rows: list[SourceRow] = []
    for source_row, kind in _walk(sheet, header):
        if kind is None:
            rows.append(source_row)
        else:
            skipped[kind] += 1
    return SheetReading(sheet=sheet.name, columns=header.letters(), rows=tuple(rows), skipped=dict(skipped))


def find_header(sheet: Sheet) -> Header | None:
    """Return the header that names most columns; two rows only where the second adds some."""
    indexes = range(min(len(sheet.rows), _HEADER_SEARCH_ROWS))
    single = (_single(sheet, index) for index in indexes)
    double = (_double(sheet, index) for index in indexes[:-1])
    best: Header | None = None
    for candidate in chain(single, double):
        if candidate and (best is None or len(candidate.columns) > len(best.columns)):
            best = candidate
    return best


def _single(sheet: Sheet, index: int) -> Header | None:
    texts = _texts(sheet.rows[index])
    return _header(index, index, {column: (text,) for column, text in texts.items()})


def _double(sheet: Sheet, index: int) -> Header | None:
    """Return the header of a row and the one below it, which may not look like data."""
    if _has_digits(sheet.rows[index + 1]):
        return None
    upper, lower = _spread(sheet, index), _texts(sheet.rows[index + 1])
    lines = {
        column: tuple(text for text in (upper.get(column), lower.get(column)) if text)
        for column in {*upper, *lower}
    }
    return _header(index, index + 1, lines)


def _header(first: int, last: int, columns: Mapping[int, tuple[str, ...]]) -> Header | None:
    """Return the header that the texts make, if they name enough columns, a name among them."""
    found: dict[int, Field] = {}
    for column, lines in sorted(columns.items()):
        name = recognise(*lines)
        if name is not None and name not in found.values():
            found[column] = name
    if len(found) < _LEAST_COLUMNS or not _NAME_FIELDS & set(found.values()):
        return None
    return Header(first_row=first, last_row=last, columns=found)


def _texts(row: tuple[Cell, ...]) -> dict[int, str]:
    return {column: as_text(cell) for column, cell in enumerate(row) if not is_blank(cell)}


def _has_digits(row: tuple[Cell, ...]) -> bool:
    return any(letter.isdigit() for cell in row for letter in as_text(cell))


def _spread(sheet: Sheet, index: int) -> dict[int, str]:
    """Return a header row's texts, each given to all the columns that it is merged over.

    Where the file tells no merges (.ods), a text reaches over the blank cells on its right that
    have a text below them.
    """
    texts = _texts(sheet.rows[index])
    for area in sheet.merged:
        if area.first_row == index and area.first_column in texts:
            for column in range(area.first_column + 1, area.last_column + 1):
                texts.setdefault(column, texts[area.first_column])
    if not sheet.merged and index + 1 < len(sheet.rows):
        for column in sorted(_texts(sheet.rows[index + 1])):
            if column not in texts and column - 1 in texts:
                texts[column] = texts[column - 1]
    return texts


def _walk(sheet: Sheet, header: Header) -> Iterator[tuple[SourceRow, SkipKind | None]]:
    """Yield every row of the sheet with the reason to skip it, None for data."""
    given_down = _given_down(sheet, header)
    letters = header.letters()
    header_texts = _texts(sheet.rows[header.last_row])
    closing = False
    for index, row in enumerate(sheet.rows):
        own = _fields(row, header)
        if index <= header.last_row:
            kind: SkipKind | None = _above(index, row, header)
        elif _texts(row) == header_texts:
            kind = SkipKind.HEADER
        else:
            kind = tell_kind(RowView(fields=own, texts=tuple(_texts(row).values())), closing=closing)
        closing = _is_closing(kind, closing=closing)
        cells = {**own, **given_down.get(index, {})}
        yield (
            SourceRow(sheet=sheet.name, row_number=index + 1, cells=cells, columns=letters),
            kind,
        )


def _above(index: int, row: tuple[Cell, ...], header: Header) -> SkipKind:
    if index >= header.first_row:
        return SkipKind.HEADER
    return SkipKind.TITLE if _texts(row) else SkipKind.BLANK


def _is_closing(kind: SkipKind | None, *, closing: bool) -> bool:
    """Tell whether the table is over: after a total or a signature, until data come again."""
    if kind in {SkipKind.TOTAL, SkipKind.SIGNATURE}:
        return True
    return closing and kind is not None


def _fields(row: tuple[Cell, ...], header: Header) -> dict[str, Cell]:
    named = ((name, row[column]) for column, name in header.columns.items() if column < len(row))
    return {str(name): cell for name, cell in named if not is_blank(cell)}


def _given_down(sheet: Sheet, header: Header) -> dict[int, dict[str, Cell]]:
    """Return what merged family cells say of the rows below their first one."""
    given: dict[int, dict[str, Cell]] = {}
    for area in sheet.merged:
        name = header.columns.get(area.first_column)
        if name is None or name in _OWN_FIELDS or area.first_row <= header.last_row:
            continue
        value = _top_left(sheet, area)
        if not is_blank(value):
            for index in range(area.first_row + 1, area.last_row + 1):
                given.setdefault(index, {})[str(name)] = value
    return given


def _top_left(sheet: Sheet, area: MergedRange) -> Cell:
    if area.first_row >= len(sheet.rows):
        return None
    return next(islice(sheet.rows[area.first_row], area.first_column, None), None)
