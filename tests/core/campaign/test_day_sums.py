"""Days' sums: they stand for everybody of a day, named or not, and nobody is counted twice."""

from dataclasses import replace

import pytest
from hypothesis import given

from duadon.core.campaign.burn_up import trace_burn_up
from duadon.core.campaign.counts import CampaignFacts, count_day, count_days
from duadon.core.campaign.day_sums import DaySum
from duadon.core.campaign.progress import measure_progress
from duadon.core.campaign.report_figures import make_figures
from duadon.core.campaign.targets import OpeningBalance, Target
from duadon.core.enrolment.tracks import Track
from duadon.core.values.errors import RuleBroken
from tests.core.campaign.facts import (
    CAMPAIGN,
    MY_TAN,
    campaign_facts,
    cut_at,
    cuts,
    day,
    day_sum,
    fact,
    noon,
    standing,
)


def count_of(facts, number=5):
    """Return the one row of ward 11, 6 to 13."""
    (row,) = count_day(facts, cut=cut_at(number)).counts
    return row


def test_a_sum_holds_the_named_children():
    """Seven done, two of them by name: seven in all, five beyond the names, on the day as since."""
    row = count_of(CampaignFacts(milestones=(fact(1), fact(2)), sums=(day_sum(7),)), 0)
    assert (row.total, row.done_here, row.by_sums) == (7, 2, 5)
    assert (row.done_today, row.by_sums_today) == (7, 5)


def test_a_child_named_later_raises_nothing():
    """Somebody who came alone is entered by name days afterwards: the total stays, the names grow."""
    before = CampaignFacts(milestones=(), sums=(day_sum(7),))
    after = replace(before, milestones=(fact(1, on=0, recorded=4),))
    assert count_of(before).total == count_of(after).total == 7
    assert count_of(after).done_here == 1


def test_a_child_captured_again_is_nobody_new():
    """Captured by name, and again days later: that day's sum holds the same child."""
    again = (fact(1, on=3, recorded=3, taken_back=True), fact(1, on=3, recorded=4))
    facts = CampaignFacts(milestones=(fact(1, on=0), *again), sums=(day_sum(1, on=3, recorded=4),))
    row = count_of(facts)
    assert (row.total, row.by_sums) == (1, 0)


def test_a_sum_smaller_than_the_names_takes_nothing_away():
    """What the register knows by name happened, whatever the central system says of the day."""
    assert count_of(CampaignFacts(milestones=(fact(1), fact(2)), sums=(day_sum(1),))).total == 2


def test_a_later_sum_corrects_an_earlier_one():
    """The correction holds from its recording on; a report of before knows the first figure."""
    facts = CampaignFacts(milestones=(), sums=(day_sum(9, recorded=3), day_sum(7, recorded=1)))
    assert count_of(facts, 5).total == 9
    assert count_of(facts, 2).total == 7


def test_two_sums_of_one_instant_are_a_broken_promise():
    """Nobody may choose between two figures silently."""
    facts = CampaignFacts(milestones=(), sums=(day_sum(9), day_sum(7)))
    with pytest.raises(RuleBroken, match="two sums"):
        count_day(facts, cut=cut_at(5))


def test_the_opening_balance_stands_for_earlier_sums():
    """Sums of days before the balance are in it; those since are added."""
    facts = CampaignFacts(
        milestones=(),
        openings=(standing(OpeningBalance, 100, on=2),),
        sums=(day_sum(7, on=1), day_sum(5, on=2)),
    )
    assert count_of(facts, 4).total == 105


def test_under_six_a_card_made_is_the_named_child():
    """In the track without capture the sum is one of cards: a card made by name is in it."""
    small = {"track": Track.UNDER_6}
    facts = CampaignFacts(milestones=(fact(1, **small),), sums=(day_sum(4, **small),))
    assert count_of(facts, 0).total == 4  # a capture under 6 is no result
    assert count_of(facts, 0).done_here == 0


def test_sums_make_a_pace():
    """Days of which only sums are known give pace and finish like days known by name."""
    sums = tuple(day_sum(5, on=number) for number in range(7))
    facts = CampaignFacts(milestones=(), targets=(standing(Target, 70, on=-70),), sums=sums)
    counts = count_days(facts, days=[day(number) for number in range(7)], recorded_by=noon(9))
    measured = measure_progress(counts, campaign=CAMPAIGN, as_of=day(6))
    assert measured.pace == 5
    assert (measured.total, measured.by_sums) == (35, 35)
    assert measured.finish.on == day(13)


@given(facts=campaign_facts, cut=cuts)
def test_a_total_is_the_larger_of_sum_and_names_day_by_day(facts, cut):
    """For any facts: the total beyond the opening balance is each day's sum or its names, the larger."""
    for row in count_day(facts, cut=cut).counts:
        alone = replace(facts, sums=())
        days = [day(number) for number in range(-1, 10) if day(number) <= cut.day]
        named = {
            one.day: one.done_today
            for one in count_days(alone, days=days, recorded_by=cut.recorded_by)
            if (one.unit_code, one.track) == (row.unit_code, row.track)
        }
        told = _told(facts.sums, row, cut)
        since = [each for each in days if row.followed_from is None or each >= row.followed_from]
        larger = sum(max(named.get(each, 0), told.get(each, 0)) for each in since)
        assert row.total - row.opening == larger


def _told(sums: tuple[DaySum, ...], row, cut):
    """Return the sum that holds for each day, the latest recorded."""
    own = [one for one in sums if (one.unit_code, one.track) == (row.unit_code, row.track)]
    known = sorted(
        (one for one in own if one.recorded_at <= cut.recorded_by), key=lambda one: one.recorded_at
    )
    return {one.day: one.children for one in known}


@given(facts=campaign_facts, cut=cuts)
def test_the_curve_ends_at_the_figures(facts, cut):
    """The burn-up's last point is the total of the rows with a target, sums and all."""
    curve = trace_burn_up(facts, campaign=CAMPAIGN, cut=cut)
    if curve:
        rows = make_figures(facts, campaign=CAMPAIGN, cut=cut).rows
        assert curve[-1].total == sum(row.total for row in rows if row.target is not None)


def test_a_unit_known_by_sums_alone_has_its_row():
    """A unit of which only a sum is known stands in the figures, and in no other unit's part."""
    facts = CampaignFacts(milestones=(fact(1),), sums=(day_sum(3, unit_code=MY_TAN),))
    assert {row.unit_code: row.total for row in count_day(facts, cut=cut_at(1)).counts} == {
        fact().unit_code: 1,
        MY_TAN: 3,
    }
    assert len(facts.of_units([MY_TAN]).sums) == 1
    assert not facts.of_units([fact().unit_code]).sums
