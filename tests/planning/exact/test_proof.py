"""The proof: its optimum is that of trying everything, and it never claims more than it knows."""

import json
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duadon.core.shuttle.dial_a_ride import DialARide, DialNode
from duadon.planning.exact import fragments as fragments_module
from duadon.planning.exact import proof as proof_module
from duadon.planning.exact.programme import new_highs
from duadon.planning.exact.proof import Proof, prove
from tests.planning.exact.small_rides import best_cost, can_run, cost_of, small_ride

NEAR = 1e-4


def is_plan(problem: DialARide, proof: Proof) -> bool:
    """Tell whether the proof's routes serve everybody once with the vans there are, each in time."""
    routes = proof.routes or ()
    served = sorted(stop for route in routes for stop in route)
    complete = served == list(range(1, 2 * problem.requests + 1)) and len(routes) <= problem.vans
    return complete and all(can_run(problem, route) for route in routes)


@settings(max_examples=60)
@given(seed=st.integers(0, 10_000), requests=st.integers(1, 4), hours=st.sampled_from([1.5, 2.5, 4.0]))
def test_the_proof_is_as_good_as_trying_everything(seed: int, requests: int, hours: float):
    """On small problems the proven cost is that of brute force, or both say that there is no plan."""
    problem = small_ride(seed, requests=requests, hours=hours)
    proof, best = prove(problem), best_cost(problem)
    if best == float("inf"):
        assert proof.is_impossible
        assert proof.routes is None
        assert not proof.is_optimal
    else:
        assert proof.is_optimal
        assert proof.cost == pytest.approx(best, abs=NEAR)
        assert proof.bound == pytest.approx(best, abs=NEAR)
        assert is_plan(problem, proof)


@settings(max_examples=20)
@given(seed=st.integers(0, 10_000))
def test_a_start_changes_no_answer(seed: int):
    """With the best plan, or a plan that breaks rules, to begin with, cost and bound stay the same."""
    problem = small_ride(seed, requests=5)
    proof = prove(problem)
    wrong = [[stop] for stop in range(1, 11)]
    for start in (proof.routes, wrong):
        again = prove(problem, start=start)
        assert (again.cost, again.is_optimal) == (proof.cost, proof.is_optimal)
        assert again.bound == pytest.approx(proof.bound, abs=NEAR)


@settings(max_examples=40)
@given(seed=st.integers(0, 10_000), cap=st.integers(1, 200))
def test_a_list_cut_short_proves_nothing(seed: int, cap: int):
    """With few labels a plan may be found, but bound and proof come only when the list is complete."""
    problem = small_ride(seed, requests=7)
    whole, capped = prove(problem), prove(problem, label_cap=cap)
    if capped.fragments < whole.fragments:
        assert capped.bound is None
        assert not capped.is_optimal
        assert not capped.is_impossible
    if capped.routes is not None:
        assert is_plan(problem, capped)
        assert capped.cost >= whole.cost - NEAR


@settings(max_examples=40)
@given(seed=st.integers(0, 10_000), cap=st.integers(1, 100))
def test_a_short_list_first_changes_no_proof(seed: int, cap: int):
    """What a short list bounds is forgotten when the long list comes: the proof is the same."""
    problem = small_ride(seed, requests=7)
    whole = prove(problem)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(proof_module, "_FIRST_CAP", cap)
        patched.setattr(fragments_module, "_MOST_WAITING", 1.0)
        again = prove(problem)
    assert again.is_optimal == whole.is_optimal
    assert again.is_impossible == whole.is_impossible
    assert again.cost == pytest.approx(whole.cost, abs=NEAR)
    assert (again.labels, again.fragments) == (whole.labels, whole.fragments)


def test_the_guard_ends_a_proof_at_once():
    """Without time nothing is claimed, and a start is handed back with its cost."""
    problem = small_ride(2, requests=6)
    plan = prove(problem).routes
    proof = prove(problem, start=plan, at_most_seconds=0.0)
    assert proof.routes == plan
    assert not proof.is_optimal
    assert proof.bound is None


def test_nobody_to_fetch():
    """A problem without requests is solved by staying at home."""
    depot = DialNode(x=0, y=0, service=0, load=0, earliest=0, latest=60)
    proof = prove(DialARide(name="none", vans=1, seats=3, route_limit=60, ride_limit=30, nodes=(depot,)))
    assert (proof.routes, proof.cost, proof.is_optimal) == ((), 0.0, True)


def test_progress_only_gets_better():
    """The report hears falling costs and rising bounds, and last what the proof says."""
    heard: list[tuple[float | None, float | None]] = []
    proof = prove(small_ride(11, requests=8), report=lambda cost, bound: heard.append((cost, bound)))
    costs = [cost for cost, _ in heard if cost is not None]
    bounds = [bound for _, bound in heard if bound is not None]
    assert costs == sorted(costs, reverse=True)
    assert bounds == sorted(bounds)
    assert costs[-1] == proof.cost


def answers() -> str:
    """Return the proofs of a few problems, to be compared between two ways of running."""
    proofs = [prove(small_ride(seed, requests=8)) for seed in range(4)]
    told = [(proof.routes, proof.cost, proof.bound, proof.labels, proof.fragments) for proof in proofs]
    return json.dumps(told)


def test_plain_python_gives_the_same():
    """The same routes, bounds and numbers of labels come without compiled kernels."""
    command = "from tests.planning.exact.test_proof import answers; print(answers())"
    plain = subprocess.run(
        [sys.executable, "-c", command],
        env=os.environ | {"NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert plain.stdout.splitlines()[-1] == answers()


@settings(max_examples=20)
@given(seed=st.integers(0, 10_000))
def test_the_cost_is_that_of_the_routes(seed: int):
    """The cost told is the length of the routes told."""
    problem = small_ride(seed, requests=6)
    proof = prove(problem)
    if proof.routes is not None:
        assert proof.cost == pytest.approx(sum(cost_of(problem, route) for route in proof.routes))


def test_the_solver_says_nothing(capfd):
    """Whoever prints an answer as JSON prints nothing else, not even the solver's greeting."""
    highs = new_highs()
    highs.addVar(0, 1)
    highs.run()
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", "")


def test_people_that_no_van_takes_break_no_promise():
    """One request is too many people for any van: no plan, and nothing claimed to be one."""
    seats = DialARide(
        name="crowd",
        vans=1,
        seats=1,
        route_limit=480,
        ride_limit=60,
        nodes=tuple(
            DialNode(x=float(x), y=0.0, service=1.0, load=load, earliest=0.0, latest=480.0)
            for x, load in ((0, 0), (1, 2), (2, 1), (3, -2), (4, -1))
        ),
    )
    assert prove(seats).routes is None
