"""From the search's state to the plan: out runs as late, home runs as early as the day allows."""

from itertools import pairwise
from typing import NamedTuple

from duadon.core.shuttle.plan import (
    Capture,
    GroupLeg,
    Leg,
    Objective,
    PlannedRun,
    Route,
    Stop,
)
from duadon.core.values.times import TimeWindow
from duadon.planning.round_trips import Planner, State
from duadon.planning.routes import OUT, REST, Run, Spot, Timed, VanDay, VanRoute

Written = tuple[tuple[Route, ...], tuple[Capture, ...], Objective]


def write_plan(planner: Planner, state: State) -> Written:
    """Return routes, captures and the objective of a state."""
    routes = tuple(_write_route(planner, route) for route in state.routes if route.is_used)
    captures = tuple(
        Capture(
            group_id=planner.groups[number].id,
            child_id=planner.groups[number].children[sitting.child].id,
            point_id=planner.problem.points[trip.point].id,
            kit=sitting.kit,
            start=sitting.start,
            end=sitting.end,
        )
        for number, trip in sorted(state.trips.items())
        for sitting in trip.sittings
    )
    return routes, captures, _count(planner, state, routes)


class _Next(NamedTuple):
    """What the run before must leave time for: be at `place` by `by`; turned round by `depart`."""

    place: int
    by: int
    depart: int


def _write_route(planner: Planner, route: VanRoute) -> Route:
    day = route.day
    timed = _shifted(route)
    runs: list[PlannedRun] = []
    rest: TimeWindow | None = None
    here = day.start
    for run, entry in zip(route.runs, timed, strict=True):
        if run.kind == REST:
            rest = TimeWindow(start=entry.stops[0][0], end=entry.stops[0][1])
        else:
            first = day.arrive(here.place, _places(run)[0], here.free)
            runs.append(_write_run(planner, run, entry, first))
        here = entry.spot
    return Route(
        van_id=day.van.id,
        leave_start=_leave_start(route, timed),
        runs=tuple(_leave_late(planner, route, runs)),
        reach_end=day.arrive(here.place, day.end_place, here.free),
        rest=rest,
    )


def _leave_late(planner: Planner, route: VanRoute, runs: list[PlannedRun]) -> list[PlannedRun]:
    """The first stop of the day is reached just in time: the van leaves its start later."""
    first = runs[0].stops[0]
    people = {group.id: group.people for group in planner.groups}
    handling = sum(people[p.group_id] for p in first.pickups)
    by = first.depart - handling * planner.problem.boarding_seconds_per_person
    place = planner.travel.number[first.place_id]
    leave = route.day.leave(route.day.start.place, place, by)
    if route.runs[0].kind == REST:
        return runs
    arrive = route.day.arrive(route.day.start.place, place, leave)
    stop = Stop(place_id=first.place_id, arrive=arrive, depart=first.depart, pickups=first.pickups)
    return [PlannedRun(stops=(stop, *runs[0].stops[1:])), *runs[1:]]


def _leave_start(route: VanRoute, timed: list[Timed]) -> int:
    """Return when the van leaves: after a rest at its start, else just in time."""
    if route.runs[0].kind == REST:
        return timed[0].spot.free
    following = _next(route.runs[0], timed[0])
    return route.day.leave(route.day.start.place, following.place, following.by)


def _shifted(route: VanRoute) -> list[Timed]:
    """Move out runs as late as what follows allows, from the last to the first."""
    timed = list(route.timed)
    following = _Next(route.day.end_place, route.day.van.duty.end, 10**9)
    for index in range(len(timed) - 1, -1, -1):
        run = route.runs[index]
        if run.kind == OUT:
            later = _latest(route.day, run, following)
            timed[index] = later if later and _is_later(later, timed[index]) else timed[index]
        following = _next(run, timed[index])
    return timed


def _is_later(later: Timed, early: Timed) -> bool:
    pairs = zip(later.stops, early.stops, strict=True)
    return all(late[1] >= soon[1] for late, soon in pairs)


def _next(run: Run, timed: Timed) -> _Next:
    handling = sum(call.handling for call in run.calls)
    if run.kind == REST:
        return _Next(timed.spot.place, timed.stops[0][0], 10**9)
    place = _places(run)[0]
    needed = run.calls[0].handling if run.kind == OUT else handling
    depart = timed.stops[0][1]
    return _Next(place, depart - needed, depart)


def _latest(day: VanDay, run: Run, following: _Next) -> Timed | None:
    """Return the latest times of an out run, or None where they break its ride limit."""
    handling = sum(call.handling for call in run.calls)
    free_by = day.leave(run.point, following.place, following.by)
    reach_by = min(free_by - handling, *(call.hi for call in run.calls))
    if following.place == run.point:
        reach_by = min(reach_by, following.depart - day.van.turn_round_seconds)
    departs: list[int] = []
    target, by = run.point, reach_by
    for call in reversed(run.calls):
        depart = day.leave(call.place, target, by)
        departs.append(depart)
        target, by = call.place, depart - call.handling
    departs.reverse()
    reach = day.arrive(run.calls[-1].place, run.point, departs[-1])
    limits = zip(run.calls, departs, strict=True)
    if any(reach - depart > call.limit or depart < call.lo for call, depart in limits):
        return None
    stops = [(0, departs[0])]
    for number in range(1, len(departs)):
        before, call = run.calls[number - 1], run.calls[number]
        stops.append((day.arrive(before.place, call.place, departs[number - 1]), departs[number]))
    stops.append((reach, reach + handling))
    return Timed(tuple(stops), Spot(run.point, reach + handling, reach), 0)


def _places(run: Run) -> list[int]:
    stops = [call.place for call in run.calls]
    return [*stops, run.point] if run.kind == OUT else [run.point, *stops]


def _write_run(planner: Planner, run: Run, timed: Timed, first: int) -> PlannedRun:
    """Write a run's stops; groups that follow each other at one place share a stop."""
    leg = Leg.OUT if run.kind == OUT else Leg.HOME
    legs = [GroupLeg(group_id=planner.groups[call.group].id, leg=leg) for call in run.calls]
    at_point: list[tuple[GroupLeg, ...]] = [tuple(legs)]
    single: list[tuple[GroupLeg, ...]] = [(leg,) for leg in legs]
    nobody: list[tuple[GroupLeg, ...]] = [()]
    out = run.kind == OUT
    pickups = single + nobody if out else at_point + nobody * len(legs)
    dropoffs = nobody * len(legs) + at_point if out else nobody + single
    times = ((first, timed.stops[0][1]), *timed.stops[1:])
    stops: list[Stop] = []
    for place, (arrive, depart), on, off in zip(_places(run), times, pickups, dropoffs, strict=True):
        stop = Stop(
            place_id=planner.travel.ids[place],
            arrive=arrive,
            depart=depart,
            pickups=on,
            dropoffs=off,
        )
        _append(stops, stop)
    return PlannedRun(stops=tuple(stops))


def _append(stops: list[Stop], stop: Stop) -> None:
    before = stops[-1] if stops else None
    # Only halts of one kind merge: people of a run never get on and off at the same stop.
    alike = before is not None and bool(before.pickups) == bool(stop.pickups)
    if before is None or not alike or before.place_id != stop.place_id:
        stops.append(stop)
        return
    stops[-1] = Stop(
        place_id=stop.place_id,
        arrive=before.arrive,
        depart=stop.depart,
        pickups=before.pickups + stop.pickups,
        dropoffs=before.dropoffs + stop.dropoffs,
    )


def _count(planner: Planner, state: State, routes: tuple[Route, ...]) -> Objective:
    departs, reaches = _leg_times(routes)
    served = [planner.groups[number] for number in sorted(state.trips)]
    aways = [(g, reaches[g.id] - departs[g.id]) for g in served]
    return Objective(
        weighted_people=sum(g.weight * g.people for g in served),
        people=sum(g.people for g in served),
        lateness_seconds=sum(
            max(0, departs[g.id] - g.announced_pickup) for g in served if g.announced_pickup is not None
        ),
        away_seconds=sum(g.people * away for g, away in aways),
        worst_away_seconds=max((away for _, away in aways), default=0),
        metres=sum(_metres(planner, route) for route in state.routes if route.is_used),
        vans=len(routes),
    )


def _leg_times(routes: tuple[Route, ...]) -> tuple[dict[str, int], dict[str, int]]:
    """When each group leaves its stop on the way out, and reaches its stop on the way home."""
    departs: dict[str, int] = {}
    reaches: dict[str, int] = {}
    for stop in (stop for route in routes for run in route.runs for stop in run.stops):
        for leg in stop.pickups:
            if leg.leg is Leg.OUT:
                departs[leg.group_id] = stop.depart
        for leg in stop.dropoffs:
            if leg.leg is Leg.HOME:
                reaches[leg.group_id] = stop.arrive
    return departs, reaches


def _metres(planner: Planner, route: VanRoute) -> int:
    day = route.day
    halts = [place for run in route.runs if run.kind != REST for place in _places(run)]
    line = [day.start.place, *halts, day.end_place]
    metres = planner.travel.metres
    return sum(metres[a][b] for a, b in pairwise(line))
