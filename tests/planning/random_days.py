"""Small random days for the planner's tests; everything follows from one seed."""

from dataclasses import replace
from datetime import date
from random import Random

from duadon.core.shuttle.day_model import DayModel
from duadon.core.shuttle.problem import (
    CapturePoint,
    ChildRider,
    DayProblem,
    DriverBreak,
    Group,
    KitCount,
    Van,
)
from duadon.core.shuttle.travel import Ferry
from duadon.core.values.times import TimeWindow, at


def random_day(seed: int, *, groups: int = 8, vans: int = 2) -> DayProblem:
    """Return a day with a ferry, two points, front rows, boosters, breaks, storms and odd wishes."""
    random = Random(seed)
    model = DayModel(day=date(2024, 9, 10), roads_label="random")
    city = ["depot", "near", "point_a", "point_b", *(f"c{i}" for i in range(6))]
    islet = ["far", *(f"i{i}" for i in range(3))]
    for side, names in (("city", city), ("islet", islet)):
        spots = {name: (random.randrange(9000), random.randrange(9000)) for name in names}
        for name in names:
            model.add_place(name, side=side)
        for a in names:
            for b in names:
                metres = sum(abs(p - q) for p, q in zip(spots[a], spots[b], strict=True))
                model.add_road(a, b, seconds=metres // 8, metres=metres, one_way=True)
    model.add_ferry(_ferry(random))
    for number in range(vans):
        model.add_van(_van(random, number))
    for name in ("point_a", "point_b"):
        model.add_point(_point(random, name))
    for number in range(groups):
        model.add_group(_group(random, number, [*city[4:], *islet[1:]]))
    return model.build()


def _ferry(random: Random) -> Ferry:
    storm = TimeWindow(start=at(8), end=at(8, 40))
    return Ferry(
        id="ferry",
        landings=("near", "far"),
        first=at(5, 30),
        last=random.choice([at(10), at(11, 30), at(20)]),
        headway=random.choice([900, 1800]),
        crossing=480,
        closed=random.choice([(), (storm,)]),
    )


def _van(random: Random, number: int) -> Van:
    rest = DriverBreak(seconds=1200, window=TimeWindow(start=at(8), end=at(12)))
    return Van(
        id=f"v{number}",
        seats=random.choice([5, 7, 14]),
        boosters=random.choice([1, 2, 6]),
        front_seats=random.choice([0, 1]),
        duty=TimeWindow(start=at(6), end=random.choice([at(11, 30), at(13)])),
        start_place="depot",
        end_place=random.choice(["depot", "point_a"]),
        may_cross_ferry=random.random() < 0.7,
        turn_round_seconds=random.choice([120, 600]),
        rest=random.choice([None, None, rest]),
    )


def _point(random: Random, name: str) -> CapturePoint:
    lunch = (KitCount(since=at(9, 30), count=0), KitCount(since=at(9, 50), count=3))
    return CapturePoint(
        id=f"id_{name}",
        place_id=name,
        open=at(7, 30),
        close=at(11),
        kits=(KitCount(since=0, count=random.choice([1, 2])), *random.choice([(), lunch])),
        seconds_per_child=random.choice([420, 1020]),
    )


def _group(random: Random, number: int, stops: list[str]) -> Group:
    children = tuple(
        ChildRider(
            id=f"g{number}c{i}",
            needs_booster=random.random() < 0.4,
            may_sit_in_front=random.random() < 0.5,
            capture_percent=random.choice([100, 100, 130]),
        )
        for i in range(random.choice([1, 1, 2, 3, 5]))
    )
    stop = random.choice(stops)
    return Group(
        id=f"g{number}",
        children=children,
        adults=() if random.random() < 0.1 else (f"g{number}a",),
        attendant_named=random.random() < 0.5,
        stop_out=stop,
        stop_home=random.choice([stop, random.choice(stops)]),
        earliest_pickup=random.choice([at(6, 30), at(8)]),
        latest_home=random.choice([at(11), at(13)]),
        max_ride=random.choice([2400, 3600]),
        max_away=random.choice([6000, 10800]),
        weight=random.choice([1, 3]),
        sessions=random.choice([(), (TimeWindow(start=at(9), end=at(11)),)]),
    )


def easy_day(*, groups: int) -> DayProblem:
    """Return a day that has room for everybody: city stops, wide windows, no odd wishes."""
    problem = random_day(3, groups=groups, vans=4)
    eased = tuple(
        replace(
            group,
            children=tuple(ChildRider(id=child.id) for child in group.children[:2]),
            adults=(f"{group.id}a",),
            stop_out=f"c{i % 6}",
            stop_home=f"c{i % 6}",
            earliest_pickup=at(6),
            latest_home=at(13),
            max_ride=3600,
            max_away=10800,
            sessions=(),
        )
        for i, group in enumerate(problem.groups)
    )
    vans = tuple(
        replace(van, seats=14, duty=TimeWindow(start=at(6), end=at(13)), rest=None) for van in problem.vans
    )
    points = tuple(
        replace(point, kits=(KitCount(since=0, count=2),), seconds_per_child=420) for point in problem.points
    )
    return replace(problem, groups=eased, vans=vans, points=points)
