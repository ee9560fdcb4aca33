"""The means of a day: vans with their duties, crews, capture points with their openings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from duadon.access.rights import require_right
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import OfficerId, PlaceId, VehicleId
from duadon.core.values.places import PlaceKind
from duadon.core.values.roles import Actor, Right, Role
from duadon.core.values.times import MINUTE, TimeWindow
from duadon.queries.day_problem import CREW_SEATS
from duadon.store.accounts import RoleAssignment
from duadon.store.fleet import CaptureSession, Vehicle, VehicleDuty
from duadon.store.offices import Place
from duadon.store.outreach import count_waiting_children


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyOfVan:
    """When a van drives and with whom."""

    window: TimeWindow
    driver: OfficerId
    attendant: OfficerId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VanOfDay:
    """A van; `duty` of this day (None: free), `before` the duty it had last."""

    id: VehicleId
    name: str
    seats: int
    duty: DutyOfVan | None
    before: DutyOfVan | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningOfPoint:
    """An opening of a capture point."""

    window: TimeWindow
    kits: int
    minutes_per_child: int
    walk_in_percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PointOfDay:
    """A capture point; its openings of this day, and those of the day when it opened last."""

    id: PlaceId
    name: str
    openings: tuple[OpeningOfPoint, ...]
    before: tuple[OpeningOfPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMeans:
    """What a day has and could have; crews by id with their names."""

    day: date
    vans: tuple[VanOfDay, ...]
    drivers: Mapping[OfficerId, str]
    attendants: Mapping[OfficerId, str]
    points: tuple[PointOfDay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeansCounted:
    """How many vans drive and points open on a day, and how many children wait for it."""

    vans: int
    openings: int
    children: int


def count_means(day: date, *, actor: Actor, frame: CampaignFrame) -> MeansCounted:
    """Return what a day without a plan has; for planners."""
    require_right(actor, Right.PLAN_DAY)
    return MeansCounted(
        vans=VehicleDuty.objects.filter(day=day, vehicle__office_id=frame.office_id).count(),
        openings=CaptureSession.objects.filter(day=day, place__office_id=frame.office_id).count(),
        children=count_waiting_children(frame.id, [day]).get(day, 0),
    )


def show_means(day: date, *, actor: Actor, frame: CampaignFrame) -> DayMeans:
    """Return the means of a day, each with what it was last: most days are like the day before."""
    require_right(actor, Right.PLAN_DAY)
    crews = _crews(frame, day)
    return DayMeans(
        day=day,
        vans=tuple(_vans(frame, day)),
        drivers=crews[Role.DRIVER],
        attendants=crews[Role.ATTENDANT],
        points=tuple(_points(frame, day)),
    )


def _crews(frame: CampaignFrame, day: date) -> dict[Role, dict[OfficerId, str]]:
    rows = RoleAssignment.objects.filter(
        Q(campaign__isnull=True) | Q(campaign_id=frame.id),
        Q(until__isnull=True) | Q(until__gte=day),
        role__in=(Role.DRIVER.value, Role.ATTENDANT.value),
        since__lte=day,
        officer__office_id=frame.office_id,
        officer__is_active=True,
    )
    crews: dict[Role, dict[OfficerId, str]] = {Role.DRIVER: {}, Role.ATTENDANT: {}}
    named = rows.order_by("officer__display_name").values_list("role", "officer_id", "officer__display_name")
    for role, officer, name in named:
        crews[Role(role)][OfficerId(officer)] = name
    return crews


def _vans(frame: CampaignFrame, day: date) -> Iterable[VanOfDay]:
    today, before = dict[UUID, DutyOfVan](), dict[UUID, DutyOfVan]()
    duties = VehicleDuty.objects.filter(vehicle__office_id=frame.office_id, day__lte=day)
    for duty in duties.order_by("day"):
        (today if duty.day == day else before)[duty.vehicle_id] = _duty(duty)
    for van in Vehicle.objects.filter(office_id=frame.office_id, retired_on=None).order_by("name"):
        yield VanOfDay(
            id=VehicleId(van.pk),
            name=van.name,
            seats=van.registered_seats - CREW_SEATS,
            duty=today.get(van.pk),
            before=before.get(van.pk),
        )


def _duty(row: VehicleDuty) -> DutyOfVan:
    return DutyOfVan(
        window=TimeWindow(start=row.starts, end=row.ends),
        driver=OfficerId(row.driver_id),
        attendant=OfficerId(row.attendant_id) if row.attendant_id else None,
    )


def _points(frame: CampaignFrame, day: date) -> Iterable[PointOfDay]:
    days: dict[UUID, dict[date, list[OpeningOfPoint]]] = {}
    sessions = CaptureSession.objects.filter(place__office_id=frame.office_id, day__lte=day)
    for row in sessions.order_by("day", "opens"):
        days.setdefault(row.place_id, {}).setdefault(row.day, []).append(_opening(row))
    places = Place.objects.filter(office_id=frame.office_id, kind=PlaceKind.CAPTURE_POINT.value)
    for place in places.filter(retired_on=None).order_by("name"):
        known = days.get(place.pk, {})
        openings = tuple(known.pop(day, ()))
        before = tuple(known[max(known)]) if known else ()
        yield PointOfDay(id=PlaceId(place.pk), name=place.name, openings=openings, before=before)


def _opening(row: CaptureSession) -> OpeningOfPoint:
    return OpeningOfPoint(
        window=TimeWindow(start=row.opens, end=row.closes),
        kits=row.kits,
        minutes_per_child=row.seconds_per_child // MINUTE,
        walk_in_percent=row.walk_in_percent,
    )
