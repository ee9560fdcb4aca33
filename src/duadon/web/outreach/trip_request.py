"""Đăng ký xe: one group's ride there and back, asked once."""

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from duadon.actions.request_trip import RequestTrip, RidingChild, request_trip
from duadon.core.outreach.trip_requests import DayPart, Leg, Receiver, SignerPresence
from duadon.core.register.child_record import Carer
from duadon.core.values.answers import Refusal
from duadon.core.values.ids import ChildId, PlaceId, RiderId, TripRequestId
from duadon.core.values.people import Relation
from duadon.core.values.person_names import split_name
from duadon.queries.family_page import TripPage, show_trip_form
from duadon.web.outreach.family_words import child_words
from duadon.web.outreach.forms import TripForm, can_ride, height_field
from duadon.web.visits import Visit, draw, enter
from duadon.web.words import tell, tell_refusal


@require_http_methods(["GET", "HEAD", "POST"])
def trip_request(request: HttpRequest, child: UUID) -> HttpResponse:
    """Show the form; a POST asks for the ride."""
    visit = enter(request)
    page = show_trip_form(ChildId(child), actor=visit.actor, frame=visit.frame, now=visit.now)
    if request.method != "POST":
        return _draw(request, visit, page, TripForm.fresh(**_first_guess(page)).about(page))
    form = TripForm(request.POST).about(page)
    if not form.is_valid():
        return _draw(request, visit, page, form)
    command = _command(form, page, visit)
    answer = request_trip(command, actor=visit.actor, now=visit.now)
    if isinstance(answer, Refusal):
        form.under_new_id()
        return _draw(request, visit, page, form, tell_refusal(answer))
    messages.success(request, tell("family.result.asked", {"day": command.day}))
    return redirect("ride-request", request_id=command.request_id)


def _first_guess(page: TripPage) -> dict[str, object]:
    """Fill in what is likely: all who can ride, with the first adult, on the next open day."""
    carers = [str(carer.adult_id) for carer in page.family.carers[:1]]
    stop = str(page.stops.likely or "")
    later = [day for day in page.days if day > page.family.today] or list(page.days)
    return {
        "children": [str(one.record.id) for one in page.family.children if can_ride(one)],
        "adults": carers,
        "receivers": carers,
        "day": f"{later[0]:%d/%m/%Y}" if later else "",
        "part": "any",
        "stop_out": stop,
        "stop_home": stop,
        "presence": SignerPresence.RIDES.value,
    }


def _command(form: TripForm, page: TripPage, visit: Visit) -> RequestTrip:
    """Make the command; every id follows from the form's, so that a double press asks once."""
    said = form.cleaned_data
    own = form.id_of_command
    part = said["part"]
    receivers = tuple(_receivers(form, page.family.carers))
    return RequestTrip(
        command_id=own,
        campaign_id=visit.frame.id,
        request_id=TripRequestId(uuid5(own, "request")),
        day=said["day"],
        children=tuple(_children(form, page)),
        adults=form.named_adults(),
        out=Leg(stop=PlaceId(UUID(said["stop_out"]))),
        home=Leg(stop=PlaceId(UUID(said["stop_home"])), receivers=receivers),
        signer=form.named_signer(),
        day_parts=tuple(DayPart) if part == "any" else (DayPart(part),),
        attendant_named=said["attendant_named"],
    )


def _children(form: TripForm, page: TripPage) -> Iterable[RidingChild]:
    for one in page.family.children:
        key = str(one.record.id)
        if key not in form.cleaned_data["children"]:
            continue
        # Not asked: old enough to need neither the question nor a booster.
        height = form.cleaned_data.get(height_field(key))
        yield RidingChild(
            rider_id=RiderId(uuid5(form.id_of_command, f"rider {key}")),
            child_id=one.record.id,
            needs_booster=height in ("", "unknown", "below"),
            at_least_135_cm={"tall": True, "below": False}.get(height or ""),
        )


def _receivers(form: TripForm, carers: Iterable[Carer]) -> Iterable[Receiver]:
    said = form.cleaned_data
    named = {
        Receiver(given_name=split_name(carer.full_name).given, relation=carer.relation): None
        for carer in carers
        if str(carer.adult_id) in said["receivers"]
    }
    if said["other_receiver"]:
        other = Receiver(given_name=said["other_receiver"], relation=Relation(said["other_relation"]))
        named[other] = None
    return tuple(named)


def _draw(
    request: HttpRequest, visit: Visit, page: TripPage, form: TripForm, refusal: Sequence[str] = ()
) -> HttpResponse:
    context = {
        "form": form,
        "heights": form.heights(),
        "refusal": refusal,
        "name": page.family.children[0].record.full_name,
        "child": page.family.children[0].record.id,
        "children": [child_words(one) for one in page.family.children],
        "nobody_rides": not any(can_ride(one) for one in page.family.children),
    }
    return draw(request, "outreach/trip_request.html", visit, context)
