"""Hệ thống: whether the worker lives, what waits, which database; for the system administrator."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from duadon.core.values.long_work import JobState
from duadon.queries.system_page import show_system
from duadon.queries.worker_pulse import Pulse
from duadon.web.visits import Visit, draw, enter
from duadon.web.words import tell, tell_moment

_TONES = {JobState.RUNNING: "strong", JobState.DONE: "done", JobState.FAILED: "alarm"}


@require_safe
def system(request: HttpRequest) -> HttpResponse:
    """Show how the machine is."""
    visit = enter(request)
    page = show_system(actor=visit.actor, now=visit.now)
    zone = ZoneInfo(visit.frame.zone_name)
    context = {
        "page": page,
        "pulse": _tell_pulse(page.pulse, visit),
        "strip": [
            (tell(f"work.state.{state}"), page.jobs.get(state, 0), _tone(state, page.jobs.get(state, 0)))
            for state in JobState
        ],
        "office_time": tell_moment(page.now.astimezone(zone)),
    }
    return draw(request, "work/system.html", visit, context)


def _tone(state: JobState, number: int) -> str:
    return _TONES.get(state, "") if number else ""


def _tell_pulse(pulse: Pulse, visit: Visit) -> str:
    if pulse.beat_at is None:
        return tell("work.pulse.never")
    if pulse.is_alive:
        return tell("work.pulse.alive", {"seconds": pulse.age_seconds or 0})
    return tell("work.pulse.dead", {"since": pulse.beat_at.astimezone(ZoneInfo(visit.frame.zone_name))})
