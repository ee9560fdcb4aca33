"""Vans and officers of the made-up world."""

from datetime import date
from itertools import groupby

from duadon.core.values.ids import CampaignId, OfficerId, VehicleId
from duadon.core.values.places import Place, PlaceKind
from duadon.core.values.roles import Assignment, Role, Scope
from duadon.core.values.times import TimeWindow, at
from duadon.demo.fixed_ids import fixed_id
from duadon.demo.tables import TableRow, read_table
from duadon.demo.world_values import MadeUpOfficer, MadeUpVan

_DUTY = TimeWindow(start=at(5, 30), end=at(18))


def made_up_vans(places: tuple[Place, ...]) -> tuple[MadeUpVan, ...]:
    """Return three vans of 16 seats and one of 29 that is too heavy for the ferry.

    With 29 registered seats, 27 are for passengers: one below what would ask for a second
    attendant (Law 36/2024/QH15 Art. 46(3): from 29 seats without the driver's).
    """
    depot = next(place for place in places if place.kind is PlaceKind.DEPOT)
    return tuple(_van(row, depot) for row in read_table("fleet"))


def _van(row: TableRow, depot: Place) -> MadeUpVan:
    return MadeUpVan(
        id=VehicleId(fixed_id("van", row["plate"])),
        label=row["label"],
        plate=row["plate"],
        registered_seats=int(row["registered_seats"]),
        boosters=int(row["boosters"]),
        ferry_allowed=row["ferry_allowed"] == "yes",
        depot_id=depot.id,
        duty=_DUTY,
        driver=row["driver"],
        attendant=row["attendant"],
    )


def made_up_officers(campaign_id: CampaignId) -> tuple[MadeUpOfficer, ...]:
    """Return the officers of all eight roles, a week's stand-in among them."""
    rows = sorted(read_table("officers"), key=lambda row: row["username"])
    return tuple(
        _officer(username, list(own), campaign_id)
        for username, own in groupby(rows, key=lambda row: row["username"])
    )


def _officer(username: str, rows: list[TableRow], campaign_id: CampaignId) -> MadeUpOfficer:
    return MadeUpOfficer(
        id=OfficerId(fixed_id("officer", username)),
        username=username,
        name=rows[0]["name"],
        assignments=tuple(_assignment(row, campaign_id) for row in rows),
    )


def _assignment(row: TableRow, campaign_id: CampaignId) -> Assignment:
    return Assignment(
        role=Role(row["role"]),
        campaign_id=campaign_id,
        scope=Scope(unit_code=row["unit_code"] or None),
        since=date.fromisoformat(row["since"]),
        until=date.fromisoformat(row["until"]) if row["until"] else None,
    )
