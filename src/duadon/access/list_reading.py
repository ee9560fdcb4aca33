"""Reads a workbook into cleaned rows: one way for the preview and for the import, no rule twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from duadon.access.admission import Admission
from duadon.adapters.workbooks import read_workbook
from duadon.core.register.cleaning import CleanedRow, Verdict, clean_row
from duadon.core.register.layout import SheetReading, read_sheet
from duadon.core.register.source_rows import SourceRow
from duadon.core.values.answers import Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.store.offices import load_units


@dataclass(frozen=True, slots=True, kw_only=True)
class ListReading:
    """The sheets of a file, read; sheets without a table are named."""

    sheets: tuple[SheetReading, ...]
    without_table: tuple[str, ...]

    @property
    def rows(self) -> Iterator[SourceRow]:
        """Return the data rows of all sheets."""
        return (row for sheet in self.sheets for row in sheet.rows)

    @property
    def skipped(self) -> int:
        """Return how many rows were no data: titles, totals, signatures, blanks."""
        return sum(sum(sheet.skipped.values()) for sheet in self.sheets)


def read_list(path: Path) -> ListReading | Refusal:
    """Return the tables of a file; a Refusal where it cannot be read or holds none."""
    sheets = read_workbook(path)
    if isinstance(sheets, Refusal):
        return sheets
    answers = [(sheet.name, read_sheet(sheet)) for sheet in sheets if not sheet.hidden]
    found = tuple(answer for _, answer in answers if isinstance(answer, SheetReading))
    missing = tuple(name for name, answer in answers if isinstance(answer, Refusal))
    if not found:
        return Refusal(code="register.file.no_table", parameters={"file": path.name})
    return ListReading(sheets=found, without_table=missing)


def clean_list(
    reading: ListReading, frame: CampaignFrame, *, on: date, unit_code: str
) -> list[tuple[SourceRow, CleanedRow]]:
    """Pair each row as written with what it says once put right."""
    units = load_units()
    return [
        (
            row,
            clean_row(row, on=on, units=units, made_up=frame.made_up, default_unit_code=unit_code),
        )
        for row in reading.rows
    ]


def figures_of(admission: Admission, reading: ListReading) -> dict[str, int]:
    """Count a list: accepted, waiting and refused add up to the rows read."""
    adults = {adult.id for row in admission.rows for adult in row.adults if adult.is_new}
    return {
        "read": len(admission.rows),
        "accepted": admission.count(Verdict.ACCEPTED),
        "waiting": admission.count(Verdict.WAITING),
        "refused": admission.count(Verdict.REFUSED),
        "already_known": admission.already_known,
        "new_children": len(admission.new_children),
        "new_households": len(admission.new_households),
        "new_adults": len(adults),
        "repaired": sum(bool(row.cleaned.findings) for row in admission.rows),
        "skipped": reading.skipped,
    }
