"""Where a family can get on and off: the points near its home first, and the likeliest of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from duadon.core.register.child_record import ChildRecord
from duadon.core.values.ids import OfficeId, PlaceId
from duadon.core.values.person_names import fold
from duadon.core.values.places import Place, PlaceKind
from duadon.store.offices import load_area_names, load_stops, load_unit_names

_KINDS = (
    PlaceKind.MEETING_POINT,
    PlaceKind.SCHOOL,
    PlaceKind.FERRY_LANDING,
    PlaceKind.POLICE_OFFICE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedStops:
    """The points of the family's own ward or commune (`unit_name`), those of its area first; then all others.

    `likely`: the point of its area, else the police office of its ward or commune; None: it must be chosen.
    """

    unit_name: str
    own: tuple[Place, ...]
    others: tuple[Place, ...]
    likely: PlaceId | None


def offer_stops(record: ChildRecord, office_id: OfficeId, day: date) -> OfferedStops:
    """Return the stops for a family on a day, by where the record says that it lives."""
    area = load_area_names([record.area_id]).get(record.area_id, "") if record.area_id else ""
    stops = [place for place in load_stops(office_id).values() if place.kind in _KINDS]
    own = [place for place in stops if place.unit_code == record.unit_code]
    near = [place for place in own if _is_of(area, place)]
    offices = [place for place in own if place.kind is PlaceKind.POLICE_OFFICE]
    likely = next(iter(_in_order(near) or offices), None)
    return OfferedStops(
        unit_name=load_unit_names(day).get(record.unit_code, record.unit_code),
        own=(*_in_order(near), *_in_order(place for place in own if place not in near)),
        others=tuple(_in_order(place for place in stops if place not in own)),
        likely=likely.id if likely else None,
    )


def _is_of(area: str, place: Place) -> bool:
    """Tell whether a point is named after the area; Khóm 10 is not Khóm 1."""
    return bool(area) and re.search(rf"\b{re.escape(fold(area))}\b", fold(place.name)) is not None


def _in_order(places: Iterable[Place]) -> list[Place]:
    return sorted(places, key=lambda place: (_KINDS.index(place.kind), place.name))
