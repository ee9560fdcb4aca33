"""The checker's reading of a day that is planned again: what stands is left alone, moves are counted."""

from collections.abc import Iterable, Mapping

from duadon.core.shuttle.commitments import Announced, Commitments, LockedRoute
from duadon.core.shuttle.plan import DayPlan, Leg, Route
from duadon.core.shuttle.problem import DayProblem, Group, Van
from duadon.core.shuttle.verification_vans import Ride
from duadon.core.shuttle.violation import Violation
from duadon.core.values.times import MINUTE, clock_text

Rides = Mapping[tuple[str, Leg], tuple[Ride, ...]]


def check_commitments(plan: DayPlan, problem: DayProblem, rides: Rides) -> Iterable[Violation]:
    """Yield where the plan changes what stands, plans into the past or moves a told time too far."""
    stands = problem.commitments
    if stands is None:
        return
    routes = {route.van_id: route for route in plan.routes}
    for locked in stands.routes:
        yield from _check_locked(locked, routes.get(locked.van_id), problem)
    for van in problem.vans:
        if van.id in routes:
            yield from _check_new_stops(van, routes[van.id], stands)
    yield from _check_captures(plan, problem, stands)
    groups = {group.id: group for group in problem.groups}
    for told in stands.announced:
        if told.ride.group_id not in stands.out_already:
            yield from _check_announced(told, groups[told.ride.group_id], stands, rides)


def _check_locked(locked: LockedRoute, route: Route | None, problem: DayProblem) -> Iterable[Violation]:
    van = next(van for van in problem.vans if van.id == locked.van_id)
    if not locked.runs and route is None:
        return
    if route is None or not _begins_with(route, locked):
        yield _of_van(van, "shuttle.driven.changed")
    elif locked.out_of_service and _stops(route) > len(locked.stops):
        yield _of_van(van, "shuttle.driven.van_failed")


def _begins_with(route: Route, locked: LockedRoute) -> bool:
    """Whole runs stand as they are; the last may go on only while people are aboard."""
    if locked.runs and route.leave_start != locked.leave_start:
        return False
    own, count = route.runs[: len(locked.runs)], len(locked.runs[-1].stops) if locked.runs else 0
    if locked.aboard and own:
        return own[:-1] == locked.runs[:-1] and own[-1].stops[:count] == locked.runs[-1].stops
    return own == locked.runs


def _stops(route: Route) -> int:
    return sum(len(run.stops) for run in route.runs)


def _check_new_stops(van: Van, route: Route, stands: Commitments) -> Iterable[Violation]:
    locked = stands.locked(van.id)
    driven = len(locked.stops) if locked else 0
    new = [stop for run in route.runs for stop in run.stops][driven:]
    times = [stop.arrive for stop in new] if driven else [route.leave_start, *(stop.arrive for stop in new)]
    if new and min(times) < stands.as_of:
        told = {"time": clock_text(min(times)), "now": clock_text(stands.as_of)}
        yield _of_van(van, "shuttle.driven.in_the_past", told)


def _check_captures(plan: DayPlan, problem: DayProblem, stands: Commitments) -> Iterable[Violation]:
    groups = {group.id: group for group in problem.groups}
    for capture in stands.captures:
        if capture not in plan.captures:
            told = {"child": capture.child_id}
            yield _of_group(groups[capture.group_id], "shuttle.capture.has_begun", told)
    for capture in plan.captures:
        if capture not in stands.captures and capture.start < stands.as_of and capture.group_id in groups:
            told = {"time": clock_text(capture.start), "now": clock_text(stands.as_of)}
            yield _of_group(groups[capture.group_id], "shuttle.capture.in_the_past", told)


def _check_announced(told: Announced, group: Group, stands: Commitments, rides: Rides) -> Iterable[Violation]:
    for ride in rides.get((group.id, told.ride.leg), ())[:1]:
        if abs(ride.depart - told.pickup) > stands.tolerance:
            shown: dict[str, str | int] = {
                "told": clock_text(told.pickup),
                "time": clock_text(ride.depart),
                "minutes": stands.tolerance // MINUTE,
            }
            yield _of_group(group, "shuttle.announced.moved", shown)


def lateness(group: Group, problem: DayProblem, rides: Rides) -> int:
    """Return the seconds by which a served group rides or is home late.

    Each leg against the time that was told (of the way out without one, against the group's
    announced pick-up); who is out already, also against the limits that nobody can hold any more.
    """
    out, home = rides[group.id, Leg.OUT], rides[group.id, Leg.HOME]
    told = _told_times(group, problem)
    if group.announced_pickup is not None:
        told = {Leg.OUT: group.announced_pickup, **told}
    late = sum(max(0, ride.depart - told.get(ride.leg, ride.depart)) for ride in (out[0], home[0]))
    if problem.commitments and group.id in problem.commitments.out_already:
        back = home[-1].arrive
        late += max(0, back - group.latest_home, back - out[0].depart - group.max_away)
    return late


def _told_times(group: Group, problem: DayProblem) -> dict[Leg, int]:
    told = problem.commitments.announced if problem.commitments else ()
    return {one.ride.leg: one.pickup for one in told if one.ride.group_id == group.id}


def is_changed(group: Group, problem: DayProblem, rides: Rides) -> bool:
    """Tell whether a leg of a served group has another van, or is a minute or more off what was told."""
    told = problem.commitments.announced if problem.commitments else ()
    return any(
        ride.van_id != one.van_id or abs(ride.depart - one.pickup) >= MINUTE
        for one in told
        if one.ride.group_id == group.id
        for ride in rides[group.id, one.ride.leg][:1]
    )


def has_failed(van: Van, problem: DayProblem) -> bool:
    """Tell whether the van is out of service and goes nowhere any more."""
    locked = problem.commitments.locked(van.id) if problem.commitments else None
    return locked is not None and locked.out_of_service


def _of_van(van: Van, code: str, told: Mapping[str, str | int] | None = None) -> Violation:
    return Violation(code=code, parameters={"van": van.name or van.id, **(told or {})}, van_id=van.id)


def _of_group(group: Group, code: str, told: Mapping[str, str | int]) -> Violation:
    return Violation(code=code, parameters={"group": group.label or group.id, **told}, group_id=group.id)
