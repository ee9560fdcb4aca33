"""Tự đến: who has come to the point without a van, what came of it, and what was recorded wrongly."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from duadon.actions.record_walk_in import RecordWalkIn, record_walk_in
from duadon.actions.take_back_walk_in import take_back_walk_in
from duadon.core.capture.outcomes import RETRY_RULES
from duadon.core.enrolment.tracks import TRACK_CODES
from duadon.core.values.answers import Done, Parameter, Refusal
from duadon.core.values.capture_marks import NotCapturedReason
from duadon.core.values.errors import NotFound
from duadon.queries.walk_ins import FoundChild, SeenChild, name_child, show_walk_ins
from duadon.web.capture.walk_in_forms import CAPTURED, TakeBackForm, WalkInForm, WalkInSearch
from duadon.web.visits import Visit, draw, enter
from duadon.web.words import tell, tell_moment, tell_refusal, tell_relative

POINT = "diem"  # in the address


@require_http_methods(["GET", "HEAD", "POST"])
def walk_ins(request: HttpRequest) -> HttpResponse:
    """Show the point; POST looks for a child by name or birthday."""
    search = WalkInSearch(request.POST if request.method == "POST" else None)
    return _draw(request, enter(request), _point(request.GET.get(POINT, "")), search=search)


@require_POST
def record_walk_ins(request: HttpRequest) -> HttpResponse:
    """Record what came of a child."""
    visit = enter(request)
    form = WalkInForm(request.POST)
    if not form.is_valid():
        raise BadRequest("no button of the page says this")
    command = form.command(visit.frame)
    answer = record_walk_in(command, actor=visit.actor, now=visit.now)
    if isinstance(answer, Refusal):
        return _draw(request, visit, command.place_id, refusal=tell_refusal(answer))
    name = name_child(command.child_id, actor=visit.actor, now=visit.now)
    for sentence in _recorded(command, answer, name):
        messages.success(request, sentence)
    return _back(command.place_id)


@require_POST
def take_back_walk_ins(request: HttpRequest) -> HttpResponse:
    """Take back what was recorded wrongly."""
    visit = enter(request)
    form = TakeBackForm(request.POST)
    if not form.is_valid():
        raise BadRequest("no button of the page says this")
    point = form.cleaned_data["point"]
    answer = take_back_walk_in(form.command(visit.frame), actor=visit.actor, now=visit.now)
    if isinstance(answer, Refusal):
        return _draw(request, visit, point, refusal=tell_refusal(answer))
    messages.success(request, tell("capture.walk_in.done_taken_back"))
    return _back(point)


def _point(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError as error:
        raise NotFound("no such point") from error


def _back(point: UUID) -> HttpResponse:
    return redirect(f"{reverse('walk-ins')}?{POINT}={point}")


def _draw(
    request: HttpRequest,
    visit: Visit,
    point: UUID | None,
    *,
    search: WalkInSearch | None = None,
    refusal: Sequence[str] = (),
) -> HttpResponse:
    form = search or WalkInSearch()
    wish = form.wish if form.is_bound else ""
    desk = show_walk_ins(point, wish, actor=visit.actor, frame=visit.frame, now=visit.now)
    context = {
        "desk": desk,
        "as_of": tell_moment(desk.as_of),
        "search": form,
        "refusal": refusal,
        "found": [_found(child) for child in desk.found or ()],
        "seen": [_seen(child) for child in desk.seen],
        "captured": CAPTURED,
        "reasons": [(reason.value, tell(f"capture.reason.{reason.value}")) for reason in NotCapturedReason],
    }
    return draw(request, "capture/walk_ins.html", visit, context)


def _found(child: FoundChild) -> dict[str, object]:
    return {
        "child": child,
        "track": tell(TRACK_CODES[child.track]) if child.track else tell("capture.desk.no_track"),
        "carers": [tell_relative(relation, name) for relation, name in child.carers],
        "missing": [" ".join(tell_refusal(one)) for one in child.missing],
        "hindrance": " ".join(tell_refusal(child.hindrance)) if child.hindrance else "",
        "press_id": uuid4(),
    }


def _seen(child: SeenChild) -> dict[str, object]:
    outcome = child.outcome
    reasons = ", ".join(tell(f"capture.reason.{reason.value}") for reason in outcome.reasons)
    return {
        "child": child,
        "at": f"{child.at:%H:%M}",
        "outcome": tell("capture.desk.captured")
        if outcome.captured
        else tell("capture.desk.not_captured", {"reasons": reasons}),
        "press_id": uuid4(),
    }


def _recorded(command: RecordWalkIn, answer: Done, name: str) -> Sequence[str]:
    """Say what was recorded, and what the family or the dispatcher has to do now."""
    ride_on, retry_from = answer.result.get("ride_on"), answer.result.get("retry_from")
    if command.reason is None:
        told = [tell("capture.walk_in.done_captured", {"name": name})]
        if isinstance(ride_on, str):
            ride: Mapping[str, Parameter] = {"name": name, "day": date.fromisoformat(ride_on)}
            told.append(tell("capture.walk_in.done_ride", ride))
        return told
    reason = tell(f"capture.reason.{command.reason.value}")
    told = [tell("capture.walk_in.done_not_captured", {"name": name, "reason": reason})]
    if isinstance(retry_from, str):
        needs = RETRY_RULES[command.reason].needs
        again: Mapping[str, Parameter] = {"name": name, "day": date.fromisoformat(retry_from)}
        told.append(tell(f"capture.retry.{needs.value}", again))
    return told
