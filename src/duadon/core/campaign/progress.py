"""Will the campaign finish in time: whole numbers and fractions, or a plain word that nobody can say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Literal

from duadon.core.campaign.counts import DayCount
from duadon.core.campaign.pace import Pace, measure_pace
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
    """The expected finishing day, or the code of the sentence that says why there is none.

    `earliest` and `latest` are the days if work goes on like the faster or the slower half of the
    last days; `latest` is None where the slower half hardly moves: then nobody can say.
    """

    code: FinishCode
    on: date | None = None
    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        require((self.on is not None) == (self.code == "campaign.finish.expected"), "day and code differ")
        require((self.on is None) == (self.earliest is None), "an expected day has an earliest day")
        band = [day for day in (self.earliest, self.on, self.latest) if day is not None]
        require(band == sorted(band), "the expected day lies in its band")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the units and tracks with a target have come by the evening of `as_of`.

    `opening`, `done_here`, `total`, `target`, `left` are children; `left` is summed unit by unit.
    `speed` is children a day over the last `pace_days` whole campaign days, `pace_needed` over
    `days_left` (the days after those to the campaign's end); None where there are no such days.
    `to_do` is what was left on the last whole evening.
    """

    as_of: date
    opening: int
    done_here: int
    target: int
    left: int
    days_left: int
    pace_days: int
    speed: Pace | None
    pace_needed: Fraction | None
    to_do: int
    finish: Finish
    by_sums: int = 0

    @property
    def pace(self) -> Fraction | None:
        """Children a day over the last whole days."""
        return self.speed.mean if self.speed else None

    @property
    def total(self) -> int:
        """Opening balance, done since by name and beyond the names."""
        return self.opening + self.by_sums + self.done_here

    @property
    def rate(self) -> Fraction | None:
        """Total by target; None without a target."""
        return Fraction(self.total, self.target) if self.target else None


def measure_progress(
    counts: Iterable[DayCount], *, campaign: CampaignFrame, as_of: date, is_whole: bool = True
) -> Progress:
    """Measure the campaign by the evening of a day, or in the middle of it (`is_whole` False).

    `counts` must hold `as_of` and the campaign days of the week up to the last whole day
    (`pace_window` names them), each unit and track once a day; else RuleBroken (`count_days` gives
    just that). Rows without a target stay outside: nothing is left of them. Days that an opening
    balance covers make no pace: nobody knows how many were done on each. A day that is not over
    makes none either; what it has to do itself is then part of what is needed. Filter the counts to
    measure a part.
    """
    rows = tuple(counts)
    today = [row for row in rows if row.day == as_of and row.target is not None]
    last_whole = as_of if is_whole else as_of - timedelta(days=1)
    followed_from = max((row.followed_from or date.min for row in today), default=date.min)
    window = [day for day in pace_window(campaign, as_of=last_whole) if day >= followed_from]
    _check_days(rows, needed={*window, as_of})
    left, done_today = sum(row.left or 0 for row in today), sum(row.done_today for row in today)
    to_do = left if is_whole or not left else left + done_today
    days_left = _days_left(campaign, as_of=last_whole)
    pace = measure_pace(_done_by_day(rows, window=window, measured={_key(row) for row in today}))
    return Progress(
        as_of=as_of,
        opening=sum(row.opening for row in today),
        done_here=sum(row.done_here for row in today),
        target=sum(row.target or 0 for row in today),
        left=left,
        days_left=days_left,
        pace_days=len(window),
        speed=pace,
        pace_needed=Fraction(to_do, days_left) if days_left else None,
        to_do=to_do,
        finish=_expect_finish(to_do if today else None, pace=pace, after=last_whole),
        by_sums=sum(row.by_sums for row in today),
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


def _done_by_day(
    rows: tuple[DayCount, ...], *, window: list[date], measured: set[UnitTrack]
) -> dict[date, int]:
    done = dict.fromkeys(window, 0)
    for row in rows:
        if row.day in done and _key(row) in measured:
            done[row.day] += row.done_today
    return done


def _key(row: DayCount) -> UnitTrack:
    return row.unit_code, row.track


def _expect_finish(to_do: int | None, *, pace: Pace | None, after: date) -> Finish:
    if to_do is None:
        return Finish(code="campaign.finish.no_target")
    if to_do == 0:
        return Finish(code="campaign.finish.reached")
    if pace is None:
        return Finish(code="campaign.finish.no_days")
    on = _day_at(pace.mean, to_do=to_do, after=after)
    if on is None:
        return Finish(code="campaign.finish.no_pace")
    return Finish(
        code="campaign.finish.expected",
        on=on,
        earliest=_day_at(pace.fast, to_do=to_do, after=after),
        latest=_day_at(pace.slow, to_do=to_do, after=after),
    )


def _day_at(pace: Fraction, *, to_do: int, after: date) -> date | None:
    """Return the day on which so many are done; None where it lies too far off to be told."""
    if pace * FARTHEST_FORECAST_DAYS < to_do:
        return None
    return after + timedelta(days=ceil(to_do / pace))
