"""Commands for the campaign's figures: report, progress."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from duadon.cli.inputs import Day, DayOrNone, misused
from duadon.cli.language import language
from duadon.cli.options import taking
from duadon.cli.session import As, Json, enter, tell, tell_json, tell_sentence, tell_table
from duadon.core.campaign.milestones import Milestone
from duadon.core.campaign.progress import Progress
from duadon.core.campaign.report_figures import (
    ReportFigures,
    SumOfCounts,
    rate_per_mille,
)
from duadon.core.values.answers import Parameter
from duadon.queries.campaign_progress import show_progress
from duadon.queries.campaign_report import ReportForm, load_report, write_day_report
from duadon.wording.say import say

_SUM_NAMES = tuple(
    f"campaign.column.{name}" for name in ("opening", "by_sums", "total", "target", "rate", "left")
)


def add_to(application: typer.Typer) -> None:
    """Add the commands of this module."""
    application.command("report")(report)
    application.command("progress")(progress)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWish:
    """What `duadon report` is told."""

    day: Day
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Where the report goes; .docx, .pdf or .xlsx. Else bao-cao-DAY.xlsx here.",
            show_default=False,
        ),
    ] = None
    username: As = ""
    as_json: Json = False


@taking(ReportWish)
def report(wish: ReportWish) -> None:
    """Write the day's report: a letter for Word, a PDF, or a workbook whose figures lead to rows."""
    out = wish.out or Path(f"bao-cao-{wish.day.isoformat()}.xlsx")
    if out.suffix[1:].lower() not in set(ReportForm):
        misused(
            "cli.report.no_such_form", {"file": out.name, "forms": tuple(f".{one}" for one in ReportForm)}
        )
    session = enter(wish.username)
    found = load_report(session.frame, wish.day, actor=session.actor, now=session.now)
    figures = found.figures
    write_day_report(out, found, language())
    if wish.as_json:
        tell_json({"file": str(out), "hash": figures.hash, **_figures_document(figures)})
        return
    _tell_figures(figures)
    tell(found.write(language()).line)
    tell_sentence("cli.report.written", file=str(out), hash=figures.hash)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressWish:
    """What `duadon progress` is told."""

    day: DayOrNone = None
    username: As = ""
    as_json: Json = False


@taking(ProgressWish)
def progress(wish: ProgressWish) -> None:
    """Show each track against its target by the evening of a day (else today), and when it will finish."""
    session = enter(wish.username)
    day = wish.day or session.today
    found = show_progress(day, actor=session.actor, frame=session.frame, now=session.now)
    if wish.as_json:
        tell_json({**_figures_document(found.figures), "finish": _finish(found.progress)})
        return
    _tell_figures(found.figures)
    _tell_pace(found.progress)
    tell(_finish(found.progress))


def _tell_figures(figures: ReportFigures) -> None:
    """Print a column a track: the steps, then the sums against the target."""
    tracks = {f"campaign.track.{track.value}": figures.of_track(track) for track in figures.tracks}
    columns = {**tracks, "campaign.track.all": figures.overall}
    names = [*(f"campaign.milestone.{one.value}" for one in Milestone), *_SUM_NAMES]
    numbers = zip(names, *(_numbers(of) for of in columns.values()), strict=True)
    rows = [[say(name, {}, language()), *line] for name, *line in numbers]
    headings = ["", *(say(code, {}, language()) for code in columns)]
    tell_table("", headings, rows)


def _numbers(of: SumOfCounts) -> list[Parameter]:
    target, left = (number if number is not None else "" for number in (of.target, of.left))
    return [*of.reached, of.opening, of.by_sums, of.total, target, _percent(of), left]


def _percent(of: SumOfCounts) -> str:
    rate = rate_per_mille(of.total, of.target)
    return "" if rate is None else f"{_decimal(rate)} %"


def _decimal(tenths: int) -> str:
    """Write tenths with the language's mark: 70,6 or 70.6."""
    mark = "." if language() == "en" else ","
    return f"{tenths // 10}{mark}{tenths % 10}"


def _figures_document(figures: ReportFigures) -> dict[str, object]:
    tracks = {track.value: _sum_document(figures.of_track(track)) for track in figures.tracks}
    return {"day": figures.cut.day, "tracks": tracks, "all": _sum_document(figures.overall)}


def _sum_document(of: SumOfCounts) -> dict[str, int | None]:
    reached = {one.value: number for one, number in zip(Milestone, of.reached, strict=True)}
    sums = {"done_today": of.done_today, "opening": of.opening, "by_sums": of.by_sums, "total": of.total}
    return {**reached, **sums, "target": of.target, "left": of.left}


def _tell_pace(found: Progress) -> None:
    if found.pace is None or found.pace_needed is None:
        return
    tell_sentence(
        "cli.progress.pace",
        pace_days=found.pace_days,
        pace=_decimal(round(found.pace * 10)),
        needed=_decimal(round(found.pace_needed * 10)),
        days_left=found.days_left,
    )


def _finish(found: Progress) -> str:
    on = found.finish.on
    return say(found.finish.code, {} if on is None else {"on": on}, language())
