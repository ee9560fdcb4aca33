"""What the made-up world is made of: plain values that the demo hands to the actions."""

from dataclasses import dataclass
from enum import StrEnum

from duadon.core.campaign.targets import OpeningBalance, Target
from duadon.core.enrolment.signing import SigningRule
from duadon.core.enrolment.tracks import Track
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound, require
from duadon.core.values.ids import AreaId, OfficeId, OfficerId, PlaceId, VehicleId
from duadon.core.values.places import Place, PlaceKind, Point
from duadon.core.values.roles import Assignment, Role
from duadon.core.values.times import TimeWindow
from duadon.core.values.units import AdminUnit, AdminUnits


class AreaKind(StrEnum):
    """The kinds of area below the ward or commune."""

    KHOM = "khom"  # urban
    AP = "ap"  # rural
    TO = "to"  # a group of households within either


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpUnit:
    """A unit of 2024 with its middle, its bank of the river and its children by age.

    The three counts are children under 6, from 6 to under 14, and from 14 to under 18 years.
    """

    unit: AdminUnit
    point: Point
    side: str
    under_6: int
    from_6: int
    from_14: int

    def children_of(self, track: Track) -> int:
        """Return how many of the unit's children are of the track's age."""
        match track:
            case Track.UNDER_6:
                return self.under_6
            case Track.FROM_6_TO_13:
                return self.from_6
            case Track.FROM_14:
                return self.from_14


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpArea:
    """A khóm, an ấp, or a tổ within one (`parent_id`); invented, as is its meeting point."""

    id: AreaId
    unit_code: str
    kind: AreaKind
    name: str
    parent_id: AreaId | None
    meeting_point_id: PlaceId


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpCapturePoint:
    """A capture point: how many kits work side by side, in which sessions of a day."""

    place_id: PlaceId
    kits: int
    sessions: tuple[TimeWindow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpFerry:
    """A ferry line with an invented timetable, the same from both banks; times in seconds."""

    name: str
    city_landing_id: PlaceId
    islet_landing_id: PlaceId
    first: int
    last: int
    headway: int
    crossing: int

    def __post_init__(self) -> None:
        require(self.first < self.last and self.headway > 0, f"no timetable: {self.name}")


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpVan:
    """A van and its crew (user names); duty in seconds since local midnight."""

    id: VehicleId
    label: str
    plate: str
    registered_seats: int
    boosters: int
    ferry_allowed: bool
    depot_id: PlaceId
    duty: TimeWindow
    driver: str
    attendant: str

    @property
    def passenger_seats(self) -> int:
        """Registered seats without the driver's and the attendant's."""
        return self.registered_seats - 2


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpOfficer:
    """An officer with a user name and dated assignments (stand-ins included)."""

    id: OfficerId
    username: str
    name: str
    assignments: tuple[Assignment, ...]

    def holds(self, role: Role) -> bool:
        """Tell whether the officer ever holds the role."""
        return any(item.role is role for item in self.assignments)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything invented that stands before the first list is read."""

    office_id: OfficeId
    office_name: str
    frame: CampaignFrame
    admin_units: AdminUnits
    units: tuple[MadeUpUnit, ...]
    areas: tuple[MadeUpArea, ...]
    places: tuple[Place, ...]
    capture_points: tuple[MadeUpCapturePoint, ...]
    ferry: MadeUpFerry
    vans: tuple[MadeUpVan, ...]
    officers: tuple[MadeUpOfficer, ...]
    signing_rules: tuple[SigningRule, ...]
    opening_balances: tuple[OpeningBalance, ...]
    targets: tuple[Target, ...]

    def place(self, place_id: PlaceId) -> Place:
        """Return a place or raise NotFound."""
        for place in self.places:
            if place.id == place_id:
                return place
        raise NotFound(f"no made-up place {place_id}")

    def places_of(self, kind: PlaceKind) -> tuple[Place, ...]:
        """Return the places of a kind in the order of the table."""
        return tuple(place for place in self.places if place.kind is kind)

    def groups_in(self, unit_code: str) -> tuple[MadeUpArea, ...]:
        """Return the tổ of a unit."""
        return tuple(area for area in self.areas if area.unit_code == unit_code and area.kind is AreaKind.TO)

    def area(self, area_id: AreaId) -> MadeUpArea:
        """Return an area or raise NotFound."""
        for area in self.areas:
            if area.id == area_id:
                return area
        raise NotFound(f"no made-up area {area_id}")
