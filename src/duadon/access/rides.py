"""Runs with the words that a manifest may show of a person, through the list door."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from duadon.access.log import Door, Passage, Purpose, write_log
from duadon.access.rights import require_right_anywhere
from duadon.core.custody.runs import Crew, ListedPerson, Run, RunDevice
from duadon.core.privacy.masking import short_name
from duadon.core.shuttle.plan import Leg
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import (
    ChildId,
    DeviceId,
    OfficerId,
    RiderId,
    RunId,
)
from duadon.core.values.roles import Actor, Right, Role
from duadon.store.accounts import Officer, RoleAssignment
from duadon.store.offices import Unit
from duadon.store.outreach import Rider
from duadon.store.plans import Run as RunRow


@dataclass(frozen=True, slots=True, kw_only=True)
class RiderWords:
    """What a manifest may show of a rider; `unit_code` is the request's."""

    rider_id: RiderId
    child_id: ChildId | None
    short_name: str
    unit_code: str


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
    wanted = own.select_related("request", "child", "adult")
    # No more of a person is read than the name.
    rows = wanted.only("request__unit_code", "child__full_name", "adult__full_name")
    words = {RiderId(row.pk): _words(row) for row in rows}
    passage = Passage(
        actor_id=actor.officer_id, door=Door.LIST, purpose=purpose, at=now, columns=("short_name",)
    )
    write_log(passage, [word.child_id for word in words.values() if word.child_id is not None])
    return words


def _words(row: Rider) -> RiderWords:
    person = row.child or row.adult
    return RiderWords(
        rider_id=RiderId(row.pk),
        child_id=ChildId(row.child_id) if row.child_id else None,
        short_name=short_name(person.full_name) if person else "",
        unit_code=row.request.unit_code,
    )


def open_run(run_id: RunId, *, actor: Actor, purpose: Purpose, now: datetime) -> Run:
    """Return a run with its people as custody needs it, and log the children on it."""
    row = (
        RunRow.objects.select_related("vehicle", "driver", "attendant", "plan")
        .prefetch_related("listed", "devices__device")
        .filter(pk=run_id, vehicle__office_id=actor.office_id)
        .first()
    )
    if row is None:
        raise NotFound("no such run")
    listed = [(RiderId(item.rider_id), Leg(item.leg)) for item in row.listed.all()]
    words = open_riders({rider for rider, _ in listed}, actor=actor, purpose=purpose, now=now)
    units = dict(Unit.objects.filter(valid_to__gt=row.plan.day).values_list("code", "name"))
    return Run(
        id=RunId(row.pk),
        crew=_crew(row),
        people=tuple(_person(words[rider], leg, units) for rider, leg in listed),
        devices=tuple(_device(row, item.device_id, item.device.label) for item in row.devices.all()),
        last_row_code=row.last_row_code,
        call=row.vehicle.name,
        officer_names=_officer_names(row),
    )


def _person(words: RiderWords, leg: Leg, units: Mapping[str, str]) -> ListedPerson:
    unit = units.get(words.unit_code, words.unit_code)
    return ListedPerson(
        rider_id=words.rider_id,
        leg=leg,
        is_child=words.child_id is not None,
        short_name=words.short_name,
        call=f"Công an {unit}",
    )


def _device(row: RunRow, device_id: UUID, label: str) -> RunDevice:
    return RunDevice(device_id=DeviceId(device_id), label=label, call=row.driver.display_name)


def _crew(row: RunRow) -> Crew:
    attendant = OfficerId(row.attendant_id) if row.attendant_id else None
    receivers = frozenset[OfficerId]() if attendant else _receivers(row)
    return Crew(driver=OfficerId(row.driver_id), attendant=attendant, receivers=receivers)


def _receivers(row: RunRow) -> frozenset[OfficerId]:
    """Return who may confirm the walk where a driver rides alone."""
    roles = (Role.DISPATCHER.value, Role.POINT_OPERATOR.value, Role.WARD_OFFICER.value)
    held = RoleAssignment.objects.filter(
        officer__office_id=row.vehicle.office_id, role__in=roles, since__lte=row.plan.day
    )
    return frozenset(OfficerId(pk) for pk in held.values_list("officer_id", flat=True))


def _officer_names(row: RunRow) -> dict[OfficerId, str]:
    officers = Officer.objects.filter(office_id=row.vehicle.office_id)
    return {OfficerId(pk): name for pk, name in officers.values_list("pk", "display_name")}
