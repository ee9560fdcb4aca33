"""What is torn out of a day: groups that compete for the same van, place, kit or ferry."""

from duadon.planning.days.moves import take_group
from duadon.planning.days.tables import (
    CAPTURE,
    MAY_RIDE,
    OPEN_TO_PICK,
    PICKED,
    POINT,
    SCORE,
    STARTS,
    VAN_HOME,
    VAN_OUT,
    Day,
)
from duadon.planning.kernels.compiled import Ints, compiled_in_place
from duadon.planning.kernels.generator import draw
from duadon.planning.kernels.model import Routes, World
from duadon.planning.search.choosing import pick_lowest

KINDS = 6
FEWEST, MOST, MOST_OF_ALL_SERVED = 2, 5, 7


@compiled_in_place
def ruin(world: World, routes: Routes, day: Day, generator: Ints) -> bool:
    """Take some groups out; False where a route no longer holds without them."""
    groups = day.groups
    served, left_out = 0, 0
    for group in range(groups.shape[0]):
        is_in = groups[group, POINT] >= 0
        day.lists[OPEN_TO_PICK, group] = 1 if is_in else 0
        served += day.lists[OPEN_TO_PICK, group]
        left_out += 0 if is_in else groups[group, MAY_RIDE]
    if served == 0:
        return True
    seed = _seed(day, generator, served, left_out)
    moment = groups[seed, CAPTURE]
    if groups[seed, POINT] < 0:
        point = draw(generator, day.points.shape[0])
        moment = day.starts[point, draw(generator, max(1, day.points[point, STARTS]))]
    # With people left out a larger piece is torn open, the larger the day is.
    most = MOST + groups.shape[0] // 5 if left_out > 0 else MOST_OF_ALL_SERVED
    count = min(served, FEWEST + draw(generator, most - FEWEST + 1))
    _score(routes, day, generator, seed, moment, draw(generator, KINDS))
    found = pick_lowest(generator, day.lists[SCORE], day.lists[OPEN_TO_PICK], count, day.lists[PICKED])
    good = True
    for number in range(found):
        good = take_group(world, routes, day, day.lists[PICKED, number]) and good
    return good


@compiled_in_place
def _seed(day: Day, generator: Ints, served: int, left_out: int) -> int:
    """Draw a group to start from, every other time one that is left out."""
    wants_missing = left_out > 0 and draw(generator, 2) == 0
    place = draw(generator, left_out if wants_missing else served)
    for group in range(day.groups.shape[0]):
        is_in = day.groups[group, POINT] >= 0
        fits = (not is_in and day.groups[group, MAY_RIDE] == 1) if wants_missing else is_in
        if fits:
            if place == 0:
                return group
            place -= 1
    return 0


@compiled_in_place
def _score(routes: Routes, day: Day, generator: Ints, seed: int, moment: int, kind: int) -> None:
    """Score groups, low for what is to be torn out.

    0 all alike; 1 whose homes lie near; 2 who are captured about then; 3 near and about then; 4 who ride
    in one van about then; 5 who are away long.
    """
    groups = day.groups
    van = draw(generator, day.stamps.size)
    if groups[seed, POINT] >= 0:
        van = groups[seed, VAN_OUT] if draw(generator, 2) == 0 else groups[seed, VAN_HOME]
    longest = 0
    for group in range(groups.shape[0]):
        score = 1000
        then = abs(groups[group, CAPTURE] - moment)
        if kind == 1:
            score = day.apart[seed, group]
        elif kind == 2:
            score = then
        elif kind == 3:
            score = day.apart[seed, group] + then // 2
        elif kind == 4:
            score = 1 << 20
            if groups[group, VAN_OUT] == van:
                score = min(score, abs(routes.time[4 * group] - moment))
            if groups[group, VAN_HOME] == van:
                score = min(score, abs(routes.time[4 * group + 3] - moment))
        elif kind == 5:
            score = 0
            if groups[group, POINT] >= 0:
                score = routes.time[4 * group + 3] - routes.time[4 * group]
            longest = max(longest, score)
        day.lists[SCORE, group] = score
    if kind == 5:
        for group in range(groups.shape[0]):
            day.lists[SCORE, group] = longest - day.lists[SCORE, group]
