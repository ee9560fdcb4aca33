"""Targets and opening balances of a unit and track, as dated facts: changed by adding, never in place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from duadon.core.campaign.cut import Cut
from duadon.core.enrolment.tracks import Track
from duadon.core.values.errors import require

UnitTrack = tuple[str, Track]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """How many children of a unit and track the campaign is told to reach, from a day on."""

    unit_code: str
    track: Track
    children: int
    effective_on: date
    recorded_at: datetime

    def __post_init__(self) -> None:
        _check(self.children, self.recorded_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningBalance:
    """How many were done before the morning of `effective_on`, known as a sum without children.

    From that day on it stands for every capture or card dated earlier, so that a child entered
    late is not counted a second time.
    """

    unit_code: str
    track: Track
    children: int
    effective_on: date
    recorded_at: datetime

    def __post_init__(self) -> None:
        _check(self.children, self.recorded_at)


Standing = TypeVar("Standing", Target, OpeningBalance)


def in_force(facts: Iterable[Standing], *, cut: Cut) -> dict[UnitTrack, Standing]:
    """Return for each unit and track the fact that holds at the cut, in whatever order they come.

    The latest `effective_on` wins, then the latest `recorded_at` (a correction).
    Raises RuleBroken where two different figures claim the same day and instant.
    """
    chosen: dict[UnitTrack, Standing] = {}
    for fact in facts:
        if cut.admits(effective_on=fact.effective_on, recorded_at=fact.recorded_at):
            key = (fact.unit_code, fact.track)
            held = chosen.get(key)
            chosen[key] = fact if held is None else _later(held, fact)
    return chosen


def _later(one: Standing, other: Standing) -> Standing:
    one_at, other_at = (one.effective_on, one.recorded_at), (other.effective_on, other.recorded_at)
    require(
        one_at != other_at or one.children == other.children,
        f"two figures for unit {one.unit_code}, track {one.track}, from {one.effective_on}",
    )
    return one if one_at >= other_at else other


def _check(children: int, recorded_at: datetime) -> None:
    require(children >= 0, f"a number of children is not negative: {children}")
    require(recorded_at.tzinfo is not None, "recorded_at needs a time zone")
