"""The same input and seed give the same answer: in another process, and without any compiling."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from duadon.core.shuttle.json_form import plan_to_json
from duadon.planning.days.engine import plan_day
from duadon.planning.dial_a_ride import search_dial_a_ride
from duadon.planning.effort import Effort
from tests.planning.days.odd_days import odd_day
from tests.planning.exact.small_rides import small_ride

ROOT = Path(__file__).parents[2]
EFFORT = Effort(iterations=15)


def answers() -> str:
    """Return a digest of two odd days' plans and of an answer to a dial-a-ride problem."""
    digest = hashlib.sha256()
    for seed in (4, 17):
        digest.update(plan_to_json(plan_day(odd_day(seed), seed=seed, effort=EFFORT)).encode())
    digest.update(repr(search_dial_a_ride(small_ride(3, requests=9), seed=1, effort=EFFORT)).encode())
    return digest.hexdigest()


@pytest.mark.slow
@pytest.mark.parametrize("disabled", ["0", "1"], ids=["compiled", "plain"])
def test_another_process_finds_the_same(disabled: str):
    """With kernels compiled, and with the same kernels as plain Python."""
    script = "from tests.planning.test_same_everywhere import answers; print(answers())"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        env={**os.environ, "NUMBA_DISABLE_JIT": disabled, "PYTHONPATH": f"{ROOT}/src:{ROOT}"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == answers()
