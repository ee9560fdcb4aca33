"""Bounds that cost next to nothing: people by the kits' places, time away by direct rides.

Both hold for every plan of a day that has not begun. A stronger proof may replace them in the plan.
"""

from collections.abc import Iterable, Iterator

from duadon.core.shuttle.plan import Bound, BoundedFigure, BoundWay, DayPlan
from duadon.core.shuttle.problem import CapturePoint, DayProblem, Group


def with_bounds(plan: DayPlan, problem: DayProblem) -> tuple[Bound, ...]:
    """Return the plan's own bounds, and a plain one for each figure that has none.

    Of a day that has begun none is added: what was driven may be better than the roads allow.
    """
    if problem.commitments is not None:
        return plan.bounds
    known = {bound.figure for bound in plan.bounds}
    plain = (people_bound(problem), away_bound(plan, problem))
    return (*plan.bounds, *(bound for bound in plain if bound is not None and bound.figure not in known))


def people_bound(problem: DayProblem) -> Bound:
    """Return the most weighted people: everybody who may ride, or as many as the kits have places for."""
    riding = [group for group in problem.groups if group.adults or group.attendant_named]
    places = sum(_places(point, problem) for point in problem.points)
    everybody = sum(group.weight * group.people for group in riding)
    by_kits = _fill(places, riding)
    way = BoundWay.EVERYBODY if everybody <= by_kits else BoundWay.KIT_PLACES
    return Bound(figure=BoundedFigure.WEIGHTED_PEOPLE, value=min(everybody, by_kits), found_by=way)


def _places(point: CapturePoint, problem: DayProblem) -> int:
    """Count the shortest captures that fit into the stretches in which each kit is there."""
    percents = [child.capture_percent for group in problem.groups for child in group.children]
    shortest = -(-point.seconds_per_child * min(percents, default=100) // 100)
    return sum(length // shortest for kit in range(point.most_kits) for length in _stretches(point, kit))


def _stretches(point: CapturePoint, kit: int) -> Iterator[int]:
    """Yield the seconds of each stretch in which more than `kit` kits are there."""
    changes = [max(point.open, min(entry.since, point.close)) for entry in point.kits]
    began: int | None = None
    for since, entry in zip(changes, point.kits, strict=True):
        if entry.count > kit and began is None:
            began = since
        elif entry.count <= kit and began is not None:
            yield since - began
            began = None
    if began is not None:
        yield point.close - began


def _fill(places: int, groups: Iterable[Group]) -> int:
    """Return the most weighted people of whole groups whose children fit into so many places."""
    best = [0] * (places + 1)
    for group in groups:
        children, worth = len(group.children), group.weight * group.people
        for filled in range(places, children - 1, -1):
            best[filled] = max(best[filled], best[filled - children] + worth)
    return best[places]


def away_bound(plan: DayPlan, problem: DayProblem) -> Bound | None:
    """Return the fewest seconds that the served people are away, each group as if nobody else rode."""
    left_out = {entry.group_id for entry in plan.unplaced}
    total = 0
    for group in problem.groups:
        if group.id in left_out:
            continue
        ways = [away for point in problem.points for away in _aways(problem, group, point)]
        if not ways:
            return None
        total += group.people * min(ways)
    return Bound(figure=BoundedFigure.AWAY_SECONDS, value=total, found_by=BoundWay.DIRECT_RIDES)


_Way = tuple[str, int, int, int]  # ferry ("": none), seconds to its landing, over, and on


def _aways(problem: DayProblem, group: Group, point: CapturePoint) -> Iterator[int]:
    if not point.most_kits:
        return
    there = 2 * group.people * problem.boarding_seconds_per_person + _captures(group, point)
    headways = {ferry.id: ferry.headway for ferry in problem.ferries}
    homeward = list(_ways(problem, point.place_id, group.stop_home))
    for ferry, *out in _ways(problem, group.stop_out, point.place_id):
        for other, *home in homeward:
            if ferry and ferry == other:
                # From sailing over to sailing back are whole headways.
                between = -(-(out[1] + out[2] + there + home[0]) // headways[ferry]) * headways[ferry]
                yield out[0] + between + home[1] + home[2]
            else:
                yield sum(out) + there + sum(home)


def _captures(group: Group, point: CapturePoint) -> int:
    """Return the seconds from the first child's begin to the last one's end, at least."""
    needed = [-(-point.seconds_per_child * child.capture_percent // 100) for child in group.children]
    rounds = -(-len(needed) // point.most_kits)
    return max(*needed, rounds * min(needed), -(-sum(needed) // point.most_kits))


def _ways(problem: DayProblem, start: str, end: str) -> Iterator[_Way]:
    direct = _fastest(problem, start, end)
    if direct is not None:
        yield "", direct, 0, 0
        return
    for ferry in problem.ferries:
        for near, far in (ferry.landings, ferry.landings[::-1]):
            to_landing, onward = _fastest(problem, start, near), _fastest(problem, far, end)
            if to_landing is not None and onward is not None:
                yield ferry.id, to_landing, ferry.crossing, onward


def _fastest(problem: DayProblem, start: str, end: str) -> int | None:
    """Return the fewest seconds of road at any time of the day."""
    moments = [table.since for table in problem.roads.tables]
    seconds = [problem.roads.seconds(start, end, moment) for moment in moments]
    return min((one for one in seconds if one is not None), default=None)
