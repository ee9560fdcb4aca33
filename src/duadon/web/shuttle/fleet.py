"""Xe và địa điểm: vans, crews and places on tables, and the forms that keep vans and places."""

from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from duadon.actions.keep_place import keep_place
from duadon.actions.keep_vehicle import keep_vehicle
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import PlaceId, VehicleId
from duadon.core.values.places import PlaceKind
from duadon.core.values.times import clock_text
from duadon.queries.fleet import (
    CrewMember,
    Fleet,
    KeptPlace,
    KeptVan,
    depots_of,
    get_place,
    get_van,
    list_kept_places,
    show_fleet,
    unit_names,
)
from duadon.web.shuttle.fleet_forms import PlaceForm, VehicleForm, initial_place, initial_van
from duadon.web.visits import Visit, draw, enter
from duadon.web.words import tell, tell_refusal

_NEW_VAN = {"registered_seats": 16, "front_seats": 0, "boosters": 0}


@require_safe
def fleet(request: HttpRequest) -> HttpResponse:
    """Show the tables."""
    visit = enter(request)
    found = show_fleet(_today(visit), actor=visit.actor, frame=visit.frame)
    return draw(request, "shuttle/fleet.html", visit, _words(found))


@require_http_methods(["GET", "HEAD", "POST"])
def add_vehicle(request: HttpRequest) -> HttpResponse:
    """Add a van."""
    return _van(request, enter(request), None)


@require_http_methods(["GET", "HEAD", "POST"])
def change_vehicle(request: HttpRequest, vehicle: UUID) -> HttpResponse:
    """Change or retire a van."""
    visit = enter(request)
    return _van(request, visit, get_van(VehicleId(vehicle), actor=visit.actor, frame=visit.frame))


@require_http_methods(["GET", "HEAD", "POST"])
def add_place(request: HttpRequest) -> HttpResponse:
    """Add a place."""
    return _place(request, enter(request), None)


@require_http_methods(["GET", "HEAD", "POST"])
def change_place(request: HttpRequest, place: UUID) -> HttpResponse:
    """Change or retire a place."""
    visit = enter(request)
    kept = get_place(PlaceId(place), actor=visit.actor, frame=visit.frame, today=_today(visit))
    return _place(request, visit, kept)


def _today(visit: Visit) -> date:
    return visit.now.astimezone(ZoneInfo(visit.frame.zone_name)).date()


def _van(request: HttpRequest, visit: Visit, van: KeptVan | None) -> HttpResponse:
    places = list_kept_places(actor=visit.actor, frame=visit.frame, today=_today(visit))
    if request.method == "POST":
        form = VehicleForm(request.POST)
    elif van is not None:
        form = VehicleForm.fresh(**initial_van(van))
    else:
        form = VehicleForm.fresh(**_NEW_VAN, vehicle=uuid4(), version=0)
    form.offer(depots_of(places))

    def keep() -> Done | Refusal:
        return keep_vehicle(form.command(), actor=visit.actor, now=visit.now)

    def said() -> str:
        return tell("fleet.vehicle.kept", {"van": form.cleaned_data["name"]})

    return _keep(request, visit, form, keep, said)


def _place(request: HttpRequest, visit: Visit, kept: KeptPlace | None) -> HttpResponse:
    list_kept_places(actor=visit.actor, frame=visit.frame, today=_today(visit))  # asks for the right
    if request.method == "POST":
        form = PlaceForm(request.POST)
    elif kept is not None:
        form = PlaceForm.fresh(**initial_place(kept))
    else:
        form = PlaceForm.fresh(place=uuid4(), version=0, kind="meeting_point", side="city")
    form.offer(unit_names(_today(visit)))

    def keep() -> Done | Refusal:
        return keep_place(form.command(), actor=visit.actor, now=visit.now)

    def said() -> str:
        return tell("fleet.place.kept", {"place": form.cleaned_data["name"]})

    return _keep(request, visit, form, keep, said)


def _keep(
    request: HttpRequest,
    visit: Visit,
    form: VehicleForm | PlaceForm,
    keep: Callable[[], Done | Refusal],
    said: Callable[[], str],
) -> HttpResponse:
    refusal = None
    if form.is_bound and form.is_valid():
        answer = keep()
        if not isinstance(answer, Refusal):
            messages.success(request, said())
            return HttpResponseRedirect(reverse("fleet"))
        refusal = tell_refusal(answer)
        form.under_new_id()
    is_van = isinstance(form, VehicleForm)
    return draw(request, "shuttle/keep.html", visit, {"form": form, "refusal": refusal, "is_van": is_van})


def _words(found: Fleet) -> dict[str, object]:
    return {
        "week": found.week,
        "vans": [_van_line(van, found) for van in found.vans],
        "places": list(_places_by_kind(found)),
        "crews": [_crew_line(one) for one in found.crews],
    }


def _van_line(van: KeptVan, found: Fleet) -> dict[str, object]:
    duties = [(day, van.duties.get(day)) for day in found.week]
    hours = [(day, f"{clock_text(one.start)}–{clock_text(one.end)}" if one else "") for day, one in duties]
    return {"van": van, "duties": hours}


def _place_line(one: KeptPlace) -> dict[str, object]:
    point = f"{one.place.point.lat / 1_000_000:.5f}, {one.place.point.lon / 1_000_000:.5f}"
    return {"kept": one, "point": point}


def _places_by_kind(found: Fleet) -> Iterable[tuple[str, list[dict[str, object]]]]:
    """Yield each kind in use with its places; what a day hangs on comes first."""
    for kind in sorted(PlaceKind, key=lambda one: one is not PlaceKind.CAPTURE_POINT):
        of_kind = [_place_line(one) for one in found.places if one.place.kind is kind]
        if of_kind:
            yield tell(f"fleet.kind.{kind.value}"), of_kind


def _crew_line(one: CrewMember) -> dict[str, object]:
    return {"member": one, "role": tell(f"label.role.{one.role.value}")}
