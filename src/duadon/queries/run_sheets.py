"""The runs of a published day as sheets: stops in order, who gets on and off, crew and phones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from duadon.core.shuttle.plan import Capture, GroupLeg, Leg, Stop
from duadon.core.shuttle.problem import Group
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import CampaignId, OfficerId, RiderId, RunId
from duadon.store.plans import KeptPlan, find_plan, kept_plan
from duadon.store.plans import Run as RunRow


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRider:
    """A rider at a stop, by its code only."""

    rider_id: RiderId
    leg: Leg
    is_child: bool
    group_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetStop:
    """A stop with its planned times (seconds since local midnight)."""

    place_id: str
    arrive: int
    depart: int
    off: tuple[SheetRider, ...]
    on: tuple[SheetRider, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSheet:
    """One run of the day."""

    run_id: RunId
    vehicle_id: UUID
    vehicle: str
    number: int
    driver_id: OfficerId
    attendant_id: OfficerId | None
    last_row_code: str
    stops: tuple[SheetStop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheets:
    """All runs of a published plan, in the order of their first stop, and the captures between."""

    plan: KeptPlan
    runs: tuple[RunSheet, ...]
    captures: tuple[Capture, ...]


def load_day_sheets(campaign_id: CampaignId, day: date) -> DaySheets:
    """Return the sheets of the day's published plan or raise NotFound."""
    kept = find_plan(campaign_id, day, published=True)
    if kept is None:
        raise NotFound(f"no published plan on {day:%d/%m/%Y}")
    return _sheets_of(kept)


def load_sheets_around(run_id: RunId, campaign_id: CampaignId) -> DaySheets:
    """Return the sheets of the day of a run of the campaign or raise NotFound."""
    rows = RunRow.objects.filter(plan__campaign_id=campaign_id, plan__published_at__isnull=False)
    row = rows.select_related("plan").filter(pk=run_id).first()
    if row is None:
        raise NotFound("no such run")
    return _sheets_of(kept_plan(row.plan))


def _sheets_of(kept: KeptPlan) -> DaySheets:
    groups = {group.id: group for group in kept.problem.groups}
    rows = RunRow.objects.filter(plan_id=kept.id).select_related("vehicle")
    stops = {
        (route.van_id, number): run.stops
        for route in kept.plan.routes
        for number, run in enumerate(route.runs, start=1)
    }
    sheets = [_sheet(row, stops[str(row.vehicle_id), row.number], groups) for row in rows]
    sheets.sort(key=lambda sheet: (sheet.stops[0].arrive, sheet.vehicle))
    return DaySheets(plan=kept, runs=tuple(sheets), captures=kept.plan.captures)


def sheet_of_run(row: RunRow) -> tuple[RunSheet, dict[str, str]]:
    """Return the sheet of one run at hand with its van and plan, and the names of the day's places."""
    kept = kept_plan(row.plan)
    groups = {group.id: group for group in kept.problem.groups}
    route = next(one for one in kept.plan.routes if one.van_id == str(row.vehicle_id))
    places = {place.id: place.name or place.id for place in kept.problem.places}
    return _sheet(row, route.runs[row.number - 1].stops, groups), places


def _sheet(row: RunRow, stops: Iterable[Stop], groups: Mapping[str, Group]) -> RunSheet:
    return RunSheet(
        run_id=RunId(row.pk),
        vehicle_id=row.vehicle_id,
        vehicle=row.vehicle.name,
        number=row.number,
        driver_id=OfficerId(row.driver_id),
        attendant_id=OfficerId(row.attendant_id) if row.attendant_id else None,
        last_row_code=row.last_row_code,
        stops=tuple(_stop(stop, groups) for stop in stops),
    )


def _stop(stop: Stop, groups: Mapping[str, Group]) -> SheetStop:
    return SheetStop(
        place_id=stop.place_id,
        arrive=stop.arrive,
        depart=stop.depart,
        off=tuple(_riders(stop.dropoffs, groups)),
        on=tuple(_riders(stop.pickups, groups)),
    )


def _riders(legs: Iterable[GroupLeg], groups: Mapping[str, Group]) -> Iterable[SheetRider]:
    for item in legs:
        group = groups[item.group_id]
        for child in group.children:
            yield _rider(child.id, item, is_child=True)
        for adult in group.adults:
            yield _rider(adult, item, is_child=False)


def _rider(code: str, item: GroupLeg, *, is_child: bool) -> SheetRider:
    return SheetRider(rider_id=RiderId(UUID(code)), leg=item.leg, is_child=is_child, group_id=item.group_id)
