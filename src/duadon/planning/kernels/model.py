"""What both kinds of problem look like to the kernels: nodes, vans, routes and room to work in.

Request r is fetched at node 2r and brought to node 2r + 1. From `rests_from` on the nodes are the
drivers' rests: they have no place of their own and want an empty van. A *stop* is a halt at one place:
people get off, then others get on. A *stretch* is a piece of a route from empty to empty.
"""

from typing import NamedTuple

import numpy as np

from duadon.planning.kernels.compiled import Ints
from duadon.planning.kernels.travel import Travel

LOADS = 3  # seats, boosters, seats behind the driver's row


class Nodes(NamedTuple):
    """N nodes of R requests and the rests.

    Windows bound the departure from a pickup's stop, the begin of service at a delivery and the
    begin of a rest. A ride lasts from the departure at the pickup to the begin of service at the delivery.
    """

    place: Ints  # (N,)
    service: Ints  # (N,): time to get on or off, or of the rest
    earliest: Ints  # (N,)
    latest: Ints  # (N,)
    told: Ints  # (N,): the departure that people were told, which need not be kept, or NEVER
    load: Ints  # (N, LOADS): what gets on, below zero: off
    ride_limit: Ints  # (R,)
    prefers_late: Ints  # (R,): 1 where a stretch of such requests alone is driven late, not early
    rests_from: int
    is_rigid: int  # 1: one hour class and no ferry, so waiting is all that can shorten a ride


class Vans(NamedTuple):
    """V vans: where and when each may be out, and what it holds."""

    start: Ints  # (V,): place
    end: Ints  # (V,): place
    begin: Ints  # (V,): leaves its start not before
    finish: Ints  # (V,): is at its end not after
    turn_round: Ints  # (V,): stands where one stretch ends and the next begins
    crosses: Ints  # (V,): 1 where ferries take it
    longest: Ints  # (V,): from leaving its start to reaching its end
    capacity: Ints  # (V, LOADS)


class Routes(NamedTuple):
    """The routes under work, M positions each, with what is known of their timing.

    The lower block describes the moment before the node at that position. `at` and `came` hold only
    where the van is empty then (`is_empty`), the three that follow only where a stretch begins.
    """

    nodes: Ints  # (V, M)
    length: Ints  # (V,)
    is_empty: Ints  # (V, M + 1)
    at: Ints  # (V, M + 1): place where the van stands
    came: Ints  # (V, M + 1): when it came there with people aboard, TOO_LATE if it did not
    first_service: Ints  # (V, M + 1): service of the stretch's first stop
    first_by: Ints  # (V, M + 1): latest departure from the stretch's first stop
    planned: Ints  # (V, M + 1): planned departure from the stretch's first stop
    free: Ints  # (V, M + 1): earliest departure from the stop before
    begin_by: Ints  # (V, M + 1): latest begin of service at the node's stop
    load: Ints  # (V, M + 1, LOADS): people aboard
    time: Ints  # (N,): planned departure at a pickup, begin of service at a delivery or rest


class Work(NamedTuple):
    """Room for the timing of one stretch: K nodes make at most K stops."""

    nodes: Ints  # (K,)
    stop: Ints  # (K,): the stop of each node
    fetched: Ints  # (R,): where in `nodes` a request's pickup stands
    raised: Ints  # (K,): departures that ride limits forbid to be earlier
    lowered: Ints  # (K,): arrivals that ride limits forbid to be later, by stop
    place: Ints  # (K,): by stop, as all that follow
    service: Ints  # (K,)
    arrive: Ints  # (K,): earliest begin of service
    depart: Ints  # (K,): earliest departure
    arrive_by: Ints  # (K,): latest begin of service
    depart_by: Ints  # (K,): latest departure
    rolled: Ints  # (K,): driving and service since the stretch began
    after: Ints  # (3,): place, came and free behind the stretch
    stops: Ints  # (1,): how many there are


class World(NamedTuple):
    """All that timing needs to know."""

    travel: Travel
    nodes: Nodes
    vans: Vans
    work: Work


def new_work(nodes: int) -> Work:
    """Return room for stretches of up to so many nodes."""
    size = nodes + 2
    sizes = {"after": 3, "stops": 1}
    return Work(*(np.zeros(sizes.get(name, size), dtype=np.int64) for name in Work._fields))


def new_routes(vans: int, nodes: int) -> Routes:
    """Return empty routes that have room for all nodes each; they must be timed before use."""
    size = nodes + 2

    def table(*more: int) -> Ints:
        return np.zeros((vans, size + 1, *more), dtype=np.int64)

    return Routes(
        nodes=np.zeros((vans, size), dtype=np.int64),
        length=np.zeros(vans, dtype=np.int64),
        is_empty=table(),
        at=table(),
        came=table(),
        first_service=table(),
        first_by=table(),
        planned=table(),
        free=table(),
        begin_by=table(),
        load=table(LOADS),
        time=np.zeros(nodes, dtype=np.int64),
    )
