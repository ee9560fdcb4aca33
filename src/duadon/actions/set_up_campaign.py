"""Set up a campaign: its frame, units, areas, places, ferries, vans, targets, opening balance."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from duadon.access.rights import require_right
from duadon.actions.running import run_once
from duadon.core.campaign.targets import OpeningBalance, Target
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import AreaId, OfficeId, PlaceId, VehicleId
from duadon.core.values.places import Place, Point
from duadon.core.values.roles import Actor, Right
from duadon.core.values.units import AdminUnit
from duadon.store import campaigns, fleet, offices


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFacts:
    """A unit with what the map and the census say of it."""

    unit: AdminUnit
    population: int | None
    centroid: Point | None
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArea:
    """A khóm or ấp of a unit (`parent_id` None), or a tổ in one."""

    id: AreaId
    unit_code: str
    name: str
    valid_from: date
    parent_id: AreaId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVehicle:
    """A van; seats as registered, driver and attendant counted."""

    id: VehicleId
    name: str
    registered_seats: int
    front_seats: int
    boosters: int
    may_cross_ferry: bool
    depot_id: PlaceId


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFerry:
    """A ferry line; all times in seconds (since midnight, or lasting)."""

    id: UUID
    landing_a: PlaceId
    landing_b: PlaceId
    first: int
    last: int
    headway: int
    crossing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUpCampaign:
    """Everything a campaign needs before the first list comes."""

    command_id: UUID
    frame: CampaignFrame
    units: tuple[UnitFacts, ...]
    areas: tuple[NewArea, ...]
    places: tuple[Place, ...]
    vehicles: tuple[NewVehicle, ...]
    ferries: tuple[NewFerry, ...]
    targets: tuple[Target, ...]
    opening: tuple[OpeningBalance, ...]


def set_up_campaign(command: SetUpCampaign, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Write the campaign and what it stands on; refused where its name is taken in the office."""

    def body() -> Done | Refusal:
        require_right(actor, Right.SET_UP_CAMPAIGN)
        if command.frame.office_id != actor.office_id:
            raise NotFound("no such office")
        named = campaigns.Campaign.objects.filter(office_id=actor.office_id, name=command.frame.name)
        if named.exists():
            return Refusal(code="office.campaign.taken", parameters={"name": command.frame.name})
        _write_frame(command.frame)
        _write_ground(command, actor.office_id)
        _write_fleet(command, actor.office_id)
        _write_figures(command, now)
        return Done(command_id=command.command_id, result={"places": len(command.places)})

    return run_once(command, actor=actor, now=now, body=body)


def _write_frame(frame: CampaignFrame) -> None:
    campaigns.Campaign.objects.create(
        id=frame.id,
        office_id=frame.office_id,
        name=frame.name,
        starts_on=frame.starts_on,
        ends_on=frame.ends_on,
        shuttle_from=frame.shuttle_from,
        zone_name=frame.zone_name,
        rule_set=frame.rule_set,
        safety_profile=frame.safety_profile,
    )


def _write_ground(command: SetUpCampaign, office_id: OfficeId) -> None:
    known = set(offices.Unit.objects.values_list("code", "valid_from"))  # from an earlier campaign
    offices.Unit.objects.bulk_create(
        _unit_row(facts) for facts in command.units if (facts.unit.code, facts.unit.valid_from) not in known
    )
    offices.Area.objects.bulk_create(
        offices.Area(
            id=area.id,
            unit_code=area.unit_code,
            parent_id=area.parent_id,
            name=area.name,
            valid_from=area.valid_from,
        )
        for area in command.areas
    )
    offices.Place.objects.bulk_create(_place_row(place, office_id) for place in command.places)


def _unit_row(facts: UnitFacts) -> offices.Unit:
    unit = facts.unit
    return offices.Unit(
        code=unit.code,
        name=unit.name,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        successor_code=unit.successor_code or "",
        aliases=list(unit.aliases),
        population=facts.population,
        lat=facts.centroid.lat if facts.centroid else None,
        lon=facts.centroid.lon if facts.centroid else None,
        side=facts.side,
    )


def _place_row(place: Place, office_id: OfficeId) -> offices.Place:
    return offices.Place(
        id=place.id,
        office_id=office_id,
        kind=place.kind.value,
        name=place.name,
        unit_code=place.unit_code,
        lat=place.point.lat,
        lon=place.point.lon,
        side=place.side,
    )


def _write_fleet(command: SetUpCampaign, office_id: OfficeId) -> None:
    fleet.Vehicle.objects.bulk_create(
        fleet.Vehicle(
            id=van.id,
            office_id=office_id,
            name=van.name,
            registered_seats=van.registered_seats,
            front_seats=van.front_seats,
            boosters=van.boosters,
            may_cross_ferry=van.may_cross_ferry,
            depot_id=van.depot_id,
        )
        for van in command.vehicles
    )
    fleet.FerryLine.objects.bulk_create(
        fleet.FerryLine(
            id=ferry.id,
            office_id=office_id,
            landing_a_id=ferry.landing_a,
            landing_b_id=ferry.landing_b,
            first=ferry.first,
            last=ferry.last,
            headway=ferry.headway,
            crossing=ferry.crossing,
        )
        for ferry in command.ferries
    )


def _write_figures(command: SetUpCampaign, now: datetime) -> None:
    campaigns.CampaignTarget.objects.bulk_create(
        campaigns.CampaignTarget(
            campaign_id=command.frame.id,
            unit_code=figure.unit_code,
            track=figure.track.value,
            children=figure.children,
            effective_on=figure.effective_on,
            recorded_at=now,
        )
        for figure in command.targets
    )
    campaigns.OpeningBalance.objects.bulk_create(
        campaigns.OpeningBalance(
            campaign_id=command.frame.id,
            unit_code=figure.unit_code,
            track=figure.track.value,
            children=figure.children,
            effective_on=figure.effective_on,
            recorded_at=now,
        )
        for figure in command.opening
    )
