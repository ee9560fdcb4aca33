"""Who sits on which kit when: the earliest free places of a point for all children of a group."""

from duadon.planning.days.tables import CHILDREN, CLOSES, POINT, Day
from duadon.planning.kernels.compiled import compiled_in_place
from duadon.planning.kernels.travel import NEVER


@compiled_in_place
def find_sittings(day: Day, group: int, point: int, start: int) -> tuple[int, int]:
    """Seat the children one after another from `start` on; return begin and end of it all.

    Writes them into the group's sittings without taking the kits; (NEVER, NEVER) where there is no room
    before the point closes or not all within one session.
    """
    begin, end = NEVER, 0
    for child in range(day.groups[group, CHILDREN]):
        seconds = day.durations[group, point, child]
        best, best_kit = NEVER, 0
        for kit in range(day.kits.shape[1]):
            free = _gap(day, group, child, point, kit, start, seconds)
            if free < best:
                best, best_kit = free, kit
        if best + seconds > day.points[point, CLOSES]:
            return NEVER, NEVER
        day.sittings[group, child, 0] = best_kit
        day.sittings[group, child, 1], day.sittings[group, child, 2] = best, best + seconds
        begin, end = min(begin, best), max(end, best + seconds)
    for session in range(day.sessions.shape[1]):
        if day.sessions[group, session, 0] <= begin and end <= day.sessions[group, session, 1]:
            return begin, end
    return NEVER, NEVER


@compiled_in_place
def _gap(day: Day, group: int, child: int, point: int, kit: int, start: int, seconds: int) -> int:
    """Return the first begin of a free piece of that kit, the group's own first children counted in."""
    taken = day.kits[point, kit]
    count = taken[taken.shape[0] - 1, 0]
    begin = start
    k = 0
    while True:
        moved = False
        while k < count and taken[k, 0] - begin < seconds:
            if taken[k, 1] > begin:
                begin = taken[k, 1]
                moved = True
            k += 1
        for own in range(child):
            sitting = day.sittings[group, own]
            if sitting[0] == kit and sitting[1] < begin + seconds and begin < sitting[2]:
                begin = sitting[2]
                moved = True
        if not moved:
            return int(begin)


@compiled_in_place
def take_kits(day: Day, group: int) -> None:
    """Take the kits for the sittings of a group."""
    for child in range(day.groups[group, CHILDREN]):
        begin, end = day.sittings[group, child, 1], day.sittings[group, child, 2]
        taken = day.kits[day.groups[group, POINT], day.sittings[group, child, 0]]
        k = taken[taken.shape[0] - 1, 0]
        taken[taken.shape[0] - 1, 0] = k + 1
        while k > 0 and taken[k - 1, 0] > begin:
            taken[k, 0], taken[k, 1] = taken[k - 1, 0], taken[k - 1, 1]
            k -= 1
        taken[k, 0], taken[k, 1] = begin, end


@compiled_in_place
def free_kits(day: Day, group: int) -> None:
    """Free the kits of a group again."""
    for child in range(day.groups[group, CHILDREN]):
        begin = day.sittings[group, child, 1]
        taken = day.kits[day.groups[group, POINT], day.sittings[group, child, 0]]
        last = taken.shape[0] - 1
        taken[last, 0] -= 1
        k = 0
        while taken[k, 0] != begin:
            k += 1
        while k < taken[last, 0]:
            taken[k, 0], taken[k, 1] = taken[k + 1, 0], taken[k + 1, 1]
            k += 1
