"""Fragments: none is missing, none is wrong, and their three times say when each can end."""

from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duadon.core.shuttle.dial_a_ride import DialARide
from duadon.planning.exact.fragments import Fragments, Lister
from duadon.planning.exact.guard import Guard
from duadon.planning.exact.network import SCALE, Network, network_of
from duadon.planning.exact.unfold import stops_of
from tests.planning.exact.small_rides import crowded_ride, earliest_begins, orders, small_ride

NEAR = 1e-4


def listed(problem: DialARide) -> tuple[Network, Fragments]:
    """Return the problem in whole numbers and all its fragments."""
    network = network_of(problem)
    listing = Lister(network).share_out(100_000, Guard(None))
    assert listing.is_complete
    return network, listing.fragments


def length_of(problem: DialARide, stops: tuple[int, ...]) -> float:
    """Return drives and services from the first begin to the last."""
    return sum(problem.nodes[a].service + problem.distance(a, b) for a, b in pairwise(stops))


@settings(max_examples=40)
@given(seed=st.integers(0, 10_000), share=st.floats(0, 1))
def test_the_end_follows_from_the_start(seed: int, share: float):
    """A fragment begun at s ends at max(earliest end, s + length), as pushing its begins shows."""
    problem = small_ride(seed, requests=5, hours=2.5)
    network, fragments = listed(problem)
    for fragment in range(len(fragments)):
        stops = stops_of(network, fragments, fragment)
        first = fragments.latest_start[fragment] - round(share * 40 * SCALE)
        start = max(int(first), int(network.earliest[stops[0]]))
        times = earliest_begins(problem, stops, {0: start / SCALE})
        told = max(int(fragments.earliest_end[fragment]), start + int(fragments.length[fragment]))
        assert times is not None
        if times[0] == pytest.approx(start / SCALE):
            assert times[-1] == pytest.approx(max(told, int(network.earliest[stops[-1]])) / SCALE, abs=NEAR)
        too_late = int(fragments.latest_start[fragment]) / SCALE + 0.01
        tight = {i: int(network.earliest[stop]) / SCALE for i, stop in enumerate(stops)}
        assert _starts_late(problem, network, stops, tight | {0: too_late})


def _starts_late(problem, network, stops, bounds) -> bool:
    """Tell whether these bounds break a window, windows drawn tight included."""
    times = earliest_begins(problem, stops, bounds)
    latest = [int(network.latest[stop]) / SCALE for stop in stops]
    return times is None or any(time > limit + 1e-9 for time, limit in zip(times, latest, strict=True))


@settings(max_examples=40)
@given(seed=st.integers(0, 10_000))
def test_no_way_is_missing(seed: int):
    """Each order of stops that empties the van only at its end is matched by a fragment no worse."""
    problem = small_ride(seed, requests=3, hours=2.5)
    network, fragments = listed(problem)
    for stops in _stretches(problem):
        members = sorted(stop for stop in stops if stop <= problem.requests)
        if (least := _begins(problem, network, stops)) is None:
            continue
        match = [
            fragment
            for fragment in range(len(fragments))
            if (fragments.first[fragment], fragments.last[fragment]) == (stops[0], stops[-1])
            and fragments.members_of(fragment).tolist() == members
            and fragments.earliest_end[fragment] <= round((least[-1] + NEAR) * SCALE)
            and fragments.length[fragment] <= round((length_of(problem, stops) + NEAR) * SCALE)
        ]
        assert match


@settings(max_examples=60)
@given(seed=st.integers(0, 10_000))
def test_no_crowded_way_is_missing(seed: int):
    """With many aboard at once each feasible order is matched by a fragment no worse in all its times.

    Only with four and more aboard do beginnings compete that differ in what they leave the riders.
    """
    problem = crowded_ride(seed)
    network, fragments = listed(problem)
    figures = {}
    for fragment in range(len(fragments)):
        ends = int(fragments.first[fragment]), int(fragments.last[fragment])
        figures.setdefault((*ends, tuple(fragments.members_of(fragment).tolist())), []).append(fragment)
    for stops in _random_stretches(problem, Random(seed), 250):
        if (least := _begins(problem, network, stops)) is None:
            continue
        members = tuple(sorted(stop for stop in stops if stop <= problem.requests))
        tight = {i: int(network.earliest[stop]) / SCALE for i, stop in enumerate(stops)}
        assert any(
            fragments.earliest_end[fragment] <= round((least[-1] + NEAR) * SCALE)
            and fragments.length[fragment] <= round((length_of(problem, stops) + NEAR) * SCALE)
            and _starts_late(
                problem, network, stops, tight | {0: fragments.latest_start[fragment] / SCALE + 0.01}
            )
            for fragment in figures.get((stops[0], stops[-1], members), [])
        )


def _random_stretches(problem, random, count):
    """Yield random orders of all stops that keep somebody aboard until the end."""
    n = problem.requests
    for _ in range(count):
        order, waiting, aboard = [], list(range(1, n + 1)), []
        while waiting or aboard:
            fetches = waiting and (len(aboard) < 2 or random.random() < 0.7)
            stop = random.choice(waiting if fetches else aboard)
            order.append(stop if fetches else stop + n)
            (waiting if fetches else aboard).remove(stop)
            aboard += [stop] if fetches else []
        yield tuple(order)


def _begins(problem, network, stops):
    """Return the least begins within windows that leave time for the ways from and to the depot."""
    bounds = {i: int(network.earliest[stop]) / SCALE for i, stop in enumerate(stops)}
    return None if _starts_late(problem, network, stops, bounds) else earliest_begins(problem, stops, bounds)


def _stretches(problem):
    """Yield the orders of stops of up to three requests that keep somebody aboard until the end."""
    requests = range(1, problem.requests + 1)
    for chosen in {
        frozenset(np.unique((a, b, c)).tolist()) for a in requests for b in requests for c in requests
    }:
        for stops in orders(problem, chosen):
            aboard = np.cumsum([problem.nodes[stop].load for stop in stops])
            if aboard.max() <= problem.seats and (aboard[:-1] > 0).all():
                yield stops


@settings(max_examples=20)
@given(seed=st.integers(0, 10_000))
def test_costs_and_sets_belong_to_the_stops(seed: int):
    """Cost, length, ends and requests told of a fragment are those of the stops found again for it."""
    problem = small_ride(seed, requests=6)
    network, fragments = listed(problem)
    for fragment in range(len(fragments)):
        stops = stops_of(network, fragments, fragment)
        cost = sum(problem.distance(a, b) for a, b in pairwise(stops))
        assert int(fragments.cost[fragment]) / SCALE == pytest.approx(cost, abs=NEAR)
        assert int(fragments.length[fragment]) / SCALE == pytest.approx(length_of(problem, stops), abs=NEAR)
        assert (fragments.first[fragment], fragments.last[fragment]) == (stops[0], stops[-1])
        fetched = sorted(stop for stop in stops if stop <= problem.requests)
        assert fragments.members_of(fragment).tolist() == fetched


def test_taking_keeps_the_requests():
    """Chosen fragments keep their figures and their requests."""
    _, fragments = listed(small_ride(3, requests=6))
    chosen = np.array([len(fragments) - 1, 0, 2])
    part = fragments.take(chosen)
    for place, fragment in enumerate(chosen.tolist()):
        assert part.members_of(place).tolist() == fragments.members_of(fragment).tolist()
        assert part.cost[place] == fragments.cost[fragment]
