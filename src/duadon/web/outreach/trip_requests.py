"""Đưa đón: my ride requests by day, one of them, its cancellation, and the signer's paper."""

from collections.abc import Sequence
from itertools import groupby
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duadon.actions.cancel_trip_leg import CancelTripLeg, cancel_trip_leg
from duadon.actions.note_paper_seen import NotePaperSeen, note_paper_seen
from duadon.core.outreach.legs import OtherLeg
from duadon.core.outreach.trip_requests import LegName
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import TripRequestId
from duadon.queries.trip_requests import RequestPage, RequestsPage, show_request, show_requests
from duadon.web.outreach.family_words import carer_words, request_words, say_day
from duadon.web.outreach.forms import CancelForm, PressForm
from duadon.web.visits import Visit, draw, enter
from duadon.web.words import tell, tell_refusal

_MOST_TYPED = 80


class SearchForm(forms.Form):
    """One box: a name, with or without accents, or a birthday as ddmmyy."""

    text = forms.CharField(required=False, max_length=_MOST_TYPED)


@require_http_methods(["GET", "HEAD", "POST"])
def trip_requests(request: HttpRequest) -> HttpResponse:
    """Show the requests from today on; what was typed comes by POST and stays out of addresses."""
    visit = enter(request)
    form = SearchForm(request.POST if request.method == "POST" else {})
    text = form.cleaned_data["text"].strip() if form.is_valid() else ""
    page = show_requests(text, None, actor=visit.actor, frame=visit.frame, now=visit.now)
    context = {
        "page": page,
        "text": text,
        "days": _days(page),
        "found": [
            {
                "child": one.id,
                "name": one.full_name,
                "birth": "/".join(reversed(one.birth.isoformat().split("-"))) if one.birth else "",
                "carers": carer_words(one.carers),
            }
            for one in page.found
        ],
    }
    return draw(request, "outreach/trip_requests.html", visit, context)


def _days(page: RequestsPage) -> list[tuple[str, list[dict[str, object]]]]:
    """Return the days with their requests, in order."""
    grouped = groupby(page.requests, key=lambda one: one.request.day)
    return [
        (say_day(day, page.today), [request_words(one, page.today) for one in many]) for day, many in grouped
    ]


@require_safe
def ride_request(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Show one request: ready or not, why, and what can be done."""
    return _draw(request, enter(request), TripRequestId(request_id))


@require_POST
def cancel_ride(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Cancel a way or both; the form has asked about the other way."""
    visit = enter(request)
    form = CancelForm(request.POST).offering()
    if not form.is_valid():
        return _draw(request, visit, TripRequestId(request_id), cancel=form)
    answer = _cancel(form, TripRequestId(request_id), visit)
    if isinstance(answer, Refusal):
        form.under_new_id()
        return _draw(request, visit, TripRequestId(request_id), cancel=form, refusal=tell_refusal(answer))
    messages.success(request, tell("family.result.cancelled"))
    return redirect("ride-request", request_id=request_id)


def _cancel(form: CancelForm, request_id: TripRequestId, visit: Visit) -> Done | Refusal:
    way = form.cleaned_data["way"]
    command = CancelTripLeg(
        command_id=form.id_of_command,
        campaign_id=visit.frame.id,
        request_id=request_id,
        leg=LegName.HOME if way == "home" else LegName.OUT,
        reason=form.cleaned_data["reason"],
        other=OtherLeg.FOLLOWS if way == "both" else OtherLeg.STAYS,
    )
    return cancel_trip_leg(command, actor=visit.actor, now=visit.now)


@require_POST
def paper_seen(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Record that the signer's paper was seen; the request may turn ready by it."""
    visit = enter(request)
    form = PressForm(request.POST)
    if not form.is_valid():
        raise BadRequest("the form was not ours")
    command = NotePaperSeen(
        command_id=form.id_of_command, campaign_id=visit.frame.id, request_id=TripRequestId(request_id)
    )
    answer = note_paper_seen(command, actor=visit.actor, now=visit.now)
    if isinstance(answer, Refusal):
        return _draw(request, visit, TripRequestId(request_id), refusal=tell_refusal(answer))
    messages.success(request, tell("family.result.paper_seen"))
    return redirect("ride-request", request_id=request_id)


def _draw(
    request: HttpRequest,
    visit: Visit,
    request_id: TripRequestId,
    *,
    cancel: CancelForm | None = None,
    refusal: Sequence[str] = (),
) -> HttpResponse:
    page = show_request(request_id, actor=visit.actor, frame=visit.frame, now=visit.now)
    context = {
        **_words(page),
        "refusal": refusal,
        "cancel": cancel or CancelForm.fresh(way="both").offering(),
        "press": PressForm.fresh(),
    }
    return draw(request, "outreach/ride_request.html", visit, context)


def _words(page: RequestPage) -> dict[str, object]:
    return {
        "one": request_words(page.one, page.today),
        "stop_out": page.stop_out,
        "stop_home": page.stop_home,
        "receivers": ", ".join(
            f"{one.given_name} ({tell(f'label.relation.{one.relation}').lower()})"
            for one in page.one.request.home.receivers
        ),
    }
