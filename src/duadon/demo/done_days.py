"""What was done on each day of the made-up campaign: invented days that add up to the public story."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from duadon.core.calendar.working_days import VIETNAM
from duadon.core.enrolment.tracks import Track
from duadon.demo.campaign_days import CAMPAIGN_END, CAMPAIGN_START
from duadon.demo.shares import share_out
from duadon.demo.world_values import MadeUpUnit

# What was published on 2 October 2024, counted from 1 July.
PUBLISHED_FINAL = {Track.UNDER_6: 9_533, Track.FROM_6_TO_13: 15_580, Track.FROM_14: 499}

HISTORY_SEED = 2024
# Per cent of a usual day, Monday first: teams work at the weekend too, the portal's clerks hardly.
_WEEK = {
    Track.UNDER_6: (112, 106, 102, 100, 92, 40, 12),
    Track.FROM_6_TO_13: (108, 102, 100, 98, 94, 62, 30),
    Track.FROM_14: (104, 100, 100, 98, 96, 60, 20),
}
# From each day on: a slow start, the rush before the school year, then evenings and schools.
_SEASON = (
    (date(2024, 7, 1), 60),
    (date(2024, 7, 8), 80),
    (date(2024, 7, 15), 95),
    (date(2024, 8, 5), 115),
    (date(2024, 8, 12), 138),
    (date(2024, 8, 26), 125),
    (date(2024, 9, 1), 78),
    (date(2024, 9, 9), 96),
    (date(2024, 9, 23), 108),
)
_HOLIDAY_PERCENT = 22
_RAIN_PERCENT = 62
_RAINY_DAYS_IN_TEN = 3
_UNIT_SPREAD = (70, 130)
# How far a unit gets, per cent of the fastest; from the islets the way is long.
_UNIT_REACH = (88, 98)
_ISLET_REACH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneOnDay:
    """How many children of a unit and track got as far as the office answers for, on a day."""

    unit_code: str
    track: Track
    day: date
    children: int


@cache
def done_by_day(units: tuple[MadeUpUnit, ...]) -> tuple[DoneOnDay, ...]:
    """Return every day of the campaign for each unit and track; together they are the published end."""
    days = campaign_days()
    rain = _rainy_days(days)
    return tuple(
        DoneOnDay(unit_code=unit.unit.code, track=track, day=day, children=children)
        for track, total in PUBLISHED_FINAL.items()
        for unit, of_unit in zip(units, _share_by_unit(units, track, total), strict=True)
        for day, children in zip(days, share_out(of_unit, list(_weights(unit, track, rain))), strict=True)
    )


def _share_by_unit(units: tuple[MadeUpUnit, ...], track: Track, total: int) -> list[int]:
    return share_out(total, [unit.children_of(track) * _reach(unit) for unit in units])


def _reach(unit: MadeUpUnit) -> int:
    """Return how far a unit gets in all tracks alike, so that some stay behind."""
    if unit.side == "islet":
        return _ISLET_REACH
    return Random(f"{HISTORY_SEED} {unit.unit.code}").randint(*_UNIT_REACH)


def campaign_days() -> tuple[date, ...]:
    """Return the days of the campaign, first and last included."""
    length = (CAMPAIGN_END - CAMPAIGN_START).days + 1
    return tuple(CAMPAIGN_START + timedelta(days=number) for number in range(length))


def _rainy_days(days: tuple[date, ...]) -> frozenset[date]:
    chance = Random(HISTORY_SEED)
    return frozenset(day for day in days if chance.randrange(10) < _RAINY_DAYS_IN_TEN)


def _weights(unit: MadeUpUnit, track: Track, rain: frozenset[date]) -> Iterator[int]:
    """Yield how heavy each day weighs in a unit: the same for all, and the unit's own ups and downs."""
    own = Random(f"{HISTORY_SEED} {unit.unit.code} {track.value}")
    for day in campaign_days():
        weight = _season(day) * _WEEK[track][day.weekday()] * own.randint(*_UNIT_SPREAD)
        if day.weekday() < 5 and not VIETNAM.is_working_day(day):
            weight = weight * _HOLIDAY_PERCENT // 100
        # Nobody goes out in the rain; a file is sent from home all the same.
        if day in rain and track is not Track.UNDER_6:
            weight = weight * _RAIN_PERCENT // 100
        yield weight


def _season(day: date) -> int:
    return next(percent for since, percent in reversed(_SEASON) if since <= day)
