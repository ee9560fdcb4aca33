"""The state of a dial-a-ride search as arrays, and what a route looks like as a number."""

from typing import NamedTuple

import numpy as np

from duadon.planning.kernels.compiled import Ints, compiled_in_place
from duadon.planning.kernels.model import Routes

MEMORY = 1 << 16  # insertions remembered by what the route looks like
_PRIME, _OTHER_PRIME = 2_147_483_647, 2_147_483_629


class Rides(NamedTuple):
    """The state of a search: R requests, V vans of which the last row is a spare to try things in."""

    cost: Ints  # (P, P)
    apart: Ints  # (R, R): how little two requests have to do with each other
    van_of: Ints  # (R,): -1 where nobody fetches it
    absent: Ints  # (R,): in how many iterations it was left out
    left_out: Ints  # (R,): 1 where the current state leaves it out
    missing: Ints  # (R,): room for a list
    picked: Ints  # (R,): room for a list
    score: Ints  # (R,): room
    open_: Ints  # (R,): room
    changed: Ints  # (V,): 1 where the route differs from the current state
    key: Ints  # (V,): what the route looks like
    offers: Ints  # (R, V, 3): cheapest insertion: extra cost, position of pickup, of delivery
    memory: Ints  # (MEMORY, 4): key, extra cost, positions
    current: Ints  # (V, M): nodes
    current_length: Ints  # (V,)
    best: Ints  # (V, M): nodes
    best_length: Ints  # (V,)
    tally: Ints  # (4,): cost of the current; cost and left-out of the best; insertions looked at


def new_rides(vans: int, requests: int, cost: Ints, apart: Ints) -> Rides:
    """Return an empty state for so many vans (a spare row is added) and requests."""
    rows, size = vans + 1, 2 * requests + 2

    def zeros(*shape: int) -> Ints:
        return np.zeros(shape, dtype=np.int64)

    return Rides(
        cost=cost,
        apart=apart,
        van_of=zeros(requests),
        absent=zeros(requests),
        left_out=zeros(requests),
        missing=zeros(requests),
        picked=zeros(requests),
        score=zeros(requests),
        open_=zeros(requests),
        changed=zeros(rows),
        key=zeros(rows),
        offers=zeros(requests, rows, 3),
        memory=zeros(MEMORY, 4) - 1,
        current=zeros(rows, size),
        current_length=zeros(rows),
        best=zeros(rows, size),
        best_length=zeros(rows),
        tally=zeros(4),
    )


@compiled_in_place
def look_at(routes: Routes, rides: Rides, van: int) -> None:
    """Note what the route looks like, as a number that no two routes are likely to share."""
    one, other = 1, 1
    for k in range(routes.length[van]):
        node = routes.nodes[van, k]
        one = (one * 48_271 + node + 1) % _PRIME
        other = (other * 69_621 + node + 1) % _OTHER_PRIME
    rides.key[van] = one * _PRIME + other
