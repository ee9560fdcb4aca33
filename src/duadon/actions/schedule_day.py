"""Schedule a day: which vans drive with which crew, which capture sessions are open."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from duadon.access.rights import require_right
from duadon.actions.running import run_once
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import OfficerId, PlaceId, VehicleId
from duadon.core.values.roles import Actor, Right
from duadon.core.values.times import TimeWindow
from duadon.store.fleet import CaptureSession, VehicleDuty


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A van's duty window and crew."""

    vehicle_id: VehicleId
    window: TimeWindow
    driver_id: OfficerId
    attendant_id: OfficerId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A capture session: `walk_in_percent` of its kit time is left to those who come by themselves."""

    place_id: PlaceId
    window: TimeWindow
    kits: int
    seconds_per_child: int
    walk_in_percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleDay:
    """The means of one day."""

    command_id: UUID
    day: date
    duties: tuple[Duty, ...]
    openings: tuple[Opening, ...]


def schedule_day(command: ScheduleDay, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Write duties and sessions; refused where a van already has a duty on the day."""

    def body() -> Done | Refusal:
        require_right(actor, Right.PLAN_DAY)
        busy = VehicleDuty.objects.filter(
            day=command.day, vehicle_id__in=[duty.vehicle_id for duty in command.duties]
        ).select_related("vehicle")
        names = tuple(sorted(duty.vehicle.name for duty in busy))
        if names:
            return Refusal(code="office.duty.taken", parameters={"vans": names, "day": command.day})
        _write_duties(command)
        _write_sessions(command)
        return Done(command_id=command.command_id)

    return run_once(command, actor=actor, now=now, body=body)


def _write_duties(command: ScheduleDay) -> None:
    VehicleDuty.objects.bulk_create(
        VehicleDuty(
            id=uuid4(),
            vehicle_id=duty.vehicle_id,
            day=command.day,
            starts=duty.window.start,
            ends=duty.window.end,
            driver_id=duty.driver_id,
            attendant_id=duty.attendant_id,
        )
        for duty in command.duties
    )


def _write_sessions(command: ScheduleDay) -> None:
    CaptureSession.objects.bulk_create(
        CaptureSession(
            id=uuid4(),
            place_id=opening.place_id,
            day=command.day,
            opens=opening.window.start,
            closes=opening.window.end,
            kits=opening.kits,
            seconds_per_child=opening.seconds_per_child,
            walk_in_percent=opening.walk_in_percent,
        )
        for opening in command.openings
    )
