"""Kế hoạch ngày: what each van does, who is left out and why."""

from collections.abc import Iterable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from duadon.actions.answers_json import read_answer
from duadon.core.shuttle.plan import Objective
from duadon.core.values.answers import Refusal
from duadon.core.values.times import MINUTE, clock_text
from duadon.queries.day_plan_page import (
    DayPlanPage,
    LeftOut,
    PlanRun,
    PlanStop,
    PlanVan,
    Waiting,
    show_day_plan,
)
from duadon.queries.rider_names import People
from duadon.web.visits import draw, enter
from duadon.web.words import tell, tell_moment, tell_people, tell_refusal

MOST_DIGITS = 4  # of a version's number


@require_safe
def day_plan(request: HttpRequest, day: date | None = None) -> HttpResponse:
    """Show the plan of the day; without a day today's. Planners reach a version by `ban`."""
    visit = enter(request)
    today = visit.now.astimezone(ZoneInfo(visit.frame.zone_name)).date()
    shown = day or today
    page = show_day_plan(
        shown, actor=visit.actor, frame=visit.frame, now=visit.now, version=_version(request)
    )
    around = {
        "day": shown,
        "is_today": shown == today,
        "is_tomorrow": shown == today + timedelta(days=1),
        "before": shown - timedelta(days=1),
        "after": shown + timedelta(days=1),
    }
    return draw(request, "shuttle/day_plan.html", visit, {**around, **(_words(page) if page else {})})


def _version(request: HttpRequest) -> int | None:
    wanted = request.GET.get("ban", "")
    return int(wanted) if wanted.isdecimal() and len(wanted) <= MOST_DIGITS else None


def _words(page: DayPlanPage) -> dict[str, object]:
    return {
        "page": page,
        "made_at": tell_moment(page.made_at),
        "published_at": tell_moment(page.published_at) if page.published_at else "",
        "newer_draft": _newer_draft(page.newer_draft),
        "figures": _figures(page.objective),
        "left_behind": page.wanted - page.objective.people,
        "vans": [_van(van) for van in page.vans],
        "left_out": [_left_out(one) for one in page.left_out],
        "waiting": list(_waiting(page.waiting)),
    }


def _newer_draft(version: int | None) -> str:
    return tell("shuttle.day.newer_draft", {"version": str(version)}) if version is not None else ""


def _figures(objective: Objective) -> dict[str, object]:
    return {
        "worst_away": objective.worst_away_seconds // MINUTE,
        "mean_away": objective.away_seconds // MINUTE // max(objective.people, 1),
        "kilometres": round(objective.metres / 1000, 1),
        "late": objective.lateness_seconds // MINUTE,
    }


def _van(van: PlanVan) -> dict[str, object]:
    return {
        "name": van.name,
        "leave": clock_text(van.leave),
        "back": clock_text(van.back),
        "rest": (clock_text(van.rest.start), clock_text(van.rest.end)) if van.rest else None,
        "runs": [_run(run) for run in van.runs],
    }


def _run(run: PlanRun) -> dict[str, object]:
    return {"number": run.number, "people": run.people, "stops": [_stop(stop) for stop in run.stops]}


def _stop(stop: PlanStop) -> dict[str, object]:
    return {
        "place": stop.place,
        "arrive": clock_text(stop.arrive),
        "depart": clock_text(stop.depart),
        "off": [tell_people(people) for people in stop.off],
        "on": [tell_people(people) for people in stop.on],
        "aboard": stop.aboard,
    }


def _left_out(one: LeftOut) -> dict[str, object]:
    reason = Refusal(code=one.reason.code, parameters={**one.reason.parameters, "group": _group(one.people)})
    return {
        "reason": " ".join(tell_refusal(reason)),
        "change": " ".join(tell_refusal(one.change)) if one.change else "",
    }


def _group(people: People) -> str:
    return tell_people(people) if people.names else tell("label.people.other_unit")


def _waiting(waiting: Iterable[Waiting]) -> Iterable[dict[str, object]]:
    for one in waiting:
        answer = read_answer(one.refusal) if one.refusal else None
        reasons = tell_refusal(answer) if isinstance(answer, Refusal) else []
        yield {"people": tell_people(one.people), "reasons": reasons}
