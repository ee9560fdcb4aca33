"""Compiles the planner's kernels by solving two tiny problems; set-up runs it, so that no user waits.

`python -m duadon.planning.warm_up`. What is compiled lies beside its source; without numba this is
just two quick plans.
"""

from datetime import date

from duadon.core.shuttle.day_model import DayModel
from duadon.core.shuttle.dial_a_ride import DialARide, DialNode
from duadon.core.shuttle.problem import CapturePoint, ChildRider, DayProblem, Group, KitCount, Van
from duadon.core.shuttle.travel import Ferry
from duadon.core.values.times import TimeWindow, at
from duadon.planning.effort import Effort
from duadon.planning.engines import plan_day, solve_dial_a_ride

_SHORT = Effort(iterations=50)


def warm_up() -> None:
    """Plan a tiny day and solve a tiny dial-a-ride problem, both with everything that engines use."""
    plan_day(tiny_day(), seed=1, effort=_SHORT)
    solve_dial_a_ride(tiny_rides(), seed=1, effort=_SHORT)


def tiny_day() -> DayProblem:
    """Return a day of three groups, one of them beyond a ferry, two vans and two kits."""
    model = DayModel(day=date(2000, 1, 1), roads_label="made up to warm up")
    for place in ("depot", "point", "landing", "house"):
        model.add_place(place, side="near")
    for place in ("pier", "hut"):
        model.add_place(place, side="far")
    for ends in (("depot", "point"), ("point", "landing"), ("point", "house"), ("depot", "house")):
        model.add_road(*ends, seconds=300, metres=2000)
    model.add_road("landing", "house", seconds=500, metres=3500)
    model.add_road("depot", "landing", seconds=500, metres=3500)
    model.add_road("pier", "hut", seconds=200, metres=1000)
    model.add_ferry(
        Ferry(id="f", landings=("landing", "pier"), first=at(6), last=at(17), headway=900, crossing=300)
    )
    for name in ("a", "b"):
        model.add_van(_van(name))
    model.add_point(
        CapturePoint(
            id="p",
            place_id="point",
            open=at(8),
            close=at(11),
            kits=(KitCount(since=0, count=2),),
            seconds_per_child=420,
        )
    )
    for name, stop in (("g", "house"), ("h", "house"), ("i", "hut")):
        model.add_group(_group(name, stop))
    return model.build()


def _van(name: str) -> Van:
    duty = TimeWindow(start=at(6), end=at(12))
    return Van(id=name, seats=7, boosters=2, duty=duty, start_place="depot", end_place="depot")


def _group(name: str, stop: str) -> Group:
    return Group(
        id=name,
        children=(ChildRider(id=f"{name}1", needs_booster=True), ChildRider(id=f"{name}2")),
        adults=(f"{name}3",),
        stop_out=stop,
        stop_home=stop,
        earliest_pickup=at(7),
        latest_home=at(11, 30),
        max_ride=3000,
        max_away=9000,
    )


def tiny_rides() -> DialARide:
    """Return six requests along a line, every other one with a window at its end."""
    places = [(0.0, 0.0), *((float(n), 1.0) for n in range(6)), *((float(n) + 3, 4.0) for n in range(6))]
    return DialARide(
        name="tiny",
        vans=2,
        seats=3,
        route_limit=480,
        ride_limit=30,
        nodes=tuple(_node(number, *place) for number, place in enumerate(places)),
    )


def _node(number: int, x: float, y: float) -> DialNode:
    load = 0 if number == 0 else 1 if number <= 6 else -1
    begin = 60.0 + 20 * number if number > 6 and number % 2 else 0.0
    end = begin + 15 if begin else 480.0
    return DialNode(x=x, y=y, service=3.0 * abs(load), load=load, earliest=begin, latest=end)


if __name__ == "__main__":
    warm_up()
