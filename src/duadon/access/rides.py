"""Runs with the words that a manifest may show of a person, through the list door."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Case, F, OuterRef, Q, Subquery, When

from duadon.access.log import Door, Passage, Purpose, write_log
from duadon.access.rights import require_right_anywhere
from duadon.core.custody.kinds import EventKind
from duadon.core.custody.runs import Contact, Crew, ListedPerson, Run, RunDevice
from duadon.core.privacy.masking import short_name
from duadon.core.shuttle.plan import Leg
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import (
    ChildId,
    DeviceId,
    OfficeId,
    OfficerId,
    RiderId,
    RunId,
    TripRequestId,
)
from duadon.core.values.places import PlaceKind
from duadon.core.values.roles import Actor, Right, Role
from duadon.store.accounts import Officer, RoleAssignment
from duadon.store.custody import CustodyEvent, Device
from duadon.store.offices import Place, Unit
from duadon.store.outreach import Rider
from duadon.store.plans import Run as RunRow
from duadon.store.plans import find_last_place


@dataclass(frozen=True, slots=True, kw_only=True)
class RiderWords:
    """What a manifest may show of a rider; the unit is the request's."""

    rider_id: RiderId
    child_id: ChildId | None
    short_name: str
    unit_code: str
    unit_name: str
    request_id: TripRequestId


@transaction.atomic
def open_riders(
    riders: Iterable[RiderId], *, actor: Actor, purpose: Purpose, now: datetime
) -> dict[RiderId, RiderWords]:
    """Return the words of the office's riders and log the children among them.

    The caller has checked that the actor may see these runs or requests. A child stays on the
    manifest whatever becomes of its list: nobody aboard goes without a name.
    """
    require_right_anywhere(actor, Right.READ_PLAN)
    own = Rider.objects.filter(pk__in=list(riders), request__campaign__office_id=actor.office_id)
    wanted = own.select_related("request", "child", "adult").annotate(unit_name=_unit_name())
    # No more of a person is read than the name.
    rows = wanted.only("request__unit_code", "child__full_name", "adult__full_name")
    words = {RiderId(row.pk): _words(row) for row in rows}
    passage = Passage(
        actor_id=actor.officer_id, door=Door.LIST, purpose=purpose, at=now, columns=("short_name",)
    )
    write_log(passage, [word.child_id for word in words.values() if word.child_id is not None])
    return words


def _unit_name() -> Subquery:
    """Return the name that the request's unit had on the day of the ride."""
    day = OuterRef("request__day")
    units = Unit.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=day),
        code=OuterRef("request__unit_code"),
        valid_from__lte=day,
    )
    return Subquery(units.values("name")[:1])


def _words(row: Rider) -> RiderWords:
    person = row.child or row.adult
    return RiderWords(
        rider_id=RiderId(row.pk),
        child_id=ChildId(row.child_id) if row.child_id else None,
        short_name=short_name(person.full_name) if person else "",
        unit_code=row.request.unit_code,
        unit_name=getattr(row, "unit_name", None) or row.request.unit_code,
        request_id=TripRequestId(row.request_id),
    )


def open_run(run_id: RunId, *, actor: Actor, purpose: Purpose, now: datetime) -> Run:
    """Return a run with its people as custody needs it, and log the children on it."""
    row = (
        RunRow.objects.select_related("vehicle", "driver", "attendant", "plan__campaign")
        .prefetch_related("listed", "devices__device")
        .filter(pk=run_id, vehicle__office_id=actor.office_id)
        .first()
    )
    if row is None:
        raise NotFound("no such run")
    listed = [(RiderId(item.rider_id), Leg(item.leg)) for item in row.listed.all()]
    on_list = {rider for rider, _ in listed}
    riders = on_list | _riders_of_events(row)
    words = open_riders(riders, actor=actor, purpose=purpose, now=now)
    contacts = _contacts(row, words.values())
    return Run(
        id=RunId(row.pk),
        crew=crew_of(row, {words[rider].unit_code for rider in on_list}),
        people=tuple(_person(words[rider], leg, contacts[rider]) for rider, leg in listed),
        devices=tuple(_device(row, item.device_id, item.device.label) for item in row.devices.all()),
        last_row_code=row.last_row_code,
        call=row.vehicle.name,
        officer_names=_officer_names(row),
        other_people={rider: one for rider, one in contacts.items() if rider not in on_list},
        other_devices=_device_labels(row),
        zone=ZoneInfo(row.plan.campaign.zone_name),
    )


def weigh_run(run_id: RunId, *, office_id: OfficeId) -> Run:
    """Return a run as the close rule weighs it for the server itself, without a name or a call.

    Nobody sees it: nobody's right is asked, and no opening is logged.
    """
    rows = RunRow.objects.select_related("vehicle", "plan").prefetch_related("devices")
    row = rows.filter(pk=run_id, vehicle__office_id=office_id).first()
    if row is None:
        raise NotFound("no such run")
    listed = row.listed.values_list("rider_id", "leg", "rider__child_id", "rider__request__unit_code")
    people = [
        ListedPerson(
            rider_id=RiderId(rider), leg=Leg(leg), is_child=child is not None, short_name="", call=""
        )
        for rider, leg, child, _ in listed
    ]
    return Run(
        id=RunId(row.pk),
        crew=crew_of(row, {unit_code for *_, unit_code in listed}),
        people=tuple(people),
        devices=tuple(
            RunDevice(device_id=DeviceId(item.device_id), label="", call="") for item in row.devices.all()
        ),
        last_row_code=row.last_row_code,
        call="",
    )


def _riders_of_events(row: RunRow) -> set[RiderId]:
    """Return who was pressed for on this run or moved to it from another; nobody else is opened."""
    moved_here = Q(kind=EventKind.MOVED.value, content__detail__to_run=str(row.pk))
    events = CustodyEvent.objects.filter(Q(run=row) | moved_here, rider__isnull=False)
    return {RiderId(pk) for pk in events.values_list("rider_id", flat=True) if pk is not None}


def _contacts(row: RunRow, words: Iterable[RiderWords]) -> dict[RiderId, Contact]:
    units = dict(Unit.objects.filter(valid_to__gt=row.plan.day).values_list("code", "name"))
    return {
        one.rider_id: Contact(name=one.short_name, call=f"Công an {units.get(one.unit_code, one.unit_code)}")
        for one in words
    }


def _person(words: RiderWords, leg: Leg, contact: Contact) -> ListedPerson:
    return ListedPerson(
        rider_id=words.rider_id,
        leg=leg,
        is_child=words.child_id is not None,
        short_name=contact.name,
        call=contact.call,
    )


def _device_labels(row: RunRow) -> dict[DeviceId, str]:
    devices = Device.objects.filter(office_id=row.vehicle.office_id)
    return {DeviceId(pk): label for pk, label in devices.values_list("pk", "label")}


def _device(row: RunRow, device_id: UUID, label: str) -> RunDevice:
    return RunDevice(device_id=DeviceId(device_id), label=label, call=row.driver.display_name)


def crew_of(row: RunRow, unit_codes: set[str]) -> Crew:
    """Return the crew; where a driver rides alone, also who may confirm the walk: see runs.Crew.

    Only who stands where the run ends looks into the van: point operators at a capture point, ward
    officers in their ward. Everybody else sees photographs. `unit_codes`: the wards of the people listed.
    """
    driver, attendant = OfficerId(row.driver_id), row.attendant_id
    if attendant is not None:
        return Crew(driver=driver, attendant=OfficerId(attendant))
    held = _held_on_the_day(row, unit_codes)
    receivers = frozenset(officer for officer, stands_there in held if stands_there)
    return Crew(driver=driver, receivers=receivers, office=frozenset(pk for pk, _ in held) - receivers)


def _held_on_the_day(row: RunRow, unit_codes: set[str]) -> list[tuple[OfficerId, bool]]:
    """Return who holds a role to do with the van that day and has an account, and whether where it ends."""
    day = row.plan.day
    end = Place.objects.filter(pk=find_last_place(row))
    at_point = Q(end_kind=PlaceKind.CAPTURE_POINT.value)
    in_ward = Q(role=Role.WARD_OFFICER.value) & (Q(unit_code="") | Q(unit_code=F("end_unit")))
    there = (Q(role=Role.POINT_OPERATOR.value) & at_point) | (in_ward & ~at_point)
    office_wide = Q(role__in=(Role.DISPATCHER.value, Role.POINT_OPERATOR.value))
    of_the_wards = Q(role=Role.WARD_OFFICER.value) & (Q(unit_code="") | Q(unit_code__in=unit_codes))
    held = RoleAssignment.objects.annotate(
        end_kind=Subquery(end.values("kind")[:1]), end_unit=Subquery(end.values("unit_code")[:1])
    ).filter(
        office_wide | of_the_wards | there,
        Q(until__isnull=True) | Q(until__gte=day),
        Q(campaign__isnull=True) | Q(campaign_id=row.plan.campaign_id),
        since__lte=day,
        officer__office_id=row.vehicle.office_id,
        officer__is_active=True,
    )
    stands = held.annotate(stands_there=Case(When(there, then=True), default=False))
    return [(OfficerId(pk), is_there) for pk, is_there in stands.values_list("officer_id", "stands_there")]


def _officer_names(row: RunRow) -> dict[OfficerId, str]:
    officers = Officer.objects.filter(office_id=row.vehicle.office_id)
    return {OfficerId(pk): name for pk, name in officers.values_list("pk", "display_name")}
