"""A day file and a good answer to it, worked out by hand: one group in town, one beyond the river."""

import json
from typing import Any

from benchmarks.checking.days import Verdict, judge

Json = dict[str, Any]

PLACES = ("depot", "point", "house", "near", "far", "islet")
ROADS = {
    ("depot", "point"): (300, 2000),
    ("depot", "house"): (600, 4000),
    ("depot", "near"): (600, 4000),
    ("house", "point"): (600, 4000),
    ("house", "near"): (900, 6000),
    ("point", "near"): (600, 4000),
    ("far", "islet"): (300, 2000),
}


def day() -> Json:
    """Return the day file's content."""
    return {
        "name": "small",
        "places": [
            {"id": name, "x": 0, "y": 0, "side": "far" if name in ("far", "islet") else "near"}
            for name in PLACES
        ],
        "road_seconds": _table(0),
        "road_metres": _table(1),
        "ferry": {
            "near": "near",
            "far": "far",
            "crossing_seconds": 600,
            "headway_seconds": 1800,
            "first": 21600,
            "last": 61200,
        },
        "boarding_seconds_per_person": 20,
        "turn_round_seconds": 300,
        "vans": [_van("a"), _van("b")],
        "capture_points": [
            {"id": "point", "kits": 2, "open": 28800, "close": 41400, "seconds_per_child": 420},
            {"id": "depot", "kits": 1, "open": 28800, "close": 41400, "seconds_per_child": 420},
        ],
        "groups": [
            {**_group("le", "house"), "children": 2, "boosters": 1, "weight": 1},
            {**_group("tran", "islet"), "children": 1, "boosters": 0, "weight": 2},
        ],
    }


def _table(which: int) -> list[list[int | None]]:
    both = ROADS | {(end, start): cell for (start, end), cell in ROADS.items()}
    both |= {(name, name): (0, 0) for name in PLACES}
    cells = [[both.get((start, end)) for end in PLACES] for start in PLACES]
    return [[None if cell is None else cell[which] for cell in row] for row in cells]


def _van(name: str) -> Json:
    return {
        "id": name,
        "seats": 7,
        "boosters": 2,
        "start": "depot",
        "end": "depot",
        "duty": [21600, 43200],
        "ferry": True,
    }


def _group(name: str, place: str) -> Json:
    return {
        "id": name,
        "place_out": place,
        "place_home": place,
        "adults": 1,
        "earliest_pickup": 25200,
        "latest_home": 39600,
        "max_ride": 3000,
        "max_away": 7200,
    }


def answer() -> Json:
    """Return a good answer: each group on a van of its own, there and home."""
    return {
        "name": "small",
        "runs": [
            {
                "van": "a",
                "stops": [
                    _stop("depot", 27600, 27600),
                    _stop("house", 28200, 28260, pickup=[["le", "out"]]),
                    _stop("point", 28860, 29400, dropoff=[["le", "out"]], pickup=[["le", "home"]]),
                    _stop("house", 30000, 30060, dropoff=[["le", "home"]]),
                    _stop("depot", 30660, 30660),
                ],
            },
            {
                "van": "b",
                "stops": [
                    _stop("depot", 26400, 26400),
                    _stop("islet", 27900, 28500, pickup=[["tran", "out"]]),
                    _stop("point", 30000, 30500, dropoff=[["tran", "out"]], pickup=[["tran", "home"]]),
                    _stop("islet", 33300, 33340, dropoff=[["tran", "home"]]),
                    _stop("depot", 35400, 35400),
                ],
            },
        ],
        "captures": [
            {"group": "le", "child": 0, "point": "point", "kit": 0, "start": 28920},
            {"group": "le", "child": 1, "point": "point", "kit": 1, "start": 28920},
            {"group": "tran", "child": 0, "point": "point", "kit": 0, "start": 30040},
        ],
    }


def _stop(place: str, arrive: int, depart: int, **moving: list[list[str]]) -> Json:
    return {"place": place, "arrive": arrive, "depart": depart, "pickup": [], "dropoff": [], **moving}


class Case:
    """The small day and its good answer, to be spoilt by a test, then judged."""

    def __init__(self) -> None:
        self.day = day()
        self.answer = answer()

    def van(self, number: int) -> Json:
        """Return a van of the day."""
        return self._at(self.day, "vans", number)

    def group(self, number: int) -> Json:
        """Return a group of the day."""
        return self._at(self.day, "groups", number)

    def point(self, number: int) -> Json:
        """Return a capture point of the day."""
        return self._at(self.day, "capture_points", number)

    def run(self, van: int) -> Json:
        """Return one van's entry of the answer."""
        return self._at(self.answer, "runs", van)

    def stop(self, van: int, number: int) -> Json:
        """Return one stop of the answer."""
        return self._at(self.run(van), "stops", number)

    def capture(self, number: int) -> Json:
        """Return one capture of the answer."""
        return self._at(self.answer, "captures", number)

    def verdict(self) -> Verdict:
        """Return what the checker says of it."""
        return judge(json.dumps(self.day), json.dumps(self.answer))

    def _at(self, holder: Json, kind: str, number: int) -> Json:
        found: Json = holder[kind][number]
        return found
