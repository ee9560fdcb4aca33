"""The proof of a best plan: list fragments, bound by a linear programme, guess the gap, settle it whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from duadon.core.shuttle.dial_a_ride import DialARide
from duadon.core.values.errors import require
from duadon.planning.exact.chains import Chain, chains_of, cuts_against
from duadon.planning.exact.columns import Pool, arcs_of
from duadon.planning.exact.cuts import Cut
from duadon.planning.exact.fragments import Lister
from duadon.planning.exact.guard import Guard
from duadon.planning.exact.network import Network, network_of
from duadon.planning.exact.programme import Programme
from duadon.planning.exact.schedule import time_route
from duadon.planning.exact.separation import (
    Fraction,
    broken_chain_cuts,
    broken_time_cuts,
    broken_triple_cuts,
)
from duadon.planning.exact.unfold import stops_of
from duadon.planning.exact.whole_numbers import solve_whole
from duadon.planning.kernels.compiled import Floats

Routes = tuple[tuple[int, ...], ...]
Report = Callable[[float | None, float | None], None]

_FIRST_CAP = 1_000_000  # so many labels make a list that is good for a plan, before more make one for a proof
_WIDTH = (
    0.02  # columns up to this far above the first bound are looked at, as a part of it; then twice as far
)
_FIRST_GAP = 0.001  # the first guess of the gap that cuts leave, as a part of the bound; then twice as much
_LEAST_GAP = 0.01
_SAFE = 1e-3  # columns are kept this far over the gap; with 1e-6 an optimum was once lost to rounding
_SAME = 1e-4  # two costs as near as this are one: rounding to whole units, the solver's tolerances
_STALLED = 1e-5  # rounds of cuts that lift the value by less than this part of it are given up


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What is known of the best plan: routes as node numbers with their cost, and a bound no plan is below.

    None where nothing is known. `rounds` counts whole-number programmes, `labels` and `fragments` what
    was listed. With `is_impossible` it is proven that no plan serves everybody.
    """

    routes: Routes | None
    cost: float | None
    bound: float | None
    is_optimal: bool
    is_impossible: bool = False
    rounds: int = 0
    labels: int = 0
    fragments: int = 0


def prove(
    problem: DialARide,
    *,
    start: Sequence[Sequence[int]] | None = None,
    at_most_seconds: float | None = None,
    label_cap: int = 1_000_000,
    report: Report | None = None,
) -> Proof:
    """Look for the best plan and its proof within a number of labels and of processor seconds.

    `start` may give a plan to begin with; it is judged first and left aside if it breaks a rule. With a
    list cut short by the cap a plan may be found, but no bound is told and nothing is proven. `report`
    hears best cost and bound whenever one of them is new.
    """
    if not problem.requests:
        return Proof(routes=(), cost=0.0, bound=0.0, is_optimal=True)
    search = _Search(problem, Guard(at_most_seconds), report)
    search.offer(tuple(tuple(route) for route in start or ()))
    lister, arcs = Lister(search.network), arcs_of(search.network)
    listing = lister.share_out(min(label_cap, _FIRST_CAP), search.guard)
    search.settle(Pool(search.network, listing.fragments, arcs), is_complete=listing.is_complete)
    if not listing.is_complete and label_cap > _FIRST_CAP:
        listing = lister.complete(label_cap, search.guard)
        if listing.is_complete:
            search.settle(Pool(search.network, listing.fragments, arcs), is_complete=True)
    return search.proof(labels=listing.labels, fragments=len(listing.fragments))


class _Search:
    """The state of one proof: best plan so far, bound so far, rounds so far."""

    def __init__(self, problem: DialARide, guard: Guard, report: Report | None) -> None:
        self.network: Network = network_of(problem)
        self.guard = guard
        self._problem, self._report = problem, report
        self._routes: Routes | None = None
        self._cost = float("inf")
        self._bound = float("-inf")
        self._is_complete = False
        self._rounds = 0
        self._cuts = dict[Cut, None]()  # all that were ever needed, in order; each holds for every pool
        self._last: Programme | None = None

    def proof(self, *, labels: int, fragments: int) -> Proof:
        """Return what is known now."""
        cost, bound = self._known()
        return Proof(
            routes=self._routes,
            cost=cost,
            bound=bound,
            is_optimal=bound is not None and bound == cost,
            is_impossible=self._is_complete and self._routes is None and self._bound == float("inf"),
            rounds=self._rounds,
            labels=labels,
            fragments=fragments,
        )

    def _known(self) -> tuple[float | None, float | None]:
        """Return best cost and bound, None where there is none; as soon as they meet they are the same."""
        cost = None if self._routes is None else self._cost
        if not (self._is_complete and np.isfinite(self._bound)):
            return cost, None
        return cost, self._cost if self._is_closed() else self._bound

    def offer(self, routes: Routes) -> bool:
        """Judge a plan and keep it if it is the best so far; tell whether it keeps all rules."""
        served = sorted(stop for route in routes for stop in route)
        if served != list(range(1, 2 * self.network.requests + 1)) or len(routes) > self.network.vans:
            return False
        if any(time_route(self.network, route) is None for route in routes):
            return False
        cost = sum(self._problem.distance(a, b) for route in routes for a, b in pairwise((0, *route, 0)))
        if cost < self._cost:
            self._cost, self._routes = cost, routes
            self._tell()
        return True

    def settle(self, pool: Pool, *, is_complete: bool) -> None:
        """Find the best plan of a pool: bound it, then look among the columns not far above the bound."""
        self._is_complete = is_complete
        self._bound = float("-inf")  # what a shorter list bounds is no bound here
        programme = Programme(pool)
        if self._last is not None:
            programme.warm_up(self._last.cuts, self._last.duals)
        if not self._tighten(programme, float("inf"), in_time_only=True):
            return
        self._last = programme
        self._lift(programme.value)
        reduced, base = programme.reduced_costs, programme.value
        width = max(_WIDTH * base, _LEAST_GAP)
        while not self._is_closed():
            width = min(width, self._cost - base)
            kept = np.flatnonzero(reduced <= width + _SAFE)
            ceiling = base + width if len(kept) < len(pool) else float("inf")
            if not self._search_below(pool.narrowed(kept), ceiling):
                return
            width *= 2

    def _search_below(self, pool: Pool, ceiling: float) -> bool:
        """Settle whether the pool holds a plan up to the ceiling, guessing a gap; False: the guard."""
        programme = Programme(pool)
        programme.add_cuts(list(self._cuts))
        gap = 0.0
        while self._tighten(programme, ceiling):
            self._lift(min(programme.value, ceiling))
            if programme.value > ceiling or self._is_closed():
                return True
            gap = gap or max(_FIRST_GAP * programme.value, _LEAST_GAP)
            top = min(programme.value + gap, ceiling, self._cost)
            columns = np.flatnonzero(programme.reduced_costs <= top - programme.value + _SAFE)
            top = top if len(columns) < len(pool) else min(ceiling, self._cost)
            answer = solve_whole(programme, columns, top, self.guard)
            self._rounds += 1
            wrong = self._judged(pool, answer.solutions)
            self._lift(min(answer.bound, top))
            if self._is_closed() or answer.bound > top >= ceiling:
                return True
            if answer.bound > top:
                gap *= 2
            elif not wrong:
                return False
            self._add(programme, wrong)
        return False

    def _judged(self, pool: Pool, solutions: Sequence[Floats]) -> list[Cut]:
        """Offer whole solutions as plans; return the new cuts against those that cannot be run."""
        wrong = dict[Cut, None]()
        for solution in solutions:
            chains, rings = chains_of(pool, solution)
            cuts = list(cuts_against(pool, chains, rings))
            wrong.update(dict.fromkeys(cuts))
            routes = tuple(self._route(pool, chain) for chain in chains)
            serves_all = sum(map(len, routes)) == 2 * self.network.requests
            if not cuts and serves_all:  # where not everybody can ride, the programme leaves some out
                require(self.offer(routes), "what the cuts let pass keeps every rule")
        return [cut for cut in wrong if cut not in self._cuts]

    def _route(self, pool: Pool, chain: Chain) -> tuple[int, ...]:
        return tuple(stop for fragment in chain for stop in stops_of(self.network, pool.fragments, fragment))

    def _tighten(self, programme: Programme, ceiling: float, *, in_time_only: bool = False) -> bool:
        """Solve with cuts until none is broken, the ceiling is passed or cuts lift no more; False: guard."""
        before = float("-inf")
        while programme.solve(self.guard):
            if programme.value > ceiling:
                return True
            fraction = Fraction(programme.pool, programme.solution)
            cuts: list[Cut] = list(broken_time_cuts(fraction))
            if not cuts and not in_time_only:
                if programme.value - before < _STALLED * programme.value:
                    return True
                before = programme.value
                cuts = [*broken_chain_cuts(fraction), *broken_triple_cuts(fraction)]
            if not cuts:
                return True
            self._add(programme, cuts)
        return False

    def _add(self, programme: Programme, cuts: Sequence[Cut]) -> None:
        programme.add_cuts(cuts)
        self._cuts.update(dict.fromkeys(cuts))

    def _lift(self, bound: float) -> None:
        if bound > self._bound:
            self._bound = bound
            self._tell()

    def _is_closed(self) -> bool:
        return self._cost <= self._bound + _SAME

    def _tell(self) -> None:
        if self._report is not None:
            self._report(*self._known())
