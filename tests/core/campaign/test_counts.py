"""Counting: each child once a milestone, where it belonged then, as known at the cut."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.campaign.counts import CampaignFacts, count_day, count_days
from duadon.core.campaign.cut import Cut
from duadon.core.campaign.milestones import Milestone
from duadon.core.campaign.targets import OpeningBalance, Target
from duadon.core.enrolment.tracks import Track
from duadon.core.values.errors import RuleBroken
from tests.core.campaign.facts import (
    MY_TAN,
    WARD_11,
    campaign_facts,
    cut_at,
    cuts,
    day,
    fact,
    noon,
    standing,
)


def count(*milestones, cut, targets=(), openings=()):
    """Count these facts and return the rows by unit code."""
    facts = CampaignFacts(milestones=milestones, targets=targets, openings=openings)
    return {row.unit_code: row for row in count_day(facts, cut=cut).counts}


def test_a_child_counts_once_a_milestone():
    """Recorded twice, captured once."""
    rows = count(fact(1), fact(1, on=2), fact(2), cut=cut_at(5))
    assert rows[WARD_11].at(Milestone.CAPTURED) == 2


def test_a_child_that_moved_stays_where_it_was_done():
    """Listed in ward 11, moved, captured in Mỹ Tân: each milestone in the unit of its day."""
    rows = count(
        fact(1, Milestone.LISTED),
        fact(1, Milestone.LISTED, on=3, unit_code=MY_TAN),
        fact(1, on=4, unit_code=MY_TAN),
        cut=cut_at(9),
    )
    assert rows[WARD_11].reached == (1, 0, 0, 0, 0, 0, 0)
    assert rows[MY_TAN].reached == (0, 0, 0, 0, 1, 0, 0)


def test_a_correction_of_the_unit_counts_from_its_recording():
    """Two facts for one day: the one recorded later holds, and only after it was recorded."""
    facts = (fact(1), fact(1, recorded=3, unit_code=MY_TAN))
    assert set(count(*facts, cut=cut_at(2))) == {WARD_11}
    assert set(count(*facts, cut=cut_at(3))) == {MY_TAN}


def test_done_means_capture_but_the_card_under_6():
    """Under 6 nothing is captured: the card made counts against the target."""
    small = {"track": Track.UNDER_6}
    rows = count(fact(1, Milestone.MADE, **small), cut=cut_at(0))
    assert rows[WARD_11].done_here == 1
    rows = count(fact(1, Milestone.MADE), cut=cut_at(0))
    assert rows[WARD_11].done_here == 0


def test_opening_balance_stands_in_its_own_column():
    """Total is opening and done here; what is left never falls below nothing."""
    rows = count(
        fact(1, on=1),
        cut=cut_at(1),
        targets=(standing(Target, 12),),
        openings=(standing(OpeningBalance, 10),),
    )
    row = rows[WARD_11]
    assert (row.opening, row.done_here, row.total, row.left) == (10, 1, 11, 1)
    assert replace(row, target=5).left == 0


def test_opening_balance_is_not_counted_twice():
    """A capture dated before the balance's morning and entered late is already in the balance."""
    facts = CampaignFacts(
        milestones=(fact(1, on=1, recorded=4), fact(2, on=2), fact(3, Milestone.LISTED, on=0)),
        openings=(standing(OpeningBalance, 10, on=2),),
    )
    counted = count_day(facts, cut=cut_at(5))
    (row,) = counted.counts
    assert (row.total, row.at(Milestone.LISTED)) == (11, 1)
    assert [inside.child_id.int for inside in counted.in_opening] == [1]


def test_done_today_is_of_the_day_itself():
    """Yesterday's captures and today's visits are not today's work done."""
    rows = count(fact(1, on=2), fact(2, on=3), fact(3, Milestone.CONTACTED, on=3), cut=cut_at(3))
    assert rows[WARD_11].done_today == 1


def test_a_target_alone_makes_a_row():
    """A unit where nothing has happened yet is shown, not left out."""
    assert count(cut=cut_at(0), targets=(standing(Target, 7),))[WARD_11].left == 7


def test_naive_instants_are_refused():
    """A cut without a zone could mean two instants."""
    with pytest.raises(RuleBroken, match="time zone"):
        Cut(day=day(0), recorded_by=noon(0).replace(tzinfo=None))


@given(facts=campaign_facts, cut=cuts)
def test_counts_equal_a_plain_recount(facts, cut):
    """Each child and milestone in the cut is counted once, or stands in the opening balance."""
    counted = count_day(facts, cut=cut)
    reached = {
        (seen.child_id, seen.milestone)
        for seen in facts.milestones
        if seen.effective_on <= cut.day and seen.recorded_at <= cut.recorded_by
    }
    assert sum(sum(row.reached) for row in counted.counts) == len(counted.counted)
    assert len(counted.counted) + len(counted.in_opening) == len(reached)
    assert {(one.child_id, one.milestone) for one in counted.counted + counted.in_opening} == reached


@given(facts=campaign_facts, cut=cuts, order=st.randoms(use_true_random=False))
def test_order_means_nothing(facts, cut, order):
    """Facts in any order, and any of them repeated, give the same day."""
    shuffled = [*facts.milestones, *facts.milestones[:5]]
    order.shuffle(shuffled)
    assert count_day(replace(facts, milestones=tuple(shuffled)), cut=cut) == count_day(facts, cut=cut)


@given(facts=campaign_facts, cut=cuts)
def test_later_records_change_nothing(facts, cut):
    """A day rebuilt from all facts equals the day counted when only the cut's facts were there."""
    known = CampaignFacts(
        milestones=tuple(f for f in facts.milestones if f.recorded_at <= cut.recorded_by),
        targets=tuple(f for f in facts.targets if f.recorded_at <= cut.recorded_by),
        openings=tuple(f for f in facts.openings if f.recorded_at <= cut.recorded_by),
        sums=tuple(one for one in facts.sums if one.recorded_at <= cut.recorded_by),
    )
    assert count_day(facts, cut=cut) == count_day(known, cut=cut)


@given(facts=campaign_facts)
def test_several_days_equal_single_days(facts):
    """Days counted together are the days counted alone, with a row of nothing for quiet units."""
    days = [day(number) for number in range(10)]
    alone = [count_day(facts, cut=Cut(day=one, recorded_by=noon(6))).counts for one in days]
    together = count_days(facts, days=days, recorded_by=noon(6))
    assert {row for rows in alone for row in rows} <= set(together)
    keys = {(row.unit_code, row.track) for row in together}
    assert len(together) == len(keys) * len(days)
    extra = set(together) - {row for rows in alone for row in rows}
    assert all(sum(row.reached) == row.opening == 0 and row.target is None for row in extra)


def test_what_was_taken_back_counts_no_more():
    """A capture undone the same day is gone from then on; a report of an earlier cut keeps it."""
    facts = (fact(1, on=2), fact(1, on=2, recorded=4, taken_back=True))
    assert count(*facts, cut=cut_at(3))[WARD_11].at(Milestone.CAPTURED) == 1
    assert WARD_11 not in count(*facts, cut=cut_at(5))


def test_what_was_taken_back_leaves_another_day_standing():
    """Captured on two days, the earlier by mistake: the later day counts."""
    facts = (fact(1, on=4), fact(1, on=2, recorded=5), fact(1, on=2, recorded=6, taken_back=True))
    row = count(*facts, cut=Cut(day=day(4), recorded_by=noon(9)))[WARD_11]
    assert (row.at(Milestone.CAPTURED), row.done_today) == (1, 1)


def test_not_captured_later_takes_no_capture_back():
    """A second visit to the desk on another day leaves the first capture alone."""
    facts = (fact(1, on=2), fact(1, on=6, taken_back=True))
    assert count(*facts, cut=cut_at(9))[WARD_11].at(Milestone.CAPTURED) == 1
