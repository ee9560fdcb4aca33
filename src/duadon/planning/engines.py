"""The planner's engines by name, behind one signature each for days and for dial-a-ride."""

import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from duadon.core.shuttle.dial_a_ride import DialARide, DialARideAnswer
from duadon.core.shuttle.plan import DayPlan
from duadon.core.shuttle.problem import DayProblem
from duadon.core.values.errors import RuleBroken, require
from duadon.core.values.long_work import Progress, Report, tell_nobody
from duadon.planning import insertion
from duadon.planning.bounds import with_bounds
from duadon.planning.days import engine as days
from duadon.planning.dial_a_ride import DialARideFound, search_dial_a_ride
from duadon.planning.effort import Effort
from duadon.planning.exact.proof import prove


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """An engine for days; `plan_day` takes problem, seed, effort and report.

    `plans_again` tells whether it knows what stands of a day that has begun.
    """

    name: str
    plan_day: Callable[..., DayPlan]
    plans_again: bool


ENGINES: Mapping[str, Engine] = {
    engine.name: engine
    for engine in (
        Engine(
            name=insertion.ENGINE,
            plan_day=insertion.plan_day,
            plans_again=False,
        ),
        Engine(name=days.ENGINE, plan_day=days.plan_day, plans_again=False),
    )
}
NEWEST = days.ENGINE
_TO_MEASURE = 0.1  # of the seconds, to see how many iterations fit into the others
_SEARCHING = 0.95  # of the seconds left; the plan has to be written, too
_PLENTY = 10_000_000  # iterations that nobody waits for
_RIDES_A_SECOND = 120_000  # iterations times requests of the dial-a-ride search
_FIRST_LOOK = 1.0  # seconds of search before the proof, which needs no better start
_WORTH_A_SEARCH = 0.2  # seconds
_LABELS = 1_000_000  # of the proof; about 0.2 GB
_LONG_PROOF = 8.0  # with more seconds than that the longer list pays
_LONG_RIDE = 60.0  # minutes; with longer rides the list has no end
_MOST_LABELS = 20_000_000
_LABEL_BYTES = 220


def get_engine(name: str) -> Engine:
    """Return the engine of that name; RuleBroken when there is none."""
    engine = ENGINES.get(name)
    if engine is None:
        raise RuleBroken(f"no engine is called {name!r}; there are: {', '.join(ENGINES)}")
    return engine


def plan_day(
    problem: DayProblem, *, seed: int, effort: Effort, report: Report = tell_nobody, engine: str = NEWEST
) -> DayPlan:
    """Return a plan of the named engine with its bounds; the same for the same problem, seed, iterations."""
    chosen = get_engine(engine)
    again = problem.commitments is not None
    require(chosen.plans_again or not again, f"{engine} cannot plan a day again that has begun")
    plan = chosen.plan_day(problem, seed=seed, effort=effort, report=report)
    return replace(plan, bounds=with_bounds(plan, problem))


def plan_day_within(problem: DayProblem, seconds: float, *, seed: int, engine: str = NEWEST) -> DayPlan:
    """Return a plan made in about so many seconds of processor time, on this machine only.

    A search cools down by the iterations that it is to do, so a tenth of the time measures how many
    fit into the rest. Whoever wants the same plan again asks for iterations instead.
    """
    began = time.process_time()
    pace = _Pace(seconds * _TO_MEASURE)
    with suppress(_EnoughMeasuredError):
        plan_day(problem, seed=seed, effort=Effort(iterations=_PLENTY), report=pace.hear, engine=engine)
    left = seconds - (time.process_time() - began)
    effort = Effort(iterations=pace.fitting(left), at_most_seconds=max(0.0, left))
    return plan_day(problem, seed=seed, effort=effort, engine=engine)


class _EnoughMeasuredError(Exception):
    """Ends a search that was run for its pace only."""


class _Pace:
    """Hears of a search until it has gone on for so many seconds, and tells what fits into others."""

    def __init__(self, seconds: float) -> None:
        self._began, self._seconds = time.process_time(), seconds
        self._first: tuple[int, float] | None = None
        self._last = (0, self._began)

    def hear(self, progress: Progress) -> None:
        """Note where the search stands; end it when it has been measured."""
        self._last = (progress.done, time.process_time())
        self._first = self._first or self._last
        if self._last[1] - self._began > self._seconds and self._last[0] > self._first[0]:
            raise _EnoughMeasuredError

    def fitting(self, seconds: float) -> int:
        """Return the iterations that fit into so many seconds, the time to begin and to end left out."""
        first, last = self._first or self._last, self._last
        a_second = (last[0] - first[0]) / max(1e-9, last[1] - first[1])
        return max(1, round(a_second * (_SEARCHING * seconds - (first[1] - self._began))))


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
    found = search_dial_a_ride(problem, seed=seed, effort=first, report=report)
    a_second = found.iterations / max(1e-9, time.process_time() - began)
    best = _proven(problem, found, began, seconds)
    if seconds is None or best.answer.optimal:
        return best
    left = seconds - (time.process_time() - began)
    if left < _WORTH_A_SEARCH:
        return best
    longer = Effort(iterations=max(1, round(a_second * left)), at_most_seconds=left)
    return _better(best, search_dial_a_ride(problem, seed=seed + 1, effort=longer, report=report))


def _proven(problem: DialARide, found: DialARideFound, began: float, seconds: float | None) -> DialARideFound:
    """Return the best of what the search and the proof found, with what is proven of it."""
    left = None if seconds is None else seconds - (time.process_time() - began)
    is_worth_more = left is not None and left > _LONG_PROOF and problem.ride_limit <= _LONG_RIDE
    cap = _labels_that_fit() if is_worth_more else _LABELS
    start = None if found.left_out else found.answer.routes
    proof = prove(problem, start=start, at_most_seconds=left, label_cap=cap)
    if proof.routes is None or proof.cost is None:
        return found
    answer = DialARideAnswer(
        cost=proof.cost, routes=proof.routes, optimal=proof.is_optimal, bound=proof.bound
    )
    return replace(found, answer=answer, left_out=())


def _labels_that_fit() -> int:
    """Return how many labels two fifths of this machine's memory hold."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return min(_MOST_LABELS, max(_LABELS, memory * 2 // 5 // _LABEL_BYTES))


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
