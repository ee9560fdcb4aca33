"""OR-Tools' routing library on a dial-a-ride instance.

The longest ride stands twice: as a limit of the pair (SetPickupToDeliveryLimitFunctionForPair), which
leads the search, for with the plain constraint alone first solutions fail; and as the plain constraint,
for with the limit alone some answers break it. First solution by the cheapest local insertion, then
guided local search until the processor time is used up.
"""

import math
from collections.abc import Callable, Iterable
from time import process_time
from typing import Any

from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from benchmarks.checking.dial_a_ride import Instance

_SCALE = 100_000  # whole parts of a minute; driving times are rounded up, so times hold as they are
_LOOK_EVERY = 64  # asks of the search whether to stop, for each look at the clock
_FOR_EVER = 1_000_000_000


def solve(instance: Instance, *, cpu_seconds: float) -> list[list[int]] | None:
    """Return routes, or None where none were found in so much processor time."""
    manager = pywrapcp.RoutingIndexManager(len(instance.rows), instance.vans, 0)
    routing = pywrapcp.RoutingModel(manager)
    _add_costs_and_times(instance, manager, routing)
    _add_loads(instance, manager, routing)
    _add_pairs(instance, manager, routing)
    limit = routing.solver().CustomLimit(_until(process_time() + cpu_seconds))
    routing.AddSearchMonitor(limit)
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.LOCAL_CHEAPEST_INSERTION
    parameters.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    parameters.time_limit.seconds = math.ceil(20 * cpu_seconds + 20)  # only where the machine is busy
    solution = routing.SolveWithParameters(parameters)
    if solution is None:
        return None
    return [_route(van, manager, routing, solution) for van in range(instance.vans)]


def _until(end: float) -> Callable[[], bool]:
    asked = 0

    def is_over() -> bool:
        nonlocal asked
        asked += 1
        return asked % _LOOK_EVERY == 0 and process_time() > end

    return is_over


def _whole(minutes: float) -> int:
    return math.ceil(minutes * _SCALE - 1e-6)


def _add_costs_and_times(instance: Instance, manager: Any, routing: Any) -> None:
    nodes = range(len(instance.rows))
    drive = [[_whole(instance.minutes(a, b)) for b in nodes] for a in nodes]
    spend = [[_whole(instance.rows[a][2]) + drive[a][b] for b in nodes] for a in nodes]
    node_of = manager.IndexToNode
    cost = routing.RegisterTransitCallback(lambda a, b: drive[node_of(a)][node_of(b)])
    time = routing.RegisterTransitCallback(lambda a, b: spend[node_of(a)][node_of(b)])
    routing.SetArcCostEvaluatorOfAllVehicles(cost)
    latest = max(_whole(row[5]) for row in instance.rows)
    routing.AddDimension(time, latest, latest, False, "time")
    dimension = routing.GetDimensionOrDie("time")
    for node in nodes[1:]:
        begin, end = instance.rows[node][4], instance.rows[node][5]
        window = (_whole(begin), math.floor(end * _SCALE))
        dimension.CumulVar(manager.NodeToIndex(node)).SetRange(*window)
    for van in range(instance.vans):
        dimension.SetSpanUpperBoundForVehicle(math.floor(instance.route_limit * _SCALE), van)


def _add_loads(instance: Instance, manager: Any, routing: Any) -> None:
    loads = [int(row[3]) for row in instance.rows]
    load = routing.RegisterUnaryTransitCallback(lambda a: loads[manager.IndexToNode(a)])
    routing.AddDimension(load, 0, int(instance.seats), True, "load")


def _add_pairs(instance: Instance, manager: Any, routing: Any) -> None:
    dimension, solver = routing.GetDimensionOrDie("time"), routing.solver()
    limits = []
    for pickup in range(1, instance.requests + 1):
        start, end = (manager.NodeToIndex(node) for node in (pickup, pickup + instance.requests))
        routing.AddPickupAndDelivery(start, end)
        solver.Add(routing.VehicleVar(start) == routing.VehicleVar(end))
        solver.Add(dimension.CumulVar(start) <= dimension.CumulVar(end))
        limits.append(math.floor((instance.ride_limit + instance.rows[pickup][2]) * _SCALE))
        solver.Add(dimension.CumulVar(end) - dimension.CumulVar(start) <= limits[-1])
    for pair, most in enumerate(limits):
        dimension.SetPickupToDeliveryLimitFunctionForPair(_always(most), pair)


def _always(most: int) -> Callable[[int, int], int]:
    return lambda _pickup, _delivery: most


def _route(van: int, manager: Any, routing: Any, solution: Any) -> list[int]:
    return list(_nodes(van, manager, routing, solution))


def _nodes(van: int, manager: Any, routing: Any, solution: Any) -> Iterable[int]:
    index = solution.Value(routing.NextVar(routing.Start(van)))
    while not routing.IsEnd(index):
        yield int(manager.IndexToNode(index))
        index = solution.Value(routing.NextVar(index))
