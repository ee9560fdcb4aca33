"""Hôm nay: what must be done now, how far each run is, and where one child is."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from duadon.core.custody.course import Progress
from duadon.core.shuttle.manifest import RunManifest
from duadon.core.values.answers import Parameter
from duadon.core.values.roles import Actor, Right
from duadon.core.values.times import MINUTE, clock_text
from duadon.queries.day_board import Alarm, AlarmKind, Board, BoardRun, show_board
from duadon.queries.where_everybody_is import find_people
from duadon.queries.worker_pulse import find_pulse
from duadon.web.shuttle.day_picture import Band, Lane, Picture, draw_day
from duadon.web.shuttle.where_everybody_is import tell_run
from duadon.web.visits import draw, enter
from duadon.web.words import tell, tell_moment

LONGEST_SEARCH = 60
_PROGRESS = {
    Progress.WAITING: "shuttle.board.waiting",
    Progress.UNDER_WAY: "shuttle.board.under_way",
    Progress.EMPTY: "shuttle.board.empty_van",
    Progress.CLOSED: "shuttle.board.closed",
}


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Show the board; it asks for itself again every twenty seconds."""
    visit = enter(request)
    board = show_board(actor=visit.actor, frame=visit.frame, now=visit.now)
    return draw(request, "shuttle/today.html", visit, _words(board, visit.actor))


@require_POST
def find_rider(request: HttpRequest) -> HttpResponse:
    """Show where somebody of today's runs is; by POST, so that no name stands in an address."""
    visit = enter(request)
    words = request.POST.get("name", "").strip()[:LONGEST_SEARCH]
    board = find_people(words, actor=visit.actor, frame=visit.frame, now=visit.now)
    context = {
        "words": words,
        "as_of": tell_moment(board.as_of),
        "runs": [tell_run(run, board.officer_names) for run in board.runs],
        "nobody": tell("shuttle.board.found_nobody", {"words": words}),
        "reads_register": visit.actor.may_anywhere(Right.READ_REGISTER),
    }
    return draw(request, "shuttle/found.html", visit, context)


def _words(board: Board, actor: Actor) -> dict[str, object]:
    return {
        "day": board.day,
        "as_of": tell_moment(board.as_of),
        "now_line": _now_line(board),
        "alarms": [_alarm(alarm, actor) for alarm in board.alarms],
        "runs": [_run(run) for run in sorted(board.runs, key=_urgency) if not _is_closed(run)],
        "closed": [_run(run) for run in board.runs if _is_closed(run)],
        "all_runs": [_run(run) for run in board.runs],
        "empty": _empty(board),
        "plans": board.may_plan,
        "not_watched": "" if find_pulse().is_alive else tell("shuttle.board.not_watched"),
        "picture": _picture(board),
    }


def _now_line(board: Board) -> str:
    told = {"runs": len(board.runs), "people": board.people, "todo": len(board.alarms)}
    return tell("shuttle.board.now" if board.alarms else "shuttle.board.calm", told)


def _empty(board: Board) -> str:
    children = board.waiting.get(board.day, 0)
    if not children:
        return tell("shuttle.board.nobody_waits")
    return tell("shuttle.board.empty", {"children": children})


def _alarm(alarm: Alarm, actor: Actor) -> dict[str, str]:
    address, action = _remedy(alarm, actor)
    return {"sentence": _alarm_sentence(alarm), "address": address, "action": action}


def _alarm_sentence(alarm: Alarm) -> str:
    code = f"shuttle.board.{alarm.kind.value}"
    if alarm.day is not None:
        return tell(code, {"count": alarm.count, "day": alarm.day})
    if alarm.run is None:
        return tell(code, {"count": alarm.count})
    told: dict[str, Parameter] = {
        "run": _name(alarm.run),
        "crew": alarm.run.crew,
        "count": alarm.count,
        "time": clock_text(alarm.run.course.planned_return),
    }
    is_empty = alarm.kind is AlarmKind.UNCLOSED and not alarm.count
    return tell("shuttle.board.unclosed_empty" if is_empty else code, told)


def _remedy(alarm: Alarm, actor: Actor) -> tuple[str, str]:
    """Return where the reader can do something about it, and what the button says."""
    if alarm.run is not None:
        return f"{reverse('where-everybody-is')}#run-{alarm.run.id}", gettext("Open the run")
    if alarm.day is None:
        return reverse("where-everybody-is"), gettext("Open the runs")
    plans = alarm.kind is AlarmKind.UNPUBLISHED and actor.may(Right.PLAN_DAY)
    return _plan_of(alarm.day), gettext("Plan the day") if plans else gettext("Open the plan")


def _plan_of(day: date) -> str:
    return reverse("day-plan", kwargs={"day": day})


def _name(run: BoardRun) -> str:
    return tell("shuttle.board.run", {"van": run.van, "number": str(run.number)})


def _is_closed(run: BoardRun) -> bool:
    return run.course.progress is Progress.CLOSED


def _urgency(run: BoardRun) -> tuple[bool, int, str]:
    """Sort what moves or should have ended first, then what comes next."""
    waits = run.course.progress is Progress.WAITING and not run.course.delay
    return waits, run.manifest.stops[0].depart if waits else -run.course.delay, run.van


def _run(run: BoardRun) -> dict[str, object]:
    course = run.course
    stop = course.next_stop
    is_late = course.delay >= MINUTE
    return {
        "run": run,
        "name": _name(run),
        "crew": ", ".join(run.crew),
        "next": stop.place_name if stop else "",
        "at": clock_text(stop.arrive if stop.off else stop.depart) if stop else "",
        "late": tell("shuttle.board.late", {"minutes": course.delay // MINUTE})
        if course.delay >= MINUTE
        else "",
        "seats_text": tell("shuttle.board.aboard", {"aboard": run.strip.aboard, "seats": run.seats}),
        "bar": min(100, 100 * run.strip.aboard // max(run.seats, 1)),
        "planned": clock_text(course.planned_return),
        "predicted": clock_text(course.predicted_return) if is_late else "",
        "state": tell(_PROGRESS[course.progress]),
        "tone": "done" if course.progress is Progress.CLOSED else "alarm" if course.is_overdue else "",
        "stops": [(clock_text(one.arrive), one.place_name, one.aboard) for one in run.manifest.stops],
    }


def _picture(board: Board) -> Picture | None:
    vans: dict[str, list[BoardRun]] = {}
    for run in board.runs:
        vans.setdefault(run.van, []).append(run)
    lanes = [
        Lane(
            name=van,
            note=tell("shuttle.board.seats", {"seats": runs[0].seats}),
            bands=tuple(band_of(run.manifest, seats=run.seats) for run in runs),
        )
        for van, runs in vans.items()
    ]
    return draw_day(lanes, now=board.second)


def band_of(manifest: RunManifest, *, seats: int) -> Band:
    """Return a run as the picture draws it: who is aboard from which departure on, under the seats."""
    steps = [(stop.depart, stop.aboard) for stop in manifest.stops]
    people = len(set(manifest.riders))
    return Band(
        label=tell("shuttle.board.most", {"number": str(manifest.run_number), "people": people}),
        steps=steps,
        limits=[(steps[0][0], seats), (steps[-1][0], 0)],
    )
