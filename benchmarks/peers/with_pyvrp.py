"""PyVRP on a dial-a-ride instance, with windows cut so that no schedule can break the longest ride."""

import math
import warnings
from time import process_time
from typing import Any

from pyvrp import Model
from pyvrp.exceptions import PenaltyBoundWarning

from benchmarks.checking.dial_a_ride import Instance
from benchmarks.peers.safe_windows import cut_windows

_SCALE = 10_000  # whole parts of a minute; driving times are rounded up


def solve(instance: Instance, *, cpu_seconds: float, seed: int) -> list[list[int]] | None:
    """Return routes, or None where none were found in so much processor time."""
    windows = [(math.ceil(a * _SCALE), math.floor(b * _SCALE)) for a, b in cut_windows(instance)]
    if any(end < begin for begin, end in windows):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PenaltyBoundWarning)  # no answer says as much
        result = _model(instance, windows).solve(_Spent(cpu_seconds), seed=seed, display=False)
    if not result.is_feasible():
        return None
    return [_nodes(instance, route) for route in result.best.routes()]


class _Spent:
    """Stops when the processor time is used up."""

    def __init__(self, seconds: float) -> None:
        self._end = process_time() + seconds

    def __call__(self, _best_cost: float) -> bool:
        return process_time() > self._end


def _model(instance: Instance, windows: list[tuple[int, int]]) -> Any:
    model = Model()
    places = [model.add_location(round(row[0] * _SCALE), round(row[1] * _SCALE)) for row in instance.rows]
    depot = model.add_depot(places[0])
    model.add_vehicle_type(
        instance.vans,
        capacity=int(instance.seats),
        start_depot=depot,
        end_depot=depot,
        shift_duration=math.floor(instance.route_limit * _SCALE),
        tw_early=windows[0][0],
        tw_late=windows[0][1],
    )
    for pickup in range(1, instance.requests + 1):
        delivery = pickup + instance.requests
        model.add_shipment(
            places[pickup],
            places[delivery],
            pickup_tw_early=windows[pickup][0],
            pickup_tw_late=windows[pickup][1],
            pickup_service_duration=math.ceil(instance.rows[pickup][2] * _SCALE),
            delivery_tw_early=windows[delivery][0],
            delivery_tw_late=windows[delivery][1],
            delivery_service_duration=math.ceil(instance.rows[delivery][2] * _SCALE),
            amount=int(instance.rows[pickup][3]),
        )
    for a, start in enumerate(places):
        for b, end in enumerate(places):
            minutes = math.ceil(instance.minutes(a, b) * _SCALE)
            model.add_edge(start, end, distance=minutes, duration=minutes)
    return model


def _nodes(instance: Instance, route: Any) -> list[int]:
    """Pick-ups and deliveries carry the number of their shipment, from 0; depots are left out."""
    return [
        1 + step.idx + (instance.requests if step.is_delivery() else 0)
        for step in route.schedule()
        if step.is_pickup() or step.is_delivery()
    ]
