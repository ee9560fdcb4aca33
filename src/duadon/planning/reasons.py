"""Why a group is left out, found by trying: which single rule, loosened, would let it ride?

First on an empty day (then the group's own wishes and the map are in the way), else on the day as
planned (then other people are). Each try plans just this one group.
"""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from duadon.core.shuttle.plan import Change, PlanParameter, Unplaced
from duadon.core.shuttle.problem import DayProblem, Group
from duadon.planning import loosening

_STEPS = (300, 600, 900, 1800, 2700, 3600, 5400, 7200, 10800, 14400)


class _Try(NamedTuple):
    """A rule, the change that loosens it, and the sizes to try, smallest first."""

    reason: str
    change: str
    unit: str
    sizes: Callable[[Group], tuple[int, ...]]
    loosen: Callable[[DayProblem, Group, int], DayProblem]


def _up_to_people(group: Group) -> tuple[int, ...]:
    return tuple(range(1, group.people + 1))


def _up_to_boosters(group: Group) -> tuple[int, ...]:
    return tuple(range(1, group.boosters + 1))


def _up_to_not_in_front(group: Group) -> tuple[int, ...]:
    return tuple(range(1, group.not_in_front + 1))


def _one_or_two(_group: Group) -> tuple[int, ...]:
    return (1, 2)


def _once(_group: Group) -> tuple[int, ...]:
    return (1,)


def _stretches(_group: Group) -> tuple[int, ...]:
    return _STEPS


# Vans, kits and ferries: other people compete for these, or the day is too short. The narrow ones
# stand first: one more seat would also help where only the front row is closed.
_SHARED_RULES: tuple[_Try, ...] = (
    _Try(
        "shuttle.unplaced.no_booster",
        "shuttle.change.more_boosters",
        "boosters",
        _up_to_boosters,
        loosening.more_boosters,
    ),
    _Try(
        "shuttle.unplaced.front_closed",
        "shuttle.change.more_back_seats",
        "seats",
        _up_to_not_in_front,
        loosening.more_back_seats,
    ),
    _Try(
        "shuttle.unplaced.no_seat", "shuttle.change.more_seats", "seats", _up_to_people, loosening.more_seats
    ),
    _Try("shuttle.unplaced.no_kit", "shuttle.change.more_kits", "kits", _one_or_two, loosening.more_kits),
    _Try(
        "shuttle.unplaced.point_closed",
        "shuttle.change.open_longer",
        "minutes",
        _stretches,
        loosening.open_longer,
    ),
    _Try("shuttle.unplaced.no_ferry", "shuttle.change.ferry_for_vans", "", _once, loosening.cross_always),
    _Try("shuttle.unplaced.storm", "shuttle.change.ferry_runs", "", _once, loosening.no_storm),
    _Try(
        "shuttle.unplaced.ferry_times",
        "shuttle.change.longer_ferry",
        "minutes",
        _stretches,
        loosening.longer_ferry,
    ),
    _Try(
        "shuttle.unplaced.duty_too_short",
        "shuttle.change.longer_duty",
        "minutes",
        _stretches,
        loosening.longer_duty,
    ),
)

# The group's own limits and windows.
_OWN_RULES: tuple[_Try, ...] = (
    _Try(
        "shuttle.unplaced.ride_too_long",
        "shuttle.change.longer_ride",
        "minutes",
        _stretches,
        loosening.longer_ride,
    ),
    _Try(
        "shuttle.unplaced.away_too_long",
        "shuttle.change.longer_away",
        "minutes",
        _stretches,
        loosening.longer_away,
    ),
    _Try(
        "shuttle.unplaced.fetched_too_late",
        "shuttle.change.fetch_earlier",
        "minutes",
        _stretches,
        loosening.fetched_earlier,
    ),
    _Try(
        "shuttle.unplaced.home_too_early",
        "shuttle.change.home_later",
        "minutes",
        _stretches,
        loosening.home_later,
    ),
    _Try("shuttle.unplaced.session", "shuttle.change.any_session", "", _once, loosening.any_session),
)


class Fits(Protocol):
    """Tells whether the group finds a round trip in a problem, beside the others' or on an empty day."""

    def __call__(self, problem: DayProblem, /, *, beside_others: bool) -> bool: ...


def explain(problem: DayProblem, fits: Fits, number: int) -> Unplaced:
    """Return the reason why the group of that number is left out, with what would help."""
    group = problem.groups[number]
    if not group.adults and not group.attendant_named:
        change = Change(code="shuttle.change.name_attendant")
        return _unplaced(group, "shuttle.unplaced.no_adult", change)
    alone = fits(problem, beside_others=False)
    attempts = _SHARED_RULES if alone else (*_OWN_RULES, *_SHARED_RULES)
    for attempt in attempts:
        size = _smallest(attempt, problem, group, lambda changed: fits(changed, beside_others=alone))
        if size is not None:
            return _unplaced(group, attempt.reason, _change(attempt, size))
    if alone:
        return _unplaced(group, "shuttle.unplaced.vans_full", Change(code="shuttle.change.other_day"))
    return _unplaced(group, "shuttle.unplaced.several_rules", None)


def _change(attempt: _Try, size: int) -> Change:
    shown = size // 60 if attempt.unit == "minutes" else size
    parameters: dict[str, PlanParameter] = {attempt.unit: shown} if attempt.unit else {}
    return Change(code=attempt.change, parameters=parameters)


def _unplaced(group: Group, reason: str, change: Change | None) -> Unplaced:
    parameters: dict[str, PlanParameter] = {"group": group.label or group.id, "people": group.people}
    return Unplaced(group_id=group.id, code=reason, parameters=parameters, change=change)


def _smallest(
    attempt: _Try, problem: DayProblem, group: Group, fits: Callable[[DayProblem], bool]
) -> int | None:
    """Return the smallest size that helps; the largest is tried first, for most do not help."""
    sizes = attempt.sizes(group)

    def helps(size: int) -> bool:
        return fits(attempt.loosen(problem, group, size))

    if not sizes or not helps(sizes[-1]):
        return None
    return next((size for size in sizes[:-1] if helps(size)), sizes[-1])
