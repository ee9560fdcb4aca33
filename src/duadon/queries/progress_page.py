"""How far the campaign is: against target, by track, worst units first, and where the pace leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from duadon.core.campaign.burn_up import DayTotal, Outlook, look_ahead, trace_burn_up
from duadon.core.campaign.counts import CampaignFacts, DayCount, count_days
from duadon.core.campaign.cut import Cut
from duadon.core.campaign.progress import Progress, measure_progress, pace_window
from duadon.core.campaign.report_figures import (
    ReportFigures,
    SumOfCounts,
    add_up,
    make_figures,
    rate_per_mille,
)
from duadon.core.enrolment.tracks import Track
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound
from duadon.core.values.roles import Actor
from duadon.queries.campaign_facts import load_own_facts
from duadon.store.offices import load_units


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackLine:
    """One track: its sums, and its own pace and finish."""

    track: Track
    sums: SumOfCounts
    progress: Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """One unit: its sums over all tracks; `per_mille` is its rate, None without a target."""

    code: str
    name: str
    sums: SumOfCounts
    per_mille: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPage:
    """All that the page shows; `measured` sums the rows with a target, `units` stand worst first.

    `choices` are the units that the actor may choose from, by code and name.
    """

    day: date
    is_today: bool
    as_of: datetime
    unit_code: str
    figures: ReportFigures
    measured: SumOfCounts
    progress: Progress
    outlook: Outlook | None
    curve: tuple[DayTotal, ...]
    tracks: tuple[TrackLine, ...]
    units: tuple[UnitLine, ...]
    choices: tuple[tuple[str, str], ...]


def show_progress_page(
    day: date | None, unit_code: str, *, actor: Actor, frame: CampaignFrame, now: datetime
) -> ProgressPage:
    """Return the page of a day (None: today) as known now, of all the actor's units or of one.

    A day that is not over makes no pace. Raises NotAllowed without the right, NotFound for a unit
    that is not the actor's and for a day to come.
    """
    as_of = now.astimezone(ZoneInfo(frame.zone_name))
    shown = day or as_of.date()
    if shown > as_of.date():
        raise NotFound("nobody knows the progress of a day to come")
    facts, own = load_own_facts(frame.id, actor=actor, now=now)
    names = {unit.code: unit.name for unit in load_units().living(on=shown)}
    choices = [(code, name) for code, name in names.items() if not own or code in own]
    facts = _of_unit(facts, unit_code, {code for code, _ in choices})
    cut, is_today = Cut(day=shown, recorded_by=now), shown == as_of.date()
    counts = _counts(facts, frame=frame, cut=cut, is_whole=not is_today)
    figures = make_figures(facts, campaign=frame, cut=cut)
    progress = measure_progress(counts, campaign=frame, as_of=shown, is_whole=not is_today)
    return ProgressPage(
        day=shown,
        is_today=is_today,
        as_of=as_of,
        unit_code=unit_code,
        figures=figures,
        measured=add_up(row for row in figures.rows if row.target is not None),
        progress=progress,
        outlook=look_ahead(progress),
        curve=trace_burn_up(facts, campaign=frame, cut=cut),
        tracks=tuple(_track(track, figures, counts, is_whole=not is_today) for track in figures.tracks),
        units=_units(figures, names),
        choices=tuple(choices),
    )


def _of_unit(facts: CampaignFacts, unit_code: str, allowed: set[str]) -> CampaignFacts:
    if not unit_code:
        return facts
    if unit_code not in allowed:
        raise NotFound("no such unit in your area")
    return facts.of_units((unit_code,))


def _counts(facts: CampaignFacts, *, frame: CampaignFrame, cut: Cut, is_whole: bool) -> tuple[DayCount, ...]:
    last_whole = cut.day if is_whole else cut.day - timedelta(days=1)
    days = {*pace_window(frame, as_of=last_whole), cut.day}
    return count_days(facts, days=sorted(days), recorded_by=cut.recorded_by)


def _track(track: Track, figures: ReportFigures, counts: Sequence[DayCount], *, is_whole: bool) -> TrackLine:
    rows = [row for row in counts if row.track is track]
    progress = measure_progress(rows, campaign=figures.campaign, as_of=figures.cut.day, is_whole=is_whole)
    return TrackLine(track=track, sums=figures.of_track(track), progress=progress)


def _units(figures: ReportFigures, names: dict[str, str]) -> tuple[UnitLine, ...]:
    """Sort by rate, the lowest first; of equal ones that with more left; without a target last."""
    lines = (_unit(code, figures.of_unit(code), names) for code in figures.unit_codes)
    return tuple(sorted(lines, key=_worst_first))


def _unit(code: str, sums: SumOfCounts, names: dict[str, str]) -> UnitLine:
    per_mille = rate_per_mille(sums.total, sums.target)
    return UnitLine(code=code, name=names.get(code, code), sums=sums, per_mille=per_mille)


def _worst_first(line: UnitLine) -> tuple[bool, int, int, str]:
    return line.per_mille is None, line.per_mille or 0, -(line.sums.left or 0), line.code
