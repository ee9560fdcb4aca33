"""Kế hoạch ngày: what each van does, who is left out and why."""

from collections.abc import Iterable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from duadon.actions.answers_json import read_answer
from duadon.actions.publish_plan import PublishPlan, publish_plan
from duadon.core.shuttle.figures import Steps
from duadon.core.shuttle.plan import Objective
from duadon.core.values.answers import Parameter, Refusal
from duadon.core.values.ids import PlanId
from duadon.core.values.long_work import JobKind
from duadon.core.values.roles import Right
from duadon.core.values.times import MINUTE, clock_text
from duadon.jobs.starting import start_job
from duadon.queries.day_means import MeansCounted, count_means
from duadon.queries.day_plan_page import (
    DayPlanPage,
    LeftOut,
    PlanPoint,
    PlanRun,
    PlanStop,
    PlanVan,
    Waiting,
    Weighed,
    show_day_plan,
)
from duadon.queries.day_verification import BrokenRule
from duadon.queries.rider_names import People
from duadon.web.shuttle.day_picture import Band, Lane, Picture, draw_day
from duadon.web.shuttle.forms import MakePlanForm, PublishPlanForm
from duadon.web.shuttle.last_row_tags import PrintTagsForm
from duadon.web.shuttle.plan_origin import tell_engine, tell_roads
from duadon.web.visits import Visit, draw, enter
from duadon.web.words import tell, tell_moment, tell_people, tell_refusal

MOST_DIGITS = 4  # of a version's number


@require_safe
def day_plan(request: HttpRequest, day: date | None = None) -> HttpResponse:
    """Show the plan of the day; without a day today's. Planners reach a version by `ban`."""
    visit = enter(request)
    return _show(request, visit, day or _today(visit))


@require_POST
def make_plan(request: HttpRequest, day: date) -> HttpResponse:
    """Start planning the day as a job and lead to its page."""
    visit = enter(request)
    form = MakePlanForm(request.POST)
    if not form.is_valid():
        return _show(request, visit, day, making=form)
    job = start_job(
        JobKind.PLAN_DAY,
        {"day": day.isoformat(), "iterations": str(form.iterations)},
        actor=visit.actor,
        frame=visit.frame,
        now=visit.now,
        command_id=form.id_of_command,
    )
    return HttpResponseRedirect(reverse("job", kwargs={"job": job}))


@require_POST
def publish(request: HttpRequest, day: date) -> HttpResponse:
    """Publish a version, or show why not."""
    visit = enter(request)
    form = PublishPlanForm(request.POST)
    if not form.is_valid():
        return _show(request, visit, day)
    command = PublishPlan(command_id=form.id_of_command, plan_id=PlanId(form.plan_id))
    answer = publish_plan(command, actor=visit.actor, now=visit.now)
    if isinstance(answer, Refusal):
        return _show(request, visit, day, refusal=answer)
    messages.success(
        request, tell("shuttle.plan.published", {"day": day, "runs": str(answer.result["runs"])})
    )
    return HttpResponseRedirect(reverse("day-plan", kwargs={"day": day}))


def _today(visit: Visit) -> date:
    return visit.now.astimezone(ZoneInfo(visit.frame.zone_name)).date()


def _show(
    request: HttpRequest,
    visit: Visit,
    day: date,
    *,
    refusal: Refusal | None = None,
    making: MakePlanForm | None = None,
) -> HttpResponse:
    page = show_day_plan(day, actor=visit.actor, frame=visit.frame, now=visit.now, version=_version(request))
    today = _today(visit)
    around = {
        "day": day,
        "is_today": day == today,
        "is_tomorrow": day == today + timedelta(days=1),
        "today": today,
        "tomorrow": today + timedelta(days=1),
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "refusal": tell_refusal(refusal) if refusal else None,
    }
    plans = visit.actor.may(Right.PLAN_DAY)
    context = {
        **around,
        **(_words(page) if page else {}),
        **(_planning(day, page, visit, making) if plans else {}),
    }
    return draw(request, "shuttle/day_plan.html", visit, context)


def _planning(
    day: date, page: DayPlanPage | None, visit: Visit, making: MakePlanForm | None
) -> dict[str, object]:
    """Return what only planners are offered."""
    may_publish = page is not None and page.published_at is None and not page.violations
    is_published = page is not None and any(one.published_at for one in page.versions)
    means = None if page else count_means(day, actor=visit.actor, frame=visit.frame)
    return {
        "plans": True,
        "making": making or MakePlanForm.fresh(effort="normal"),
        "publishing": PublishPlanForm.fresh(plan=page.id)
        if page and may_publish and not is_published
        else None,
        "means": _means(day, means) if means else "",
        "is_scheduled": means is None or bool(means.vans and means.openings),
        "is_published": is_published,
        "tags": PrintTagsForm.fresh() if page and _has_unprinted_tag(page) else None,
        "versions": [_weighed(one, page.version) for one in page.versions] if page else [],
    }


def _has_unprinted_tag(page: DayPlanPage) -> bool:
    tags = (run.tag for van in page.vans for run in van.runs)
    return any(tag is not None and tag.printed_at is None for tag in tags)


def _means(day: date, means: MeansCounted) -> str:
    told: dict[str, Parameter] = {
        "day": day,
        "vans": means.vans,
        "openings": means.openings,
        "children": means.children,
    }
    if means.vans and means.openings:
        return tell("shuttle.plan.ready", told)
    return tell("shuttle.plan.not_scheduled", told)


def _weighed(one: Weighed, shown: int) -> dict[str, object]:
    return {
        "version": one.version,
        "made_at": tell_moment(one.made_at),
        "is_published": one.published_at is not None,
        "is_shown": one.version == shown,
        "people": one.objective.people,
        **_figures(one.objective),
    }


def _version(request: HttpRequest) -> int | None:
    wanted = request.GET.get("ban", "")
    return int(wanted) if wanted.isdecimal() and len(wanted) <= MOST_DIGITS else None


def _words(page: DayPlanPage) -> dict[str, object]:
    return {
        "page": page,
        "engine": tell_engine(page.engine),
        "roads": tell_roads(page.roads_label),
        "made_at": tell_moment(page.made_at),
        "published_at": tell_moment(page.published_at) if page.published_at else "",
        "newer_draft": _newer_draft(page.newer_draft),
        "figures": _figures(page.objective),
        "longest_ride": page.longest_ride // MINUTE,
        "broken": [_rule(one) for one in page.broken],
        "picture": _picture(page),
        "points": [_point(one) for one in page.points],
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


def _rule(one: BrokenRule) -> str:
    told = one.violation.as_refusal()
    group = {"group": _group(one.people)} if one.people else {}
    return " ".join(tell_refusal(Refusal(code=told.code, parameters={**told.parameters, **group})))


def _picture(page: DayPlanPage) -> Picture | None:
    return draw_day([*(_van_lane(van) for van in page.vans), *(_point_lane(one) for one in page.points)])


def _van_lane(van: PlanVan) -> Lane:
    bands = [_run_band(run, van.seats) for run in van.runs]
    return Lane(name=van.name, note=tell("shuttle.board.seats", {"seats": van.seats}), bands=tuple(bands))


def _run_band(run: PlanRun, seats: int) -> Band:
    steps = [(stop.depart, stop.aboard) for stop in run.stops]
    label = tell("shuttle.board.most", {"number": str(run.number), "people": run.people})
    return Band(label=label, steps=steps, limits=[(steps[0][0], seats), (steps[-1][0], 0)])


def _point_lane(point: PlanPoint) -> Lane:
    band = Band(label="", steps=point.busy_kits, limits=point.open_kits)
    return Lane(name=point.name, note=tell("shuttle.board.kits", {"kits": point.kits}), bands=(band,))


def _point(point: PlanPoint) -> dict[str, object]:
    """Return a capture point as a table: from when on so many kits are there, and so many are busy."""
    seconds = sorted({second for second, _ in (*point.open_kits, *point.busy_kits)})
    rows = [
        (clock_text(second), _holds(point.open_kits, second), _holds(point.busy_kits, second))
        for second in seconds
    ]
    return {"name": point.name, "rows": rows}


def _holds(steps: Steps, second: int) -> int:
    return next((count for since, count in reversed(steps) if since <= second), 0)


def _van(van: PlanVan) -> dict[str, object]:
    return {
        "name": van.name,
        "leave": clock_text(van.leave),
        "back": clock_text(van.back),
        "rest": (clock_text(van.rest.start), clock_text(van.rest.end)) if van.rest else None,
        "runs": [_run(run) for run in van.runs],
    }


def _run(run: PlanRun) -> dict[str, object]:
    return {
        "number": run.number,
        "people": run.people,
        "stops": [_stop(stop) for stop in run.stops],
        "tag": _tag(run),
    }


def _tag(run: PlanRun) -> dict[str, object] | None:
    """Return when the tag of the last row was printed, and the form that prints it anew."""
    tag = run.tag
    if tag is None or tag.printed_at is None:
        return None
    return {
        "printed_at": tell_moment(tag.printed_at),
        "by": tag.printed_by,
        "form": PrintTagsForm.fresh(run=tag.run_id),
    }


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
