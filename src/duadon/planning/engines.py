"""The planner's engines by name, behind one signature each for days and for dial-a-ride."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from duadon.core.shuttle.dial_a_ride import DialARide
from duadon.core.shuttle.plan import DayPlan
from duadon.core.shuttle.problem import DayProblem
from duadon.core.values.errors import RuleBroken, require
from duadon.core.values.long_work import Report, tell_nobody
from duadon.planning import insertion
from duadon.planning.dial_a_ride import DialARideFound, search_dial_a_ride
from duadon.planning.effort import Effort


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """An engine for days; `plan_day` takes problem, seed, effort and report.

    `iterations_a_second` is about what a core of today does on a day of 75 people: so many are asked
    for where only seconds are given, because a search cools down by the iterations that it is to do.
    """

    name: str
    plan_day: Callable[..., DayPlan]
    iterations_a_second: int
    plans_again: bool


ENGINES: Mapping[str, Engine] = {
    engine.name: engine
    for engine in (
        Engine(
            name=insertion.ENGINE,
            plan_day=insertion.plan_day,
            iterations_a_second=10,
            plans_again=False,
        ),
    )
}
NEWEST = insertion.ENGINE
_RIDES_A_SECOND = 200_000  # iterations times requests of the dial-a-ride search


def get_engine(name: str) -> Engine:
    """Return the engine of that name; RuleBroken when there is none."""
    engine = ENGINES.get(name)
    if engine is None:
        raise RuleBroken(f"no engine is called {name!r}; there are: {', '.join(ENGINES)}")
    return engine


def plan_day(
    problem: DayProblem, *, seed: int, effort: Effort, report: Report = tell_nobody, engine: str = NEWEST
) -> DayPlan:
    """Return a plan of the named engine; the same for the same problem, seed and iterations."""
    chosen = get_engine(engine)
    again = problem.commitments is not None
    require(chosen.plans_again or not again, f"{engine} cannot plan a day again that has begun")
    return chosen.plan_day(problem, seed=seed, effort=effort, report=report)


def day_effort(seconds: float, *, engine: str = NEWEST) -> Effort:
    """Return an effort that fills about so many seconds of processor time, and ends with them."""
    return Effort(
        iterations=max(1, round(seconds * get_engine(engine).iterations_a_second)), at_most_seconds=seconds
    )


def solve_dial_a_ride(
    problem: DialARide, *, seed: int, effort: Effort, report: Report = tell_nobody
) -> DialARideFound:
    """Return the cheapest routes found, and what is known of how good they are."""
    return search_dial_a_ride(problem, seed=seed, effort=effort, report=report)


def dial_a_ride_effort(problem: DialARide, seconds: float) -> Effort:
    """Return an effort that fills about so many seconds of processor time, and ends with them."""
    return Effort(
        iterations=max(1, round(seconds * _RIDES_A_SECOND / problem.requests)), at_most_seconds=seconds
    )
