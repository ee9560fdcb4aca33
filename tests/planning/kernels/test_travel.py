"""Travel both ways in time: nobody who leaves later arrives earlier, and the latest departure is the last."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duadon.planning.kernels.travel import NEVER, TOO_LATE, Travel, arrive, leave

LONG = 400


def small_travel(seed: int, *, classes: int) -> Travel:
    """Return four places on two sides, two ferries with gaps in their timetables, seconds in tens."""
    random = Random(seed)
    seconds = np.full((classes, 4, 4), -1, dtype=np.int64)
    for hours in range(classes):
        for a, b in ((0, 1), (1, 0), (2, 3), (3, 2)):
            seconds[hours, a, b] = random.randrange(5, 60)
        for a in range(4):
            seconds[hours, a, a] = 0
    since = [0, *sorted(random.sample(range(50, 300), classes - 1)), NEVER]
    tables = [sorted(random.sample(range(20, 300), 6)) for _ in range(2)]
    return Travel(
        seconds=seconds,
        since=np.array(since, dtype=np.int64),
        ways=np.array(
            [[1, 2, 15, 0, 6], [2, 1, 15, 6, 12], [0, 3, 40, 12, 18], [3, 0, 40, 18, 24]], dtype=np.int64
        ),
        sailings=np.array([*tables[0], *tables[0], *tables[1], *tables[1]], dtype=np.int64),
    )


def by_hand(travel: Travel, origin: int, target: int, depart: int) -> int:
    """Drive off at once; the hour of departure counts, on the far bank too."""

    def road(a: int, b: int, at: int) -> int:
        return int(
            travel.seconds[max(i for i in range(len(travel.since) - 1) if travel.since[i] <= at), a, b]
        )

    if travel.seconds[0, origin, target] >= 0:
        return depart + road(origin, target, depart)
    found = [NEVER]
    for way in range(4):
        near, far, crossing, first, beyond = travel.ways[way].tolist()
        if travel.seconds[0, origin, near] >= 0 and travel.seconds[0, far, target] >= 0:
            ready = depart + road(origin, near, depart)
            for sails in travel.sailings[first:beyond].tolist():
                ashore = sails + crossing
                if sails >= ready:
                    found.append(ashore + road(far, target, ashore))
    return min(found)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), classes=st.integers(1, 3))
def test_both_ways_in_time_agree_with_a_count_by_hand(seed: int, classes: int):
    """The earliest arrival is the best of all departures from then on, the latest departure the last."""
    travel = small_travel(seed, classes=classes)
    for origin, target in ((0, 1), (0, 2), (1, 3), (3, 0)):
        arrivals = [by_hand(travel, origin, target, depart) for depart in range(LONG)]
        for depart in range(0, LONG, 7):
            last = by_hand(travel, origin, target, LONG)
            assert arrive(travel, origin, target, depart, 1) == min(*arrivals[depart:], last)
        for by in range(0, LONG, 7):
            good = [depart for depart in range(LONG) if arrivals[depart] <= by]
            latest = leave(travel, origin, target, by, 1)
            assert latest == max(good) if good else latest < 0


@pytest.mark.parametrize(("origin", "target"), [(0, 2), (3, 1)])
def test_a_van_that_no_ferry_takes_stays_on_its_side(origin: int, target: int):
    """It never arrives, and there is no departure early enough."""
    travel = small_travel(1, classes=2)
    assert arrive(travel, origin, target, 0, 0) == NEVER
    assert leave(travel, origin, target, LONG, 0) == TOO_LATE
