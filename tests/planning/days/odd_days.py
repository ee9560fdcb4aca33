"""Random days with what plain ones lack: slow hours on the roads, and times that families were told."""

from dataclasses import replace
from random import Random

from duadon.core.shuttle.problem import DayProblem
from duadon.core.shuttle.travel import Matrix, RoadTable
from duadon.core.values.times import at
from tests.planning.random_days import random_day


def odd_day(seed: int, *, groups: int = 8, vans: int = 2) -> DayProblem:
    """Return a random day whose roads are slow from 7:30 to 9:00 and whose families were told times."""
    random = Random(seed)
    problem = random_day(seed, groups=groups, vans=vans)
    plain = problem.roads.tables[0].seconds
    tables = tuple(
        RoadTable(since=since, seconds=_slower(plain, percent))
        for since, percent in ((0, 100), (at(7, 30), random.choice([130, 250])), (at(9), 110))
    )
    told = tuple(
        replace(group, announced_pickup=random.choice([None, at(7, 15), at(8, 30)]))
        for group in problem.groups
    )
    return replace(problem, roads=replace(problem.roads, tables=tables), groups=told)


def _slower(seconds: Matrix, percent: int) -> Matrix:
    return tuple(tuple(None if cell is None else cell * percent // 100 for cell in row) for row in seconds)
