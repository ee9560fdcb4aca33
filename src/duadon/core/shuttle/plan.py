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
    `stop_home`, `worst_away_seconds` the longest of these times; `metres` are road metres.
    """

    weighted_people: int
    people: int
    lateness_seconds: int
    away_seconds: int
    worst_away_seconds: int
    metres: int
    vans: int

    def rank(self) -> tuple[int, ...]:
        """Return a key that sorts better plans first."""
        late, away, worst = self.lateness_seconds, self.away_seconds, self.worst_away_seconds
        return (-self.weighted_people, late, away, worst, self.metres, self.vans)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """An answer to a DayProblem, with what is needed to make it again.

    `effort` counts iterations; `cut_short` tells that a guard of time ended the search early, so
    that another machine may find another plan. `roads_label` says how the driving times were made.
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
