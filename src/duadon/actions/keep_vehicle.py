"""Keep a van: add it, change it, retire it; never delete one, for plans and runs name it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from duadon.access.rights import require_right
from duadon.actions.local_time import local_day
from duadon.actions.running import run_once
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import PlaceId, VehicleId
from duadon.core.values.roles import Actor, Right
from duadon.queries.day_problem import CREW_SEATS
from duadon.queries.sessions import current_frame
from duadon.store.fleet import Vehicle, VehicleDuty
from duadon.store.offices import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepVehicle:
    """The van as it shall be; `expected_version` is the one that was changed, 0 adds a new van.

    `registered_seats` count driver and attendant, `front_seats` the passengers' seats in the
    driver's row. Plans hold their own copy of the van: none of them changes.
    """

    command_id: UUID
    vehicle_id: VehicleId
    expected_version: int
    name: str
    registered_seats: int
    front_seats: int
    boosters: int
    may_cross_ferry: bool
    depot_id: PlaceId
    is_retired: bool = False


def keep_vehicle(command: KeepVehicle, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Write the van; refused where somebody changed it meanwhile, or what is told cannot be."""

    def body() -> Done | Refusal:
        require_right(actor, Right.PLAN_DAY)
        _require_own(command, actor)
        frame = current_frame(actor.office_id)
        refusal = _judge(command, actor, frame, now)
        if refusal is not None:
            return refusal
        version = _write(command, actor, frame, now)
        return Done(command_id=command.command_id, result={"version": version})

    return run_once(command, actor=actor, now=now, body=body)


def _require_own(command: KeepVehicle, actor: Actor) -> None:
    if not Place.objects.filter(pk=command.depot_id, office_id=actor.office_id).exists():
        raise NotFound("no such place in your office")
    found = Vehicle.objects.filter(pk=command.vehicle_id)
    own = found.filter(office_id=actor.office_id).exists()
    if not own and (command.expected_version or found.exists()):
        raise NotFound("no such van in your office")


def _judge(command: KeepVehicle, actor: Actor, frame: CampaignFrame, now: datetime) -> Refusal | None:
    row = Vehicle.objects.select_for_update().filter(pk=command.vehicle_id).first()
    if (row.version if row else 0) != command.expected_version:
        return Refusal(code="fleet.vehicle.changed_meanwhile", parameters={"van": command.name})
    others = Vehicle.objects.filter(office_id=actor.office_id, name=command.name, retired_on=None)
    if others.exclude(pk=command.vehicle_id).exists() and not command.is_retired:
        return Refusal(code="fleet.vehicle.name_taken", parameters={"van": command.name})
    if not 0 <= command.front_seats <= command.registered_seats - CREW_SEATS - 1:
        return Refusal(code="fleet.vehicle.seats", parameters={"van": command.name})
    return _judge_retiring(command, frame, now) if command.is_retired else None


def _judge_retiring(command: KeepVehicle, frame: CampaignFrame, now: datetime) -> Refusal | None:
    duties = VehicleDuty.objects.filter(vehicle_id=command.vehicle_id, day__gte=local_day(now, frame))
    days = tuple(f"{day:%d/%m/%Y}" for day in duties.order_by("day").values_list("day", flat=True))
    if not days:
        return None
    return Refusal(code="fleet.vehicle.on_duty", parameters={"van": command.name, "days": days})


def _write(command: KeepVehicle, actor: Actor, frame: CampaignFrame, now: datetime) -> int:
    version = command.expected_version + 1
    row, is_new = Vehicle.objects.update_or_create(
        pk=command.vehicle_id,
        defaults={
            "office_id": actor.office_id,
            "name": command.name,
            "registered_seats": command.registered_seats,
            "front_seats": command.front_seats,
            "boosters": command.boosters,
            "may_cross_ferry": command.may_cross_ferry,
            "depot_id": command.depot_id,
            "version": version,
        },
    )
    retired_on = (row.retired_on or local_day(now, frame)) if command.is_retired else None
    if is_new or retired_on != row.retired_on:
        Vehicle.objects.filter(pk=row.pk).update(retired_on=retired_on)
    return version
