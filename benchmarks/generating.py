"""Instances made up after the published recipes, so that the benchmarks run without any folder.

Seeded: a name is the same text on every machine. Dial-a-ride: Cordeau (2006), sets a and b. Days: the
shuttle problem with two capture points, a river with a ferry, and five vans.
"""

import json
import math
from collections.abc import Iterator
from random import Random

# Set a: one person a request, 3 seats, 3 minutes of service, rides of at most 30 minutes;
# set b: 1 to 6 people, 6 seats, a minute a person, rides of at most 45 minutes.
_SEATS_AND_RIDE = {"a": (3, 30), "b": (6, 45)}
_DAY_MINUTES = 1440
_WINDOW_MINUTES = 15


def make_dial_a_ride(kind: str, *, vans: int, requests: int, seed: int) -> str:
    """Return an instance of set a or b: half the requests with a window to arrive in, half to leave in.

    Ends lie evenly in a square of 20 by 20 around the depot; a van is out for as many hours as it
    has requests. Windows begin evenly over that time, at whole minutes.
    """
    random = Random(f"{kind}{vans}-{requests}/{seed}")
    seats, ride = _SEATS_AND_RIDE[kind]
    limit = 60 * requests // vans
    people = [1 if kind == "a" else random.randint(1, seats) for _ in range(requests)]
    any_time = (0, _DAY_MINUTES)
    arriving = [_window(random, ride, limit - _WINDOW_MINUTES) for _ in range(requests // 2)]
    leaving = [_window(random, 0, limit - 60) for _ in range(requests - requests // 2)]
    windows = [
        *([any_time] * len(arriving) + leaving),
        *(arriving + [any_time] * len(leaving)),
    ]
    rows = [f"{vans} {2 * requests} {limit} {seats} {ride}", _row(0, (0.0, 0.0), 0, any_time)]
    for node, window in enumerate(windows, start=1):
        load = people[node - 1] if node <= requests else -people[node - 1 - requests]
        place = (random.uniform(-10, 10), random.uniform(-10, 10))
        rows.append(_row(node, place, load, window, service=3 if kind == "a" else abs(load)))
    return "\n".join(rows) + "\n"


def _window(random: Random, earliest: int, latest: int) -> tuple[int, int]:
    begin = random.randint(earliest, latest)
    return (begin, begin + _WINDOW_MINUTES)


def _row(
    node: int, place: tuple[float, float], load: int, window: tuple[int, int], *, service: int = 0
) -> str:
    return f"{node} {place[0]:.3f} {place[1]:.3f} {service} {load} {window[0]} {window[1]}"


_FIXED = (
    ("depot", 500, 200, "near"),
    ("point_a", 0, 0, "near"),
    ("point_b", 4000, -3000, "near"),
    ("landing_near", -5800, 0, "near"),
    ("landing_far", -6400, 0, "far"),
)
_STOPS = 20
_RIVER = (-6300, -5900)  # nobody lives between
_DETOUR = 1.3
_METRES_A_SECOND = 30 / 3.6
_START_SECONDS = 120  # each drive, to get out of the lane and into the next one
_CHILDREN = (1,) * 45 + (2,) * 33 + (3,) * 10 + (4,) * 2 + (5,) * 3 + (6,) * 4 + (7,) * 3


def make_day(*, people: int, capture_minutes: int, seed: int) -> str:
    """Return a day file; people and places depend on the seed and the number of people only."""
    random = Random(f"{people}/{seed}")
    places = [*_FIXED, *_stops(random)]
    day = {
        "name": f"day-{people}-{capture_minutes}min-{seed:02d}",
        "places": [{"id": name, "x": x, "y": y, "side": side} for name, x, y, side in places],
        "road_seconds": [[_seconds(a, b) for b in places] for a in places],
        "road_metres": [[_metres(a, b) for b in places] for a in places],
        "ferry": {
            "near": "landing_near",
            "far": "landing_far",
            "crossing_seconds": 480,
            "headway_seconds": 900,
            "first": 19800,
            "last": 72000,
        },
        "boarding_seconds_per_person": 20,
        "turn_round_seconds": 300,
        "vans": [
            _van("v0", 7, 2, ferry=True),
            *(_van(f"v{number}", 16, 6, ferry=True) for number in (1, 2, 3)),
            _van("v4", 29, 8, ferry=False),
        ],
        "capture_points": [
            _point("point_a", 3, 60 * capture_minutes),
            _point("point_b", 2, 60 * capture_minutes),
        ],
        "groups": list(_groups(random, people)),
    }
    return json.dumps(day, separators=(",", ":"))


_Spot = tuple[str, int, int, str]


def _stops(random: Random) -> Iterator[_Spot]:
    """Yield stops around point a, each in its own direction and 2 to 12 km away."""
    made = 0
    while made < _STOPS:
        radius, angle = random.uniform(2000, 12_000), random.uniform(0, 2 * math.pi)
        x, y = round(radius * math.cos(angle)), round(radius * math.sin(angle))
        if not _RIVER[0] < x < _RIVER[1]:
            yield (f"s{made:02d}", x, y, "far" if x < _RIVER[0] else "near")
            made += 1


def _metres(start: _Spot, end: _Spot) -> int | None:
    if start[3] != end[3]:
        return None
    return round(_DETOUR * math.hypot(start[1] - end[1], start[2] - end[2]))


def _seconds(start: _Spot, end: _Spot) -> int | None:
    metres = _metres(start, end)
    if metres is None or start == end:
        return metres
    return _START_SECONDS + round(metres / _METRES_A_SECOND)


def _van(name: str, seats: int, boosters: int, *, ferry: bool) -> dict[str, object]:
    return {
        "id": name,
        "seats": seats,
        "boosters": boosters,
        "start": "depot",
        "end": "depot",
        "duty": [22_500, 47_700],
        "ferry": ferry,
    }


def _point(name: str, kits: int, seconds_per_child: int) -> dict[str, object]:
    return {
        "id": name,
        "kits": kits,
        "open": 27_000,
        "close": 39_600,
        "seconds_per_child": seconds_per_child,
    }


def _groups(random: Random, people: int) -> Iterator[dict[str, object]]:
    made = wanted = 0
    while wanted < people:
        children = random.choice(_CHILDREN)
        place = f"s{random.randrange(_STOPS):02d}"
        home = f"s{random.randrange(_STOPS):02d}" if random.random() < 0.18 else place
        yield {
            "id": f"g{made:03d}",
            "place_out": place,
            "place_home": home,
            "children": children,
            "adults": 1,
            "boosters": sum(random.random() < 0.35 for _ in range(children)),
            "weight": 3 if random.random() < 0.28 else 1,
            "earliest_pickup": 23_400,
            "latest_home": 46_800,
            "max_ride": 3000,
            "max_away": 9000,
        }
        made, wanted = made + 1, wanted + children + 1
