"""Why a group is left out: tried in the tables of a day with one rule loosened."""

from duadon.core.shuttle.plan import Unplaced
from duadon.core.shuttle.problem import DayProblem
from duadon.planning.days.build import Tables, build_tables
from duadon.planning.days.kits import take_kits
from duadon.planning.days.moves import choose_capture, note_change, place_group
from duadon.planning.days.offers import refresh_offers
from duadon.planning.days.tables import MAY_RIDE, POINT
from duadon.planning.kernels.generator import new_generator
from duadon.planning.kernels.route import time_route
from duadon.planning.kernels.travel import NEVER
from duadon.planning.reasons import explain


def explain_left_out(problem: DayProblem, tables: Tables, number: int) -> Unplaced:
    """Return the reason why the group of that number is not in the state, with what would help."""

    def fits(changed: DayProblem, *, beside_others: bool) -> bool:
        return _fits(changed, tables if beside_others else None, number)

    return explain(problem, fits, number)


def _fits(problem: DayProblem, state: Tables | None, number: int) -> bool:
    """Tell whether the group finds room, beside those of the state or on an empty day."""
    tables = build_tables(problem)
    world, routes, day, _ = tables
    if state is not None:
        _repeat(tables, state, number)
    for van in range(len(routes.length)):
        if not time_route(world, routes, van):
            if state is not None:
                return False
            routes.length[van] = 0
            time_route(world, routes, van)
        note_change(world, routes, day, van)
    if day.groups[number, MAY_RIDE] == 0:
        return False
    generator = new_generator(0)
    for attempt in range(8):
        refresh_offers(world, routes, day, number)
        cost, point, start, _ = choose_capture(day, number, generator, 64 * min(attempt, 1))
        if cost >= NEVER:
            return False
        if place_group(world, routes, day, number, point, start):
            return True
    return False


def _repeat(tables: Tables, state: Tables, number: int) -> None:
    """Copy the others' rides and captures; the tables keep what the changed problem says of the group."""
    world, routes, day, _ = tables
    routes.nodes[:], routes.length[:] = state.routes.nodes, state.routes.length
    own = slice(4 * number, 4 * number + 4)
    bounds, mine = world.nodes, world.nodes[own].copy()
    bounds[: world.rests_from] = state.world.nodes[: world.rests_from]
    bounds[own] = mine
    kept = day.groups[number].copy()
    day.groups[:], day.sittings[:] = state.day.groups, state.day.sittings
    day.groups[number] = kept
    _retake_kits(tables)


def _retake_kits(tables: Tables) -> None:
    for group in range(len(tables.day.groups)):
        if tables.day.groups[group, POINT] >= 0:
            take_kits(tables.day, group)
