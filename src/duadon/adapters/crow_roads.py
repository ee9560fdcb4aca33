"""Driving times without a map: the straight line times a detour factor at one speed.

Good enough to begin with, and said so in the label that every plan made with it carries.
"""

import math
from collections.abc import Sequence

from duadon.core.shuttle.travel import Roads, RoadTable
from duadon.core.values.errors import require
from duadon.core.values.places import Place, Point
from duadon.wording.say import say
from duadon.wording.sentences import Language

DETOUR_PERCENT = 140
SPEED_KMH = 28
_EARTH_METRES = 6_371_000


def crow_roads(
    places: Sequence[Place],
    *,
    detour_percent: int = DETOUR_PERCENT,
    speed_kmh: int = SPEED_KMH,
    language: Language = "vi",
) -> Roads:
    """Return roads between all places of one side (ids as text); None across the river.

    Metres are the great circle times `detour_percent`, rounded up; seconds follow from the speed,
    rounded up. The label names both figures in plain words.
    """
    require(detour_percent >= 100 and speed_kmh > 0, "a detour of at least 100 % and some speed")
    metres = tuple(tuple(_metres(a, b, detour_percent) for b in places) for a in places)
    seconds = tuple(tuple(_seconds(cell, speed_kmh) for cell in row) for row in metres)
    detour = f"{detour_percent / 100:.1f}"
    detour = detour.replace(".", ",") if language == "vi" else detour
    return Roads(
        label=say("shuttle.roads.straight_line", {"detour": detour, "speed": str(speed_kmh)}, language),
        place_ids=tuple(str(place.id) for place in places),
        metres_table=metres,
        tables=(RoadTable(since=0, seconds=seconds),),
    )


def line_metres(origin: Point, target: Point) -> float:
    """Return the great-circle distance in metres."""
    lat_a, lat_b = math.radians(origin.lat / 1e6), math.radians(target.lat / 1e6)
    half_lat = (lat_b - lat_a) / 2
    half_lon = math.radians((target.lon - origin.lon) / 1e6) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * _EARTH_METRES * math.asin(math.sqrt(chord))


def _metres(origin: Place, target: Place, detour_percent: int) -> int | None:
    if origin.side != target.side:
        return None
    if origin.id == target.id:
        return 0
    return math.ceil(line_metres(origin.point, target.point) * detour_percent / 100)


def _seconds(metres: int | None, speed_kmh: int) -> int | None:
    return None if metres is None else -(-metres * 3600 // (speed_kmh * 1000))
