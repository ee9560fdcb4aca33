"""The planner's engines by name, behind one signature each for days and for dial-a-ride."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from duadon.core.shuttle.dial_a_ride import DialARide, DialARideAnswer
from duadon.core.shuttle.plan import DayPlan
from duadon.core.shuttle.problem import DayProblem
from duadon.core.values.errors import RuleBroken, require
from duadon.core.values.long_work import Report, tell_nobody
from duadon.planning import insertion
from duadon.planning.days import engine as days
from duadon.planning.dial_a_ride import DialARideFound, search_dial_a_ride
from duadon.planning.effort import Effort
from duadon.planning.exact.proof import prove


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """An engine for days; `plan_day` takes problem, seed, effort and report.

    `groups_a_second` is about how many groups times iterations a core does in a second: by it
    iterations are counted where only seconds are given, for a search cools down by its iterations.
    """

    name: str
    plan_day: Callable[..., DayPlan]
    groups_a_second: int
    plans_again: bool


ENGINES: Mapping[str, Engine] = {
    engine.name: engine
    for engine in (
        Engine(
            name=insertion.ENGINE,
            plan_day=insertion.plan_day,
            groups_a_second=240,
            plans_again=False,
        ),
        Engine(name=days.ENGINE, plan_day=days.plan_day, groups_a_second=8000, plans_again=False),
    )
}
NEWEST = days.ENGINE
_RIDES_A_SECOND = 120_000  # iterations times requests of the dial-a-ride search
_FIRST_LOOK = 1.0  # seconds of search before the proof, which needs no better start
_WORTH_A_SEARCH = 0.2  # seconds
_LABELS = 1_000_000  # of the proof; about 0.2 GB
_LONG_PROOF = 30.0  # with more seconds than that the longer list pays
_MOST_LABELS = 18_000_000  # of the proof; about 4 GB


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


def day_effort(problem: DayProblem, seconds: float, *, engine: str = NEWEST) -> Effort:
    """Return an effort that fills about so many seconds of processor time, and ends with them."""
    rate = get_engine(engine).groups_a_second / max(1, len(problem.groups))
    return Effort(iterations=max(1, round(seconds * rate)), at_most_seconds=seconds)


def solve_dial_a_ride(
    problem: DialARide, *, seed: int, effort: Effort, report: Report = tell_nobody
) -> DialARideFound:
    """Search, then prove; where the proof does not end, search on in the time that is left.

    Without a cap of seconds: the search once, then the proof within its cap of labels; the same
    answer on every machine.
    """
    began = time.process_time()
    seconds = effort.at_most_seconds
    first = effort if seconds is None else dial_a_ride_effort(problem, min(_FIRST_LOOK, seconds / 4))
    best = _proven(
        problem, search_dial_a_ride(problem, seed=seed, effort=first, report=report), began, seconds
    )
    if seconds is None or best.answer.optimal:
        return best
    left = seconds - (time.process_time() - began)
    if left < _WORTH_A_SEARCH:
        return best
    again = search_dial_a_ride(
        problem, seed=seed + 1, effort=dial_a_ride_effort(problem, left), report=report
    )
    return _better(best, again)


def _proven(problem: DialARide, found: DialARideFound, began: float, seconds: float | None) -> DialARideFound:
    """Return the best of what the search and the proof found, with what is proven of it."""
    left = None if seconds is None else seconds - (time.process_time() - began)
    cap = _MOST_LABELS if left is not None and left > _LONG_PROOF else _LABELS
    start = None if found.left_out else found.answer.routes
    proof = prove(problem, start=start, at_most_seconds=left, label_cap=cap)
    if proof.routes is None or proof.cost is None:
        return found
    answer = DialARideAnswer(
        cost=proof.cost, routes=proof.routes, optimal=proof.is_optimal, bound=proof.bound
    )
    return replace(found, answer=answer, left_out=())


def _better(found: DialARideFound, again: DialARideFound) -> DialARideFound:
    """Return the cheaper of two answers; what was proven of the problem stays."""
    if (len(again.left_out), again.answer.cost) >= (len(found.left_out), found.answer.cost):
        return found
    return replace(again, answer=replace(again.answer, bound=found.answer.bound))


def dial_a_ride_effort(problem: DialARide, seconds: float) -> Effort:
    """Return an effort that fills about so many seconds of processor time, and ends with them."""
    return Effort(
        iterations=max(1, round(seconds * _RIDES_A_SECOND / max(1, problem.requests))),
        at_most_seconds=seconds,
    )
