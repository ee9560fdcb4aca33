"""The rounds of the search: ruin some of the day, put everybody in again, keep what is better."""

from duadon.planning.days.moves import choose_capture, note_change, place_group
from duadon.planning.days.offers import refresh_offers
from duadon.planning.days.ruin import ruin
from duadon.planning.days.tables import (
    ABSENT,
    BEST_COST,
    BEST_METRES,
    BEST_MISSING,
    BEST_PLACED,
    CHILDREN,
    COST,
    DRIVING,
    LATE_WEIGHT,
    LEFT_OUT,
    LISTED,
    MAY_RIDE,
    MISSING,
    PEOPLE,
    POINT,
    WORTH,
    Day,
    Kept,
)
from duadon.planning.kernels.compiled import Ints, compiled_in_place
from duadon.planning.kernels.generator import draw, shuffle
from duadon.planning.kernels.model import END, NODE_COLUMNS, PLACE, START, TOLD, Routes, World
from duadon.planning.kernels.route import time_route
from duadon.planning.kernels.travel import NEVER
from duadon.planning.search.choosing import accepts, allowance

HOTTEST, COLDEST = 15_000, 500  # millionths of the cost
CURRENT, BEST = 0, 1
NOISE = 24  # 256ths
FARTHEST = 12  # weighted people left out more than in the best


@compiled_in_place
def run_rounds(
    world: World, routes: Routes, day: Day, kept: Kept, generator: Ints, begin: int, end: int, total: int
) -> None:
    """Do the rounds from `begin` to `end` of `total`; round 0 begins with an empty day."""
    groups = day.groups
    for number in range(begin, end):
        holds = True
        for van in range(day.changed.size):
            day.changed[van] = 0
        day.tally[DRIVING] = draw(generator, 4) * (1 + draw(generator, 2))
        if number > 0:
            holds = ruin(world, routes, day, generator)
        if holds:
            rebuild(world, routes, day, generator)
        missing, cost, metres = weigh(world, routes, day)
        old_absence, new_absence = 0, 0
        for group in range(groups.shape[0]):
            if groups[group, POINT] < 0 and groups[group, MAY_RIDE] == 1:
                groups[group, ABSENT] += groups[group, WORTH]
                new_absence += groups[group, ABSENT]
            old_absence += groups[group, LEFT_OUT] * groups[group, ABSENT]
        # As long as somebody is left out, those who were left out long count more, whatever the cost;
        # but the search stays near the best.
        near = missing <= day.tally[BEST_MISSING] + FARTHEST or missing <= day.tally[MISSING]
        good = holds and near and new_absence < old_absence
        if holds and missing < day.tally[MISSING]:
            good = True
        elif holds and new_absence == old_absence and missing == day.tally[MISSING]:
            allowed = allowance(max(1, day.tally[BEST_COST]), HOTTEST, COLDEST, number, total)
            good = accepts(generator, cost, day.tally[COST], allowed)
        if number == 0 or good:
            day.tally[COST], day.tally[MISSING] = cost, missing
            for group in range(groups.shape[0]):
                left_out = groups[group, POINT] < 0 and groups[group, MAY_RIDE] == 1
                groups[group, LEFT_OUT] = 1 if left_out else 0
            keep(world, routes, day, kept, CURRENT)
            best = (day.tally[BEST_MISSING], day.tally[BEST_COST], day.tally[BEST_METRES])
            if number == 0 or (missing, cost, metres) < best:
                day.tally[BEST_MISSING], day.tally[BEST_COST], day.tally[BEST_METRES] = missing, cost, metres
                day.tally[BEST_PLACED] = 0
                for group in range(groups.shape[0]):
                    if groups[group, POINT] >= 0:
                        day.tally[BEST_PLACED] += groups[group, PEOPLE]
                keep(world, routes, day, kept, BEST)
        else:
            go_back(world, routes, day, kept, CURRENT)


@compiled_in_place
def rebuild(world: World, routes: Routes, day: Day, generator: Ints) -> None:
    """Put groups in as long as one fits, in an order that differs from round to round."""
    groups = day.groups
    count = 0
    for group in range(groups.shape[0]):
        if groups[group, POINT] < 0 and groups[group, MAY_RIDE] == 1:
            day.lists[LISTED, count] = group
            count += 1
    kind, noise = draw(generator, 5), draw(generator, 2) * NOISE
    listed = day.lists[LISTED]
    shuffle(generator, listed, count)
    while count > 0:
        chosen, best, best_point, best_start = -1, 0, -1, -1
        k = 0
        while k < count:
            group = listed[k]
            refresh_offers(world, routes, day, group)
            cost, point, start, ways = choose_capture(day, group, generator, noise)
            if cost >= NEVER:
                count -= 1
                listed[k], listed[count] = listed[count], group
                continue
            # 0: as chance has it; 1: who has fewest ways; 2: who weighs most for a place on a kit;
            # 3: who costs least; 4: who was left out longest.
            key = k
            if kind == 1:
                key = ways * 64 // groups[group, WORTH]
            elif kind == 2:
                key = -64 * groups[group, WORTH] // groups[group, CHILDREN]
            elif kind == 3:
                key = cost // groups[group, PEOPLE]
            elif kind == 4:
                key = -groups[group, ABSENT] - groups[group, WORTH]
            if chosen < 0 or key < best:
                chosen, best, best_point, best_start = k, key, point, start
            k += 1
            if kind == 0:
                break
        if chosen < 0:
            return
        group = listed[chosen]
        if not place_group(world, routes, day, group, best_point, best_start):
            _try_again(world, routes, day, generator, group)
        count -= 1
        listed[chosen] = listed[count]


@compiled_in_place
def _try_again(world: World, routes: Routes, day: Day, generator: Ints, group: int) -> bool:
    """Try a few more captures after one that looked good and did not hold."""
    for _ in range(4):
        refresh_offers(world, routes, day, group)
        cost, point, start, _ = choose_capture(day, group, generator, 64)
        if cost >= NEVER:
            return False
        if place_group(world, routes, day, group, point, start):
            return True
    return False


@compiled_in_place
def weigh(world: World, routes: Routes, day: Day) -> tuple[int, int, int]:
    """Return the weight of people left out, lateness and time away as one number, and metres."""
    missing, cost, metres = 0, 0, 0
    for group in range(day.groups.shape[0]):
        if day.groups[group, POINT] < 0:
            missing += day.groups[group, WORTH]
            continue
        leaves, returns = routes.time[4 * group], routes.time[4 * group + 3]
        cost += day.groups[group, PEOPLE] * (returns - leaves)
        cost += LATE_WEIGHT * max(0, leaves - world.nodes[4 * group, TOLD])
    for van in range(day.changed.size):
        place = world.vans[van, START]
        for k in range(routes.length[van]):
            node = routes.nodes[van, k]
            if node < world.rests_from:
                metres += day.metres[place, world.nodes[node, PLACE]]
                place = world.nodes[node, PLACE]
        if place != world.vans[van, START]:
            metres += day.metres[place, world.vans[van, END]]
    return missing, cost, metres


@compiled_in_place
def keep(world: World, routes: Routes, day: Day, kept: Kept, row: int) -> None:
    """Put the state aside."""
    for van in range(day.changed.size):
        kept.length[row, van] = routes.length[van]
        for k in range(routes.length[van]):
            kept.nodes[row, van, k] = routes.nodes[van, k]
    _copy(world, day, kept, row, True)


@compiled_in_place
def go_back(world: World, routes: Routes, day: Day, kept: Kept, row: int) -> None:
    """Go back to a state put aside; only changed routes are timed again."""
    _copy(world, day, kept, row, False)
    for van in range(day.changed.size):
        if day.changed[van] == 1:
            routes.length[van] = kept.length[row, van]
            for k in range(routes.length[van]):
                routes.nodes[van, k] = kept.nodes[row, van, k]
            time_route(world, routes, van)
            note_change(world, routes, day, van)


@compiled_in_place
def _copy(world: World, day: Day, kept: Kept, row: int, away: bool) -> None:
    """Copy bounds, groups and kits to the row, or back from it."""
    for node in range(world.nodes.shape[0]):
        for column in range(NODE_COLUMNS):
            if away:
                kept.bounds[row, node, column] = world.nodes[node, column]
            else:
                world.nodes[node, column] = kept.bounds[row, node, column]
    for group in range(day.groups.shape[0]):
        for column in range(POINT, ABSENT):
            if away:
                kept.groups[row, group, column] = day.groups[group, column]
            else:
                day.groups[group, column] = kept.groups[row, group, column]
        for child in range(day.sittings.shape[1]):
            for part in range(3):
                if away:
                    kept.sittings[row, group, child, part] = day.sittings[group, child, part]
                else:
                    day.sittings[group, child, part] = kept.sittings[row, group, child, part]
    for point in range(day.kits.shape[0]):
        for kit in range(day.kits.shape[1]):
            for k in range(day.kits.shape[2]):
                for part in range(2):
                    if away:
                        kept.kits[row, point, kit, k, part] = day.kits[point, kit, k, part]
                    else:
                        day.kits[point, kit, k, part] = kept.kits[row, point, kit, k, part]
