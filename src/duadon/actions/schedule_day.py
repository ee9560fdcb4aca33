"""Schedule a day: which vans drive with which crew, which capture sessions are open."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from duadon.access.rights import require_right
from duadon.actions.running import run_once
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import OfficerId, PlaceId, VehicleId
from duadon.core.values.roles import Actor, Right
from duadon.core.values.times import TimeWindow
from duadon.store.accounts import Officer
from duadon.store.fleet import CaptureSession, Vehicle, VehicleDuty
from duadon.store.offices import Place


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
    """Write duties and sessions; refused where a van has a duty or a point opens then already.

    Raises NotFound for vans, places and crews of another office.
    """

    def body() -> Done | Refusal:
        require_right(actor, Right.PLAN_DAY)
        _require_own_means(command, actor)
        refusal = _find_taken(command) or _find_crew_twice(command)
        if refusal is not None:
            return refusal
        _write_duties(command)
        _write_sessions(command)
        return Done(command_id=command.command_id)

    return run_once(command, actor=actor, now=now, body=body)


def _require_own_means(command: ScheduleDay, actor: Actor) -> None:
    vans = {duty.vehicle_id for duty in command.duties}
    crews = {duty.driver_id for duty in command.duties}
    crews |= {duty.attendant_id for duty in command.duties if duty.attendant_id is not None}
    places = {opening.place_id for opening in command.openings}
    for model, wanted in ((Vehicle, vans), (Officer, crews), (Place, places)):
        if model.objects.filter(pk__in=wanted, office_id=actor.office_id).count() != len(wanted):
            raise NotFound("no such van, officer or place in your office")


def _find_taken(command: ScheduleDay) -> Refusal | None:
    duties = VehicleDuty.objects.filter(
        day=command.day, vehicle_id__in=[duty.vehicle_id for duty in command.duties]
    )
    vans = tuple(sorted(duties.values_list("vehicle__name", flat=True)))
    if vans:
        return Refusal(code="office.duty.taken", parameters={"vans": vans, "day": command.day})
    starts = {(opening.place_id, opening.window.start) for opening in command.openings}
    sessions = CaptureSession.objects.filter(day=command.day, place_id__in=[place for place, _ in starts])
    rows = sessions.values_list("place_id", "opens", "place__name")
    points = tuple(sorted({name for place, opens, name in rows if (place, opens) in starts}))
    if points:
        return Refusal(code="office.session.taken", parameters={"points": points, "day": command.day})
    return None


def _find_crew_twice(command: ScheduleDay) -> Refusal | None:
    """Refuse where somebody would be on two vans at once, or driver and attendant of one."""
    kept = VehicleDuty.objects.filter(day=command.day)
    busy = [(TimeWindow(start=one.starts, end=one.ends), _crew_of(one)) for one in kept]
    busy += [(one.window, _crew_of(one)) for one in command.duties]
    twice: set[UUID] = set()
    for index, (window, crew) in enumerate(busy):
        twice |= {one for one in crew if crew.count(one) > 1}
        for other, others in busy[:index]:
            if window.start < other.end and other.start < window.end:
                twice |= {*crew} & {*others}
    if not twice:
        return None
    officers = Officer.objects.filter(pk__in=twice).order_by("display_name")
    names = tuple(officers.values_list("display_name", flat=True))
    return Refusal(code="office.duty.crew_twice", parameters={"crew": names, "day": command.day})


def _crew_of(duty: Duty | VehicleDuty) -> list[UUID]:
    return [one for one in (duty.driver_id, duty.attendant_id) if one is not None]


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
