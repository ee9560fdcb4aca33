"""The whole-number programme over the few columns that a best plan can hold; HiGHS branches and bounds."""

from dataclasses import dataclass

import highspy
import numpy as np

from duadon.planning.exact.guard import Guard
from duadon.planning.exact.programme import Programme, new_highs
from duadon.planning.kernels.compiled import Floats, Ints

_EXACT = 1e-6  # distance of the solver's two bounds at which it may stop, in units of cost


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeAnswer:
    """Whole-numbered solutions over the programme's pool, best last, and the bound of all there are.

    `bound` holds over the columns that were let in; infinite: they hold no solution below the ceiling.
    """

    solutions: tuple[Floats, ...]
    bound: float


def solve_whole(programme: Programme, columns: Ints, ceiling: float, guard: Guard) -> WholeAnswer:
    """Solve over these columns until proven, or until nothing can come below the ceiling, or the guard."""
    highs = _loaded(programme, columns)
    found = _Listener(highs, ceiling, guard)
    highs.run()
    status = highs.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return WholeAnswer(solutions=(), bound=highspy.kHighsInf)
    solutions = list(found.solutions)
    if status == highspy.HighsModelStatus.kOptimal:
        solutions.append(np.array(highs.getSolution().col_value))
    spread = [_spread(programme, columns, values) for values in solutions]
    return WholeAnswer(solutions=tuple(spread), bound=highs.getInfo().mip_dual_bound)


def _spread(programme: Programme, columns: Ints, values: Floats) -> Floats:
    solution = np.zeros(len(programme.pool))
    solution[columns] = values
    return solution


def _loaded(programme: Programme, columns: Ints) -> highspy.Highs:
    starts, rows, values = programme.entries(columns)
    lower, upper = programme.row_bounds()
    count = len(columns)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = count, len(lower)
    lp.col_cost_ = programme.pool.costs[columns]
    lp.col_lower_, lp.col_upper_ = np.zeros(count), np.ones(count)
    lp.row_lower_, lp.row_upper_ = lower, upper
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = starts.astype(np.int32)
    lp.a_matrix_.index_ = rows.astype(np.int32)
    lp.a_matrix_.value_ = values
    lp.integrality_ = [highspy.HighsVarType.kInteger] * count
    highs = new_highs()
    for name, value in (("mip_rel_gap", 0.0), ("mip_abs_gap", _EXACT), ("presolve", "choose")):
        highs.setOptionValue(name, value)
    highs.passModel(lp)
    return highs


class _Listener:
    """Collects improving solutions while the solver works, and stops it when going on is no use."""

    def __init__(self, highs: highspy.Highs, ceiling: float, guard: Guard) -> None:
        self.solutions = list[Floats]()
        self._ceiling, self._guard = ceiling, guard
        highs.setCallback(self._hear, None)
        highs.startCallback(highspy.cb.HighsCallbackType.kCallbackMipImprovingSolution)
        highs.startCallback(highspy.cb.HighsCallbackType.kCallbackMipInterrupt)

    def _hear(
        self,
        kind: highspy.cb.HighsCallbackType,
        _message: str,
        told: highspy.cb.HighsCallbackOutput,
        answer: highspy.cb.HighsCallbackInput,
        _data: object,
    ) -> None:
        if kind == highspy.cb.HighsCallbackType.kCallbackMipImprovingSolution:
            self.solutions.append(np.array(told.mip_solution))
        elif told.mip_dual_bound > self._ceiling + _EXACT or self._guard.is_over():
            answer.user_interrupt = True
