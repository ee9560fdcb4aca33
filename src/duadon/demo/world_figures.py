"""Opening balances and targets: invented splits of totals near the public story."""

from collections import Counter

from duadon.core.campaign.targets import OpeningBalance, Target
from duadon.core.enrolment.tracks import Track
from duadon.demo.campaign_days import CAMPAIGN_START, FOLLOWED_FROM, ORDERS_RECORDED_AT
from duadon.demo.done_days import DoneOnDay, done_by_day
from duadon.demo.world_values import MadeUpUnit

# Thousandths of a unit's children, so that the published end comes near 95 % of the target.
_TARGET_SHARES = {Track.UNDER_6: 700, Track.FROM_6_TO_13: 780, Track.FROM_14: 55}


def opening_balances(units: tuple[MadeUpUnit, ...]) -> tuple[OpeningBalance, ...]:
    """Add up what was done before the days were kept one by one; it holds from then on."""
    before: Counter[tuple[Track, str]] = Counter()
    for one in done_by_day(units):
        before[one.track, one.unit_code] += one.children if one.day < FOLLOWED_FROM else 0
    return tuple(
        OpeningBalance(
            unit_code=unit_code,
            track=track,
            children=children,
            effective_on=FOLLOWED_FROM,
            recorded_at=ORDERS_RECORDED_AT,
        )
        for (track, unit_code), children in before.items()
    )


def followed_days(units: tuple[MadeUpUnit, ...]) -> tuple[DoneOnDay, ...]:
    """Return the days of which each figure was kept."""
    return tuple(one for one in done_by_day(units) if one.day >= FOLLOWED_FROM)


def targets(units: tuple[MadeUpUnit, ...]) -> tuple[Target, ...]:
    """Ask each unit for the same share of its children, by track."""
    return tuple(
        Target(
            unit_code=unit.unit.code,
            track=track,
            children=unit.children_of(track) * share // 1000,
            effective_on=CAMPAIGN_START,
            recorded_at=ORDERS_RECORDED_AT,
        )
        for track, share in _TARGET_SHARES.items()
        for unit in units
    )
