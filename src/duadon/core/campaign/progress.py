"""Will the campaign finish in time: whole numbers and fractions, or a plain word that nobody can say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Literal

from duadon.core.campaign.counts import DayCount
from duadon.core.campaign.targets import UnitTrack
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import require

PACE_DAYS = 7
# A finishing day further off than this is no forecast any more.
FARTHEST_FORECAST_DAYS = 3650

FinishCode = Literal[
    "campaign.finish.reached",
    "campaign.finish.expected",
    "campaign.finish.no_target",
    "campaign.finish.no_days",
    "campaign.finish.no_pace",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """The expected finishing day, or the code of the sentence that says why there is none."""

    code: FinishCode
    on: date | None = None

    def __post_init__(self) -> None:
        require((self.on is not None) == (self.code == "campaign.finish.expected"), "day and code differ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the units and tracks with a target have come by the evening of `as_of`.

    `opening`, `done_here`, `total`, `target`, `left` are children; `left` is summed unit by unit.
    `pace` is children a day over the last `pace_days` campaign days, `pace_needed` over `days_left`
    (days after `as_of` to the campaign's end); None where there are no such days.
    """

    as_of: date
    opening: int
    done_here: int
    target: int
    left: int
    days_left: int
    pace_days: int
    pace: Fraction | None
    pace_needed: Fraction | None
    finish: Finish

    @property
    def total(self) -> int:
        """Opening balance and done here."""
        return self.opening + self.done_here

    @property
    def rate(self) -> Fraction | None:
        """Total by target; None without a target."""
        return Fraction(self.total, self.target) if self.target else None


def measure_progress(counts: Iterable[DayCount], *, campaign: CampaignFrame, as_of: date) -> Progress:
    """Measure the campaign by the evening of a day.

    `counts` must hold `as_of` and the campaign days of the week before it (`pace_window` names
    them), each unit and track once a day; else RuleBroken (`count_days` gives just that). Rows
    without a target stay outside: nothing is left of them. Days that an opening balance covers make
    no pace: nobody knows how many were done on each. Filter the counts to measure a part.
    """
    rows = tuple(counts)
    today = [row for row in rows if row.day == as_of and row.target is not None]
    followed_from = max((row.followed_from or date.min for row in today), default=date.min)
    window = [day for day in pace_window(campaign, as_of=as_of) if day >= followed_from]
    _check_days(rows, needed={*window, as_of})
    left = sum(row.left or 0 for row in today)
    days_left = _days_left(campaign, as_of=as_of)
    pace = _pace(rows, window=window, measured={(row.unit_code, row.track) for row in today})
    return Progress(
        as_of=as_of,
        opening=sum(row.opening for row in today),
        done_here=sum(row.done_here for row in today),
        target=sum(row.target or 0 for row in today),
        left=left,
        days_left=days_left,
        pace_days=len(window),
        pace=pace,
        pace_needed=Fraction(left, days_left) if days_left else None,
        finish=_expect_finish(left if today else None, pace=pace, as_of=as_of),
    )


def pace_window(campaign: CampaignFrame, *, as_of: date) -> tuple[date, ...]:
    """Return the last seven days up to `as_of` that lie in the campaign, oldest first."""
    days = (as_of - timedelta(days=back) for back in reversed(range(PACE_DAYS)))
    return tuple(day for day in days if campaign.covers(day))


def _check_days(rows: tuple[DayCount, ...], *, needed: set[date]) -> None:
    keys = {(row.day, row.unit_code, row.track) for row in rows}
    require(len(keys) == len(rows), "a unit and track is counted twice on one day")
    missing = needed - {row.day for row in rows} if rows else set()
    require(not missing, f"no counts of {', '.join(str(day) for day in sorted(missing))}")


def _days_left(campaign: CampaignFrame, *, as_of: date) -> int:
    last_evening = max(as_of, campaign.starts_on - timedelta(days=1))
    return max(0, (campaign.ends_on - last_evening).days)


def _pace(rows: tuple[DayCount, ...], *, window: list[date], measured: set[UnitTrack]) -> Fraction | None:
    if not window:
        return None
    done = sum(row.done_today for row in rows if row.day in window and (row.unit_code, row.track) in measured)
    return Fraction(done, len(window))


def _expect_finish(left: int | None, *, pace: Fraction | None, as_of: date) -> Finish:
    if left is None:
        return Finish(code="campaign.finish.no_target")
    if left == 0:
        return Finish(code="campaign.finish.reached")
    if pace is None:
        return Finish(code="campaign.finish.no_days")
    if pace * FARTHEST_FORECAST_DAYS < left:
        return Finish(code="campaign.finish.no_pace")
    return Finish(code="campaign.finish.expected", on=as_of + timedelta(days=ceil(left / pace)))
