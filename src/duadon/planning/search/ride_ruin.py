"""Takes some requests out of the routes of a dial-a-ride search, so that others may go in."""

from duadon.planning.kernels.compiled import Ints, compiled_in_place
from duadon.planning.kernels.generator import draw
from duadon.planning.kernels.model import END, PLACE, START, Routes, World
from duadon.planning.kernels.route import take_out, time_route
from duadon.planning.search.choosing import pick_lowest
from duadon.planning.search.ride_state import Rides, look_at

FEWEST_OUT, MOST_OUT = 3, 20


@compiled_in_place
def _score(world: World, routes: Routes, rides: Rides, seed: int, kind: int) -> None:
    """Score requests: 0 all alike, 1 near the seed, 2 at the seed's time, 3 cheap ones high."""
    nodes = world.nodes
    most = 0
    for request in range(rides.van_of.size):
        rides.score[request] = 1000
        if kind == 1:
            rides.score[request] = rides.apart[seed, request]
        elif kind == 2:
            rides.score[request] = abs(routes.time[2 * request] - routes.time[2 * seed])
        elif kind == 3:
            rides.score[request] = 0
    if kind != 3:
        return
    for van in range(rides.changed.size - 1):
        length = routes.length[van]
        for k in range(length):
            before = nodes[routes.nodes[van, k - 1], PLACE] if k > 0 else world.vans[van, START]
            after = nodes[routes.nodes[van, k + 1], PLACE] if k + 1 < length else world.vans[van, END]
            here = nodes[routes.nodes[van, k], PLACE]
            saved = rides.cost[before, here] + rides.cost[here, after] - rides.cost[before, after]
            request = routes.nodes[van, k] // 2
            rides.score[request] += saved
            most = max(most, rides.score[request])
    for request in range(rides.van_of.size):
        rides.score[request] = most - rides.score[request]


@compiled_in_place
def _pick_strings(routes: Routes, rides: Rides, generator: Ints, count: int) -> int:
    """Pick requests that follow each other in routes near to a seed."""
    requests = rides.van_of.size
    seed = draw(generator, requests)
    found, tries = 0, 0
    while found < count and tries < requests:
        tries += 1
        near = -1
        for request in range(requests):
            if rides.open_[request] == 1 and (
                near < 0 or rides.apart[seed, request] < rides.apart[seed, near]
            ):
                near = request
        if near < 0:
            break
        van = rides.van_of[near]
        length = routes.length[van]
        where = 0
        while routes.nodes[van, where] // 2 != near:
            where += 1
        size = min(length, 2 + draw(generator, 2 * max(1, count // 2)))
        k = max(0, min(length - size, where - draw(generator, size)))
        for position in range(k, k + size):
            request = routes.nodes[van, position] // 2
            if rides.open_[request] == 1 and found < count:
                rides.open_[request] = 0
                rides.picked[found] = request
                found += 1
        # One string a route: the rest of it stays.
        for position in range(length):
            rides.open_[routes.nodes[van, position] // 2] = 0
    return found


@compiled_in_place
def ruin(world: World, routes: Routes, rides: Rides, generator: Ints) -> bool:
    """Take some requests out; False where a route no longer holds without them."""
    requests = rides.van_of.size
    planned = 0
    for request in range(requests):
        rides.open_[request] = 1 if rides.van_of[request] >= 0 else 0
        planned += rides.open_[request]
    most = min(planned, MOST_OUT, max(FEWEST_OUT, requests // 2))
    fewest = min(FEWEST_OUT, 1 + planned // 4)
    count = min(planned, fewest + draw(generator, max(1, most - fewest + 1)))
    if count == 0:
        return True
    kind = draw(generator, 5)
    if kind == 4:
        found = _pick_strings(routes, rides, generator, count)
    else:
        _score(world, routes, rides, draw(generator, requests), kind)
        found = pick_lowest(generator, rides.score, rides.open_, count, rides.picked)
    for number in range(found):
        request = rides.picked[number]
        van = rides.van_of[request]
        take_out(routes, van, request)
        rides.van_of[request] = -1
        rides.changed[van] = 1
    for van in range(rides.changed.size - 1):
        if rides.changed[van] == 1:
            if not time_route(world, routes, van):
                return False
            look_at(routes, rides, van)
    return True
