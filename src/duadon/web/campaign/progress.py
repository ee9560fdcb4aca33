"""Tiến độ đợt: will it be done in time, which tracks and units are behind, and where the pace leads."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from duadon.core.campaign.milestones import Milestone
from duadon.core.campaign.progress import Finish, Progress
from duadon.core.campaign.report_figures import SumOfCounts, rate_per_mille
from duadon.core.values.answers import Parameter
from duadon.queries.progress_page import ProgressPage, TrackLine, UnitLine, show_progress_page
from duadon.web.campaign.burn_up_picture import NARROW, WIDE, BurnUpPicture, draw_burn_up
from duadon.web.visits import draw, enter
from duadon.web.words import tell

BAR_WIDTH = 100


@require_safe
def progress(request: HttpRequest, day: date | None = None) -> HttpResponse:
    """Show the progress as of now, or of the evening of a past day; `don-vi` chooses one unit."""
    visit = enter(request)
    page = show_progress_page(
        day, request.GET.get("don-vi", ""), actor=visit.actor, frame=visit.frame, now=visit.now
    )
    today = page.as_of.date()
    context = {
        "page": page,
        "cut": _cut(page),
        "before": page.day - timedelta(days=1),
        "after": page.day + timedelta(days=1) if page.day < today else None,
        "rate": _rate(page.measured),
        "figures": list(_figures(page)),
        "sentences": _sentences(page),
        "is_late": _is_late(page),
        "pictures": _pictures(page),
        "curve": list(reversed(page.curve)),
        "pace_label": tell("progress.label.pace", {"days": page.progress.pace_days}),
        "tracks": [_track(line) for line in page.tracks],
        "units": [_unit(line) for line in page.units],
        "steps": [tell(f"campaign.milestone.{step.value}") for step in Milestone],
        "bar_width": BAR_WIDTH,
    }
    return draw(request, "campaign/progress.html", visit, context)


def _cut(page: ProgressPage) -> str:
    if page.is_today:
        return tell("progress.cut.now", {"at": page.as_of.time().replace(second=0), "day": page.day})
    return tell("progress.cut.evening", {"day": page.day})


def _rate(sums: SumOfCounts) -> str:
    per_mille = rate_per_mille(sums.total, sums.target)
    if per_mille is None:
        return tell("progress.rate.without_target", {"total": sums.total})
    return tell(
        "progress.rate.of_target", {**_share(per_mille), "total": sums.total, "target": sums.target or 0}
    )


def _share(per_mille: int) -> dict[str, int]:
    return {"percent": per_mille // 10, "tenth": per_mille % 10}


def _figures(page: ProgressPage) -> Iterable[tuple[str, str, bool]]:
    """Yield label, value, and whether it is an alarm: the pace falls short of what is needed."""
    measured = page.progress
    is_short = measured.pace is not None and (measured.pace_needed or 0) > measured.pace
    yield tell("progress.label.left"), tell("progress.figure.number", {"number": measured.left}), False
    yield (
        tell("progress.label.days_left"),
        tell("progress.figure.number", {"number": measured.days_left}),
        False,
    )
    yield tell("progress.label.needed"), _per_day(measured.pace_needed), False
    yield tell("progress.label.pace", {"days": measured.pace_days}), _per_day(measured.pace), is_short


def _per_day(pace: Fraction | None) -> str:
    """Write cases a day to one decimal, rounded half to even."""
    if pace is None:
        return "–"
    tenths = round(pace * 10)
    return tell("progress.figure.per_day", {"whole": tenths // 10, "tenth": tenths % 10})


def _is_late(page: ProgressPage) -> bool:
    on = page.progress.finish.on
    return on is not None and on > page.figures.campaign.ends_on


def _sentences(page: ProgressPage) -> list[str]:
    sentences = [tell_finish(page.progress, ends_on=page.figures.campaign.ends_on)]
    ahead, missing = page.outlook, 0
    if ahead is not None:
        missing = page.progress.total + page.progress.left - ahead.usual
    if ahead is not None and missing > 0 and ahead.fast > page.progress.total:
        numbers = {"usual": ahead.usual, "slow": ahead.slow, "fast": ahead.fast, "missing": missing}
        code = "progress.outlook.short" if ahead.slow < ahead.fast else "progress.outlook.short_flat"
        sentences.append(tell(code, {**numbers, "on": page.figures.campaign.ends_on}))
    return sentences


def tell_finish(measured: Progress, *, ends_on: date) -> str:
    """Say when it will be finished, in which band, and how late; or honestly that nobody can say."""
    finish = measured.finish
    if finish.on is None or finish.earliest is None:
        return tell(finish.code)
    late = (finish.on - ends_on).days
    timing = "late" if late > 0 else "early" if late < 0 else "in_time"
    parameters: dict[str, Parameter] = {
        "on": finish.on,
        "earliest": finish.earliest,
        "days": abs(late),
    }
    if finish.latest is None:
        return tell(f"progress.finish.{timing}_open", parameters)
    return tell(f"progress.finish.{timing}", {**parameters, "latest": finish.latest})


def _pictures(page: ProgressPage) -> list[tuple[str, BurnUpPicture]]:
    """Return the same picture for a desk and for a phone; none where there is no curve."""
    if not page.curve:
        return []
    sheets = (("wide", WIDE), ("narrow", NARROW))
    campaign = page.figures.campaign
    return [
        (name, draw_burn_up(page.curve, page.outlook, campaign=campaign, sheet=sheet))
        for name, sheet in sheets
    ]


def _track(line: TrackLine) -> dict[str, object]:
    return {
        "name": tell(f"campaign.track.{line.track.value}"),
        "rate": _rate(line.sums),
        "sums": line.sums,
        "pace": _per_day(line.progress.pace),
        "needed": _per_day(line.progress.pace_needed),
        "finish": _short_finish(line.progress.finish),
    }


def _short_finish(finish: Finish) -> str:
    if finish.on is None or finish.earliest is None:
        return tell(finish.code.replace("campaign.finish", "progress.expected"))
    if finish.latest is None:
        return tell("progress.expected.open", {"on": finish.on, "earliest": finish.earliest})
    return tell(
        "progress.expected.band",
        {"on": finish.on, "earliest": finish.earliest, "latest": finish.latest},
    )


def _unit(line: UnitLine) -> dict[str, object]:
    return {
        "line": line,
        "rate": tell("progress.figure.percent", _share(line.per_mille))
        if line.per_mille is not None
        else "–",
        "bar": min(BAR_WIDTH, (line.per_mille or 0) * BAR_WIDTH // 1000),
        "steps": list(line.sums.reached),
    }
