"""The way of a campaign day by day: what was done by each evening, and where that leads."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from math import floor

from duadon.core.campaign.counts import CampaignFacts, first_facts, standing_facts
from duadon.core.campaign.cut import Cut
from duadon.core.campaign.day_sums import count_beyond_names
from duadon.core.campaign.progress import Progress
from duadon.core.campaign.targets import OpeningBalance, UnitTrack, in_force
from duadon.core.values.campaign_frame import CampaignFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTotal:
    """Children done by the evening of a day, opening balance and all, and the target of that day."""

    day: date
    total: int
    target: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """How many will be done at the campaign's end at the slow, the usual and the fast pace."""

    slow: int
    usual: int
    fast: int


def trace_burn_up(facts: CampaignFacts, *, campaign: CampaignFrame, cut: Cut) -> tuple[DayTotal, ...]:
    """Rebuild each day up to the cut from one pass over the facts; the sums are those of `count_days`.

    Only units and tracks with a target at the cut are followed, from the first day on which all of
    them are known day by day; nothing at all without a target.
    """
    measured = in_force(facts.targets, cut=cut)
    openings = in_force(facts.openings, cut=cut)
    known_from = [openings[key].effective_on for key in measured if key in openings]
    first = max([campaign.starts_on, *known_from])
    if not measured or cut.day < first:
        return ()
    done = _done_days(facts, recorded_by=cut.recorded_by)
    days = (first + timedelta(days=number) for number in range((cut.day - first).days + 1))
    return tuple(
        _total(facts, Cut(day=day, recorded_by=cut.recorded_by), keys=set(measured), done=done)
        for day in days
    )


def look_ahead(progress: Progress) -> Outlook | None:
    """Return where the paces lead by the campaign's end; None without a pace or a day left.

    No more than the target is promised: work stops there.
    """
    if progress.speed is None or not progress.days_left:
        return None
    start = progress.total + progress.left - progress.to_do

    def reach(pace: Fraction) -> int:
        ahead = start + floor(pace * progress.days_left)
        return max(progress.total, min(ahead, progress.total + progress.left))

    speed = progress.speed
    return Outlook(slow=reach(speed.slow), usual=reach(speed.mean), fast=reach(speed.fast))


def _done_days(facts: CampaignFacts, *, recorded_by: datetime) -> Mapping[UnitTrack, Sequence[date]]:
    """Return the day of each child that was done, whether by name or told by a day's sum."""
    firsts = first_facts(facts.milestones, recorded_by=recorded_by)
    days: dict[UnitTrack, list[date]] = defaultdict(list)
    for fact in firsts:
        if fact.is_done:
            days[fact.unit_code, fact.track].append(fact.effective_on)
    standing = standing_facts(facts.milestones, recorded_by=recorded_by)
    for key, beyond in count_beyond_names(facts.sums, standing, recorded_by=recorded_by).items():
        days[key] += (day for day, more in beyond.items() for _ in range(more))
    return {key: sorted(found) for key, found in days.items()}


def _total(
    facts: CampaignFacts, cut: Cut, *, keys: set[UnitTrack], done: Mapping[UnitTrack, Sequence[date]]
) -> DayTotal:
    openings = in_force(facts.openings, cut=cut)
    targets = in_force(facts.targets, cut=cut)
    return DayTotal(
        day=cut.day,
        total=sum(_done_by(cut.day, done.get(key, ()), openings.get(key)) for key in keys),
        target=sum(targets[key].children for key in keys if key in targets),
    )


def _done_by(day: date, done: Sequence[date], opening: OpeningBalance | None) -> int:
    """Add to the opening balance those done since; it stands for all that were done before."""
    if opening is None:
        return bisect_right(done, day)
    return opening.children + bisect_right(done, day) - bisect_left(done, opening.effective_on)
