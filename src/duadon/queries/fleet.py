"""The office's vans, places and crews, with the duties of the week."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from duadon.access.rights import require_right
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import OfficeId, PlaceId, VehicleId
from duadon.core.values.places import Place as PlaceValue
from duadon.core.values.places import PlaceKind
from duadon.core.values.roles import Actor, Right, Role
from duadon.core.values.times import TimeWindow
from duadon.queries.day_problem import CREW_SEATS
from duadon.store.accounts import RoleAssignment
from duadon.store.fleet import Vehicle, VehicleDuty
from duadon.store.offices import Place, Unit, place_of

WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVan:
    """A van; `seats` are the passengers', `duties` of the week by day."""

    id: VehicleId
    version: int
    name: str
    registered_seats: int
    seats: int
    front_seats: int
    boosters: int
    may_cross_ferry: bool
    depot_id: PlaceId
    depot: str
    is_retired: bool
    duties: Mapping[date, TimeWindow]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPlace:
    """A place with its version; `unit` is the unit's name."""

    place: PlaceValue
    version: int
    unit: str
    is_retired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewMember:
    """Somebody who drives or attends; accounts are the administrator's."""

    name: str
    role: Role
    since: date
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleet:
    """Everything that a day is made of; `week` begins today."""

    vans: tuple[KeptVan, ...]
    places: tuple[KeptPlace, ...]
    crews: tuple[CrewMember, ...]
    week: tuple[date, ...]


def show_fleet(today: date, *, actor: Actor, frame: CampaignFrame) -> Fleet:
    """Return vans, places and crews; NotAllowed for who does not plan."""
    require_right(actor, Right.PLAN_DAY)
    week = tuple(today + timedelta(days=number) for number in range(WEEK))
    return Fleet(
        vans=tuple(_vans(frame.office_id, week)),
        places=list_kept_places(actor=actor, frame=frame, today=today),
        crews=tuple(_crews(frame, today)),
        week=week,
    )


def get_van(vehicle_id: VehicleId, *, actor: Actor, frame: CampaignFrame) -> KeptVan:
    """Return a van of the office; NotFound for another office's."""
    require_right(actor, Right.PLAN_DAY)
    row = Vehicle.objects.select_related("depot").filter(pk=vehicle_id, office_id=frame.office_id).first()
    if row is None:
        raise NotFound("no such van")
    return _van(row, {})


def list_kept_places(*, actor: Actor, frame: CampaignFrame, today: date) -> tuple[KeptPlace, ...]:
    """Return the office's places by kind and name, the retired ones last."""
    require_right(actor, Right.PLAN_DAY)
    units = unit_names(today)
    rows = Place.objects.filter(office_id=frame.office_id).order_by("kind", "name")
    found = [
        KeptPlace(
            place=place_of(row),
            version=row.version,
            unit=units.get(row.unit_code, ""),
            is_retired=row.retired_on is not None,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: one.is_retired))


def get_place(place_id: PlaceId, *, actor: Actor, frame: CampaignFrame, today: date) -> KeptPlace:
    """Return a place of the office; NotFound for another office's."""
    places = list_kept_places(actor=actor, frame=frame, today=today)
    found = next((one for one in places if one.place.id == place_id), None)
    if found is None:
        raise NotFound("no such place")
    return found


def unit_names(today: date) -> dict[str, str]:
    """Return the names of the units that stand today, by code."""
    rows = Unit.objects.filter(valid_from__lte=today).exclude(valid_to__lte=today).order_by("name")
    return dict(rows.values_list("code", "name"))


def _vans(office_id: OfficeId, week: tuple[date, ...]) -> Iterable[KeptVan]:
    duties: dict[UUID, dict[date, TimeWindow]] = {}
    for duty in VehicleDuty.objects.filter(vehicle__office_id=office_id, day__in=week):
        hours = TimeWindow(start=duty.starts, end=duty.ends)
        duties.setdefault(duty.vehicle_id, {})[duty.day] = hours
    rows = Vehicle.objects.filter(office_id=office_id).select_related("depot").order_by("name")
    vans = [_van(row, duties.get(row.pk, {})) for row in rows]
    return sorted(vans, key=lambda one: one.is_retired)


def _van(row: Vehicle, duties: Mapping[date, TimeWindow]) -> KeptVan:
    return KeptVan(
        id=VehicleId(row.pk),
        version=row.version,
        name=row.name,
        registered_seats=row.registered_seats,
        seats=row.registered_seats - CREW_SEATS,
        front_seats=row.front_seats,
        boosters=row.boosters,
        may_cross_ferry=row.may_cross_ferry,
        depot_id=PlaceId(row.depot_id),
        depot=row.depot.name,
        is_retired=row.retired_on is not None,
        duties=duties,
    )


def _crews(frame: CampaignFrame, today: date) -> Iterable[CrewMember]:
    rows = RoleAssignment.objects.filter(
        role__in=(Role.DRIVER.value, Role.ATTENDANT.value),
        officer__office_id=frame.office_id,
        officer__is_active=True,
        since__lte=today,
    ).exclude(until__lt=today)
    for row in rows.select_related("officer").order_by("-role", "officer__display_name"):
        yield CrewMember(name=row.officer.display_name, role=Role(row.role), since=row.since, until=row.until)


def depots_of(places: Iterable[KeptPlace]) -> tuple[KeptPlace, ...]:
    """Return the places where a van may stand."""
    return tuple(one for one in places if one.place.kind is PlaceKind.DEPOT and not one.is_retired)
