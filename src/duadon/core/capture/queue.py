"""Who is called next at the capture point: whose van leaves soon, then small children, then turn.

People who came together are called one after the other, so that a family is not torn apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from duadon.core.values.errors import require
from duadon.core.values.ids import RiderId, TripRequestId

SMALL_CHILD_BELOW_YEARS = 8
VAN_SOON_SECONDS = 45 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Somebody at the point who is still to be captured.

    `ticket` is the number drawn on arrival; `van_leaves` is the ride home in seconds since local
    midnight, None for someone who goes home by themselves; `group` is who came together.
    """

    rider_id: RiderId
    ticket: int
    age_years: int
    group: TripRequestId | None = None
    van_leaves: int | None = None

    def __post_init__(self) -> None:
        require(self.ticket >= 1, "tickets count from 1")
        require(self.age_years >= 0, "nobody is younger than nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRules:
    """From when a van counts as leaving soon, and below which age a child is small."""

    small_child_below_years: int = SMALL_CHILD_BELOW_YEARS
    van_soon_seconds: int = VAN_SOON_SECONDS


_Rank = tuple[bool, int, bool, int]
_DEFAULT_RULES = QueueRules()


def order_queue(
    waiting: Iterable[Waiting], *, now: int, rules: QueueRules = _DEFAULT_RULES
) -> tuple[Waiting, ...]:
    """Return the people in calling order; `now` is seconds since local midnight.

    A group stands where its most urgent member stands. Equal tickets are ordered by id.
    """
    people = list(waiting)
    best: dict[TripRequestId | RiderId, _Rank] = {}
    for one in people:
        rank = _rank(one, now, rules)
        best[_company(one)] = min(best.get(_company(one), rank), rank)
    return tuple(
        sorted(
            people,
            key=lambda one: (
                best[_company(one)],
                str(_company(one)),
                _rank(one, now, rules),
                str(one.rider_id),
            ),
        )
    )


def _company(one: Waiting) -> TripRequestId | RiderId:
    return one.rider_id if one.group is None else one.group


def _rank(one: Waiting, now: int, rules: QueueRules) -> _Rank:
    """Smaller is sooner."""
    leaves = one.van_leaves
    is_soon = leaves is not None and leaves - now <= rules.van_soon_seconds
    is_small = one.age_years < rules.small_child_below_years
    return (not is_soon, leaves if leaves is not None and is_soon else 0, not is_small, one.ticket)
