"""Hệ thống: whether the worker lives, what waits, what was cleared up; for the system administrator."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from duadon.core.values.long_work import JobState
from duadon.jobs.retention import MACHINE_RULES, OFFICE_RULES
from duadon.queries.last_clearance import LastClearance
from duadon.queries.system_page import SystemPage, show_system
from duadon.queries.worker_pulse import Pulse
from duadon.web.visits import draw, enter
from duadon.web.words import tell, tell_moment

_TONES = {JobState.RUNNING: "strong", JobState.DONE: "done", JobState.FAILED: "alarm"}


@require_safe
def system(request: HttpRequest) -> HttpResponse:
    """Show how the machine is: first what is wrong, then the numbers."""
    visit = enter(request)
    page = show_system(actor=visit.actor, now=visit.now)
    zone = ZoneInfo(visit.frame.zone_name)
    context = {
        "page": page,
        "pulse": _tell_pulse(page.pulse, zone),
        "clearance": _tell_clearance(page.clearance, zone),
        "removed": list(_removed(page.clearance)),
        "backup": tell("work.system.backup"),
        "strip": [
            (tell(f"work.state.{state}"), page.jobs.get(state, 0), _tone(state, page.jobs.get(state, 0)))
            for state in JobState
        ],
        "waiting": _tell_waiting(page, zone),
        "office_time": _moment(page.now, zone),
    }
    return draw(request, "work/system.html", visit, context)


def _tone(state: JobState, number: int) -> str:
    return _TONES.get(state, "") if number else ""


def _moment(at: datetime, zone: ZoneInfo) -> str:
    return tell_moment(at.astimezone(zone))


def _tell_pulse(pulse: Pulse, zone: ZoneInfo) -> str:
    if pulse.beat_at is None:
        return tell("work.pulse.never")
    if pulse.is_alive:
        return tell("work.pulse.alive", {"seconds": pulse.age_seconds or 0})
    return tell("work.pulse.dead", {"since": pulse.beat_at.astimezone(zone)})


def _tell_clearance(last: LastClearance, zone: ZoneInfo) -> str:
    if last.at is None:
        return tell("work.clearance.never")
    code = "work.clearance.late" if last.is_late else "work.clearance.last"
    return tell(code, {"at": last.at.astimezone(zone)})


def _removed(last: LastClearance) -> Iterator[tuple[str, str, int | str]]:
    """Yield of each rule what it is about, how long that is kept, and how much the last time removed."""
    for rule in (*OFFICE_RULES, *MACHINE_RULES):
        days = rule.kept.days
        kept = tell("work.clearance.kept", {"days": days}) if days else tell("work.clearance.until_over")
        nothing = tell("work.clearance.refused") if last.at else 0
        yield tell(f"work.clearance.{rule.name}"), kept, last.removed.get(rule.name, nothing)


def _tell_waiting(page: SystemPage, zone: ZoneInfo) -> str:
    if page.waits_since is None:
        return tell("work.system.nothing_waits")
    return tell("work.system.waits_since", {"since": page.waits_since.astimezone(zone)})
