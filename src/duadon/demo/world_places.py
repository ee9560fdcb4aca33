"""Units, areas and places of the made-up world, read from its tables."""

from collections.abc import Iterator
from datetime import date

from duadon.core.values.ids import AreaId, PlaceId
from duadon.core.values.places import Place, PlaceKind, Point
from duadon.core.values.times import MINUTE, TimeWindow, at
from duadon.core.values.units import AdminUnit, AdminUnits
from duadon.demo.campaign_days import CAMPAIGN_START
from duadon.demo.fixed_ids import fixed_id
from duadon.demo.tables import TableRow, read_table
from duadon.demo.world_values import (
    AreaKind,
    MadeUpArea,
    MadeUpCapturePoint,
    MadeUpFerry,
    MadeUpUnit,
)

_SESSIONS = (
    TimeWindow(start=at(7), end=at(11)),
    TimeWindow(start=at(13), end=at(16, 30)),
)
_KITS = (4, 2)


def _point(row: TableRow) -> Point:
    return Point(lat=int(row["lat"]), lon=int(row["lon"]))


def _admin_unit(row: TableRow) -> AdminUnit:
    return AdminUnit(
        code=row["code"],
        name=row["name"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        successor_code=row["successor_code"] or None,
        aliases=tuple(row["aliases"].split("|")),
    )


def admin_units() -> AdminUnits:
    """Return the units of 2024, of 1 January 2025 and of 1 July 2025."""
    return AdminUnits.of(_admin_unit(row) for row in read_table("units"))


def units_of_2024() -> tuple[MadeUpUnit, ...]:
    """Return the 15 units of the campaign with their middles and children."""
    counts = {row["unit_code"]: row for row in read_table("population")}
    rows = [row for row in read_table("units") if row["valid_from"] < CAMPAIGN_START.isoformat()]
    return tuple(_unit_of_2024(row, counts[row["code"]]) for row in rows)


def _unit_of_2024(row: TableRow, counts: TableRow) -> MadeUpUnit:
    return MadeUpUnit(
        unit=_admin_unit(row),
        point=_point(row),
        side=row["side"],
        under_6=int(counts["children_0_5"]),
        from_6=int(counts["children_6_13"]),
        from_14=int(counts["children_14_17"]),
    )


def place_id(kind: PlaceKind, name: str) -> PlaceId:
    """Return the fixed id of a made-up place."""
    return PlaceId(fixed_id("place", f"{kind.value}/{name}"))


def made_up_places(units: tuple[MadeUpUnit, ...]) -> tuple[Place, ...]:
    """Return the places of the table and a meeting point for each khóm and ấp."""
    sides = {unit.unit.code: unit.side for unit in units}
    names = {unit.unit.code: unit.unit.name for unit in units}
    meeting = [
        _meeting_point(row, unit_name=names[row["unit_code"]], side=sides[row["unit_code"]])
        for row in read_table("areas")
    ]
    return (*(_place(row) for row in read_table("places")), *meeting)


def _place(row: TableRow) -> Place:
    kind = PlaceKind(row["kind"])
    return Place(
        id=place_id(kind, row["name"]),
        name=row["name"],
        kind=kind,
        point=_point(row),
        side=row["side"],
        unit_code=row["unit_code"],
    )


def _meeting_point(row: TableRow, *, unit_name: str, side: str) -> Place:
    return Place(
        id=_meeting_point_id(row),
        name=f"Điểm hẹn {row['name']}, {unit_name} (mô phỏng)",
        kind=PlaceKind.MEETING_POINT,
        point=_point(row),
        side=side,
        unit_code=row["unit_code"],
    )


def _meeting_point_id(row: TableRow) -> PlaceId:
    return place_id(PlaceKind.MEETING_POINT, f"{row['unit_code']}/{row['name']}")


def made_up_areas() -> tuple[MadeUpArea, ...]:
    """Return each khóm or ấp followed by its tổ; tổ are numbered through the whole unit."""
    areas: list[MadeUpArea] = []
    last_number: dict[str, int] = {}
    for row in read_table("areas"):
        hamlet = _hamlet(row)
        first = last_number.get(hamlet.unit_code, 0) + 1
        last_number[hamlet.unit_code] = first + int(row["groups"]) - 1
        areas.append(hamlet)
        areas.extend(_groups(hamlet, range(first, last_number[hamlet.unit_code] + 1)))
    return tuple(areas)


def _hamlet(row: TableRow) -> MadeUpArea:
    return MadeUpArea(
        id=AreaId(fixed_id("area", f"{row['unit_code']}/{row['name']}")),
        unit_code=row["unit_code"],
        kind=AreaKind(row["kind"]),
        name=row["name"],
        parent_id=None,
        meeting_point_id=_meeting_point_id(row),
    )


def _groups(hamlet: MadeUpArea, numbers: range) -> Iterator[MadeUpArea]:
    for number in numbers:
        yield MadeUpArea(
            id=AreaId(fixed_id("area", f"{hamlet.unit_code}/tổ/{number}")),
            unit_code=hamlet.unit_code,
            kind=AreaKind.TO,
            name=f"Tổ {number}",
            parent_id=hamlet.id,
            meeting_point_id=hamlet.meeting_point_id,
        )


def made_up_capture_points(places: tuple[Place, ...]) -> tuple[MadeUpCapturePoint, ...]:
    """Return point A in the centre with four kits and point B at Mỹ Ngãi with two."""
    points = [place for place in places if place.kind is PlaceKind.CAPTURE_POINT]
    return tuple(
        MadeUpCapturePoint(place_id=place.id, kits=kits, sessions=_SESSIONS)
        for place, kits in zip(points, _KITS, strict=True)
    )


def made_up_ferry(places: tuple[Place, ...]) -> MadeUpFerry:
    """Return the line to the islets. Real timetables were not found: this one is invented."""
    landing = {place.side: place.id for place in places if place.kind is PlaceKind.FERRY_LANDING}
    return MadeUpFerry(
        name="Phà Hòa An – Tân Thuận Đông (giờ chạy mô phỏng)",
        city_landing_id=landing["city"],
        islet_landing_id=landing["islet"],
        first=at(5),
        last=at(17, 30),
        headway=20 * MINUTE,
        crossing=8 * MINUTE,
    )
