"""The day's report as a workbook: each figure is a formula that leads to rows on the second sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from duadon.adapters.workbook_writer import (
    PageSetup,
    SheetWriter,
    Style,
    WorkbookWriter,
    cell,
    column_range,
    replace_file,
)
from duadon.core.campaign.counts import DayCount
from duadon.core.campaign.milestones import Milestone, done_milestone
from duadon.core.campaign.report_figures import (
    ReportFigures,
    SumOfCounts,
    make_pasteable_line,
    rate_of,
)
from duadon.core.enrolment.tracks import Track
from duadon.core.values.answers import Parameter
from duadon.core.values.errors import require
from duadon.wording.say import say
from duadon.wording.sentences import Language

# First sheet, columns from 0.
NUMBER, UNIT_CODE, UNIT = 0, 1, 2
FIRST_MILESTONE = 3
DONE_TODAY = FIRST_MILESTONE + len(Milestone)
OPENING, BY_SUMS, DONE_HERE, TOTAL, TARGET, RATE, LEFT = range(DONE_TODAY + 1, DONE_TODAY + 8)
DAY_ROW, GROUP_ROW, HEADER_ROW = 3, 5, 6
# Second sheet, columns from 0; its first row is the heading.
ROW_CHILD, ROW_CODE, ROW_UNIT, ROW_TRACK, ROW_MILESTONE, ROW_DATE = range(6)

_WIDTHS = (5, 9, 22, 8.5, 8.5, 8.5, 9.5, 8.5, 8.5, 8.5, 8.5, 9, 9, 9, 9, 9, 10, 9)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """What the report shows: the figures of a day, the office that reports, its units' names by code."""

    figures: ReportFigures
    office_name: str
    unit_names: Mapping[str, str]
    language: Language = "vi"

    def __post_init__(self) -> None:
        nameless = [code for code in self.figures.unit_codes if code not in self.unit_names]
        require(not nameless, f"units without a name: {', '.join(nameless)}")

    def say(self, code: str, **parameters: Parameter) -> str:
        """Return a sentence in the report's language."""
        return say(code, parameters, self.language)

    def name_track(self, track: Track) -> str:
        """Return the track's name, by which the formulas find it."""
        return self.say(f"campaign.track.{track.value}")

    def name_milestone(self, milestone: Milestone) -> str:
        """Return the milestone's name, by which the formulas find it."""
        return self.say(f"campaign.milestone.{milestone.value}")

    @property
    def local_cut(self) -> datetime:
        """The cut as wall time in the campaign's zone."""
        zone = ZoneInfo(self.figures.campaign.zone_name)
        return self.figures.cut.recorded_by.astimezone(zone)


def write_report(path: Path, report: ReportContent) -> None:
    """Write the report's workbook; the file is there whole or not at all.

    Raises OutsideUnavailable if the disk refuses.
    """
    replace_file(path, make_report_workbook(report))


def make_report_workbook(report: ReportContent) -> bytes:
    """Return the report's three sheets as a file."""
    book = WorkbookWriter(created=report.figures.cut.recorded_by, language=report.language)
    figures_sheet = book.add_sheet(report.say("campaign.sheet.figures"))
    rows_sheet = book.add_sheet(report.say("campaign.sheet.rows"))
    notes_sheet = book.add_sheet(report.say("campaign.sheet.notes"))
    _FiguresSheet(figures_sheet, report).write()
    _write_rows(rows_sheet, report)
    _write_notes(notes_sheet, report)
    return book.finish()


class _FiguresSheet:
    """The first sheet: all tracks together, then one section a track; unit rows and a sum in each."""

    def __init__(self, sheet: SheetWriter, report: ReportContent) -> None:
        self._sheet = sheet
        self._report = report
        self._figures = report.figures
        self._section_rows = _place_sections(report.figures)

    def write(self) -> None:
        self._write_page()
        self._write_title()
        self._write_header()
        self._write_overall()
        for track in self._figures.tracks:
            self._write_track(track)

    def _write_page(self) -> None:
        self._sheet.set_widths(_WIDTHS)
        self._sheet.freeze(HEADER_ROW + 1, UNIT + 1)
        self._sheet.set_page(_page(self._report, landscape=True, repeated=(GROUP_ROW, HEADER_ROW)))

    def _write_title(self) -> None:
        report, campaign, width = self._report, self._figures.campaign, (NUMBER, LEFT)
        self._sheet.text(0, NUMBER, report.office_name, style=Style.STRONG)
        if campaign.made_up:
            warning = report.say("campaign.report.made_up")
            self._sheet.text(0, OPENING, warning, style=Style.WARNING)
        title = report.say("campaign.report.title")
        self._sheet.merged_text(1, width, title, style=Style.TITLE)
        frame = report.say(
            "campaign.report.frame",
            name=campaign.name,
            starts_on=campaign.starts_on,
            ends_on=campaign.ends_on,
        )
        self._sheet.text(2, NUMBER, frame, style=Style.PLAIN)
        self._sheet.text(DAY_ROW, NUMBER, report.say("campaign.report.day"), style=Style.STRONG)
        self._sheet.date(DAY_ROW, UNIT, self._figures.cut.day, style=Style.STRONG)
        self._write_line(width)

    def _write_line(self, width: tuple[int, int]) -> None:
        cut = self._report.local_cut
        is_over = cut.date() > self._figures.cut.day
        at_local = None if is_over else cut.time().replace(second=0, microsecond=0)
        line = make_pasteable_line(self._figures, office=self._report.office_name, at_local=at_local)
        text = self._report.say(line.code, **line.parameters)
        self._sheet.merged_text(DAY_ROW + 1, width, text, style=Style.WRAPPED)
        self._sheet.set_height(DAY_ROW + 1, 32)

    def _write_header(self) -> None:
        report, sheet = self._report, self._sheet
        for cols, group in (
            ((NUMBER, UNIT), ""),
            ((FIRST_MILESTONE, DONE_TODAY - 1), report.say("campaign.column.milestones")),
            ((DONE_TODAY, LEFT), report.say("campaign.column.against_target")),
        ):
            sheet.merged_text(GROUP_ROW, cols, group, style=Style.HEADER)
        for col, heading in enumerate(_headings(report)):
            sheet.text(HEADER_ROW, col, heading, style=Style.HEADER)
        sheet.set_height(HEADER_ROW, 48)

    def _write_overall(self) -> None:
        head = HEADER_ROW + 1
        self._write_band(head, self._report.say("campaign.track.all"))
        for place, unit_code in enumerate(self._figures.unit_codes, start=1):
            parts = [rows[unit_code] for rows in self._section_rows.values() if unit_code in rows]
            self._write_sum(head + place, self._figures.of_unit(unit_code), parts=parts)
            self._write_unit(head + place, place, unit_code)
        self._write_total(head + 1, units=len(self._figures.unit_codes), total=self._figures.overall)

    def _write_track(self, track: Track) -> None:
        rows = self._section_rows[track]
        first = min(rows.values())
        self._write_band(first - 1, self._report.name_track(track))
        for place, count in enumerate(self._rows_of(track), start=1):
            row = rows[count.unit_code]
            self._write_unit(row, place, count.unit_code)
            self._write_count(row, count, track_cell=cell(first - 1, NUMBER, row_fixed=True, col_fixed=True))
        self._write_total(first, units=len(rows), total=self._figures.of_track(track))

    def _rows_of(self, track: Track) -> tuple[DayCount, ...]:
        return tuple(row for row in self._figures.rows if row.track is track)

    def _write_band(self, row: int, text: str) -> None:
        for col in range(NUMBER + 1, LEFT + 1):
            self._sheet.blank(row, col, style=Style.BAND)
        self._sheet.text(row, NUMBER, text, style=Style.BAND)

    def _write_unit(self, row: int, place: int, unit_code: str) -> None:
        self._sheet.number(row, NUMBER, place)
        self._sheet.code(row, UNIT_CODE, unit_code)
        self._sheet.text(row, UNIT, self._report.unit_names[unit_code])

    def _write_count(self, row: int, count: DayCount, *, track_cell: str) -> None:
        """Write the row of a unit and track: counted by COUNTIFS over the second sheet."""
        sheet, done_col = self._sheet, _milestone_col(done_milestone(count.track))
        for milestone, reached in zip(Milestone, count.reached, strict=True):
            col = _milestone_col(milestone)
            formula = self._count_formula(row, col, track_cell=track_cell)
            sheet.formula(row, col, f"={formula}", reached)
        day_cell = cell(DAY_ROW, UNIT, row_fixed=True, col_fixed=True)
        today = self._count_formula(row, done_col, track_cell=track_cell, day_cell=day_cell)
        sheet.formula(row, DONE_TODAY, f"={today}+{count.by_sums_today}", count.done_today)
        sheet.number(row, OPENING, count.opening)
        sheet.number(row, BY_SUMS, count.by_sums)
        sheet.formula(row, DONE_HERE, f"={cell(row, done_col)}", count.done_here)
        self._write_result(row, count, style=Style.CELL)
        if count.target is not None:
            sheet.number(row, TARGET, count.target)
            left = f"=MAX(0,{cell(row, TARGET)}-{cell(row, TOTAL)})"
            sheet.formula(row, LEFT, left, count.left or 0)

    def _count_formula(
        self, row: int, milestone_col: int, *, track_cell: str, day_cell: str | None = None
    ) -> str:
        criteria = [
            (ROW_CODE, cell(row, UNIT_CODE, col_fixed=True)),
            (ROW_TRACK, track_cell),
            (ROW_MILESTONE, cell(HEADER_ROW, milestone_col, row_fixed=True, col_fixed=True)),
        ]
        if day_cell is not None:
            criteria.append((ROW_DATE, day_cell))
        rows_sheet = self._report.say("campaign.sheet.rows")
        last_row = max(1, len(self._figures.counted_day.counted))
        parts = [
            f"'{rows_sheet}'!{column_range(col, first_row=1, last_row=last_row)},{criterion}"
            for col, criterion in criteria
        ]
        return f"COUNTIFS({','.join(parts)})"

    def _write_total(self, first: int, *, units: int, total: SumOfCounts) -> None:
        """Write the sum below the unit rows that start at `first`."""
        row = first + units
        for col in (NUMBER, UNIT_CODE):
            self._sheet.blank(row, col, style=Style.SUM)
        self._sheet.text(row, UNIT, self._report.say("campaign.column.sum"), style=Style.SUM)
        self._write_sum(row, total, parts=(first, row - 1), is_stretch=True)

    def _write_sum(
        self, row: int, total: SumOfCounts, *, parts: Sequence[int], is_stretch: bool = False
    ) -> None:
        """Write sums over rows: single ones, or from the first to the last part."""
        style = Style.SUM if is_stretch else Style.CELL
        self._write_result(row, total, style=style)
        for col, value in _summed_values(total).items():
            if value is not None:
                joint = ":" if is_stretch else ","
                formula = f"=SUM({joint.join(cell(part, col) for part in parts)})"
                self._sheet.formula(row, col, formula, value, style=style)

    def _write_result(self, row: int, count: DayCount | SumOfCounts, *, style: Style) -> None:
        """Write total and rate; without a target its three cells stay empty."""
        sheet, total_cell = self._sheet, cell(row, TOTAL)
        parts = "+".join(cell(row, col) for col in (OPENING, BY_SUMS, DONE_HERE))
        sheet.formula(row, TOTAL, f"={parts}", count.total, style=style)
        if count.target is None:
            for col in (TARGET, RATE, LEFT):
                sheet.blank(row, col, style=style)
            return
        target = cell(row, TARGET)
        # Whole thousandths, rounded down: 99,96% must not be shown as 100,0%.
        rate = f'=IF({target}=0,"",QUOTIENT({total_cell}*1000,{target})/1000)'
        sheet.rate_formula(row, RATE, rate, rate_of(count), style=style)


def _place_sections(figures: ReportFigures) -> dict[Track, dict[str, int]]:
    """Return for each track the sheet row of each unit; a band stands above, a sum below."""
    next_band = HEADER_ROW + 1 + len(figures.unit_codes) + 2
    placed: dict[Track, dict[str, int]] = {}
    for track in figures.tracks:
        codes = [row.unit_code for row in figures.rows if row.track is track]
        placed[track] = {code: next_band + place for place, code in enumerate(codes, start=1)}
        next_band += len(codes) + 2
    return placed


def _headings(report: ReportContent) -> tuple[str, ...]:
    before, after = (
        ("number", "unit_code", "unit"),
        (
            "done_today",
            "opening",
            "by_sums",
            "done_here",
            "total",
            "target",
            "rate",
            "left",
        ),
    )
    return (
        *(report.say(f"campaign.column.{name}") for name in before),
        *(report.name_milestone(milestone) for milestone in Milestone),
        *(report.say(f"campaign.column.{name}") for name in after),
    )


def _milestone_col(milestone: Milestone) -> int:
    return FIRST_MILESTONE + list(Milestone).index(milestone)


def _summed_values(total: SumOfCounts) -> dict[int, int | None]:
    results = {
        DONE_TODAY: total.done_today,
        OPENING: total.opening,
        BY_SUMS: total.by_sums,
        DONE_HERE: total.done_here,
        TARGET: total.target,
        LEFT: total.left,
    }
    milestones = zip(Milestone, total.reached, strict=True)
    return {**{_milestone_col(milestone): value for milestone, value in milestones}, **results}


def _write_rows(sheet: SheetWriter, report: ReportContent) -> None:
    """Write the facts that the figures count: opaque codes, no names, no personal numbers."""
    names = ("child_code", "unit_code", "unit", "track", "milestone", "date")
    for col, name in enumerate(names):
        sheet.text(0, col, report.say(f"campaign.column.{name}"), style=Style.HEADER)
    counted = report.figures.counted_day.counted
    for row, fact in enumerate(counted, start=1):
        sheet.text(row, ROW_CHILD, str(fact.child_id))
        sheet.code(row, ROW_CODE, fact.unit_code)
        sheet.text(row, ROW_UNIT, report.unit_names[fact.unit_code])
        sheet.text(row, ROW_TRACK, report.name_track(fact.track))
        sheet.text(row, ROW_MILESTONE, report.name_milestone(fact.milestone))
        sheet.date(row, ROW_DATE, fact.effective_on)
    sheet.set_widths((39, 10, 24, 27, 21, 12))
    sheet.freeze(1, 0)
    sheet.set_filter(last_row=max(1, len(counted)), last_col=ROW_DATE)
    sheet.set_page(_page(report, landscape=True, repeated=(0, 0)))


def _write_notes(sheet: SheetWriter, report: ReportContent) -> None:
    """Write how the figures came about, so that anybody can make them again."""
    sheet.text(0, 0, report.say("campaign.sheet.notes"), style=Style.STRONG)
    for row, (name, text) in enumerate(_notes(report).items(), start=1):
        sheet.text(row, 0, report.say(f"campaign.note.{name}"), style=Style.STRONG)
        sheet.text(row, 1, text, style=Style.WRAPPED)
        sheet.set_height(row, 18 if len(text) < 90 else 50)
    sheet.set_widths((30, 95))
    sheet.set_page(_page(report, landscape=True, repeated=None))


def _notes(report: ReportContent) -> dict[str, str]:
    figures, campaign = report.figures, report.figures.campaign
    in_opening = len(figures.counted_day.in_opening)
    return {
        "campaign": campaign.name,
        "cut": report.say(
            "campaign.note.cut_text",
            day=figures.cut.day,
            instant=report.local_cut,
            zone=campaign.zone_name,
        ),
        "counting": report.say(
            "campaign.note.counting_text",
            figures=report.say("campaign.sheet.figures"),
            rows=report.say("campaign.sheet.rows"),
        ),
        "done": report.say("campaign.note.done_text"),
        "opening": report.say("campaign.note.opening_text", in_opening=in_opening),
        "by_sums": report.say("campaign.note.by_sums_text"),
        "left": report.say("campaign.note.left_text"),
        "hash": figures.hash,
    }


def _page(report: ReportContent, *, landscape: bool, repeated: tuple[int, int] | None) -> PageSetup:
    footer = report.say("campaign.report.page", page="&P", pages="&N")
    return PageSetup(landscape=landscape, repeated_rows=repeated, footer=footer)
