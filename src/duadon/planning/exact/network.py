"""A dial-a-ride problem in whole numbers, with windows drawn tight: what the exact layer works on."""

from itertools import pairwise
from random import Random
from typing import NamedTuple

import numpy as np

from duadon.core.shuttle.dial_a_ride import DialARide
from duadon.planning.kernels.compiled import Floats, Ints

SCALE = 1_000_000  # whole units in a minute, and in a unit of cost
WORD = 62  # requests in one whole number of a set; the sign bit stays out of it


class Network(NamedTuple):
    """Nodes 0 (depot), 1..n (pickups), n+1..2n (deliveries); V = 2n + 1; all times in units of 1/SCALE.

    `legs[V, V]` runs from the begin of service at one node to the arrival at the other, `costs[V, V]`
    is the distance alone. `longest[n + 1]` is the ride limit counted from the BEGIN of the pickup's
    service. `together[n + 1, W]` is a set of requests each: who may be fetched while one is aboard;
    `partners[n + 1, n]` lists the same, `partner_counts[n + 1]` of them. `word` and `bit` tell where a
    request stands in a set, `marks[3, V]` are random numbers from which labels make their hash.
    """

    requests: int
    vans: int
    seats: int
    route_limit: int
    legs: Ints
    costs: Ints
    service: Ints
    people: Ints
    earliest: Ints
    latest: Ints
    longest: Ints
    together: Ints
    partners: Ints
    partner_counts: Ints
    word: Ints
    bit: Ints
    marks: Ints


def network_of(problem: DialARide) -> Network:
    """Return the problem in whole numbers; windows of pickup and delivery are drawn tight on each other.

    Where a request cannot be served at all some window ends before it starts; nothing is raised.
    """
    n, nodes = problem.requests, problem.nodes
    places = np.array([(node.x, node.y) for node in nodes], dtype=np.float64)
    apart = places[:, None, :] - places[None, :, :]
    costs = _scaled(np.hypot(apart[:, :, 0], apart[:, :, 1]))
    service = _scaled(np.array([node.service for node in nodes]))
    numbers = np.arange(n + 1)
    bare = Network(
        requests=n,
        vans=problem.vans,
        seats=problem.seats,
        route_limit=round(problem.route_limit * SCALE),
        legs=costs + service[:, None],
        costs=costs,
        service=service,
        people=np.array([node.load for node in nodes], dtype=np.int64),
        earliest=_scaled(np.array([node.earliest for node in nodes])),
        latest=_scaled(np.array([node.latest for node in nodes])),
        longest=service[: n + 1] + round(problem.ride_limit * SCALE),
        together=np.zeros((n + 1, n // WORD + 1), dtype=np.int64),
        partners=np.zeros((n + 1, max(n, 1)), dtype=np.int64),
        partner_counts=np.zeros(n + 1, dtype=np.int64),
        word=numbers // WORD,
        bit=np.int64(1) << (numbers % WORD),
        marks=_marks(2 * n + 1),
    )
    _tighten(bare)
    _pair(bare)
    return bare


def _scaled(minutes: Floats) -> Ints:
    return np.rint(minutes * SCALE).astype(np.int64)


def _marks(nodes: int) -> Ints:
    random = Random(1)
    return np.array([[random.getrandbits(WORD) for _ in range(nodes)] for _ in range(3)], dtype=np.int64)


def _tighten(network: Network) -> None:
    """Draw the windows of each pickup and delivery tight by direct drives and the ride limit."""
    n, legs = network.requests, network.legs
    early, late = network.earliest, network.latest
    fetch, bring = np.arange(1, n + 1), np.arange(n + 1, 2 * n + 1)
    direct, longest = legs[fetch, bring], network.longest[1:]
    early[1:] = np.maximum(early[1:], early[0] + legs[0, 1:])
    late[1:] = np.minimum(late[1:], late[0] - legs[1:, 0])
    early[fetch] = np.maximum(early[fetch], early[bring] - longest)
    early[bring] = np.maximum(early[bring], early[fetch] + direct)
    late[bring] = np.minimum(late[bring], late[fetch] + longest)
    late[fetch] = np.minimum(late[fetch], late[bring] - direct)


def _pair(network: Network) -> None:
    """Fill who may be fetched while another is aboard: some order of the two deliveries must hold."""
    n = network.requests
    for first in range(1, n + 1):
        partners = [second for second in range(1, n + 1) if _may_share(network, first, second)]
        for second in partners:
            network.together[first, network.word[second]] |= network.bit[second]
        network.partners[first, : len(partners)] = partners
        network.partner_counts[first] = len(partners)


def _may_share(network: Network, first: int, second: int) -> bool:
    n = network.requests
    if first == second or network.people[first] + network.people[second] > network.seats:
        return False
    orders = ((first, second, first + n, second + n), (first, second, second + n, first + n))
    return any(_holds(network, order) for order in orders)


def _holds(network: Network, order: tuple[int, int, int, int]) -> bool:
    """Tell whether the four stops can be made in this order, a ride taking its drives and services only."""
    time = network.earliest[order[0]]
    elapsed = {order[0]: 0}
    for here, there in pairwise(order):
        leg = network.legs[here, there]
        time = max(time + leg, network.earliest[there])
        elapsed[there] = elapsed[here] + leg
        if time > network.latest[there]:
            return False
    delivery = network.requests
    return all(elapsed[node + delivery] - elapsed[node] <= network.longest[node] for node in order[:2])
