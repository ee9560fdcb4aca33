"""The day solved by hand, planned again at 8:05: van B stands on the mainland with the Trần aboard.

Van A is at the point with the Lê, whose children are on the kits. Van B has come over by ferry and
fails at its landing; van A fetches the Trần there, brings them to the point, then everybody home.
"""

from dataclasses import replace

from duadon.core.shuttle.commitments import Announced, Commitments, LockedRoute
from duadon.core.shuttle.plan import Capture, DayPlan, GroupLeg, Objective, PlannedRun, Route, Stop
from duadon.core.shuttle.problem import DayProblem
from duadon.core.values.times import TimeWindow, at
from tests.core.shuttle.tiny_day import (
    DAY,
    HOME_LE,
    HOME_TRAN,
    LABEL,
    OUT_LE,
    OUT_TRAN,
    tiny_problem,
    with_ferry,
    with_group,
    with_van,
)

NOW = at(8, 5)
TO_POINT = PlannedRun(
    stops=(
        Stop(place_id="house", arrive=28200, depart=28260, pickups=(OUT_LE,)),
        Stop(place_id="point", arrive=28860, depart=28920, dropoffs=(OUT_LE,)),
    )
)
TO_LANDING = PlannedRun(
    stops=(
        Stop(place_id="islet_house", arrive=27900, depart=28500, pickups=(OUT_TRAN,)),
        Stop(place_id="near", arrive=29100, depart=29140, dropoffs=(OUT_TRAN,)),
    )
)


def later_problem() -> DayProblem:
    """Return the problem of the day as it stands at 8:05; the ferry sails every ten minutes."""
    problem = with_ferry(with_group(tiny_problem(), 1, max_away=9000), headway=600, crossing=300)
    return replace(with_van(problem, 0, duty=TimeWindow(start=at(6), end=at(13))), commitments=commitments())


def commitments() -> Commitments:
    """Return what stands at 8:05: both ways out, the failed van, two captures, the told times."""
    return Commitments(
        as_of=NOW,
        tolerance=600,
        routes=(
            LockedRoute(van_id="A", leave_start=27600, runs=(TO_POINT,)),
            LockedRoute(van_id="B", leave_start=26400, runs=(TO_LANDING,), out_of_service=True),
        ),
        captures=(le_capture(0), le_capture(1)),
        announced=(
            announced(OUT_LE, "A", 28260),
            announced(HOME_LE, "A", 29400),
            announced(OUT_TRAN, "B", 28500),
            announced(HOME_TRAN, "B", 30500),
        ),
    )


def announced(ride: GroupLeg, van: str, pickup: int) -> Announced:
    """Return what a family was told of one leg."""
    return Announced(ride=ride, van_id=van, pickup=pickup)


def le_capture(kit: int) -> Capture:
    """Return a capture of the Lê that has begun."""
    return Capture(group_id="le", child_id=f"le{kit + 1}", point_id="p", kit=kit, start=28920, end=29340)


def later_plan() -> DayPlan:
    """Return a plan from 8:05 on: the Trần are fetched from the broken van, then all go home."""
    fetch = PlannedRun(
        stops=(
            Stop(place_id="near", arrive=29700, depart=29740, pickups=(OUT_TRAN,)),
            Stop(place_id="point", arrive=30340, depart=30380, dropoffs=(OUT_TRAN,)),
        )
    )
    home = PlannedRun(
        stops=(
            Stop(place_id="point", arrive=30380, depart=30840, pickups=(HOME_LE, HOME_TRAN)),
            Stop(place_id="house", arrive=31440, depart=31500, dropoffs=(HOME_LE,)),
            Stop(place_id="islet_house", arrive=33300, depart=33340, dropoffs=(HOME_TRAN,)),
        )
    )
    tran = Capture(group_id="tran", child_id="tran1", point_id="p", kit=0, start=30380, end=30800)
    return DayPlan(
        day=DAY,
        routes=(
            Route(van_id="A", leave_start=27600, runs=(TO_POINT, fetch, home), reach_end=35100),
            Route(van_id="B", leave_start=26400, runs=(TO_LANDING,), reach_end=29140),
        ),
        captures=(le_capture(0), le_capture(1), tran),
        unplaced=(),
        objective=Objective(
            weighted_people=7,
            people=5,
            lateness_seconds=(30840 - 29400) + (30840 - 30500),
            away_seconds=3 * (31440 - 28260) + 2 * (33300 - 28500),
            worst_away_seconds=33300 - 28500,
            metres=42_000,
            vans=2,
            changed_people=5,
        ),
        seed=0,
        effort=0,
        engine="hand",
        roads_label=LABEL,
    )
