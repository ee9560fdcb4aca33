"""What a reader weighs a plan by, besides the objective: longest ride, seats to spare, busy kits."""

from collections.abc import Iterable, Sequence

from duadon.core.shuttle.manifest import RunManifest
from duadon.core.shuttle.plan import Capture, DayPlan, GroupLeg
from duadon.core.shuttle.problem import CapturePoint, DayProblem

Steps = Sequence[tuple[int, int]]


def longest_ride(plan: DayPlan) -> int:
    """Return the longest that anybody sits in a van on one leg, in seconds; 0: nobody rides."""
    return max(_rides(plan), default=0)


def _rides(plan: DayPlan) -> Iterable[int]:
    for route in plan.routes:
        for run in route.runs:
            since: dict[GroupLeg, int] = {}
            for stop in run.stops:
                for leg in stop.dropoffs:
                    yield stop.arrive - since[leg]
                since.update(dict.fromkeys(stop.pickups, stop.depart))


def spare_seats(manifests: Iterable[RunManifest], problem: DayProblem) -> int:
    """Return the seats that stay empty even when each van in use is at its fullest."""
    seats = {van.id: van.seats for van in problem.vans}
    fullest: dict[str, int] = {}
    for run in manifests:
        aboard = max(stop.aboard for stop in run.stops)
        fullest[run.van_id] = max(aboard, fullest.get(run.van_id, 0))
    return sum(seats[van] - aboard for van, aboard in fullest.items())


def busy_kits(captures: Iterable[Capture], point: CapturePoint) -> Steps:
    """Return how many kits of a point serve riders, as pairs of a second and the count from then on."""
    changes: dict[int, int] = {}
    for one in captures:
        if one.point_id == point.id:
            changes[one.start] = changes.get(one.start, 0) + 1
            changes[one.end] = changes.get(one.end, 0) - 1
    busy, steps = 0, []
    for second in sorted(changes):
        busy += changes[second]
        steps.append((second, busy))
    return steps


def open_kits(point: CapturePoint) -> Steps:
    """Return how many kits of a point are there for riders from when on; none after it closes."""
    while_open = [(max(one.since, point.open), one.count) for one in point.kits if one.since < point.close]
    return [*while_open, (point.close, 0)]
