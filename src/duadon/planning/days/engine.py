"""The engine by rounds: the whole decision of each group at once, ruined and put together again.

`plan_day` has the signature of all engines. The numeric work is in kernels; what they find is written
with whole seconds, out as late and home as early as the day allows.
"""

import time

from duadon.core.shuttle.plan import DayPlan
from duadon.core.shuttle.problem import DayProblem
from duadon.core.values.long_work import Progress, Report, tell_nobody
from duadon.planning.days.build import Tables, build_tables
from duadon.planning.days.moves import note_change
from duadon.planning.days.rounds import BEST, go_back, run_rounds
from duadon.planning.days.tables import BEST_PLACED, POINT
from duadon.planning.days.unplaced import explain_left_out
from duadon.planning.days.writing import write_state
from duadon.planning.effort import Effort
from duadon.planning.kernels.generator import new_generator
from duadon.planning.kernels.route import time_route

ENGINE = "rounds/1"
_BLOCK = 50  # rounds between two reports


def plan_day(problem: DayProblem, *, seed: int, effort: Effort, report: Report = tell_nobody) -> DayPlan:
    """Return a plan that breaks no rule; every group is served there and back or explained.

    The same problem, seed and iterations give the same plan on every machine, whoever listens.
    `report` hears of each block of rounds; what it raises ends the search without a plan.
    """
    tables = build_tables(problem)
    cut_short = _search(problem, tables, seed, effort, report)
    unplaced = tuple(
        explain_left_out(problem, tables, number)
        for number in range(len(problem.groups))
        if tables.day.groups[number, POINT] < 0
    )
    written = write_state(problem, tables)
    return DayPlan(
        day=problem.day,
        routes=written.routes,
        captures=written.captures,
        unplaced=unplaced,
        objective=written.objective,
        seed=seed,
        effort=effort.iterations,
        engine=ENGINE,
        roads_label=problem.roads.label,
        cut_short=cut_short,
    )


def _search(problem: DayProblem, tables: Tables, seed: int, effort: Effort, report: Report) -> bool:
    """Leave the best state in the tables; tell whether the guard of time ended the search."""
    began = time.process_time()
    world, routes, day, kept = tables
    for van in range(len(routes.length)):
        if not time_route(world, routes, van):
            routes.length[van] = 0  # its rest or its duty leaves no time at all: it stays at home
            time_route(world, routes, van)
        note_change(world, routes, day, van)
    generator = new_generator(seed)
    total, done, cut_short = effort.iterations + 1, 0, False
    while done < total and not cut_short:
        upto = min(total, max(1, done + _BLOCK))
        run_rounds(world, routes, day, kept, generator, done, upto, total)
        done = upto
        report(_progress(problem, tables, done - 1, effort.iterations))
        cap = effort.at_most_seconds
        cut_short = cap is not None and done < total and time.process_time() - began > cap
    day.changed[:] = 1
    go_back(world, routes, day, kept, BEST)
    return cut_short


def _progress(problem: DayProblem, tables: Tables, done: int, total: int) -> Progress:
    return Progress(
        step="work.step.search",
        done=done,
        total=total,
        placed=int(tables.day.tally[BEST_PLACED]),
        people=sum(group.people for group in problem.groups),
    )
