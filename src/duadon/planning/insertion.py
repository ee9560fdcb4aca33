"""The engine by insertion: whole round trips put in one by one, then ruin and recreate, seeded.

Standard library only. It is the plain engine behind the signature of all engines:
`plan_day(problem, *, seed, effort) -> DayPlan`.
"""

import time
from random import Random

from duadon.core.shuttle.plan import DayPlan, Unplaced
from duadon.core.shuttle.problem import DayProblem
from duadon.core.values.long_work import Progress, Report, tell_nobody
from duadon.planning.effort import Effort
from duadon.planning.reasons import explain
from duadon.planning.round_trips import Planner, Slot, State
from duadon.planning.routes import make_route
from duadon.planning.writing import write_plan

ENGINE = "insertion/1"
_SLOTS_TRIED = 10  # round trips looked at for a group in one reinsertion
_WORSE_BY = 0.02  # how much dearer a new plan may be at the start and still be gone on from


def plan_day(problem: DayProblem, *, seed: int, effort: Effort, report: Report = tell_nobody) -> DayPlan:
    """Return a plan that breaks no rule; every group is served there and back or explained.

    The same problem, seed and iterations give the same plan on every machine, whoever listens.
    `report` hears of each iteration; what it raises ends the search without a plan.
    """
    search = _Search(Planner(problem), Random(seed), effort)
    state = search.run(report)
    unplaced = tuple(
        _explain(problem, state, number) for number in range(len(problem.groups)) if number not in state.trips
    )
    routes, captures, objective = write_plan(search.planner, state)
    return DayPlan(
        day=problem.day,
        routes=routes,
        captures=captures,
        unplaced=unplaced,
        objective=objective,
        seed=seed,
        effort=effort.iterations,
        engine=ENGINE,
        roads_label=problem.roads.label,
        cut_short=search.cut_short,
    )


def _explain(problem: DayProblem, state: State, number: int) -> Unplaced:
    def fits(changed: DayProblem, *, beside_others: bool) -> bool:
        return _fits(changed, state if beside_others else None, number)

    return explain(problem, fits, number)


def _fits(problem: DayProblem, state: State | None, number: int) -> bool:
    """Tell whether the group finds a round trip, beside those of the state or on an empty day."""
    planner = Planner(problem)
    trial = planner.empty()
    if state is not None:
        for index, route in enumerate(trial.routes):
            runs = next((r.runs for r in state.routes if r.day.van.id == route.day.van.id), ())
            made = make_route(route.day, runs)
            if made is None:
                return False
            trial.routes[index] = made
        for trip in state.trips.values():
            trial.books[trip.point].take(trip.sittings)
    return planner.insert(trial, number, planner.slots[number])


class _Search:
    """One search: the best state so far and the one it goes on from."""

    def __init__(self, planner: Planner, random: Random, effort: Effort) -> None:
        self.planner = planner
        self.random = random
        self.effort = effort
        self.cut_short = False
        self.began = time.process_time()

    def run(self, report: Report) -> State:
        """Insert everybody, then tear out and put back as long as the effort lasts."""
        state = self.planner.empty()
        self._insert_all(state, list(range(len(self.planner.groups))), whole=True)
        best, current = state, state
        for iteration in range(self.effort.iterations):
            report(self._progress(iteration, best))
            if self._is_over_time():
                self.cut_short = True
                break
            trial = self._ruined(current)
            if trial is None:
                continue
            allowed = 1 + _WORSE_BY * (1 - iteration / self.effort.iterations)
            if self._is_no_worse(trial, current, allowed):
                current = trial
            if self._rank(trial) < self._rank(best):
                best = trial
        report(self._progress(self.effort.iterations, best))
        return best

    def _progress(self, iteration: int, best: State) -> Progress:
        groups = self.planner.groups
        return Progress(
            step="work.step.search",
            done=iteration,
            total=self.effort.iterations,
            placed=sum(groups[number].people for number in best.trips),
            people=sum(group.people for group in groups),
        )

    def _is_over_time(self) -> bool:
        cap = self.effort.at_most_seconds
        return cap is not None and time.process_time() - self.began > cap

    def _served(self, state: State) -> int:
        groups = self.planner.groups
        return sum(groups[number].weight * groups[number].people for number in state.trips)

    def _rank(self, state: State) -> tuple[int, int]:
        return (-self._served(state), state.cost())

    def _is_no_worse(self, trial: State, current: State, allowed: float) -> bool:
        """Keep the levels apart: fewer people are never bought by a shorter way."""
        gained = self._served(trial) - self._served(current)
        return gained > 0 or (gained == 0 and trial.cost() <= current.cost() * allowed)

    def _ruined(self, current: State) -> State | None:
        """Return the state with some related groups torn out and put back, the left-out tried too."""
        if not self.planner.groups:
            return None
        trial = current.copy()
        torn = self._related(current)
        if not self.planner.remove(trial, torn):
            return None
        missing = [n for n in range(len(self.planner.groups)) if n not in trial.trips]
        self._insert_all(trial, missing, whole=False)
        return trial

    def _related(self, current: State) -> set[int]:
        """Choose served groups that compete: near a seed group in place and time of capture."""
        served = sorted(current.trips)
        if not served:
            return set()
        left_out = [n for n in range(len(self.planner.groups)) if n not in current.trips]
        centre = self.random.choice(left_out or served)
        moment = self._moment(current, centre)
        drive = self.planner.travel.drive
        here = self.planner.travel.number[self.planner.groups[centre].stop_out]

        def distance(number: int) -> float:
            place = self.planner.travel.number[self.planner.groups[number].stop_out]
            apart = abs(self._moment(current, number) - moment)
            return (drive[here][place] + apart) * (0.5 + self.random.random())

        count = self.random.randint(1, min(len(served), 8 if left_out else 6))
        return set(sorted(served, key=distance)[:count])

    def _moment(self, current: State, number: int) -> int:
        trip = current.trips.get(number)
        if trip is not None:
            return trip.sittings[0].start
        slots = self.planner.slots[number]
        return self.random.choice(slots).start if slots else 0

    def _insert_all(self, state: State, missing: list[int], *, whole: bool) -> None:
        """Put groups in, those with fewest ways first, in an order that the seed shakes."""

        def urgency(number: int) -> float:
            group = self.planner.groups[number]
            options = 1 + len(self.planner.slots[number])
            size = group.weight * group.people + len(group.children)
            return options / size * (0.4 + self.random.random())

        for number in sorted(missing, key=urgency):
            self.planner.insert(state, number, self._slots(number, whole=whole))

    def _slots(self, number: int, *, whole: bool) -> list[Slot]:
        slots = self.planner.slots[number]
        if whole or len(slots) <= _SLOTS_TRIED:
            return slots
        return self.random.sample(slots, _SLOTS_TRIED)
