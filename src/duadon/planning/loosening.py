"""A day's problem with one rule loosened by a size: what `reasons` tries one after another."""

from dataclasses import replace

from duadon.core.shuttle.problem import CapturePoint, DayProblem, Group, Van
from duadon.core.shuttle.travel import Ferry
from duadon.core.values.times import DAY, TimeWindow


def more_seats(problem: DayProblem, _group: Group, size: int) -> DayProblem:
    """Every van has `size` seats more."""
    vans = tuple(replace(van, seats=van.seats + size) for van in problem.vans)
    return replace(problem, vans=vans)


def more_boosters(problem: DayProblem, _group: Group, size: int) -> DayProblem:
    """Every van carries `size` boosters more."""
    vans = tuple(replace(van, boosters=van.boosters + size) for van in problem.vans)
    return replace(problem, vans=vans)


def more_back_seats(problem: DayProblem, _group: Group, size: int) -> DayProblem:
    """`size` seats of every front row count as seats behind it."""
    vans = tuple(replace(v, front_seats=max(0, v.front_seats - size)) for v in problem.vans)
    return replace(problem, vans=vans)


def more_kits(problem: DayProblem, _group: Group, size: int) -> DayProblem:
    """Every point has `size` kits more, but not over lunch."""
    return replace(problem, points=tuple(_with_kits(point, size) for point in problem.points))


def _with_kits(point: CapturePoint, size: int) -> CapturePoint:
    never_any = point.most_kits == 0
    kits = tuple(
        replace(entry, count=entry.count + size if entry.count or never_any else 0) for entry in point.kits
    )
    return replace(point, kits=kits)


def open_longer(problem: DayProblem, _group: Group, size: int) -> DayProblem:
    """Every point closes `size` seconds later."""
    points = tuple(replace(p, close=min(DAY, p.close + size)) for p in problem.points)
    return replace(problem, points=points)


def longer_duty(problem: DayProblem, _group: Group, size: int) -> DayProblem:
    """Every van may leave `size` seconds earlier and be back as much later."""
    return replace(problem, vans=tuple(_with_duty(van, size) for van in problem.vans))


def _with_duty(van: Van, size: int) -> Van:
    start, end = max(0, van.duty.start - size), min(DAY, van.duty.end + size)
    return replace(van, duty=TimeWindow(start=start, end=end))


def cross_always(problem: DayProblem, _group: Group, _size: int) -> DayProblem:
    """Every van may go on a ferry."""
    return replace(problem, vans=tuple(replace(v, may_cross_ferry=True) for v in problem.vans))


def no_storm(problem: DayProblem, _group: Group, _size: int) -> DayProblem:
    """No sailing falls out."""
    return replace(problem, ferries=tuple(replace(f, closed=()) for f in problem.ferries))


def longer_ferry(problem: DayProblem, _group: Group, size: int) -> DayProblem:
    """Every ferry begins `size` seconds earlier and ends as much later, in whole headways."""
    return replace(problem, ferries=tuple(_with_hours(f, size) for f in problem.ferries))


def _with_hours(ferry: Ferry, size: int) -> Ferry:
    earlier = min(size, ferry.first) // ferry.headway * ferry.headway
    return replace(ferry, first=ferry.first - earlier, last=ferry.last + size)


def longer_ride(problem: DayProblem, group: Group, size: int) -> DayProblem:
    """The group may ride `size` seconds longer."""
    return _with_group(problem, replace(group, max_ride=group.max_ride + size))


def longer_away(problem: DayProblem, group: Group, size: int) -> DayProblem:
    """The group may be away `size` seconds longer."""
    return _with_group(problem, replace(group, max_away=group.max_away + size))


def fetched_earlier(problem: DayProblem, group: Group, size: int) -> DayProblem:
    """The group may be fetched `size` seconds earlier."""
    return _with_group(problem, replace(group, earliest_pickup=max(0, group.earliest_pickup - size)))


def home_later(problem: DayProblem, group: Group, size: int) -> DayProblem:
    """The group may be home `size` seconds later."""
    return _with_group(problem, replace(group, latest_home=min(DAY, group.latest_home + size)))


def any_session(problem: DayProblem, group: Group, _size: int) -> DayProblem:
    """The group may come at any time."""
    return _with_group(problem, replace(group, sessions=()))


def _with_group(problem: DayProblem, changed: Group) -> DayProblem:
    groups = tuple(changed if group.id == changed.id else group for group in problem.groups)
    return replace(problem, groups=groups)
