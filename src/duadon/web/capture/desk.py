"""Điểm thu nhận: who is called now, who is next, and the one press that says what came of it."""

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from duadon.actions.press_taps import press_taps
from duadon.core.custody.kinds import AbsentDetail, EventKind
from duadon.core.custody.passages import ABOARD_STAGES, Stage
from duadon.core.enrolment.papers import PAPER_CODES
from duadon.core.enrolment.tracks import TRACK_CODES
from duadon.core.shuttle.plan import Leg
from duadon.core.values.answers import Parameter, Refusal
from duadon.core.values.capture_marks import NotCapturedReason
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import RunId
from duadon.core.values.times import MINUTE, clock_text
from duadon.queries.capture_desk import ChildAtDesk, ChildToCome, Departure, Desk, show_desk
from duadon.queries.desk_ways import Coming, Way
from duadon.web.capture.picture import draw_departures
from duadon.web.driver.forms import PressForm
from duadon.web.driver.press_words import write_press, write_undo
from duadon.web.visits import Visit, draw, enter
from duadon.web.words import tell, tell_moment, tell_refusal

NEXT_SHOWN = 3
POINT = "diem"  # in the address


@require_safe
def capture_desk(request: HttpRequest) -> HttpResponse:
    """Show the point."""
    return _draw_desk(request, enter(request), _point(request.GET.get(POINT, "")))


@require_POST
def capture_record(request: HttpRequest, run: UUID) -> HttpResponse:
    """Record that a child is called, what came of it, or that this was wrong."""
    visit = enter(request)
    form = PressForm(request.POST)
    if not form.is_valid():
        raise BadRequest("no button of the page says this")
    point = _point(request.POST.get(POINT, ""))
    answer = press_taps(form.command(RunId(run)), actor=visit.actor, now=visit.now)
    if isinstance(answer, Refusal):
        return _draw_desk(request, visit, point, refusal=tell_refusal(answer))
    messages.success(request, tell("custody.press.recorded"))
    return redirect(reverse("capture-desk") + (f"?{POINT}={point}" if point else ""))


def _point(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError as error:
        raise NotFound("no such point") from error


def _draw_desk(
    request: HttpRequest, visit: Visit, point: UUID | None, *, refusal: Sequence[str] = ()
) -> HttpResponse:
    desk = show_desk(point, actor=visit.actor, frame=visit.frame, now=visit.now)
    called = [_called(child, is_first=not place) for place, child in enumerate(desk.called)]
    waiting = [_words(child) for child in desk.waiting]
    context = {
        "desk": desk,
        "as_of": tell_moment(desk.as_of),
        "here": UUID(desk.point.place_id) if desk.point else None,
        "refusal": refusal,
        "called": called,
        "next": waiting[:NEXT_SHOWN],
        "later": waiting[NEXT_SHOWN:],
        "seen": [_seen(child) for child in desk.seen],
        "to_come": [_to_come(child) for child in desk.to_come],
        "figures": _figures(desk),
        "departures": [_departure(one) for one in desk.departures],
        "picture": draw_departures(desk),
        "press_id": uuid4(),
    }
    return draw(request, "capture/desk.html", visit, context)


def _figures(desk: Desk) -> dict[str, object]:
    departure = desk.next_departure
    return {
        "waiting": len(desk.waiting),
        "median": desk.median_wait,
        "left": desk.places_left,
        "van": departure.van if departure else "",
        "leaves": clock_text(departure.leaves) if departure else "",
        "minutes": (departure.leaves - desk.now) // MINUTE if departure else None,
    }


def _departure(one: Departure) -> dict[str, object]:
    return {"one": one, "leaves": clock_text(one.leaves)}


def _words(child: ChildAtDesk) -> dict[str, object]:
    return {
        "child": child,
        "track": tell(TRACK_CODES[child.track]) if child.track else tell("capture.desk.no_track"),
        "papers": [tell(PAPER_CODES[need.paper], {"paper": need.name}) for need in child.papers],
        "missing": [" ".join(tell_refusal(one)) for one in child.missing],
        "arrived": f"{child.arrived:%H:%M}",
        "how": _how(child.way),
        "undo_came": write_undo(event.id for event in child.came) if child.came else "",
        "leaves": clock_text(child.leaves) if child.leaves is not None else "",
        "call": write_press(EventKind.CALLED, Leg.OUT, {child.rider_id: ""}),
    }


def _to_come(child: ChildToCome) -> dict[str, object]:
    """Return a child who is expected; who does not ride is pressed here when they come."""
    reason = child.absence.detail if child.absence else None
    told = tell(f"custody.absent_reason.{reason.reason}") if isinstance(reason, AbsentDetail) else ""
    by_van = child.way.coming is Coming.BY_VAN
    came = "" if by_van else write_press(EventKind.CAME, Leg.OUT, {child.rider_id: ""})
    return {"child": child, "how": _how(child.way, told), "came": came}


def _how(way: Way, reason: str = "") -> str:
    """Say how a child comes; `reason`: why it did not take its van."""
    if way.coming is Coming.ABSENT:
        return tell("capture.desk.absent", {"reason": reason}) if reason else tell("capture.desk.not_aboard")
    if way.out is None or way.coming is not Coming.BY_VAN:
        return tell(f"capture.desk.{way.coming}")
    told: dict[str, Parameter] = {"van": way.out.van, "number": str(way.out.number)}
    if way.out.moment is None or way.stage is Stage.AT_POINT:
        return tell("capture.desk.by_van", told)
    aboard = "aboard" if way.stage in ABOARD_STAGES else "by_van_at"
    return tell(f"capture.desk.{aboard}", {**told, "at": clock_text(way.out.moment)})


def _called(child: ChildAtDesk, *, is_first: bool) -> dict[str, object]:
    """Return a child at the desk; only the first has keys of its own, so that a key means one child."""
    reasons = [
        {
            "key": str(place) if is_first else "",
            "label": tell(f"capture.reason.{reason}"),
            "value": write_press(EventKind.NOT_CAPTURED, Leg.OUT, {child.rider_id: reason.value}),
        }
        for place, reason in enumerate(NotCapturedReason, start=2)
    ]
    captured = write_press(EventKind.CAPTURED, Leg.OUT, {child.rider_id: ""})
    return {**_words(child), "captured": captured, "key": "1" if is_first else "", "reasons": reasons}


def _seen(child: ChildAtDesk) -> dict[str, object]:
    return {
        "child": child,
        "outcome": _outcome(child),
        "at": f"{child.marks[-1].phone_time.astimezone(child.arrived.tzinfo):%H:%M}" if child.marks else "",
        "undo": write_undo(event.id for event in child.marks),
    }


def _outcome(child: ChildAtDesk) -> str:
    if child.outcome is None or child.outcome.captured:
        return tell("capture.desk.captured")
    reasons: Iterable[str] = (tell(f"capture.reason.{reason}") for reason in child.outcome.reasons)
    return tell("capture.desk.not_captured", {"reasons": ", ".join(reasons)})
