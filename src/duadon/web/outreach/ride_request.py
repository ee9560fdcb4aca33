"""One ride request: ready or not and why, who rides and who signs, its cancellation, the signer's paper."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from duadon.actions.cancel_trip_leg import CancelTripLeg, cancel_trip_leg
from duadon.actions.note_paper_seen import NotePaperSeen, note_paper_seen
from duadon.core.outreach.legs import OtherLeg
from duadon.core.outreach.trip_requests import LegName, SignerPresence
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import AdultId, TripRequestId
from duadon.queries.trip_requests import RequestPage, show_request
from duadon.web.outreach.family_words import name_of_adult, request_words
from duadon.web.outreach.forms import AdultsForm, CancelForm, PaperForm
from duadon.web.visits import Visit, draw, enter
from duadon.web.words import tell, tell_refusal


@require_safe
def ride_request(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Show the request and what can be done."""
    visit = enter(request)
    return draw_request(request, visit, _look_up(request_id, visit))


@require_POST
def cancel_ride(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Cancel a way or both; the form has asked about the other way."""
    visit = enter(request)
    form = CancelForm(request.POST).offering()
    if not form.is_valid():
        return draw_request(request, visit, _look_up(request_id, visit), form)
    answer = _cancel(form, TripRequestId(request_id), visit)
    if isinstance(answer, Refusal):
        form.under_new_id()
        page = _look_up(request_id, visit)
        return draw_request(request, visit, page, form, tell_refusal(answer))
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
    form = PaperForm(request.POST)
    if not form.is_valid():
        raise BadRequest("the form was not ours")
    command = NotePaperSeen(
        command_id=form.id_of_command,
        campaign_id=visit.frame.id,
        request_id=TripRequestId(request_id),
        signer_id=AdultId(form.cleaned_data["paper_of"] or UUID(int=0)),
    )
    answer = note_paper_seen(command, actor=visit.actor, now=visit.now)
    if isinstance(answer, Refusal):
        return draw_request(request, visit, _look_up(request_id, visit), refusal=tell_refusal(answer))
    messages.success(request, tell("family.result.paper_seen"))
    return redirect("ride-request", request_id=request_id)


def _look_up(request_id: UUID, visit: Visit) -> RequestPage:
    return show_request(TripRequestId(request_id), actor=visit.actor, frame=visit.frame, now=visit.now)


def draw_request(
    request: HttpRequest,
    visit: Visit,
    page: RequestPage,
    turned_away: CancelForm | AdultsForm | None = None,
    refusal: Sequence[str] = (),
) -> HttpResponse:
    """Draw the page; a form that was turned away stands open with what was typed."""
    signer = page.one.request.signer
    is_cancelling = isinstance(turned_away, CancelForm)
    is_naming = isinstance(turned_away, AdultsForm)
    context = {
        **_words(page),
        "refusal": refusal,
        "may_change": page.one.request.is_open and not page.is_published,
        "is_published": page.is_published,
        "naming": turned_away if is_naming else _as_named(page),
        "is_naming": is_naming,
        "cancel": turned_away if is_cancelling else CancelForm.fresh(way="both").offering(),
        "is_cancelling": is_cancelling,
        "paper": PaperForm.fresh(paper_of=signer.adult_id if signer else None),
    }
    return draw(request, "outreach/ride_request.html", visit, context)


def _as_named(page: RequestPage) -> AdultsForm:
    """Return the form with the adults as the request names them."""
    request = page.one.request
    signer = request.signer
    form = AdultsForm.fresh(
        version=page.version,
        adults=[str(adult.adult_id) for adult in request.adults],
        attendant_named=request.attendant_named,
        signer=str(signer.adult_id) if signer and signer.adult_id else "",
        presence=(signer.presence if signer else SignerPresence.RIDES).value,
        paper_seen=bool(signer and signer.paper_seen),
    )
    return form.offering(page.carers)


def _words(page: RequestPage) -> dict[str, object]:
    request = page.one.request
    known = {carer.adult_id: name_of_adult(carer) for carer in page.carers}
    signer = request.signer
    signs = known.get(signer.adult_id, "") if signer and signer.adult_id else ""
    return {
        "one": request_words(page.one, page.today),
        "stop_out": page.stop_out,
        "stop_home": page.stop_home,
        "adults": [known[one.adult_id] for one in request.adults if one.adult_id in known],
        "attendant_named": request.attendant_named,
        "signs": signs,
        "presence": tell(f"family.presence.{signer.presence}") if signer else "",
        "seen_paper": _tell_sight(page),
        "receivers": ", ".join(
            f"{one.given_name} ({tell(f'label.relation.{one.relation}').lower()})"
            for one in request.home.receivers
        ),
    }


def _tell_sight(page: RequestPage) -> str:
    seen = page.seen_paper
    return tell("family.form.paper_seen_by", {"officer": seen.officer, "at": seen.at}) if seen else ""
