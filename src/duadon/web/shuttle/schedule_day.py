"""Mở ngày đưa đón: which vans drive with whom, which capture points open."""

from collections.abc import Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from duadon.actions.schedule_day import schedule_day as schedule
from duadon.core.values.answers import Refusal
from duadon.core.values.ids import OfficerId
from duadon.core.values.times import TimeWindow, clock_text
from duadon.queries.day_means import DayMeans, PointOfDay, VanOfDay, show_means
from duadon.web.shuttle.schedule_form import ScheduleForm
from duadon.web.visits import Visit, draw, enter
from duadon.web.words import tell, tell_refusal


@require_http_methods(["GET", "HEAD", "POST"])
def schedule_day(request: HttpRequest, day: date) -> HttpResponse:
    """Ask for the means of the day and write them."""
    visit = enter(request)
    means = show_means(day, actor=visit.actor, frame=visit.frame)
    form = ScheduleForm.of(means, request.POST if request.method == "POST" else None)
    refusal = None
    if form.is_bound and form.is_valid():
        answer = schedule(form.command(), actor=visit.actor, now=visit.now)
        if not isinstance(answer, Refusal):
            return _lead_on(request, form)
        refusal = tell_refusal(answer)
        form.under_new_id()
    return draw(request, "shuttle/schedule_day.html", visit, _words(means, form, refusal, visit))


def _lead_on(request: HttpRequest, form: ScheduleForm) -> HttpResponse:
    day = form.cleaned_data["day"]
    messages.success(request, tell("shuttle.plan.scheduled", {"day": day}))
    return HttpResponseRedirect(reverse("day-plan", kwargs={"day": day}))


def _words(means: DayMeans, form: ScheduleForm, refusal: object, visit: Visit) -> dict[str, object]:
    names = {**means.drivers, **means.attendants}
    today = visit.now.astimezone(ZoneInfo(visit.frame.zone_name)).date()
    return {
        "day": means.day,
        "before": means.day - timedelta(days=1),
        "after": means.day + timedelta(days=1),
        "is_past": means.day < today,
        "form": form,
        "refusal": refusal,
        "driving": [_driving(van, names) for van in means.vans if van.duty],
        "open": [_open(point) for point in means.points if point.openings],
    }


def _driving(van: VanOfDay, names: Mapping[OfficerId, str]) -> dict[str, object]:
    duty = van.duty
    crew = [names.get(one, "") for one in (duty.driver, duty.attendant) if one] if duty else []
    return {"van": van.name, "hours": _hours(duty.window) if duty else "", "crew": ", ".join(crew)}


def _open(point: PointOfDay) -> dict[str, object]:
    return {"point": point.name, "openings": [(_hours(one.window), one) for one in point.openings]}


def _hours(window: TimeWindow) -> str:
    return f"{clock_text(window.start)}–{clock_text(window.end)}"
