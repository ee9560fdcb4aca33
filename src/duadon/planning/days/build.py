"""From the problem of a day to the tables that the kernels work on."""

from typing import NamedTuple

import numpy as np

from duadon.core.shuttle.problem import CapturePoint, DayProblem, Group, Van
from duadon.core.shuttle.travel import Ferry
from duadon.core.values.times import DAY
from duadon.planning.days.tables import (
    GROUP_COLUMNS,
    LIST_ROWS,
    MOST_OFFERS,
    OFFER_COLUMNS,
    POINT,
    POINT_COLUMNS,
    TALLY,
    Day,
    Kept,
)
from duadon.planning.kernels.compiled import Ints
from duadon.planning.kernels.model import (
    EARLIEST,
    LATEST,
    LOAD,
    LOADS,
    NODE_COLUMNS,
    PLACE,
    PREFERS_LATE,
    RIDE_COLUMNS,
    RIDE_LIMIT,
    SERVICE,
    TOLD,
    Routes,
    World,
    new_routes,
    new_work,
)
from duadon.planning.kernels.travel import NEVER, WAY_COLUMNS, Travel


class Tables(NamedTuple):
    """All that a search of a day works on."""

    world: World
    routes: Routes
    day: Day
    kept: Kept


def build_tables(problem: DayProblem) -> Tables:
    """Return the tables of a day on which nobody rides yet; the routes are still to be timed."""
    travel = _travel(problem)
    world = _world(problem, travel)
    routes = new_routes(max(1, len(problem.vans)), len(world.nodes))
    for number, node in enumerate(_rests(problem)):
        if node >= 0:
            routes.nodes[number, 0], routes.length[number] = node, 1
    day = _day(problem, routes, travel)
    return Tables(world, routes, day, _kept(world, routes, day))


def place_numbers(problem: DayProblem) -> dict[str, int]:
    """Return the number by which the kernels know each place."""
    return {place.id: number for number, place in enumerate(problem.places)}


def _rests(problem: DayProblem) -> list[int]:
    """Return the rest's node of each van, -1 where it has none."""
    first = 4 * len(problem.groups)
    numbers: list[int] = []
    for van in problem.vans:
        numbers.append(-1 if van.rest is None else first + sum(number >= 0 for number in numbers))
    return numbers


def _travel(problem: DayProblem) -> Travel:
    roads = problem.roads
    order = [roads.place_ids.index(place.id) for place in problem.places]
    tables = [
        [[-1 if (cell := table.seconds[a][b]) is None else cell for b in order] for a in order]
        for table in roads.tables
    ]
    numbers = place_numbers(problem)
    ways: list[list[int]] = []
    sailings: list[int] = []
    for ferry in problem.ferries:
        running = _running_sailings(ferry)
        first, second = (numbers[name] for name in ferry.landings)
        for near, far in ((first, second), (second, first)):
            ways.append([near, far, ferry.crossing, len(sailings), len(sailings) + len(running)])
            sailings.extend(running)
    return Travel(
        seconds=np.array(tables, dtype=np.int64),
        since=np.array([*(table.since for table in roads.tables), NEVER], dtype=np.int64),
        ways=np.array(ways, dtype=np.int64).reshape(-1, WAY_COLUMNS),
        sailings=np.array(sailings, dtype=np.int64),
    )


def _running_sailings(ferry: Ferry) -> list[int]:
    return [
        sails
        for sails in range(ferry.first, ferry.last + 1, ferry.headway)
        if all(sails + ferry.crossing < storm.start or storm.end < sails for storm in ferry.closed)
    ]


def _world(problem: DayProblem, travel: Travel) -> World:
    groups = problem.groups
    rests = [van.rest for van in problem.vans if van.rest is not None]
    nodes = np.zeros((4 * len(groups) + len(rests), NODE_COLUMNS), dtype=np.int64)
    nodes[:, LATEST], nodes[:, TOLD] = NEVER, NEVER
    rides = np.zeros((2 * len(groups), RIDE_COLUMNS), dtype=np.int64)
    numbers = place_numbers(problem)
    for number, group in enumerate(groups):
        _fill_nodes(problem, nodes[4 * number : 4 * number + 4], group, numbers)
        rides[2 * number : 2 * number + 2, RIDE_LIMIT] = group.max_ride
        rides[2 * number, PREFERS_LATE] = 1
    for node, rest in zip(nodes[4 * len(groups) :], rests, strict=True):
        node[SERVICE], node[EARLIEST] = rest.seconds, rest.window.start
        node[LATEST] = rest.window.end - rest.seconds
    vans = [_van(van, numbers) for van in problem.vans]
    return World(
        travel=travel,
        nodes=nodes,
        rides=rides,
        vans=np.array(vans or [[0] * len(_VAN_ORDER)], dtype=np.int64),
        work=new_work(len(nodes)),
        rests_from=4 * len(groups),
        is_rigid=int(len(problem.roads.tables) == 1 and not problem.ferries),
    )


def _fill_nodes(problem: DayProblem, nodes: Ints, group: Group, numbers: dict[str, int]) -> None:
    nodes[:, SERVICE] = group.people * problem.boarding_seconds_per_person
    loads = (group.people, group.boosters, group.not_in_front)
    for kind, load in enumerate(loads):
        nodes[:, LOAD + kind] = (load, -load, load, -load)
    nodes[0, PLACE], nodes[3, PLACE] = numbers[group.stop_out], numbers[group.stop_home]
    if group.announced_pickup is not None:
        nodes[0, TOLD] = group.announced_pickup


_VAN_ORDER = ("START", "END", "BEGIN", "FINISH", "TURN_ROUND", "CROSSES", "LONGEST") + ("CAPACITY",) * LOADS


def _van(van: Van, numbers: dict[str, int]) -> list[int]:
    """One row, in the order of the columns of vans."""
    return [
        numbers[van.start_place],
        numbers[van.end_place],
        van.duty.start,
        van.duty.end,
        van.turn_round_seconds,
        int(van.may_cross_ferry),
        NEVER,
        van.seats,
        van.boosters,
        van.seats - van.front_seats,
    ]


def _day(problem: DayProblem, routes: Routes, travel: Travel) -> Day:
    groups, points = problem.groups, problem.points
    vans, requests = len(routes.length), 2 * len(groups)
    most = max((len(group.children) for group in groups), default=1)
    typical, metres = _typical(problem, travel), _metres(problem)
    kits = _kits(problem)

    def zeros(*shape: int) -> Ints:
        return np.zeros(shape, dtype=np.int64)

    return Day(
        groups=np.array([_group(problem, group) for group in groups], dtype=np.int64).reshape(
            -1, GROUP_COLUMNS
        ),
        lists=zeros(LIST_ROWS, len(groups)),
        durations=_durations(problem, most),
        sessions=_sessions(problem),
        points=_points(problem),
        starts=_starts(problem),
        kits=kits,
        sittings=zeros(len(groups), most, 3),
        typical=typical,
        metres=metres,
        driven=zeros(vans, routes.table.shape[1]),
        offers=zeros(requests, len(points), vans, MOST_OFFERS, OFFER_COLUMNS),
        offered=zeros(requests, len(points), vans),
        seen=zeros(requests, vans) - 1,
        stamps=zeros(vans),
        apart=_apart(problem, typical),
        changed=zeros(vans),
        tally=zeros(TALLY),
    )


def _groups(problem: DayProblem) -> Ints:
    rows = [_group(problem, group) for group in problem.groups]
    return np.array(rows, dtype=np.int64).reshape(-1, GROUP_COLUMNS)


def _group(problem: DayProblem, group: Group) -> list[int]:
    """One row, in the order of the columns of groups."""
    boarding = group.people * problem.boarding_seconds_per_person
    may_ride = int(bool(group.adults) or group.attendant_named)
    stands = [group.people, group.weight * group.people, len(group.children), boarding]
    bounds = [group.earliest_pickup, group.latest_home, group.max_away, may_ride]
    return [*stands, *bounds, -1, *([0] * (GROUP_COLUMNS - POINT - 1))]


def _durations(problem: DayProblem, most: int) -> Ints:
    durations = np.zeros((len(problem.groups), len(problem.points), most), dtype=np.int64)
    for number, group in enumerate(problem.groups):
        for place, point in enumerate(problem.points):
            for seat, child in enumerate(group.children):
                durations[number, place, seat] = -(-point.seconds_per_child * child.capture_percent // 100)
    return durations


def _sessions(problem: DayProblem) -> Ints:
    most = max((len(group.sessions) for group in problem.groups), default=0)
    sessions = np.zeros((len(problem.groups), max(1, most), 2), dtype=np.int64)
    sessions[:, :, 0], sessions[:, :, 1] = NEVER, -NEVER
    for number, group in enumerate(problem.groups):
        for place, window in enumerate(group.sessions):
            sessions[number, place] = window.start, window.end
        if not group.sessions:
            sessions[number, 0] = -NEVER, NEVER
    return sessions


def _points(problem: DayProblem) -> Ints:
    numbers = place_numbers(problem)
    rows = [
        [numbers[point.place_id], point.open, point.close, len(_starts_of(problem, point))]
        for point in problem.points
    ]
    return np.array(rows, dtype=np.int64).reshape(-1, POINT_COLUMNS)


def _starts(problem: DayProblem) -> Ints:
    rows = [_starts_of(problem, point) for point in problem.points]
    starts = np.full((len(rows), max(map(len, rows), default=0)), NEVER, dtype=np.int64)
    for number, row in enumerate(rows):
        starts[number, : len(row)] = row
    return starts


def _starts_of(problem: DayProblem, point: CapturePoint) -> list[int]:
    """Starts of captures that lose no place on a kit: in steps of a capture from each moment that counts."""
    begins = {max(point.open, entry.since) for entry in point.kits if entry.count > 0}
    starts = {start for begin in begins for start in range(begin, point.close, point.seconds_per_child)}
    wished = {session.start for group in problem.groups for session in group.sessions}
    return sorted(
        start for start in starts | wished if point.open <= start <= point.close - point.seconds_per_child
    )


def _kits(problem: DayProblem) -> Ints:
    """Each kit with the times at which it is not there."""
    most = max((point.most_kits for point in problem.points), default=0)
    shut = [[_closed(point, kit) for kit in range(most)] for point in problem.points]
    children = sum(len(group.children) for group in problem.groups)
    longest = max((len(times) for row in shut for times in row), default=0)
    kits = np.zeros((len(shut), most, longest + children + 2, 2), dtype=np.int64)
    for place, row in enumerate(shut):
        for kit, times in enumerate(row):
            kits[place, kit, : len(times)] = np.array(times).reshape(-1, 2)
            kits[place, kit, -1, 0] = len(times)
    return kits


def _closed(point: CapturePoint, kit: int) -> list[tuple[int, int]]:
    shut = [(-DAY, point.open)]
    for entry, following in zip(point.kits, [*point.kits[1:], None], strict=True):
        until = following.since if following else DAY
        if entry.count <= kit and entry.since < until:
            shut.append((entry.since, until))
    return sorted([*shut, (point.close, 9 * DAY)])


def _typical(problem: DayProblem, travel: Travel) -> Ints:
    """Seconds for weighing detours: a ferry counts its crossing and half a headway of waiting."""
    road = travel.seconds[0]
    typical = np.where(road >= 0, road, 0)
    waits = [ferry.crossing + ferry.headway // 2 for ferry in problem.ferries for _ in range(2)]
    for a, b in np.argwhere(road < 0):
        times = [
            road[a, way[0]] + wait + road[way[1], b]
            for way, wait in zip(travel.ways, waits, strict=True)
            if road[a, way[0]] >= 0 and road[way[1], b] >= 0
        ]
        typical[a, b] = min(times, default=0)
    return np.ascontiguousarray(typical)


def _metres(problem: DayProblem) -> Ints:
    """Road metres; across water those to and from the landings of the ferry with the fewest."""
    roads = problem.roads
    ends = [pair for ferry in problem.ferries for pair in (ferry.landings, ferry.landings[::-1])]

    def between(a: str, b: str) -> int:
        straight = roads.metres(a, b)
        if straight is not None:
            return straight
        ways = [(roads.metres(a, near), roads.metres(far, b)) for near, far in ends]
        return min(
            (first + last for first, last in ways if first is not None and last is not None), default=0
        )

    ids = [place.id for place in problem.places]
    return np.array([[between(a, b) for b in ids] for a in ids], dtype=np.int64)


def _apart(problem: DayProblem, typical: Ints) -> Ints:
    numbers = place_numbers(problem)
    out = [numbers[group.stop_out] for group in problem.groups]
    home = [numbers[group.stop_home] for group in problem.groups]
    return np.ascontiguousarray(typical[np.ix_(out, out)] + typical[np.ix_(home, home)])


def _kept(world: World, routes: Routes, day: Day) -> Kept:
    def two(array: Ints) -> Ints:
        return np.zeros((2, *array.shape), dtype=np.int64)

    return Kept(
        nodes=two(routes.nodes),
        length=two(routes.length),
        bounds=two(world.nodes),
        groups=two(day.groups),
        kits=two(day.kits),
        sittings=two(day.sittings),
    )
