"""The report of a day as coded paragraphs and tables: built once, worded once, shown on page and paper."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from duadon.core.campaign.counts import DayCount
from duadon.core.campaign.letterhead import Letterhead
from duadon.core.campaign.milestones import Milestone
from duadon.core.campaign.progress import Progress
from duadon.core.campaign.report_figures import (
    ReportFigures,
    SumOfCounts,
    add_up,
    against_target,
    make_pasteable_line,
    rate_per_mille,
)
from duadon.core.enrolment.tracks import Track
from duadon.core.values.answers import Parameter
from duadon.core.values.errors import require


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A sentence as code and parameters; wording says it."""

    code: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)


class ParagraphRole(StrEnum):
    """What a paragraph is in the body."""

    HEADING = "heading"
    TEXT = "text"
    POINT = "point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of the body."""

    role: ParagraphRole
    phrase: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A rate in whole thousandths, rounded down."""

    per_mille: int


Cell = int | Share | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A line of a table: of a track, of a unit, or (neither) the sum; None stands for no target."""

    cells: tuple[Cell, ...]
    track: Track | None = None
    unit_code: str | None = None

    @property
    def is_sum(self) -> bool:
        """Tell whether the line adds the others up."""
        return self.track is None and self.unit_code is None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """A table of figures: codes of its headings, the first being that of the names; the sum last."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[FigureRow, ...]

    def __post_init__(self) -> None:
        fits = all(len(row.cells) + 1 == len(self.headings) for row in self.rows)
        require(fits, f"{self.title}: a row has other columns than the heading")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportText:
    """The whole report; times are wall times of the campaign's zone."""

    letterhead: Letterhead
    cut: datetime
    subject: Phrase
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[FigureTable, ...]
    line: Phrase
    hash: str
    made_up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSource:
    """What a report is made of; `local_cut` is the cut as wall time, `part` names units if not all."""

    figures: ReportFigures
    progress: Progress
    letterhead: Letterhead
    local_cut: datetime
    part: tuple[str, ...] = ()


def make_report_text(source: ReportSource) -> ReportText:
    """Put the report into coded words and tables."""
    figures = source.figures
    cut = _minute(source.local_cut)
    line = make_pasteable_line(
        figures,
        office=source.letterhead.issuing_body,
        at_local=None if _is_over(source) else cut.time(),
    )
    return ReportText(
        letterhead=source.letterhead,
        cut=cut,
        subject=_subject(source),
        paragraphs=tuple(_paragraphs(source)),
        tables=(_track_table(figures), _unit_table(figures)),
        line=Phrase(code=line.code, parameters=line.parameters),
        hash=figures.hash,
        made_up=figures.campaign.made_up,
    )


def date_parts(day: date) -> dict[str, Parameter]:
    """Return day, month, year as a letter writes them: a zero before days below 10 and months 1 and 2."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return {"day": f"{day.day:02d}", "month": month, "year": str(day.year)}


def _is_over(source: ReportSource) -> bool:
    """Tell whether the day was over at the cut; else the report is one of the day so far."""
    return source.local_cut.date() > source.figures.cut.day


def _subject(source: ReportSource) -> Phrase:
    parts = date_parts(source.figures.cut.day)
    if _is_over(source):
        return Phrase(code="report.head.subject", parameters=parts)
    at = _minute(source.local_cut).time()
    return Phrase(code="report.head.subject_so_far", parameters={**parts, "at": at})


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _paragraphs(source: ReportSource) -> Iterable[Paragraph]:
    figures = source.figures
    so_far = "" if _is_over(source) else "_so_far"
    yield _text(f"report.body.opening{so_far}", **_frame(source))
    if source.part:
        yield _text("report.body.part", units=source.part)
    yield _heading("report.heading.results")
    yield Paragraph(role=ParagraphRole.TEXT, phrase=_against("report.body.overall", figures.rows))
    for track in figures.tracks:
        rows = [row for row in figures.rows if row.track is track]
        yield Paragraph(role=ParagraphRole.POINT, phrase=_against(f"report.body.{track.value}", rows))
    yield _text("report.body.steps", **_steps(figures.overall))
    yield _heading("report.heading.pace")
    yield from _pace(source.progress)
    yield _heading("report.heading.figures")
    yield _text("report.body.counting")


def _frame(source: ReportSource) -> dict[str, Parameter]:
    cut = _minute(source.local_cut)
    return {
        "campaign": source.figures.campaign.name,
        "office": source.letterhead.issuing_body,
        "day": source.figures.cut.day,
        "at": cut.time(),
        "on": cut.date(),
    }


def _against(code: str, rows: Iterable[DayCount]) -> Phrase:
    """Tell done and done today; rate and rest of the rows with a target, if there are any."""
    parts = tuple(rows)
    everything = add_up(parts)
    done: dict[str, Parameter] = {"total": everything.total, "done_today": everything.done_today}
    against = against_target(parts)
    if against is None:
        return Phrase(code=f"{code}_without_target", parameters=done)
    return Phrase(code=code, parameters={**done, **against})


def _steps(overall: SumOfCounts) -> dict[str, Parameter]:
    steps = zip(Milestone, overall.reached, strict=True)
    sums: dict[str, Parameter] = {"opening": overall.opening, "by_sums": overall.by_sums}
    return {**sums, **{step.value: number for step, number in steps}}


def _pace(progress: Progress) -> Iterable[Paragraph]:
    if progress.pace is not None and progress.pace_needed is not None:
        pace, needed = round(progress.pace * 10), round(progress.pace_needed * 10)
        yield _text(
            "report.body.pace",
            pace_days=progress.pace_days,
            pace=pace // 10,
            pace_tenth=pace % 10,
            needed=needed // 10,
            needed_tenth=needed % 10,
            days_left=progress.days_left,
        )
    on = progress.finish.on
    yield _text(progress.finish.code, **({"on": on} if on is not None else {}))


def _text(code: str, **parameters: Parameter) -> Paragraph:
    return Paragraph(role=ParagraphRole.TEXT, phrase=Phrase(code=code, parameters=parameters))


def _heading(code: str) -> Paragraph:
    return Paragraph(role=ParagraphRole.HEADING, phrase=Phrase(code=code))


_AGAINST_TARGET = tuple(
    f"campaign.column.{name}" for name in ("target", "done_today", "total", "rate", "left")
)


def _track_table(figures: ReportFigures) -> FigureTable:
    rows = [FigureRow(track=track, cells=_cells(figures.of_track(track))) for track in figures.tracks]
    return FigureTable(
        title="report.table.by_track",
        headings=("campaign.column.track", *_AGAINST_TARGET),
        rows=(*rows, FigureRow(cells=_cells(figures.overall))),
    )


def _unit_table(figures: ReportFigures) -> FigureTable:
    rows = [FigureRow(unit_code=code, cells=_unit_cells(figures, code)) for code in figures.unit_codes]
    every_track = tuple(figures.of_track(track).total for track in Track)
    return FigureTable(
        title="report.table.by_unit",
        headings=(
            "campaign.column.unit",
            *(f"report.column.{track.value}" for track in Track),
            *_AGAINST_TARGET,
        ),
        rows=(*rows, FigureRow(cells=(*every_track, *_cells(figures.overall)))),
    )


def _unit_cells(figures: ReportFigures, code: str) -> tuple[Cell, ...]:
    of_unit = [row for row in figures.rows if row.unit_code == code]
    tracks = tuple(sum(row.total for row in of_unit if row.track is track) for track in Track)
    return (*tracks, *_cells(figures.of_unit(code)))


def _cells(of: SumOfCounts) -> tuple[Cell, ...]:
    per_mille = rate_per_mille(of.total, of.target)
    rate = None if per_mille is None else Share(per_mille=per_mille)
    return (of.target, of.done_today, of.total, rate, of.left)
