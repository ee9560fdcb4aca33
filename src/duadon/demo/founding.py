"""Found the made-up office and its campaign, through the same actions that a real one uses."""

from datetime import datetime
from uuid import UUID, uuid4

from duadon.actions.add_officers import AddOfficers, NewOfficer, add_officers
from duadon.actions.found_office import FoundOffice, found_office
from duadon.actions.set_signing_rule import SetSigningRule, set_signing_rule
from duadon.actions.set_up_campaign import (
    NewArea,
    NewFerry,
    NewVehicle,
    SetUpCampaign,
    UnitFacts,
    set_up_campaign,
)
from duadon.core.enrolment.signing import BY_LAW, SigningRule
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import RuleBroken
from duadon.core.values.roles import Actor, Role
from duadon.core.values.units import AdminUnit
from duadon.demo.fixed_ids import fixed_id
from duadon.demo.world_values import (
    MadeUpFerry,
    MadeUpOfficer,
    MadeUpVan,
    World,
)
from duadon.queries.sessions import open_session

# Everybody of the made-up office signs in with it; the demo prints it.
PASSWORD = "đưa đón làm thử 2024"  # noqa: S105  # decision 0002
FRONT_SEATS = 1


def must(answer: Done | Refusal) -> Done:
    """Return what was done; in the demo a refusal that nobody planned stops everything."""
    if isinstance(answer, Refusal):
        raise RuleBroken(f"the demo was refused: {answer}")
    return answer


def found_world(world: World, *, now: datetime, clock_offset_seconds: int) -> None:
    """Write the office, its campaign, its officers and its answers on who may sign."""
    chief = next(one for one in world.officers if one.holds(Role.SYSTEM_ADMINISTRATOR))
    must(_found(world, chief, now, clock_offset_seconds))
    administrator = Actor(
        officer_id=chief.id,
        office_id=world.office_id,
        name=chief.name,
        assignments=tuple(item for item in chief.assignments if item.holds_on(now.date())),
    )
    must(set_up_campaign(_campaign(world), actor=administrator, now=now))
    others = tuple(_account(one) for one in world.officers if one.id != chief.id)
    command = AddOfficers(command_id=uuid4(), officers=others)
    must(add_officers(command, actor=administrator, now=now))
    commander = next(one for one in world.officers if one.holds(Role.COMMANDER))
    _answer_who_signs(world, open_session(commander.username)[0], now)


def _found(world: World, chief: MadeUpOfficer, now: datetime, offset: int) -> Done | Refusal:
    command = FoundOffice(
        command_id=uuid4(),
        office_id=world.office_id,
        name=world.office_name,
        made_up=True,
        clock_offset_seconds=offset,
        administrator_id=chief.id,
        username=chief.username,
        password=PASSWORD,
    )
    return found_office(command, now=now)


def _campaign(world: World) -> SetUpCampaign:
    return SetUpCampaign(
        command_id=uuid4(),
        frame=world.frame,
        units=_units(world),
        areas=_areas(world),
        places=world.places,
        vehicles=tuple(_vehicle(van) for van in world.vans),
        ferries=(_ferry(world.ferry),),
        targets=world.targets,
        opening=world.opening_balances,
    )


def _units(world: World) -> tuple[UnitFacts, ...]:
    centres = {one.unit.code: one for one in world.units}

    def facts(unit: AdminUnit) -> UnitFacts:
        known = centres.get(unit.code)
        here = known if known and known.unit == unit else None
        return UnitFacts(
            unit=unit,
            population=None,
            centroid=here.point if here else None,
            side=here.side if here else "city",
        )

    return tuple(facts(unit) for unit in world.admin_units.units)


def _areas(world: World) -> tuple[NewArea, ...]:
    return tuple(
        NewArea(
            id=area.id,
            unit_code=area.unit_code,
            name=area.name,
            valid_from=world.frame.starts_on,
            parent_id=area.parent_id,
        )
        for area in sorted(world.areas, key=lambda area: area.parent_id is not None)
    )


def _vehicle(van: MadeUpVan) -> NewVehicle:
    return NewVehicle(
        id=van.id,
        name=f"{van.label} ({van.plate})",
        registered_seats=van.registered_seats,
        front_seats=FRONT_SEATS,
        boosters=van.boosters,
        may_cross_ferry=van.ferry_allowed,
        depot_id=van.depot_id,
    )


def _ferry(ferry: MadeUpFerry) -> NewFerry:
    return NewFerry(
        id=UUID(str(fixed_id("ferry", ferry.name))),
        landing_a=ferry.city_landing_id,
        landing_b=ferry.islet_landing_id,
        first=ferry.first,
        last=ferry.last,
        headway=ferry.headway,
        crossing=ferry.crossing,
    )


def _account(officer: MadeUpOfficer) -> NewOfficer:
    return NewOfficer(
        id=officer.id,
        username=officer.username,
        display_name=officer.name,
        password=PASSWORD,
        assignments=officer.assignments,
    )


def _answer_who_signs(world: World, commander: Actor, now: datetime) -> None:
    for rule in world.signing_rules:
        if rule.relation not in BY_LAW:
            must(set_signing_rule(_rule(rule), actor=commander, now=now))


def _rule(rule: SigningRule) -> SetSigningRule:
    return SetSigningRule(
        command_id=uuid4(),
        relation=rule.relation,
        answer=rule.answer,
        paper=rule.paper,
        effective_on=rule.effective_on,
    )
