"""Dominance: what a better beginning can be followed by is all that a worse one can."""

from itertools import permutations, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from duadon.planning.exact import labels
from duadon.planning.exact.network import SCALE, network_of
from tests.planning.exact.small_rides import crowded_ride


def _row(network, fetched):
    """Return the label after fetching these one after the other, None where that cannot be."""
    row = np.zeros(labels.FIXED + 2 * network.together.shape[1] + 3 * len(fetched), dtype=np.int64)
    labels.begin(network, fetched[0], row)
    for request in fetched[1:]:
        new = np.zeros_like(row)
        if not labels.fetch(network, row, request, new):
            return None
        row = new
    return row


def _ended(network, row, places, waits_until):
    """Return earliest end, length and latest start (below zero) after deliveries, None: impossible.

    The van stays at its last stop until a time, as one that has to wait for somebody does.
    """
    row = row.copy()
    row[labels.EARLIEST] = max(row[labels.EARLIEST], waits_until)
    for place in places:
        new = np.zeros_like(row)
        if not labels.deliver(network, row, place, new):
            return None
        row = new
    return np.array([row[labels.EARLIEST], row[labels.ELAPSED], -row[labels.LATEST_START]])


@settings(max_examples=80)
@given(seed=st.integers(0, 10_000))
def test_a_dominated_beginning_is_not_missed(seed: int):
    """Whatever order of deliveries ends the worse of two beginnings ends the better one, no worse."""
    network = network_of(crowded_ride(seed))
    words = network.together.shape[1]
    rows = [_row(network, (1, *middle, 5)) for middle in permutations((2, 3, 4))]
    rows = [row for row in rows if row is not None]
    ends = list(_orders(5))
    for one in rows:
        for other in rows:
            if one is not other and labels.dominates(one, other, words):
                for places, minutes in product(ends, (0, 4, 8)):
                    until = other[labels.EARLIEST] + minutes * SCALE
                    worse = _ended(network, other, places, until)
                    if worse is not None:
                        better = _ended(network, one, places, until)
                        assert better is not None
                        assert (better <= worse).all()


def _orders(count):
    """Yield every order of deliveries as places among those still aboard."""
    if not count:
        yield ()
        return
    for place in range(count):
        for rest in _orders(count - 1):
            yield (place, *rest)
