"""The independent check of a day plan: reads the problem afresh and shares no code with planning.

Run on every plan before it is published and after every change by hand. Three readings: what each
van does (verification_vans), where each child is captured (verification_captures), and here what
becomes of each group and whether the plan's own figures are right. Of a day that is planned again
verification_commitments reads whether it leaves alone what stands.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from duadon.core.shuttle.plan import DayPlan, GroupLeg, Leg, Objective
from duadon.core.shuttle.problem import DayProblem, Group
from duadon.core.shuttle.verification_captures import check_captures
from duadon.core.shuttle.verification_commitments import (
    check_commitments,
    has_failed,
    is_changed,
    lateness,
)
from duadon.core.shuttle.verification_vans import Ride, read_routes
from duadon.core.shuttle.violation import Violation
from duadon.core.values.times import clock_text

Rides = Mapping[tuple[str, Leg], tuple[Ride, ...]]


def verify_plan(plan: DayPlan, problem: DayProblem) -> tuple[Violation, ...]:
    """Return every rule that the plan breaks; empty when it may be driven as it stands."""
    ridden, of_vans = read_routes(plan, problem)
    rides = _by_group_and_leg(ridden)
    return (
        *_check_frame(plan, problem),
        *of_vans,
        *_check_accounts(plan, problem, rides),
        *_check_groups(problem, rides),
        *check_captures(plan, problem, rides),
        *check_commitments(plan, problem, rides),
        *_check_objective(plan, problem, rides),
        *_check_bounds(plan),
    )


def _by_group_and_leg(ridden: Iterable[Ride]) -> Rides:
    gathered: dict[tuple[str, Leg], tuple[Ride, ...]] = {}
    for ride in sorted(ridden, key=lambda one: one.depart):
        key = (ride.group_id, ride.leg)
        gathered[key] = (*gathered.get(key, ()), ride)
    return gathered


def _check_frame(plan: DayPlan, problem: DayProblem) -> Iterable[Violation]:
    if plan.day != problem.day:
        days = {"plan": plan.day.isoformat(), "day": problem.day.isoformat()}
        yield Violation(code="shuttle.plan.other_day", parameters=days)
    if plan.roads_label != problem.roads.label:
        yield Violation(code="shuttle.roads.other_label", parameters={"label": plan.roads_label})


def _check_accounts(plan: DayPlan, problem: DayProblem, rides: Rides) -> Iterable[Violation]:
    """Each group is served or explained, never both, never neither."""
    known = {group.id: group for group in problem.groups}
    explained: set[str] = set()
    for entry in plan.unplaced:
        if entry.group_id not in known:
            yield _of_unknown(entry.group_id)
        elif entry.group_id in explained:
            yield _of(known[entry.group_id], "shuttle.group.explained_twice")
        explained.add(entry.group_id)
    for group in problem.groups:
        rides_at_all = any((group.id, leg) in rides for leg in Leg)
        if rides_at_all and group.id in explained:
            yield _of(group, "shuttle.group.both_ways")
        if not rides_at_all and group.id not in explained:
            yield _of(group, "shuttle.group.unaccounted")


def _check_groups(problem: DayProblem, rides: Rides) -> Iterable[Violation]:
    for group in problem.groups:
        out = rides.get((group.id, Leg.OUT), ())
        home = rides.get((group.id, Leg.HOME), ())
        if not out and not home:
            continue
        if not group.adults and not group.attendant_named:
            yield _of(group, "shuttle.group.no_adult")
        if out and not home:
            yield _of(group, "shuttle.group.not_home")
        if home and not out:
            yield _of(group, "shuttle.group.not_fetched")
        yield from _check_once(group, out, problem)
        yield from _check_once(group, home, problem)
        if out and home and group.id not in _out_already(problem):
            yield from _check_times(group, out[0], home[-1])


def _out_already(problem: DayProblem) -> frozenset[str]:
    return problem.commitments.out_already if problem.commitments else frozenset()


def _check_once(group: Group, rides: tuple[Ride, ...], problem: DayProblem) -> Iterable[Violation]:
    """A group is atomic: one ride a leg, on one van; where a van failed, one to there and one on."""
    left_at = problem.commitments.left_at if problem.commitments else {}
    parts = {GroupLeg(group_id=group.id, leg=ride.leg) for ride in rides}
    if len(rides) > (2 if parts <= set(left_at) else 1):
        several = len({ride.van_id for ride in rides}) > 1
        yield _of(group, "shuttle.group.two_vans" if several else "shuttle.group.split")


def _check_times(group: Group, out: Ride, home: Ride) -> Iterable[Violation]:
    if out.depart < group.earliest_pickup:
        told = {"time": clock_text(out.depart), "earliest": clock_text(group.earliest_pickup)}
        yield _of(group, "shuttle.window.fetched_early", told)
    if home.arrive > group.latest_home:
        told = {"time": clock_text(home.arrive), "latest": clock_text(group.latest_home)}
        yield _of(group, "shuttle.window.home_late", told)
    away = home.arrive - out.depart
    if away > group.max_away:
        yield _of(group, "shuttle.away.too_long", _minutes(away, group.max_away))


def _check_objective(plan: DayPlan, problem: DayProblem, rides: Rides) -> Iterable[Violation]:
    counted = _count(plan, problem, rides)
    for name in Objective.__dataclass_fields__:
        told, true = int(getattr(plan.objective, name)), int(getattr(counted, name))
        if told != true:
            shown: dict[str, str | int] = {"figure": name, "told": told, "counted": true}
            yield Violation(code="shuttle.objective.wrong", parameters=shown)


def _check_bounds(plan: DayPlan) -> Iterable[Violation]:
    """A bound that the plan itself beats is none."""
    for bound in plan.bounds:
        if bound.gap(plan.objective) < 0:
            shown: dict[str, str | int] = {"figure": bound.figure.value, "bound": bound.value}
            yield Violation(code="shuttle.bound.beaten", parameters=shown)


def _count(plan: DayPlan, problem: DayProblem, rides: Rides) -> Objective:
    served = [
        (group, rides[group.id, Leg.OUT][0], rides[group.id, Leg.HOME][-1])
        for group in problem.groups
        if (group.id, Leg.OUT) in rides and (group.id, Leg.HOME) in rides
    ]
    aways = [home.arrive - out.depart for _, out, home in served]
    late = [lateness(group, problem, rides) for group, _, _ in served]
    return Objective(
        weighted_people=sum(group.weight * group.people for group, _, _ in served),
        people=sum(group.people for group, _, _ in served),
        lateness_seconds=sum(late),
        away_seconds=sum(away * group.people for (group, _, _), away in zip(served, aways, strict=True)),
        worst_away_seconds=max(aways, default=0),
        metres=_count_metres(plan, problem),
        vans=sum(1 for route in plan.routes if route.runs),
        changed_people=sum(group.people for group, _, _ in served if is_changed(group, problem, rides)),
    )


def _count_metres(plan: DayPlan, problem: DayProblem) -> int:
    vans = {van.id: van for van in problem.vans}
    total = 0
    for route in plan.routes:
        van = vans.get(route.van_id)
        if van is None or not route.runs:
            continue
        halts = [stop.place_id for run in route.runs for stop in run.stops]
        line = [van.start_place, *halts, *([] if has_failed(van, problem) else [van.end_place])]
        total += sum(_metres(problem, a, b) for a, b in pairwise(line))
    return total


def _metres(problem: DayProblem, origin: str, destination: str) -> int:
    """Road metres; across a river those to and from the landings of the ferry with the fewest."""
    roads = problem.roads
    if not (roads.knows(origin) and roads.knows(destination)):
        return 0
    straight = roads.metres(origin, destination)
    if straight is not None:
        return straight
    ways: list[int] = []
    for ferry in problem.ferries:
        for near, far in (ferry.landings, ferry.landings[::-1]):
            to_near, from_far = roads.metres(origin, near), roads.metres(far, destination)
            if to_near is not None and from_far is not None:
                ways.append(to_near + from_far)
    return min(ways, default=0)


def _minutes(seconds: int, limit: int) -> dict[str, str | int]:
    return {"minutes": -(-seconds // 60), "limit": limit // 60}


def _of(group: Group, code: str, told: Mapping[str, str | int] | None = None) -> Violation:
    return Violation(
        code=code,
        parameters={"group": group.label or group.id, **(told or {})},
        group_id=group.id,
    )


def _of_unknown(group_id: str) -> Violation:
    return Violation(code="shuttle.group.unknown", parameters={"group": group_id})
