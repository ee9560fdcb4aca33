"""The linear programme over a pool: columns come in by reduced cost, rows as cuts; HiGHS solves it."""

from collections.abc import Callable, Sequence

import highspy
import numpy as np

from duadon.planning.exact.columns import Pool, Terms
from duadon.planning.exact.cuts import Cut, written_out
from duadon.planning.exact.guard import Guard
from duadon.planning.exact.network import SCALE
from duadon.planning.kernels.compiled import Floats, Ints

_TOLERANCE = 1e-7  # of reduced costs, as the solver's own
_AT_ONCE = 600  # columns that come in together
_WARM = 4000  # columns that a warm programme begins with besides
_UNSERVED = 1000.0  # leaving a request out costs as much as this many of the longest drives
_NEAREST = 6  # arcs from each delivery to start with


class Programme:
    """Solves the flow model over a pool with its cuts; its attributes tell of the last solution."""

    def __init__(self, pool: Pool) -> None:
        self.pool, self.cuts = pool, list[Cut]()
        self.value = 0.0
        self.solution = np.zeros(len(pool))
        self.reduced_costs = pool.costs
        self.duals = np.zeros(0)
        self._rows = list[Terms]()
        self._columns = np.zeros(0, dtype=np.int64)
        self._is_in = np.zeros(len(pool), dtype=np.bool_)
        self._highs = new_highs()
        self._highs.setOptionValue("presolve", "off")  # it would throw the last basis away
        self._lay_out()
        self._bring_in(_first_columns(pool))

    def warm_up(self, cuts: Sequence[Cut], duals: Floats) -> None:
        """Begin with the cuts and duals of a programme over another pool of the same problem."""
        self.add_cuts(cuts)
        self._price(duals)
        count = min(_WARM, len(self.pool) - 1)
        near = np.argpartition(self.reduced_costs, count)[:count]
        self._bring_in(np.sort(near[~self._is_in[near]]))

    def add_cuts(self, cuts: Sequence[Cut]) -> None:
        """Add rows; they hold from the next solution on."""
        if not cuts:
            return
        rows = [written_out(cut, self.pool) for cut in cuts]
        self.cuts.extend(cuts)
        self._rows.extend(rows)
        n = self.pool.network.requests
        starts, index, values = [0], [], []
        for row in rows:
            coefficients = row.among(self._columns)
            at = np.flatnonzero(coefficients)
            index.append(at + n)  # the first n columns of the solver leave a request out
            values.append(coefficients[at])
            starts.append(starts[-1] + len(at))
        upper = np.array([cut.limit for cut in cuts])
        lower = np.full(len(cuts), -highspy.kHighsInf)
        self._highs.addRows(
            len(cuts),
            lower,
            upper,
            starts[-1],
            np.array(starts[:-1], dtype=np.int32),
            np.concatenate(index).astype(np.int32),
            np.concatenate(values),
        )
        self._highs.setOptionValue("simplex_strategy", 1)  # the dual simplex mends new rows

    def solve(self, guard: Guard) -> bool:
        """Solve over the whole pool; False: the guard ended it and nothing is known."""
        while not guard.is_over():
            self._highs.run()
            if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return False
            self._highs.setOptionValue("simplex_strategy", 4)  # new columns need the primal one
            answer = self._highs.getSolution()
            self._price(np.array(answer.row_dual))
            wanted = self._most_wanted()
            if not len(wanted):
                n = self.pool.network.requests
                self.value = self._highs.getObjectiveValue()
                self.solution = np.zeros(len(self.pool))
                self.solution[self._columns] = np.array(answer.col_value)[n:]
                return True
            self._bring_in(wanted)
        return False

    def entries(self, columns: Ints) -> tuple[Ints, Ints, Floats]:
        """Return starts, rows and coefficients of columns, column by column, with all cuts."""
        rows, places, values = self.pool.base_entries(columns)
        extra = 3 * self.pool.network.requests + 1
        all_rows, all_places, all_values = [rows], [places], [values]
        for number, row in enumerate(self._rows):
            coefficients = row.among(columns)
            at = np.flatnonzero(coefficients)
            all_rows.append(np.full(len(at), extra + number))
            all_places.append(at)
            all_values.append(coefficients[at])
        places = np.concatenate(all_places)
        order = np.argsort(places, kind="stable")
        starts = np.searchsorted(places[order], np.arange(len(columns) + 1))
        return starts, np.concatenate(all_rows)[order], np.concatenate(all_values)[order]

    def row_bounds(self) -> tuple[Floats, Floats]:
        """Return lower and upper bounds of all rows, cuts included."""
        n = self.pool.network.requests
        fleet = float(self.pool.network.vans)
        lower = np.concatenate((np.ones(n), np.zeros(2 * n + 1), np.full(len(self.cuts), -highspy.kHighsInf)))
        upper = np.concatenate((np.ones(n), np.zeros(2 * n), [fleet], [cut.limit for cut in self.cuts]))
        return lower, upper

    def _lay_out(self) -> None:
        n = self.pool.network.requests
        lower, upper = self.row_bounds()
        none = np.zeros(0, dtype=np.int32)
        self._highs.addRows(
            len(lower), lower, upper, 0, np.zeros(len(lower), dtype=np.int32), none, np.zeros(0)
        )
        numbers = np.arange(n, dtype=np.int32)
        infinite = np.full(n, highspy.kHighsInf)
        dear = np.full(n, _UNSERVED * self.pool.network.costs.max() / SCALE)
        self._highs.addCols(n, dear, np.zeros(n), infinite, n, numbers, numbers, np.ones(n))

    def _bring_in(self, columns: Ints) -> None:
        starts, rows, values = self.entries(columns)
        count = len(columns)
        upper = np.full(count, highspy.kHighsInf)
        self._highs.addCols(
            count,
            self.pool.costs[columns],
            np.zeros(count),
            upper,
            len(rows),
            starts[:-1].astype(np.int32),
            rows.astype(np.int32),
            values,
        )
        self._columns = np.concatenate((self._columns, columns))
        self._is_in[columns] = True

    def _price(self, duals: Floats) -> None:
        self.duals = duals
        n = self.pool.network.requests
        self.reduced_costs = self.pool.base_reduced_costs(duals[: 3 * n + 1])
        for row, dual in zip(self._rows, duals[3 * n + 1 :], strict=True):
            if dual != 0.0:
                self.reduced_costs[row.columns] -= dual * row.values

    def _most_wanted(self) -> Ints:
        wanted = np.flatnonzero((self.reduced_costs < -_TOLERANCE) & ~self._is_in)
        if len(wanted) > _AT_ONCE:
            best = np.argpartition(self.reduced_costs[wanted], _AT_ONCE)[:_AT_ONCE]
            wanted = np.sort(wanted[best])
        return wanted


def _enable_quietly(highs: highspy.Highs) -> None:
    """Silence a solver before it is ready: a new one greets on standard output."""
    enable: Callable[[highspy.Highs], None] = highspy.Highs.enableCallbacks
    highs.setOptionValue("output_flag", False)
    enable(highs)


# A solver calls this method of its own while it is made; nothing else can be told to it before.
_QuietHighs = type("_QuietHighs", (highspy.Highs,), {"enableCallbacks": _enable_quietly})


def new_highs() -> highspy.Highs:
    """Return a solver that says nothing and works in the calling thread alone."""
    make: Callable[[], highspy.Highs] = _QuietHighs
    highs = make()
    for name, value in (("output_flag", False), ("threads", 1), ("parallel", "off")):
        highs.setOptionValue(name, value)
    return highs


def _first_columns(pool: Pool) -> Ints:
    """Return direct rides, the arcs of the depot, and a few short arcs from each delivery."""
    fragments, arcs, count = pool.fragments, pool.arcs, len(pool.fragments)
    alone = np.flatnonzero(fragments.offsets[1:] - fragments.offsets[:-1] == 1)
    rank = np.lexsort((arcs.costs, arcs.tails))
    starts = np.searchsorted(arcs.tails[rank], arcs.tails[rank])
    near = rank[(np.arange(len(arcs)) - starts < _NEAREST) | (arcs.tails[rank] == 0)]
    home = np.flatnonzero(arcs.heads == 0)
    return np.concatenate((alone, count + np.union1d(near, home)))
