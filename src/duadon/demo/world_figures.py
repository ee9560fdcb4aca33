"""Opening balances and targets: invented splits of totals near the public story."""

from collections.abc import Iterator

from duadon.core.campaign.targets import OpeningBalance, Target
from duadon.core.enrolment.tracks import Track
from duadon.demo.campaign_days import (
    CAMPAIGN_START,
    OPENING_RECORDED_AT,
    ORDERS_RECORDED_AT,
    SHUTTLE_START,
)
from duadon.demo.shares import share_out
from duadon.demo.world_values import MadeUpUnit

# What was published on 2 October 2024, counted from 1 July.
PUBLISHED_FINAL = {Track.UNDER_6: 9_533, Track.FROM_6_TO_13: 15_580, Track.FROM_14: 499}
# The same pace over the 70 of 94 days that had passed on the evening of 8 September.
OPENING_TOTALS = {Track.UNDER_6: 7_099, Track.FROM_6_TO_13: 11_602, Track.FROM_14: 372}
# Thousandths of a unit's children, so that the published end comes near 95 % of the target.
_TARGET_SHARES = {Track.UNDER_6: 700, Track.FROM_6_TO_13: 780, Track.FROM_14: 55}


def opening_balances(units: tuple[MadeUpUnit, ...]) -> tuple[OpeningBalance, ...]:
    """Share the opening totals out by the units' children; they hold from the first ride on."""
    return tuple(
        OpeningBalance(
            unit_code=unit.unit.code,
            track=track,
            children=children,
            effective_on=SHUTTLE_START,
            recorded_at=OPENING_RECORDED_AT,
        )
        for track, total in OPENING_TOTALS.items()
        for unit, children in _shared(units, track, total)
    )


def _shared(units: tuple[MadeUpUnit, ...], track: Track, total: int) -> Iterator[tuple[MadeUpUnit, int]]:
    parts = share_out(total, [unit.children_of(track) for unit in units])
    return zip(units, parts, strict=True)


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
