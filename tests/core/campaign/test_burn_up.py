"""The curve of the campaign: each day's total as the counts have it, and where the paces lead."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.campaign.burn_up import DayTotal, look_ahead, trace_burn_up
from duadon.core.campaign.counts import CampaignFacts, count_days
from duadon.core.campaign.cut import Cut
from duadon.core.campaign.progress import measure_progress, pace_window
from duadon.core.campaign.targets import OpeningBalance, Target
from duadon.core.values.errors import RuleBroken
from tests.core.campaign.facts import CAMPAIGN, campaign_facts, cut_at, cuts, day, fact, noon, standing
from tests.core.campaign.test_progress import captured_daily


def measured(facts, *, as_of, is_whole=True):
    """Measure a whole or a running day from all that is known."""
    last = as_of if is_whole else as_of - timedelta(days=1)
    days = sorted({*pace_window(CAMPAIGN, as_of=last), as_of})
    counts = count_days(facts, days=days, recorded_by=noon(60))
    return measure_progress(counts, campaign=CAMPAIGN, as_of=as_of, is_whole=is_whole)


def week_of(*counts, target=200):
    """Return facts of a week from Monday 9 September on, with a target."""
    done = (fact(child=100 * on + n, on=on) for on, each in enumerate(counts) for n in range(each))
    return CampaignFacts(milestones=tuple(done), targets=(standing(Target, target, on=-70),))


def test_the_curve_begins_where_days_are_known():
    """Before the opening balance nothing is known day by day; from then on it is the ground."""
    facts = CampaignFacts(
        milestones=(fact(child=999, on=-3), *captured_daily([2, 3])),
        targets=(standing(Target, 50, on=-70), standing(Target, 60, on=3)),
        openings=(standing(OpeningBalance, 20, on=1, recorded=0),),
    )
    assert trace_burn_up(facts, campaign=CAMPAIGN, cut=cut_at(3)) == (
        DayTotal(day=day(1), total=20, target=50),
        DayTotal(day=day(2), total=22, target=50),
        DayTotal(day=day(3), total=24, target=60),
    )


def test_without_target_or_before_the_start_there_is_no_curve():
    """Nothing to reach, nothing to draw."""
    no_target = CampaignFacts(milestones=captured_daily([0]))
    assert trace_burn_up(no_target, campaign=CAMPAIGN, cut=cut_at(3)) == ()
    early = Cut(day=CAMPAIGN.starts_on - timedelta(days=1), recorded_by=noon(3))
    assert trace_burn_up(week_of(1), campaign=CAMPAIGN, cut=early) == ()


@given(facts=campaign_facts, cut=cuts)
def test_each_day_is_what_the_counts_say(facts, cut):
    """For any facts, the curve is the sum of the day's counts over units and tracks with a target."""
    curve = trace_burn_up(facts, campaign=CAMPAIGN, cut=cut)
    rows = count_days(facts, days=[*(point.day for point in curve), cut.day], recorded_by=cut.recorded_by)
    keys = {(row.unit_code, row.track) for row in rows if row.day == cut.day and row.target is not None}
    for point in curve[:-1]:
        of_day = [row for row in rows if row.day == point.day and (row.unit_code, row.track) in keys]
        assert point.total == sum(row.total for row in of_day)
        assert point.target == sum(row.target or 0 for row in of_day)


def test_the_band_of_the_finishing_day():
    """Working days 6 to 14, no weekend: 50 a week at the mean, 40 in the slower half, 60 in the faster."""
    progress = measured(week_of(6, 8, 10, 12, 14, 0, 0), as_of=day(6))
    finish = progress.finish
    assert progress.left == 150
    assert (finish.earliest, finish.on, finish.latest) == (day(6 + 18), day(6 + 21), day(6 + 27))
    ahead = look_ahead(progress)
    assert ahead is not None
    assert progress.days_left == 17
    assert (ahead.slow, ahead.usual, ahead.fast) == (50 + 97, 50 + 121, 50 + 145)


def test_nobody_says_the_latest_day_where_the_slower_half_stood_still():
    """A week of three idle days and two busy ones has an earliest day and an open end."""
    finish = measured(week_of(0, 0, 0, 20, 30, 0, 0), as_of=day(6)).finish
    assert finish.on is not None
    assert finish.earliest is not None
    assert finish.latest is None


def test_a_running_day_makes_no_pace():
    """At noon the week before tells the pace; what today has done is taken from today's share."""
    facts = week_of(6, 8, 10, 12, 14, 0, 0, 4)
    evening, noon_after = measured(facts, as_of=day(6)), measured(facts, as_of=day(7), is_whole=False)
    assert noon_after.pace == evening.pace
    assert noon_after.left == evening.left - 4
    assert noon_after.pace_needed == evening.pace_needed
    assert noon_after.days_left == evening.days_left
    assert noon_after.finish == evening.finish
    assert look_ahead(noon_after) == look_ahead(evening)


def test_no_pace_has_no_outlook():
    """Before the first day, and after the last, there is nothing to look ahead to."""
    facts = week_of(1)
    assert look_ahead(measured(facts, as_of=CAMPAIGN.starts_on - timedelta(days=3))) is None
    assert look_ahead(measured(facts, as_of=CAMPAIGN.ends_on)) is None


@given(
    counts=st.lists(st.integers(0, 30), min_size=7, max_size=7), on=st.integers(0, 6), is_whole=st.booleans()
)
def test_more_done_never_finishes_later(counts, on, is_whole):
    """One more child done on any day moves no end of the band to a later day."""
    better = [count + (place == on) for place, count in enumerate(counts)]
    before = measured(week_of(*counts, target=400), as_of=day(6), is_whole=is_whole).finish
    after = measured(week_of(*better, target=400), as_of=day(6), is_whole=is_whole).finish
    for name in ("earliest", "on", "latest"):
        old, new = getattr(before, name), getattr(after, name)
        assert old is None or (new is not None and new <= old)


@given(facts=campaign_facts, as_of=st.integers(-75, 40).map(day), is_whole=st.booleans())
def test_the_band_holds_the_expected_day(facts, as_of, is_whole):
    """For any facts: earliest, expected and latest in order, and the outlook between today and the target."""
    progress = measured(facts, as_of=as_of, is_whole=is_whole)
    finish, ahead = progress.finish, look_ahead(progress)
    if finish.on is not None:
        assert finish.earliest <= finish.on
        assert finish.latest is None or finish.on <= finish.latest
    if ahead is not None:
        assert progress.total <= ahead.slow <= ahead.usual <= ahead.fast <= progress.total + progress.left


def test_the_finish_checks_itself():
    """A band that does not hold its day is a fault of the program."""
    finish = measured(week_of(6, 8, 10, 12, 14), as_of=day(6)).finish
    with pytest.raises(RuleBroken, match="band"):
        replace(finish, latest=finish.earliest - timedelta(days=1))
