"""One run: a planner on an instance for some seconds, judged by the checker; runs in worker processes.

Seconds are of processor time, for the planner as for its peers: a busy machine is as hard on all.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from multiprocessing import get_context
from time import process_time
from typing import Any

from benchmarks.checking import days, dial_a_ride
from benchmarks.checking.day_bounds import direct_away, kit_bound
from benchmarks.planner.instances import Instance, Kind
from duadon.core.shuttle.day_files import answer_day_file, read_day_file
from duadon.core.shuttle.dial_a_ride import read_dial_a_ride
from duadon.planning.engines import (
    dial_a_ride_effort,
    plan_day_within,
    solve_dial_a_ride,
)
from duadon.planning.warm_up import warm_up

OURS = "duadon"
OR_TOOLS = "OR-Tools"
PYVRP = "PyVRP"
VROOM = "VROOM"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Who is to solve what, for how long, from which seed."""

    planner: str
    instance: Instance
    seconds: float
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came out: `value` is the cost, or the weighted people; None where there is no answer.

    `bound` is proven: no answer costs less, or serves more. `faults` are the checker's sentences; an
    answer with one counts as none. Of days also the seconds away, and what they are at least.
    """

    planner: str
    instance: str
    kind: Kind
    family: str
    seconds: float
    seed: int
    spent: float
    value: float | None = None
    bound: float | None = None
    is_proven: bool = False
    faults: tuple[str, ...] = ()
    away: int = 0
    least_away: int = 0
    serves_all: bool = False

    @property
    def holds(self) -> bool:
        """Tell whether there is an answer that breaks no rule."""
        return self.value is not None and not self.faults


_Found = tuple[float, Sequence[Sequence[int]], float | None, bool]  # cost, routes, bound, proven


def run_all(runs: Iterable[Run], *, workers: int) -> Iterator[Outcome]:
    """Yield outcomes as they come; each worker is a process with its own clock, kernels loaded before."""
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=warm_up) as pool:
        waiting = [pool.submit(run_one, run) for run in runs]
        for done in as_completed(waiting):
            yield done.result()


def run_one(run: Run) -> Outcome:
    """Solve, stop the clock, then judge."""
    began = process_time()
    if run.instance.kind is Kind.DAY:
        answer = _plan(run)
        return _judge_day(run, answer, process_time() - began)
    found = _SOLVERS[run.planner](run)
    return _judge_rides(run, found, process_time() - began)


def _plan(run: Run) -> str:
    file = read_day_file(run.instance.text)
    return answer_day_file(plan_day_within(file.problem, run.seconds, seed=run.seed), file)


def _judge_day(run: Run, answer: str, spent: float) -> Outcome:
    verdict = days.judge(run.instance.text, answer)
    groups = json.loads(run.instance.text)["groups"]
    return Outcome(
        planner=run.planner,
        instance=run.instance.name,
        kind=run.instance.kind,
        family=run.instance.family,
        seconds=run.seconds,
        seed=run.seed,
        spent=spent,
        value=verdict.weighted_people,
        bound=kit_bound(run.instance.text),
        is_proven=verdict.weighted_people == kit_bound(run.instance.text),
        faults=verdict.faults,
        away=verdict.away_seconds,
        least_away=direct_away(run.instance.text),
        serves_all=verdict.people == sum(group["children"] + group["adults"] for group in groups),
    )


def _judge_rides(run: Run, found: _Found | None, spent: float) -> Outcome:
    value, bound, is_proven = (None, None, False) if found is None else (found[0], found[2], found[3])
    instance = dial_a_ride.read_instance(run.instance.text)
    return Outcome(
        planner=run.planner,
        instance=run.instance.name,
        kind=run.instance.kind,
        family=run.instance.family,
        seconds=run.seconds,
        seed=run.seed,
        spent=spent,
        value=value,
        bound=bound,
        is_proven=is_proven,
        faults=() if found is None else tuple(dial_a_ride.judge(instance, found[0], found[1])),
    )


def _with_ours(run: Run) -> _Found | None:
    problem = read_dial_a_ride(run.instance.text, run.instance.name)
    effort = dial_a_ride_effort(problem, run.seconds)
    found = solve_dial_a_ride(problem, seed=run.seed, effort=effort)
    answer = found.answer
    return None if found.left_out else (answer.cost, answer.routes, answer.bound, answer.optimal)


def _with_or_tools(run: Run) -> _Found | None:
    instance = dial_a_ride.read_instance(run.instance.text)
    return _costed(instance, _peer("with_or_tools").solve(instance, cpu_seconds=run.seconds))


def _with_pyvrp(run: Run) -> _Found | None:
    instance = dial_a_ride.read_instance(run.instance.text)
    return _costed(instance, _peer("with_pyvrp").solve(instance, cpu_seconds=run.seconds, seed=run.seed))


def _with_vroom(run: Run) -> _Found | None:
    instance = dial_a_ride.read_instance(run.instance.text)
    return _costed(instance, _peer("with_vroom").solve(instance))


def _peer(name: str) -> Any:
    """Load a peer where it is asked for: whoever measures ours alone needs none of them."""
    return import_module(f"benchmarks.peers.{name}")


def _costed(instance: dial_a_ride.Instance, routes: Sequence[Sequence[int]] | None) -> _Found | None:
    if routes is None:
        return None
    cost = sum(instance.minutes(a, b) for route in routes for a, b in pairwise((0, *route, 0)))
    return cost, routes, None, False


_SOLVERS: dict[str, Callable[[Run], _Found | None]] = {
    OURS: _with_ours,
    OR_TOOLS: _with_or_tools,
    PYVRP: _with_pyvrp,
    VROOM: _with_vroom,
}
PEERS = (OR_TOOLS, PYVRP, VROOM)
