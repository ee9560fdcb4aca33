"""Points on the map: whole millionths of a degree, so that they are the same on every machine."""

from dataclasses import dataclass
from enum import StrEnum

from duadon.core.values.errors import require
from duadon.core.values.ids import PlaceId


class PlaceKind(StrEnum):
    """What a place is used for."""

    POLICE_OFFICE = "police_office"
    SCHOOL = "school"
    CAPTURE_POINT = "capture_point"
    FERRY_LANDING = "ferry_landing"
    MEETING_POINT = "meeting_point"
    DEPOT = "depot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Latitude and longitude in millionths of a degree (WGS 84)."""

    lat: int
    lon: int

    def __post_init__(self) -> None:
        require(abs(self.lat) <= 90_000_000 and abs(self.lon) <= 180_000_000, "point off the globe")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named point; `side` tells land masses apart that only a ferry joins (`city`, `islet`)."""

    id: PlaceId
    name: str
    kind: PlaceKind
    point: Point
    side: str
    unit_code: str = ""
