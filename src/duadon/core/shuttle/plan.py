"""The plan of one day: what each van does when, who is captured where, who is left out and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from duadon.core.values.errors import require
from duadon.core.values.times import TimeWindow

PlanParameter = str | int


class Leg(StrEnum):
    """Lượt đi, lượt về: the way to the capture point and the way home."""

    OUT = "out"
    HOME = "home"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLeg:
    """One group on one of its two legs; the whole group gets on or off."""

    group_id: str
    leg: Leg


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A halt of a van: `dropoffs` get off before `pickups` get on; seats count at `depart`."""

    place_id: str
    arrive: int
    depart: int
    pickups: tuple[GroupLeg, ...] = ()
    dropoffs: tuple[GroupLeg, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRun:
    """A chuyến: one outing of a van from empty to empty."""

    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The day of one van: leaves its start at `leave_start`, is at its end at `reach_end`.

    `rest` is the driver's break: the van stands empty where its last run ended (or at its start
    place before it leaves, or at its end place after it is back).
    """

    van_id: str
    leave_start: int
    runs: tuple[PlannedRun, ...]
    reach_end: int
    rest: TimeWindow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A child on a kit (numbered from 0) from `start` to `end`."""

    group_id: str
    child_id: str
    point_id: str
    kit: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The smallest single change that would place a group; found by trying."""

    code: str
    parameters: Mapping[str, PlanParameter] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A group that is not served, the reason, and what would help if that is known."""

    group_id: str
    code: str
    parameters: Mapping[str, PlanParameter] = field(default_factory=dict)
    change: Change | None = None

    def __post_init__(self) -> None:
        require(self.code.count(".") == 2, f"reason code must be area.thing.problem: {self.code!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What the plan is worth; the levels stand in the order in which they count.

    `weighted_people` is the sum of weight x people over served groups (more is better, all others:
    less is better); `away_seconds` the sum of people x time from leaving `stop_out` to reaching
    `stop_home`, `worst_away_seconds` the longest of these times; `metres` are road metres;
    `changed_people` ride with another van, or a minute or more off the time that they were told.
    """

    weighted_people: int
    people: int
    lateness_seconds: int
    away_seconds: int
    worst_away_seconds: int
    metres: int
    vans: int
    changed_people: int = 0

    def rank(self, *, on_the_day: bool = False) -> tuple[int, ...]:
        """Return a key that sorts better plans first; on the day itself changes come second."""
        late, away, worst = self.lateness_seconds, self.away_seconds, self.worst_away_seconds
        levels = (-self.weighted_people, late, away, worst, self.metres, self.vans)
        if on_the_day:
            return (levels[0], self.changed_people, *levels[1:])
        return (*levels, self.changed_people)


class BoundedFigure(StrEnum):
    """The figures of the objective for which bounds are proven."""

    WEIGHTED_PEOPLE = "weighted_people"
    AWAY_SECONDS = "away_seconds"


class BoundWay(StrEnum):
    """How a bound was found, from the plainest to the strongest."""

    EVERYBODY = "everybody"  # there is nobody else to serve
    KIT_PLACES = "kit_places"  # the kits' minutes as places, filled by a knapsack
    DIRECT_RIDES = "direct_rides"  # each group alone, there and home as if nobody else rode
    RELAXATION = "relaxation"  # a linear programme that allows at least what the rules allow
    ENUMERATION = "enumeration"  # every other plan was ruled out


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """No plan has more weighted people, or fewer seconds away with the same people, than `value`.

    Where the plan's own figure equals `value`, the plan is optimal in it.
    """

    figure: BoundedFigure
    value: int
    found_by: BoundWay

    def gap(self, objective: Objective) -> int:
        """Return by how much the plan's figure is off the bound; 0: optimal, below 0: no bound."""
        if self.figure is BoundedFigure.WEIGHTED_PEOPLE:
            return self.value - objective.weighted_people
        return objective.away_seconds - self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """An answer to a DayProblem, with what is needed to make it again.

    `effort` counts iterations; `cut_short` tells that a guard of time ended the search early, so
    that another machine may find another plan. `roads_label` says how the driving times were made.
    `bounds` tell how much better a plan could be at most, one a figure, where that is known.
    """

    day: date
    routes: tuple[Route, ...]
    captures: tuple[Capture, ...]
    unplaced: tuple[Unplaced, ...]
    objective: Objective
    seed: int
    effort: int
    engine: str
    roads_label: str
    cut_short: bool = False
    bounds: tuple[Bound, ...] = ()

    def __post_init__(self) -> None:
        figures = [bound.figure for bound in self.bounds]
        require(len(set(figures)) == len(figures), "one bound a figure")
