"""Keep a place: add it, change it, retire it; never delete one, for requests and plans name it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from duadon.access.rights import require_right
from duadon.actions.local_time import local_day
from duadon.actions.running import run_once
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import PlaceId
from duadon.core.values.places import Place, PlaceKind
from duadon.core.values.roles import Actor, Right
from duadon.queries.sessions import current_frame
from duadon.store.fleet import CaptureSession, FerryLine, Vehicle
from duadon.store.offices import Place as PlaceRow
from duadon.store.outreach import find_days_with_stop

HAND_MADE = "dispatcher"  # where the point comes from


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepPlace:
    """The place as it shall be; `expected_version` is the one that was changed, 0 adds a new place.

    Plans hold their own copy of a place and the ways between: none of them changes.
    """

    command_id: UUID
    place: Place
    expected_version: int
    is_retired: bool = False


def keep_place(command: KeepPlace, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Write the place; refused where somebody changed it meanwhile, its name is taken, or it is in use."""

    def body() -> Done | Refusal:
        require_right(actor, Right.PLAN_DAY)
        _require_own(command, actor)
        today = local_day(now, current_frame(actor.office_id))
        refusal = _judge(command, actor, today)
        if refusal is not None:
            return refusal
        return Done(command_id=command.command_id, result={"version": _write(command, actor, today)})

    return run_once(command, actor=actor, now=now, body=body)


def _require_own(command: KeepPlace, actor: Actor) -> None:
    found = PlaceRow.objects.filter(pk=command.place.id)
    own = found.filter(office_id=actor.office_id).exists()
    if not own and (command.expected_version or found.exists()):
        raise NotFound("no such place in your office")


def _judge(command: KeepPlace, actor: Actor, today: date) -> Refusal | None:
    told = {"place": command.place.name}
    row = PlaceRow.objects.select_for_update().filter(pk=command.place.id).first()
    if (row.version if row else 0) != command.expected_version:
        return Refusal(code="fleet.place.changed_meanwhile", parameters=told)
    others = PlaceRow.objects.filter(office_id=actor.office_id, name=command.place.name, retired_on=None)
    if others.exclude(pk=command.place.id).exists() and not command.is_retired:
        return Refusal(code="fleet.place.name_taken", parameters=told)
    is_leaving = command.is_retired or (row is not None and row.kind != command.place.kind.value)
    if row is not None and is_leaving and _is_in_use(row, today):
        return Refusal(code="fleet.place.in_use", parameters=told)
    return None


def _is_in_use(row: PlaceRow, today: date) -> bool:
    """Tell whether a van stands there, a ferry lands, a session opens or a family waits from today on."""
    match PlaceKind(row.kind):
        case PlaceKind.DEPOT:
            return Vehicle.objects.filter(depot_id=row.pk, retired_on=None).exists()
        case PlaceKind.CAPTURE_POINT:
            return CaptureSession.objects.filter(place_id=row.pk, day__gte=today).exists()
        case PlaceKind.FERRY_LANDING:
            lines = FerryLine.objects
            return lines.filter(landing_a_id=row.pk).exists() or lines.filter(landing_b_id=row.pk).exists()
        case _:
            return bool(find_days_with_stop(PlaceId(row.pk), since=today))


def _write(command: KeepPlace, actor: Actor, today: date) -> int:
    place, version = command.place, command.expected_version + 1
    fields = {
        "office_id": actor.office_id,
        "kind": place.kind.value,
        "name": place.name,
        "unit_code": place.unit_code,
        "lat": place.point.lat,
        "lon": place.point.lon,
        "side": place.side,
        "version": version,
    }
    row, _ = PlaceRow.objects.update_or_create(
        pk=place.id, defaults=fields, create_defaults={**fields, "origin": HAND_MADE}
    )
    retired_on = (row.retired_on or today) if command.is_retired else None
    if retired_on != row.retired_on:
        PlaceRow.objects.filter(pk=row.pk).update(retired_on=retired_on)
    return version
