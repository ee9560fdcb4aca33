"""R1: the same events in any order, repeated and in batches, make one and the same state."""

from random import Random

import pytest

from duadon.core.custody.state import fold_custody
from tests.core.custody.days import make_day, make_schedule, picture, skew_clocks, stages
from tests.core.custody.planted import WRONG_FOLDS, Fold

SEED = 20240909
DAYS, CLOCKS, SCHEDULES = 100, 4, 25  # 10,000 schedules
SMALL_SAMPLE = (8, 2, 3)


def find_difference(fold: Fold, days: int, clocks: int, schedules: int) -> str | None:
    """Return the first schedule under which `fold` comes to another state, or None."""
    for seed in range(SEED, SEED + days):
        rng = Random(seed)
        day = make_day(rng)
        expected = picture(fold(day.events))
        for clock in range(clocks):
            events = skew_clocks(day.events, rng)
            for number in range(schedules):
                if picture(fold(make_schedule(events, rng))) != expected:
                    return f"day seed {seed}, clock {clock}, schedule {number}"
    return None


@pytest.mark.slow
def test_any_order_makes_the_same_state() -> None:
    """R1: 10,000 schedules, 34 people, 4 phones, clocks wrong up to 7 h: no difference."""
    assert find_difference(fold_custody, DAYS, CLOCKS, SCHEDULES) is None


def test_a_few_hundred_orders_make_the_same_state() -> None:
    """The same on a sample, for the quick run."""
    assert find_difference(fold_custody, 20, 2, 5) is None


def test_the_state_is_what_happened() -> None:
    """Every passage ends at the stage that the drawn fate says, contradictions included."""
    for seed in range(SEED, SEED + DAYS):
        day = make_day(Random(seed))
        assert stages(fold_custody(day.events)) == day.truth, f"day seed {seed}"


@pytest.mark.parametrize("name", WRONG_FOLDS)
def test_a_wrong_fold_is_seen(name: str) -> None:
    """Each planted fault makes the very same comparison fail."""
    assert find_difference(WRONG_FOLDS[name], *SMALL_SAMPLE) is not None
