"""The checker's reading of the capture points: each child once, on a free kit, between its rides."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from duadon.core.shuttle.plan import Capture, DayPlan, Leg
from duadon.core.shuttle.problem import CapturePoint, ChildRider, DayProblem, Group
from duadon.core.shuttle.verification_vans import Ride
from duadon.core.shuttle.violation import Violation
from duadon.core.values.times import clock_text

Rides = Mapping[tuple[str, Leg], tuple[Ride, ...]]


def check_captures(plan: DayPlan, problem: DayProblem, rides: Rides) -> tuple[Violation, ...]:
    """Return what is wrong with the captures of a plan, given the rides that it holds."""
    points = {point.id: point for point in problem.points}
    groups = {group.id: group for group in problem.groups}
    found: list[Violation] = []
    for capture in plan.captures:
        found.extend(_check_names(capture, points, groups))
    sound = [c for c in plan.captures if c.point_id in points and c.group_id in groups]
    for capture in sound:
        found.extend(_check_point(capture, points[capture.point_id]))
    found.extend(_check_overlaps(sound, points))
    for group in problem.groups:
        own = tuple(capture for capture in sound if capture.group_id == group.id)
        found.extend(_check_group(group, own, points, rides))
        found.extend(_check_rides(group, own, problem, rides))
    return tuple(found)


def _check_names(
    capture: Capture, points: Mapping[str, CapturePoint], groups: Mapping[str, Group]
) -> Iterable[Violation]:
    if capture.point_id not in points:
        yield Violation(code="shuttle.point.unknown", parameters={"point": capture.point_id})
    group = groups.get(capture.group_id)
    if group is None:
        yield Violation(code="shuttle.group.unknown", parameters={"group": capture.group_id})
    elif capture.child_id not in {child.id for child in group.children}:
        yield _of(group, "shuttle.child.unknown", {"child": capture.child_id})


def _check_point(capture: Capture, point: CapturePoint) -> Iterable[Violation]:
    told: dict[str, str | int] = {
        "point": point.name or point.id,
        "start": clock_text(capture.start),
        "end": clock_text(capture.end),
    }
    if capture.start < point.open or capture.end > point.close:
        yield Violation(code="shuttle.point.closed", parameters=told, group_id=capture.group_id)
    if not 0 <= capture.kit < _fewest_kits(point, capture.start, capture.end):
        numbered: dict[str, str | int] = {**told, "kit": capture.kit + 1}
        yield Violation(code="shuttle.kit.not_there", parameters=numbered, group_id=capture.group_id)


def _fewest_kits(point: CapturePoint, start: int, end: int) -> int:
    """Return the smallest count in force at any moment of the capture."""
    begun = [entry.count for entry in point.kits if entry.since <= start]
    during = [entry.count for entry in point.kits if start < entry.since < end]
    return min([*begun[-1:], *during], default=0)


def _check_overlaps(captures: Iterable[Capture], points: Mapping[str, CapturePoint]) -> Iterable[Violation]:
    in_order = sorted(captures, key=lambda c: (c.point_id, c.kit, c.start, c.end))
    for first, second in pairwise(in_order):
        same = (first.point_id, first.kit) == (second.point_id, second.kit)
        if same and second.start < first.end:
            point = points[first.point_id]
            told: dict[str, str | int] = {
                "point": point.name or point.id,
                "kit": first.kit + 1,
                "time": clock_text(second.start),
            }
            yield Violation(code="shuttle.kit.overlap", parameters=told, group_id=second.group_id)


def _check_group(
    group: Group, own: tuple[Capture, ...], points: Mapping[str, CapturePoint], rides: Rides
) -> Iterable[Violation]:
    rides_at_all = any((group.id, leg) in rides for leg in Leg)
    if own and not rides_at_all:
        yield _of(group, "shuttle.capture.without_ride")
    for child in group.children:
        captures = [capture for capture in own if capture.child_id == child.id]
        if rides_at_all and not captures:
            yield _of(group, "shuttle.capture.missing", {"child": child.id})
        if len(captures) > 1:
            yield _of(group, "shuttle.capture.twice", {"child": child.id})
        for capture in captures:
            yield from _check_length(group, child, capture, points[capture.point_id])
    if len({capture.point_id for capture in own}) > 1:
        yield _of(group, "shuttle.group.split")
    if own and group.sessions and not _in_one_session(group, own):
        yield _of(group, "shuttle.window.outside_session")


def _check_length(
    group: Group, child: ChildRider, capture: Capture, point: CapturePoint
) -> Iterable[Violation]:
    needed = -(-point.seconds_per_child * child.capture_percent // 100)
    if capture.end - capture.start < needed:
        told: dict[str, str | int] = {"child": child.id, "minutes": -(-needed // 60)}
        yield _of(group, "shuttle.capture.too_short", told)


def _in_one_session(group: Group, own: tuple[Capture, ...]) -> bool:
    first, last = min(c.start for c in own), max(c.end for c in own)
    return any(session.start <= first and last <= session.end for session in group.sessions)


def _check_rides(
    group: Group, own: tuple[Capture, ...], problem: DayProblem, rides: Rides
) -> Iterable[Violation]:
    """Captures lie where the group is brought, after it got off, before it gets on again."""
    if not own:
        return
    place_of = {point.id: point.place_id for point in problem.points}
    places = {place_of[capture.point_id] for capture in own}
    handling = group.people * problem.boarding_seconds_per_person
    out = rides.get((group.id, Leg.OUT), ())[-1:]  # the last: a van that failed drove the first part
    home = rides.get((group.id, Leg.HOME), ())[:1]
    met = {ride.dropoff_place for ride in out} | {ride.pickup_place for ride in home}
    if met - places:
        yield _of(group, "shuttle.capture.elsewhere")
    if any(min(c.start for c in own) < ride.arrive + handling for ride in out):
        told = {"time": clock_text(min(c.start for c in own))}
        yield _of(group, "shuttle.capture.before_arrival", told)
    if any(ride.depart < max(c.end for c in own) + handling for ride in home):
        told = {"time": clock_text(max(c.end for c in own))}
        yield _of(group, "shuttle.capture.after_departure", told)


def _of(group: Group, code: str, told: Mapping[str, str | int] | None = None) -> Violation:
    return Violation(
        code=code,
        parameters={"group": group.label or group.id, **(told or {})},
        group_id=group.id,
    )
