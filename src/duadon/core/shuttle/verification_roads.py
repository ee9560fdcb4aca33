"""The checker's reading of roads and ferries: can the van have come from there in that time?

Its own reading of the timetable, on purpose: the planner has another, and the two must agree.
"""

from collections.abc import Iterable, Mapping

from duadon.core.shuttle.problem import DayProblem, Van
from duadon.core.shuttle.travel import Ferry
from duadon.core.shuttle.violation import Violation
from duadon.core.values.times import clock_text

Moment = tuple[str, int]  # a place and a second


def check_move(problem: DayProblem, van: Van, start: Moment, end: Moment) -> Violation | None:
    """Return what is wrong with leaving `start` and being at `end`, or None if it can be done."""
    (origin, depart), (target, arrive) = start, end
    by_road = problem.roads.seconds(origin, target, depart)
    if by_road is not None:
        if arrive - depart >= by_road:
            return None
        return _fault(problem, van, (start, end), "shuttle.road.too_fast", depart + by_road)
    return _check_crossing(problem, van, start, end)


def _check_crossing(problem: DayProblem, van: Van, start: Moment, end: Moment) -> Violation | None:
    ways = list(_ways(problem, start, end[0]))
    if not ways:
        return _fault(problem, van, (start, end), "shuttle.road.none")
    if not van.may_cross_ferry:
        return _fault(problem, van, (start, end), "shuttle.ferry.van_too_heavy")
    running = [second for way in ways for second in _arrivals(way, heed_closures=True)]
    if any(second <= end[1] for second in running):
        return None
    by_table = [second for way in ways for second in _arrivals(way, heed_closures=False)]
    if not by_table:
        return _fault(problem, van, (start, end), "shuttle.ferry.after_last")
    if running and min(running) == min(by_table):
        return _fault(problem, van, (start, end), "shuttle.ferry.too_fast", min(running))
    return _fault(problem, van, (start, end), "shuttle.ferry.not_running")


_Way = tuple[Ferry, int, int]  # a ferry, when the van is at its landing, seconds of road beyond


def _ways(problem: DayProblem, start: Moment, target: str) -> Iterable[_Way]:
    roads = problem.roads
    for ferry in problem.ferries:
        for near, far in (ferry.landings, ferry.landings[::-1]):
            to_landing = roads.seconds(start[0], near, start[1])
            if to_landing is None or roads.seconds(far, target, start[1]) is None:
                continue
            at_landing = start[1] + to_landing
            ashore = at_landing + ferry.crossing
            yield ferry, at_landing, roads.seconds(far, target, ashore) or 0


def _arrivals(way: _Way, *, heed_closures: bool) -> Iterable[int]:
    """Yield the arrivals by every sailing that the van can still catch, in order."""
    ferry, at_landing, beyond = way
    for sails in range(ferry.first, ferry.last + 1, ferry.headway):
        if sails >= at_landing and not (heed_closures and _is_closed(ferry, sails)):
            yield sails + ferry.crossing + beyond


def _is_closed(ferry: Ferry, sails: int) -> bool:
    lands = sails + ferry.crossing
    return any(storm.start <= lands and sails <= storm.end for storm in ferry.closed)


def _fault(
    problem: DayProblem, van: Van, move: tuple[Moment, Moment], code: str, possible: int = 0
) -> Violation:
    (origin, depart), (target, arrive) = move
    names: Mapping[str, str] = {place.id: place.name for place in problem.places if place.name}
    told: dict[str, str | int] = {
        "van": van.name or van.id,
        "from": names.get(origin, origin),
        "to": names.get(target, target),
        "depart": clock_text(depart),
        "arrive": clock_text(arrive),
        "possible": clock_text(possible) if possible else "",
    }
    return Violation(code=code, parameters=told, van_id=van.id)
