"""From one plan of a day to the next: what stands at a moment, and who must be told what afterwards."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from duadon.core.shuttle.commitments import Announced, Commitments, LockedRoute
from duadon.core.shuttle.plan import DayPlan, GroupLeg, PlannedRun, Route, Stop
from duadon.core.shuttle.problem import DayProblem
from duadon.core.values.errors import RuleBroken, require
from duadon.core.values.times import MINUTE


def stand_at(plan: DayPlan, *, as_of: int, tolerance: int) -> Commitments:
    """Return what stands of a plan that has gone as planned until `as_of` and was told to everybody.

    A stop stands as soon as the van has left for it: its driver has been told, people wait there.
    """
    return Commitments(
        as_of=as_of,
        tolerance=tolerance,
        routes=tuple(_locked(route, as_of) for route in plan.routes if _has_left(route, as_of)),
        captures=tuple(capture for capture in plan.captures if capture.start <= as_of),
        announced=tuple(announced_rides(plan)),
    )


def _has_left(route: Route, as_of: int) -> bool:
    return bool(route.runs) and route.leave_start <= as_of


def _locked(route: Route, as_of: int) -> LockedRoute:
    runs: list[PlannedRun] = []
    left = route.leave_start
    for run in route.runs:
        stops: list[Stop] = []
        for stop in run.stops:
            if left > as_of:
                break
            stops.append(stop)
            left = stop.depart
        if stops:
            runs.append(PlannedRun(stops=tuple(stops)))
    return LockedRoute(van_id=route.van_id, leave_start=route.leave_start, runs=tuple(runs))


def announced_rides(plan: DayPlan) -> Iterator[Announced]:
    """Yield each leg of a plan as its family is told it; of a leg in two parts the first."""
    seen: set[GroupLeg] = set()
    for pickup in sorted(_pickups(plan), key=lambda one: one.pickup):
        if pickup.ride not in seen:
            seen.add(pickup.ride)
            yield pickup


def _pickups(plan: DayPlan) -> Iterator[Announced]:
    for route in plan.routes:
        for stop in (stop for run in route.runs for stop in run.stops):
            for ride in stop.pickups:
                yield Announced(ride=ride, van_id=route.van_id, pickup=stop.depart)


def with_failed_van(stands: Commitments, van_id: str, *, place_id: str) -> Commitments:
    """Return what stands when a van fails at that place at `as_of`; whoever is aboard gets off there.

    Who waits at the stop that it was on its way to, or has not left with it yet, is not aboard.
    """
    driven = stands.locked(van_id)
    if driven is None:
        raise RuleBroken(f"van {van_id} has not moved: leave it out of the problem instead")
    runs = _reached(driven.runs, stands.as_of)
    halted = replace(driven, runs=runs)
    if halted.aboard:
        here = Stop(place_id=place_id, arrive=stands.as_of, depart=stands.as_of, dropoffs=halted.aboard)
        runs = (*runs[:-1], PlannedRun(stops=(*runs[-1].stops, here)))
    failed = replace(driven, runs=runs, out_of_service=True)
    return replace(
        stands, routes=tuple(failed if route.van_id == van_id else route for route in stands.routes)
    )


def _reached(runs: Iterable[PlannedRun], as_of: int) -> tuple[PlannedRun, ...]:
    cut = (tuple(_stops_reached(run, as_of)) for run in runs)
    return tuple(PlannedRun(stops=stops) for stops in cut if stops)


def _stops_reached(run: PlannedRun, as_of: int) -> Iterator[Stop]:
    for stop in run.stops:
        if stop.depart <= as_of:
            yield stop
        elif stop.arrive <= as_of and stop.dropoffs:
            yield replace(stop, depart=as_of, pickups=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """A leg of which a family must be told anew: what it was (None: nothing), what it is (None: no ride)."""

    was: Announced | None
    now: Announced | None

    def __post_init__(self) -> None:
        require(self.was is not None or self.now is not None, "nothing was told and nothing is to tell")


def list_retold(plan: DayPlan, problem: DayProblem) -> tuple[Retold, ...]:
    """Return who must be told what of a new plan, by the time at which it matters first.

    A leg counts when its van changes, its time by a minute or more, when it is gone or new; what has
    begun is known to everybody.
    """
    stands = problem.commitments
    told = {one.ride: one for one in stands.announced} if stands else {}
    begun = set(_begun(stands)) if stands else set()
    rides = {one.ride: one for one in announced_rides(plan)}
    pairs = [(told.get(ride), rides.get(ride)) for ride in {**told, **rides} if ride not in begun]
    retold = [Retold(was=was, now=now) for was, now in pairs if _differs(was, now)]
    return tuple(sorted(retold, key=_first_second))


def _begun(stands: Commitments) -> Iterator[GroupLeg]:
    for stop in (stop for route in stands.routes for stop in route.stops):
        yield from stop.pickups


def _differs(was: Announced | None, now: Announced | None) -> bool:
    if was is None or now is None:
        return True
    return was.van_id != now.van_id or abs(was.pickup - now.pickup) >= MINUTE


def _first_second(retold: Retold) -> int:
    return min(one.pickup for one in (retold.was, retold.now) if one is not None)
