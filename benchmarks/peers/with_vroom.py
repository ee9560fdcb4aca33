"""VROOM on a dial-a-ride instance, with windows cut so that no schedule can break the longest ride.

It ends by itself: how hard it looks is a level of 1 to 5, and nothing in it is left to chance.
"""

import math
from typing import Any

import numpy as np
import vroom

from benchmarks.checking.dial_a_ride import Instance
from benchmarks.peers.safe_windows import cut_windows

_SCALE = 10_000  # whole parts of a minute; driving times are rounded up
_HARDEST = 5


def solve(instance: Instance) -> list[list[int]] | None:
    """Return routes, or None where requests were left over."""
    windows = [(math.ceil(a * _SCALE), math.floor(b * _SCALE)) for a, b in cut_windows(instance)]
    if any(end < begin for begin, end in windows):
        return None
    found = _problem(instance, windows).solve(exploration_level=_HARDEST, nb_threads=1)
    if found.summary.unassigned:
        return None
    steps = found.routes
    stops = steps[steps["type"].isin(["pickup", "delivery"])]
    return [[int(node) for node in group["id"]] for _, group in stops.groupby("vehicle_id", sort=True)]


def _problem(instance: Instance, windows: list[tuple[int, int]]) -> Any:
    problem = vroom.Input()
    nodes = range(len(instance.rows))
    drive = [[math.ceil(instance.minutes(a, b) * _SCALE) for b in nodes] for a in nodes]
    problem.set_durations_matrix("car", np.array(drive, dtype=np.uint32))
    seats, window = [int(instance.seats)], vroom.TimeWindow(*windows[0])
    for van in range(instance.vans):
        problem.add_vehicle(vroom.Vehicle(van, start=0, end=0, capacity=seats, time_window=window))
    for pickup in range(1, instance.requests + 1):
        ends = (_step(instance, node, windows[node]) for node in (pickup, pickup + instance.requests))
        problem.add_shipment(*ends, amount=vroom.Amount([int(instance.rows[pickup][3])]))
    return problem


def _step(instance: Instance, node: int, window: tuple[int, int]) -> Any:
    return vroom.ShipmentStep(
        node,
        location=node,
        default_service=math.ceil(instance.rows[node][2] * _SCALE),
        time_windows=[vroom.TimeWindow(*window)],
    )
