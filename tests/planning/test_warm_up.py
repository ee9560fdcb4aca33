"""Whatever a plan compiles, set-up has compiled before: nobody waits for it at the first plan."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from duadon.core.shuttle.verification import verify_plan
from duadon.planning.effort import Effort
from duadon.planning.engines import plan_day, solve_dial_a_ride
from duadon.planning.warm_up import tiny_day, tiny_rides

ROOT = Path(__file__).parents[2]
# Plans another day and other rides than the warm-up, then counts what had to be compiled for it.
COUNT_COMPILED = """
import sys
from benchmarks.generating import make_day, make_dial_a_ride
from duadon.core.shuttle.day_files import read_day_file
from duadon.core.shuttle.dial_a_ride import read_dial_a_ride
from duadon.planning.effort import Effort
from duadon.planning.engines import plan_day, solve_dial_a_ride
day = read_day_file(make_day(people=10, capture_minutes=7, seed=1)).problem
plan_day(day, seed=2, effort=Effort(iterations=5))
rides = read_dial_a_ride(make_dial_a_ride("b", vans=2, requests=8, seed=0), "made")
solve_dial_a_ride(rides, seed=2, effort=Effort(iterations=5))
ours = [module for name, module in sys.modules.items() if name.startswith("duadon.planning")]
kernels = {id(k): k for module in ours for k in vars(module).values() if hasattr(k, "nopython_signatures")}
compiled = [k.__name__ for k in kernels.values() if sum(k.stats.cache_misses.values())]
print(len(kernels), *sorted(compiled))
"""


def test_the_warm_up_plans_what_can_be_planned():
    """Everybody rides, also who lives beyond the ferry: so all that engines use is used."""
    plan = plan_day(tiny_day(), seed=1, effort=Effort(iterations=50))
    assert verify_plan(plan, tiny_day()) == ()
    assert plan.objective.people == 9
    assert solve_dial_a_ride(tiny_rides(), seed=1, effort=Effort(iterations=50)).left_out == ()


def test_set_up_compiles():
    """The Makefile runs it where it sets up."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "\nsetup: $(READY) $(WARM)" in makefile
    assert "$(BIN)/python -m duadon.planning.warm_up" in makefile.split("\n$(WARM):")[1].split("\n\n")[0]


@pytest.mark.slow
def test_after_it_nothing_is_left_to_compile():
    """In a new process, with other problems: every kernel comes from the cache."""
    pytest.importorskip("numba")
    run_python("-m", "duadon.planning.warm_up")
    count, *compiled = run_python("-c", COUNT_COMPILED).split()
    assert int(count) > 0
    assert compiled == []


def run_python(*words: str) -> str:
    """Return what a new interpreter prints, with compiled kernels."""
    inherited = {name: value for name, value in os.environ.items() if name != "NUMBA_DISABLE_JIT"}
    done = subprocess.run(
        [sys.executable, *words],
        env={**inherited, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
