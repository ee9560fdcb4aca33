"""R9: a run never closes while somebody is unaccounted for, whatever has come in so far."""

from random import Random

import pytest

from duadon.core.custody.close_rule import Closing, may_close
from duadon.core.custody.state import fold_custody
from tests.core.custody.planted import WRONG_CLOSE_RULES, CloseRule
from tests.core.custody.trips import make_trip

SEED = 46
RUNS = 5_000
SAMPLE = 300


def judge_runs(close: CloseRule, seeds: range) -> tuple[str | None, int]:
    """Judge every prefix of every run; return the first wrong close, and how many runs closed."""
    closed = 0
    for seed in seeds:
        trip = make_trip(Random(seed))
        received = []
        is_closed = False
        for event in trip.replay():
            received.append(event)
            if isinstance(close(trip.run, fold_custody(received)), Closing):
                if not trip.world.may_end():
                    return f"seed {seed} after {len(received)} events", closed
                is_closed = True
        closed += is_closed
    return None, closed


@pytest.mark.slow
def test_no_run_closes_wrongly() -> None:
    """R9: 5,000 runs, every prefix judged by the truth: no wrong close, and many right ones."""
    wrong, closed = judge_runs(may_close, range(SEED, SEED + RUNS))
    assert wrong is None
    assert closed > RUNS * 0.25


def test_a_few_hundred_runs_do_not_close_wrongly() -> None:
    """The same on a sample, for the quick run."""
    wrong, closed = judge_runs(may_close, range(SEED, SEED + SAMPLE))
    assert wrong is None
    assert closed > SAMPLE * 0.2


@pytest.mark.parametrize("name", WRONG_CLOSE_RULES)
def test_a_wrong_rule_is_seen(name: str) -> None:
    """Each planted fault closes a run wrongly within the same runs."""
    wrong, _ = judge_runs(WRONG_CLOSE_RULES[name], range(SEED, SEED + RUNS))
    assert wrong is not None
