"""On tiny days the engine serves as many people as trying everything does, by rules written afresh here.

One side, one hour class: three families at most, two vans, one kit with three starts. Everything means
each choice of start (or none) a family, each van a way, each order of a van's stops.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations, product
from random import Random

import pytest

from duadon.core.shuttle.problem import DayProblem, Group, KitCount, Van
from duadon.core.shuttle.verification import verify_plan
from duadon.core.values.times import TimeWindow, at
from duadon.planning.days.engine import plan_day
from duadon.planning.effort import Effort
from tests.planning.random_days import easy_day

CAPTURE = 1020
OPEN = at(8)

Way = tuple[int, bool, int]  # a group, whether it is its way home, and its start of capture


def tiny_day(seed: int) -> DayProblem:
    """Return a day on which vans and hours are so short that not everybody can be served."""
    random = Random(seed)
    problem = easy_day(groups=3)
    point = replace(
        problem.points[0],
        open=OPEN,
        close=OPEN + 3 * CAPTURE,
        kits=(KitCount(since=0, count=1),),
        seconds_per_child=CAPTURE,
    )
    groups = tuple(
        replace(
            group,
            children=group.children[:1],
            weight=random.choice([1, 2, 3]),
            stop_out=(stop := f"c{random.randrange(6)}"),
            stop_home=stop,
            max_ride=random.choice([900, 1500]),
            max_away=6 * 3600,
        )
        for group in problem.groups
    )
    duty = TimeWindow(start=at(7, random.choice([20, 40])), end=at(9, random.choice([5, 20])))
    vans = tuple(
        replace(van, seats=random.choice([2, 4]), front_seats=0, boosters=3, duty=duty, end_place="depot")
        for van in problem.vans[: random.choice([1, 2])]
    )
    return replace(problem, points=(point,), groups=groups, vans=vans)


def most_weighted_people(problem: DayProblem) -> int:
    """Return the most weighted people that any plan can serve."""
    groups = problem.groups
    sets = [who for size in range(len(groups), 0, -1) for who in combinations(range(len(groups)), size)]

    @cache
    def holds(van: int, ways: frozenset[Way]) -> bool:
        return any(_is_in_time(problem, problem.vans[van], order) for order in _orders(ways, problem, van))

    worth = sorted(
        ((sum(groups[g].weight * groups[g].people for g in who), who) for who in sets), reverse=True
    )
    for people, who in worth:
        for starts in product(range(3), repeat=len(who)):
            if len(set(starts)) < len(starts):
                continue  # one kit serves one child at a time
            ways = [(g, home, s) for g, s in zip(who, starts, strict=True) for home in (False, True)]
            for vans in product(range(len(problem.vans)), repeat=len(ways)):
                shares = [
                    frozenset(w for w, v in zip(ways, vans, strict=True) if v == van) for van in set(vans)
                ]
                if all(holds(van, share) for van, share in zip(set(vans), shares, strict=True)):
                    return people
    return 0


Stop = tuple[Way, bool]  # a way, and whether the group gets off


def _orders(ways: frozenset[Way], problem: DayProblem, van: int) -> Iterator[tuple[Stop, ...]]:
    """Yield the orders in which people get off after getting on, seats suffice and no stop is late."""

    def go_on(
        done: tuple[Stop, ...], waiting: frozenset[Way], aboard: frozenset[Way]
    ) -> Iterator[tuple[Stop, ...]]:
        if _drive(problem, problem.vans[van], done, [0] * len(done)) is None:
            return
        if not waiting and not aboard:
            yield done
        for way in sorted(aboard):
            yield from go_on((*done, (way, True)), waiting, aboard - {way})
        for way in sorted(waiting):
            people = sum(problem.groups[w[0]].people for w in (*aboard, way))
            if people <= problem.vans[van].seats:
                yield from go_on((*done, (way, False)), waiting - {way}, aboard | {way})

    yield from go_on((), ways, frozenset())


def _is_in_time(problem: DayProblem, van: Van, order: tuple[Stop, ...]) -> bool:
    """Tell whether the stops can be driven in that order: earliest times, raised where rides are long."""
    floors = [0] * len(order)
    for _ in range(2 * len(order)):
        times = _drive(problem, van, order, floors)
        if times is None:
            return False
        raised = False
        for number, (way, gets_off) in enumerate(order):
            if gets_off:
                start = order.index((way, False))
                least = times[number][0] - problem.groups[way[0]].max_ride
                if times[start][1] < least:
                    floors[start], raised = least, True
        if not raised:
            return True
    return False


def _drive(
    problem: DayProblem, van: Van, order: tuple[Stop, ...], floors: list[int]
) -> list[tuple[int, int]] | None:
    """Return arrival and departure of each entry; entries that follow at one place make one stop."""
    halts: list[list[int]] = []
    for number, (_, gets_off) in enumerate(order):
        place = _place(problem, order[number])
        last = halts[-1][-1] if halts else -1
        aboard = sum(1 if not off else -1 for _, off in order[:number])
        joins = (
            halts
            and _place(problem, order[last]) == place
            and aboard > 0
            and (not gets_off or order[last][1])
        )
        if joins:
            halts[-1].append(number)
        else:
            halts.append([number])
    times: list[tuple[int, int]] = [(0, 0)] * len(order)
    here, now, came = van.start_place, van.duty.start, -(10**9)
    for halt in halts:
        place = _place(problem, order[halt[0]])
        empty = sum(1 if not off else -1 for _, off in order[: halt[0]]) == 0
        arrive = now + (problem.roads.seconds(here, place, now) or 0)
        boarding = sum(_group(problem, order[n]).people for n in halt) * problem.boarding_seconds_per_person
        depart = max([arrive + boarding, *(floors[n] for n in halt)])
        if empty and place == here:
            depart = max(depart, came + van.turn_round_seconds)
        for n in halt:
            way, gets_off = order[n]
            group = _group(problem, order[n])
            own = group.people * problem.boarding_seconds_per_person
            begin = OPEN + way[2] * CAPTURE
            if not gets_off:
                depart = max(depart, begin + CAPTURE + own if way[1] else group.earliest_pickup)
            elif arrive > (group.latest_home if way[1] else begin - own):
                return None
        for n in halt:
            times[n] = (arrive, depart)
        here, now, came = place, depart, arrive
    back = now + (problem.roads.seconds(here, van.end_place, now) or 0)
    return times if back <= van.duty.end else None


def _group(problem: DayProblem, stop: Stop) -> Group:
    return problem.groups[stop[0][0]]


def _place(problem: DayProblem, stop: Stop) -> str:
    (_, home, _), gets_off = stop
    group = _group(problem, stop)
    at_point = gets_off != home
    return problem.points[0].place_id if at_point else (group.stop_home if home else group.stop_out)


@pytest.mark.parametrize("seed", range(8))
def test_nobody_more_can_be_served(seed: int):
    """The engine serves just as many weighted people as the best of all plans."""
    problem = tiny_day(seed)
    plan = plan_day(problem, seed=1, effort=Effort(iterations=60))
    assert verify_plan(plan, problem) == ()
    assert plan.objective.weighted_people == most_weighted_people(problem)
