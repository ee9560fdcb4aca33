"""What of a day can no longer change, or only a little, when it is planned again.

Driven stops, begun captures and people aboard are facts: the new plan repeats them as they stand and
no rule is held against them. What families were told may move by a few minutes, and each move counts.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from duadon.core.shuttle.plan import Capture, GroupLeg, PlannedRun, Stop
from duadon.core.values.errors import require


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedRoute:
    """The begin of one van's day that stands: its stops up to the one that it is at or drives to.

    Who still sits in the van after the last of these stops is on board. A van that fails is
    `out_of_service`: it goes nowhere any more, and at its last stop (where it stands, a place of the
    problem) everybody gets off to be fetched from there.
    """

    van_id: str
    leave_start: int
    runs: tuple[PlannedRun, ...] = ()
    out_of_service: bool = False

    def __post_init__(self) -> None:
        require(all(run.stops for run in self.runs), f"van {self.van_id}: a locked run has stops")
        require(not (self.out_of_service and self.aboard), f"van {self.van_id} fails with people aboard")

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Return the locked stops of all its runs, in order."""
        return tuple(stop for run in self.runs for stop in run.stops)

    @property
    def aboard(self) -> tuple[GroupLeg, ...]:
        """Return who is on board after the last locked stop, in the order of getting on."""
        riding: dict[GroupLeg, None] = {}
        for stop in self.stops:
            for leaving in stop.dropoffs:
                riding.pop(leaving, None)
            riding |= dict.fromkeys(stop.pickups)
        return tuple(riding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What a family was told of one leg: its van and the second at which the van leaves with them."""

    ride: GroupLeg
    van_id: str
    pickup: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitments:
    """What stands at the second `as_of` of the day; 0: planned again before the day begins.

    Nothing new happens before `as_of`. `captures` have begun or are over. An announced leg of people
    who are still at home leaves at most `tolerance` seconds before or after the time that was told; a
    group no longer announced is not listed. People who are out already are brought home in any case:
    no longest time away, latest time at home or told time is held against them, the excess counts as
    lateness; a ride that has begun is not held to the longest ride either.
    """

    as_of: int
    tolerance: int
    routes: tuple[LockedRoute, ...] = ()
    captures: tuple[Capture, ...] = ()
    announced: tuple[Announced, ...] = ()

    def __post_init__(self) -> None:
        require(self.as_of >= 0 and self.tolerance >= 0, "times of commitments are not negative")
        _require_unique("locked van", (route.van_id for route in self.routes))
        _require_unique("announced leg", (one.ride for one in self.announced))
        late = [one.child_id for one in self.captures if one.start > self.as_of]
        require(not late, f"captures that have not begun are not locked: {', '.join(late)}")

    def locked(self, van_id: str) -> LockedRoute | None:
        """Return what stands of a van's day, None for a van that has not moved."""
        return next((route for route in self.routes if route.van_id == van_id), None)

    @property
    def left_at(self) -> dict[GroupLeg, str]:
        """Return where people wait whom a van that failed has let off, by their unfinished leg.

        Whoever it let off where the leg ends anyway stands here too: nothing is left to do for them.
        """
        failed = [route.stops[-1] for route in self.routes if route.out_of_service and route.runs]
        return {leg: stop.place_id for stop in failed for leg in stop.dropoffs}

    @property
    def out_already(self) -> frozenset[str]:
        """Return the groups that have been fetched, or are being fetched, at home."""
        stops = (stop for route in self.routes for stop in route.stops)
        return frozenset(leg.group_id for stop in stops for leg in stop.pickups)


def _require_unique(what: str, names: Iterable[object]) -> None:
    twice = [str(name) for name, count in Counter(names).items() if count > 1]
    require(not twice, f"{what} twice: {', '.join(twice)}")
