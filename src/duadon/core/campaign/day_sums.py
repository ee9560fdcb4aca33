"""What was done on a day, known as a sum without children: nine of ten come by themselves.

The central system counts everybody who was captured or got a card; the register knows some of them
by name. A day's sum stands for all of them, so that only what goes beyond the names is added.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from duadon.core.campaign.milestones import MilestoneFact
from duadon.core.campaign.targets import UnitTrack
from duadon.core.enrolment.tracks import Track
from duadon.core.values.errors import require

Beyond = Mapping[UnitTrack, Mapping[date, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySum:
    """How many children of a unit and track were done on a day, those known by name among them."""

    unit_code: str
    track: Track
    day: date
    children: int
    recorded_at: datetime

    def __post_init__(self) -> None:
        require(self.children >= 0, f"a number of children is not negative: {self.children}")
        require(self.recorded_at.tzinfo is not None, "recorded_at needs a time zone")


def count_beyond_names(
    sums: Iterable[DaySum], named: Iterable[MilestoneFact], *, recorded_by: datetime
) -> Beyond:
    """Return for each unit, track and day how many were done whom nobody knows by name.

    `named` holds each child once a milestone and day that stands: who is captured again on a later day
    is in that day's sum too, and nobody new. Of two sums for a day the one recorded later holds,
    being a correction; a sum smaller than the names takes nothing away from them.
    Raises RuleBroken where two different sums of a day were recorded at one instant.
    """
    known = Counter((fact.unit_code, fact.track, fact.effective_on) for fact in named if fact.is_done)
    beyond: dict[UnitTrack, dict[date, int]] = {}
    for one in _standing(sums, recorded_by):
        more = one.children - known[one.unit_code, one.track, one.day]
        if more > 0:
            beyond.setdefault((one.unit_code, one.track), {})[one.day] = more
    return beyond


def _standing(sums: Iterable[DaySum], recorded_by: datetime) -> Iterable[DaySum]:
    held: dict[tuple[str, Track, date], DaySum] = {}
    for one in sums:
        key = (one.unit_code, one.track, one.day)
        if one.recorded_at <= recorded_by:
            held[key] = _later(held[key], one) if key in held else one
    return held.values()


def _later(one: DaySum, other: DaySum) -> DaySum:
    require(
        one.recorded_at != other.recorded_at or one.children == other.children,
        f"two sums of {one.day} for unit {one.unit_code}, track {one.track}",
    )
    return one if one.recorded_at >= other.recorded_at else other
