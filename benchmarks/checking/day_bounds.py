"""What no answer to a day file can beat: people by the kits, time away by direct rides."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]


def kit_bound(day_text: str) -> int:
    """Return the most weighted people that the kits can serve, each capture a whole place."""
    day = json.loads(day_text)
    room = sum(
        point["kits"] * ((point["close"] - point["open"]) // point["seconds_per_child"])
        for point in day["capture_points"]
    )
    best = [0] * (room + 1)
    for group in day["groups"]:
        children, worth = group["children"], group["weight"] * (group["children"] + group["adults"])
        for filled in range(room, children - 1, -1):
            best[filled] = max(best[filled], best[filled - children] + worth)
    return int(best[room])


def direct_away(day_text: str) -> int:
    """Return the seconds that all people are away at least: each group alone, to its best point.

    Every van goes straight, every kit is free, and the ferry is met on the minute where it can be:
    between two crossings lie whole headways.
    """
    day = json.loads(day_text)
    places = {place["id"]: number for number, place in enumerate(day["places"])}
    return sum(
        (group["children"] + group["adults"])
        * min(_away(day, places, group, point) for point in day["capture_points"])
        for group in day["groups"]
    )


def _away(day: Json, places: Mapping[str, int], group: Json, point: Json) -> int:
    people = group["children"] + group["adults"]
    rounds = -(-group["children"] // max(1, point["kits"]))
    there = 2 * people * day["boarding_seconds_per_person"] + rounds * point["seconds_per_child"]
    out = list(_parts(day, places[group["place_out"]], places[point["id"]]))
    home = list(_parts(day, places[point["id"]], places[group["place_home"]]))
    if len(out) == 1 or len(home) == 1:  # at most one crossing: nothing to wait for
        return int(sum(out) + there + sum(home))
    crossing, headway = day["ferry"]["crossing_seconds"], day["ferry"]["headway_seconds"]
    between = crossing + out[2] + there + home[0]  # from sailing over to being ready to sail back
    return int(out[0] + -(-between // headway) * headway + crossing + home[2])


def _parts(day: Json, start: int, end: int) -> Iterator[int]:
    """Yield the road's seconds; across the river to the landing, over, and on from the other one."""
    direct = 0 if start == end else day["road_seconds"][start][end]
    if direct is not None:
        yield direct
        return
    names = [place["id"] for place in day["places"]]
    landings = [names.index(day["ferry"]["near"]), names.index(day["ferry"]["far"])]
    if day["places"][start]["side"] != day["places"][landings[0]]["side"]:
        landings.reverse()
    yield day["road_seconds"][start][landings[0]] or 0
    yield day["ferry"]["crossing_seconds"]
    yield day["road_seconds"][landings[1]][end] or 0
