"""Judges an answer to a day file, from the description of the two formats alone.

Works on the decoded JSON as it stands; every rule is a sentence in `faults`, and the figures are
counted again from the answer.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

Json = Mapping[str, Any]
Leg = tuple[str, str]  # a group's id, and "out" or "home"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The broken rules, and what the answer is worth: compare `worth`, more is better."""

    faults: tuple[str, ...]
    weighted_people: int
    people: int
    away_seconds: int
    metres: int
    vans: int

    @property
    def worth(self) -> tuple[int, int, int, int]:
        """Return the levels of the objective in their order."""
        return (self.weighted_people, -self.away_seconds, -self.metres, -self.vans)


@dataclass(slots=True, kw_only=True)
class _Reading:
    """A day by its names, and what was found on the way."""

    day: Json
    places: dict[str, int]
    groups: dict[str, Json]
    points: dict[str, Json]
    faults: list[str] = field(default_factory=list)
    picked: dict[Leg, tuple[str, int]] = field(default_factory=dict)  # place and departure
    dropped: dict[Leg, tuple[str, int]] = field(default_factory=dict)  # place and arrival
    metres: int = 0

    def people(self, group_id: str) -> int:
        """Return how many seats a group takes."""
        return int(self.groups[group_id]["children"] + self.groups[group_id]["adults"])

    def boarding(self, people: int) -> int:
        """Return the seconds in which so many people get on or off."""
        return int(self.day["boarding_seconds_per_person"]) * people


def judge(day_text: str, answer_text: str) -> Verdict:
    """Return what is wrong with an answer and what it is worth."""
    day, answer = json.loads(day_text), json.loads(answer_text)
    reading = _Reading(
        day=day,
        places={place["id"]: number for number, place in enumerate(day["places"])},
        groups={group["id"]: group for group in day["groups"]},
        points={point["id"]: point for point in day["capture_points"]},
    )
    reading.faults.extend(_strangers(reading, answer))
    if reading.faults:
        return _verdict(reading, answer)
    for run in answer["runs"]:
        _read_van(reading, run)
    reading.faults.extend(_judge_captures(reading, answer["captures"]))
    for group_id in reading.groups:
        reading.faults.extend(_judge_group(reading, group_id, answer["captures"]))
    return _verdict(reading, answer)


def _verdict(reading: _Reading, answer: Json) -> Verdict:
    served = [name for name in reading.groups if _is_served(reading, name)]
    weights = {name: int(group["weight"]) for name, group in reading.groups.items()}
    return Verdict(
        faults=tuple(reading.faults),
        weighted_people=sum(weights[name] * reading.people(name) for name in served),
        people=sum(map(reading.people, served)),
        away_seconds=sum(_away(reading, name) * reading.people(name) for name in served),
        metres=reading.metres,
        vans=sum(1 for run in answer["runs"] if any(stop["pickup"] for stop in run["stops"])),
    )


def _is_served(reading: _Reading, group_id: str) -> bool:
    return all((group_id, leg) in reading.dropped for leg in ("out", "home"))


def _away(reading: _Reading, group_id: str) -> int:
    return reading.dropped[group_id, "home"][1] - reading.picked[group_id, "out"][1]


def _strangers(reading: _Reading, answer: Json) -> Iterator[str]:
    """What the day does not know, or an answer in another form, is not judged any further."""
    vans = {van["id"] for van in reading.day["vans"]}
    if answer["name"] != reading.day["name"]:
        yield f"the answer is for {answer['name']}"
    for van, count in Counter(run["van"] for run in answer["runs"]).items():
        if van not in vans:
            yield f"no van {van}"
        if count > 1:
            yield f"van {van} has {count} entries"
    for stop in (stop for run in answer["runs"] for stop in run["stops"]):
        yield from _strangers_at(reading, stop)
    for capture in answer["captures"]:
        if capture["group"] not in reading.groups or capture["point"] not in reading.points:
            yield f"no group {capture['group']} or point {capture['point']}"


def _strangers_at(reading: _Reading, stop: Json) -> Iterator[str]:
    if stop["place"] not in reading.places:
        yield f"no place {stop['place']}"
    for group_id, leg in (*stop["pickup"], *stop["dropoff"]):
        if group_id not in reading.groups or leg not in ("out", "home"):
            yield f"no leg {leg} of group {group_id}"


def _read_van(reading: _Reading, run: Json) -> None:
    van = next(van for van in reading.day["vans"] if van["id"] == run["van"])
    stops = run["stops"]
    if not stops:
        return
    _judge_ends(reading, van, stops)
    for before, after in pairwise(stops):
        _judge_move(reading, van, before, after)
    aboard: dict[Leg, Json] = {}
    for stop in stops:
        _read_stop(reading, van, stop, aboard)
    for group_id, leg in aboard:
        reading.faults.append(f"van {van['id']}: {group_id} {leg} never gets off")


def _judge_ends(reading: _Reading, van: Json, stops: Sequence[Json]) -> None:
    if stops[0]["place"] != van["start"] or stops[-1]["place"] != van["end"]:
        reading.faults.append(f"van {van['id']}: does not begin and end at its depot")
    if stops[0]["depart"] < van["duty"][0] or stops[-1]["arrive"] > van["duty"][1]:
        reading.faults.append(f"van {van['id']}: is out beyond its duty")


def _judge_move(reading: _Reading, van: Json, before: Json, after: Json) -> None:
    told = (
        f"van {van['id']}: {before['place']} at {before['depart']} to {after['place']} at {after['arrive']}"
    )
    start, end = reading.places[before["place"]], reading.places[after["place"]]
    seconds = 0 if start == end else reading.day["road_seconds"][start][end]
    if seconds is not None:
        reading.metres += reading.day["road_metres"][start][end] or 0
        if after["arrive"] < before["depart"] + seconds:
            reading.faults.append(f"{told}: the road takes {seconds}")
        return
    _judge_crossing(reading, van, (before, after), told)


def _judge_crossing(reading: _Reading, van: Json, move: tuple[Json, Json], told: str) -> None:
    before, after = move
    ferry, ends = reading.day["ferry"], [reading.places[stop["place"]] for stop in move]
    landings = [reading.places[ferry["near"]], reading.places[ferry["far"]]]
    if reading.day["places"][ends[0]]["side"] != reading.day["places"][landings[0]]["side"]:
        landings.reverse()
    if not van["ferry"]:
        reading.faults.append(f"{told}: the ferry does not take it")
    there, onward = (
        [_road(reading, table, ends[0], landings[0]), _road(reading, table, landings[1], ends[1])]
        for table in ("road_seconds", "road_metres")
    )
    reading.metres += sum(onward)
    ready = before["depart"] + there[0]
    sailings = range(ferry["first"], ferry["last"] + 1, ferry["headway_seconds"])
    sails = next((sailing for sailing in sailings if sailing >= ready), None)
    if sails is None:
        reading.faults.append(f"{told}: no ferry sails any more")
    elif after["arrive"] < sails + ferry["crossing_seconds"] + there[1]:
        reading.faults.append(f"{told}: the ferry sails at {sails}")


def _road(reading: _Reading, table: str, start: int, end: int) -> int:
    return 0 if start == end else int(reading.day[table][start][end])


def _read_stop(reading: _Reading, van: Json, stop: Json, aboard: dict[Leg, Json]) -> None:
    told = f"van {van['id']} at {stop['place']}, {stop['arrive']}"
    off, on = ([(group, leg) for group, leg in stop[kind]] for kind in ("dropoff", "pickup"))
    for one in off:
        if aboard.pop(one, None) is None:
            reading.faults.append(f"{told}: {one} gets off without being aboard")
        elif one not in reading.dropped:
            reading.dropped[one] = (stop["place"], stop["arrive"])
    turns = bool(off and on) and not aboard
    for one in on:
        if one in reading.picked:
            reading.faults.append(f"{told}: {one} is fetched twice")
        reading.picked.setdefault(one, (stop["place"], stop["depart"]))
        aboard[one] = stop
    moving = reading.boarding(sum(reading.people(group) for group, _ in (*off, *on)))
    needed = max(moving, reading.day["turn_round_seconds"] if turns else 0)
    if stop["depart"] < stop["arrive"]:
        reading.faults.append(f"{told}: leaves before it is there")
    elif stop["depart"] - stop["arrive"] < moving:
        reading.faults.append(f"{told}: getting on and off takes {moving}")
    elif stop["depart"] - stop["arrive"] < needed:
        reading.faults.append(f"{told}: turning round takes {needed}")
    _judge_load(reading, van, aboard, told)


def _judge_load(reading: _Reading, van: Json, aboard: Iterable[Leg], told: str) -> None:
    groups = [group for group, _ in aboard]
    people, boosters = (
        sum(map(reading.people, groups)),
        sum(reading.groups[group]["boosters"] for group in groups),
    )
    if people > van["seats"]:
        reading.faults.append(f"{told}: {people} people, {van['seats']} seats")
    if boosters > van["boosters"]:
        reading.faults.append(f"{told}: {boosters} boosters needed, {van['boosters']} aboard")


def _judge_captures(reading: _Reading, captures: Sequence[Json]) -> Iterator[str]:
    for capture in captures:
        point = reading.points[capture["point"]]
        if not 0 <= capture["kit"] < point["kits"]:
            yield f"{point['id']} has no kit {capture['kit']}"
        if capture["start"] < point["open"] or _end(reading, capture) > point["close"]:
            yield f"{point['id']} is not open at {capture['start']}"
    in_order = sorted(captures, key=lambda one: (one["point"], one["kit"], one["start"]))
    for one, other in pairwise(in_order):
        if (one["point"], one["kit"]) == (other["point"], other["kit"]) and other["start"] < _end(
            reading, one
        ):
            yield f"kit {one['kit']} of {one['point']} is busy at {other['start']}"


def _end(reading: _Reading, capture: Json) -> int:
    return int(capture["start"] + reading.points[capture["point"]]["seconds_per_child"])


def _judge_group(reading: _Reading, group_id: str, captures: Sequence[Json]) -> Iterator[str]:
    own = [capture for capture in captures if capture["group"] == group_id]
    legs = [leg for leg in ("out", "home") if (group_id, leg) in reading.picked]
    if not legs and not own:
        return
    if len(legs) < 2:
        yield f"{group_id}: not both legs"
    if not _is_served(reading, group_id):
        return
    group = reading.groups[group_id]
    children = sorted(capture["child"] for capture in own)
    if children != list(range(group["children"])):
        yield f"{group_id}: not each child is captured once"
    yield from _judge_places(reading, group, own)
    yield from _judge_times(reading, group)
    if own:
        yield from _judge_capture_times(reading, group, own)


def _judge_places(reading: _Reading, group: Json, own: Sequence[Json]) -> Iterator[str]:
    out, home = (group["id"], "out"), (group["id"], "home")
    if reading.picked[out][0] != group["place_out"] or reading.dropped[home][0] != group["place_home"]:
        yield f"{group['id']}: fetched or brought home at another place"
    met = {capture["point"] for capture in own} | {reading.dropped[out][0], reading.picked[home][0]}
    if len(met) > 1:
        yield f"{group['id']}: brought to, captured at and fetched from different places"


def _judge_times(reading: _Reading, group: Json) -> Iterator[str]:
    out, home = (group["id"], "out"), (group["id"], "home")
    if reading.picked[out][1] < group["earliest_pickup"]:
        yield f"{group['id']}: fetched at {reading.picked[out][1]}, too early"
    if reading.dropped[home][1] > group["latest_home"]:
        yield f"{group['id']}: home at {reading.dropped[home][1]}, too late"
    for leg in (out, home):
        ride = reading.dropped[leg][1] - reading.picked[leg][1]
        if ride > group["max_ride"]:
            yield f"{group['id']}: rides {ride} {leg[1]}, at most {group['max_ride']}"
    if _away(reading, group["id"]) > group["max_away"]:
        yield f"{group['id']}: away {_away(reading, group['id'])}, at most {group['max_away']}"


def _judge_capture_times(reading: _Reading, group: Json, own: Sequence[Json]) -> Iterator[str]:
    moving = reading.boarding(reading.people(group["id"]))
    if min(capture["start"] for capture in own) < reading.dropped[group["id"], "out"][1] + moving:
        yield f"{group['id']}: captured before it has got off"
    if reading.picked[group["id"], "home"][1] < max(_end(reading, capture) for capture in own) + moving:
        yield f"{group['id']}: leaves for home before all are captured and aboard"
