"""Ai đi cùng, ai ký: said anew on the page of a request, until the plan of the day is published."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from duadon.actions.name_adults import NameAdults, name_adults
from duadon.core.values.answers import Refusal
from duadon.core.values.ids import TripRequestId
from duadon.queries.trip_requests import show_request
from duadon.web.outreach.forms import AdultsForm
from duadon.web.outreach.ride_request import draw_request
from duadon.web.visits import enter
from duadon.web.words import tell, tell_refusal


@require_POST
def ride_adults(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Record who rides along and who signs; what was typed is kept where something is missing."""
    visit = enter(request)
    page = show_request(TripRequestId(request_id), actor=visit.actor, frame=visit.frame, now=visit.now)
    form = AdultsForm(request.POST).offering(page.carers)
    if not form.is_valid():
        return draw_request(request, visit, page, form)
    command = NameAdults(
        command_id=form.id_of_command,
        campaign_id=visit.frame.id,
        request_id=page.one.request.id,
        expected_version=form.cleaned_data["version"] or 0,
        adults=form.named_adults(),
        signer=form.named_signer(),
        attendant_named=form.cleaned_data["attendant_named"],
    )
    answer = name_adults(command, actor=visit.actor, now=visit.now)
    if isinstance(answer, Refusal):
        form.under_new_id(version=str(page.version))
        return draw_request(request, visit, page, form, tell_refusal(answer))
    messages.success(request, tell("family.result.adults_named"))
    return redirect("ride-request", request_id=request_id)
