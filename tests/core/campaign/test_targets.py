"""Targets and opening balances as dated facts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.campaign.targets import OpeningBalance, Target, in_force
from duadon.core.enrolment.tracks import Track
from duadon.core.values.errors import RuleBroken
from tests.core.campaign.facts import WARD_11, campaign_facts, cut_at, cuts, standing

KEY = (WARD_11, Track.FROM_6_TO_13)


def test_the_latest_day_holds():
    """A raised target takes over on its day and not before."""
    facts = [standing(Target, 100), standing(Target, 150, on=5, recorded=1)]
    assert in_force(facts, cut=cut_at(4))[KEY].children == 100
    assert in_force(facts, cut=cut_at(5))[KEY].children == 150


def test_a_correction_holds_from_its_recording():
    """A figure corrected for the same day changes no report cut before the correction."""
    facts = [standing(OpeningBalance, 80), standing(OpeningBalance, 90, on=0, recorded=3)]
    assert in_force(facts, cut=cut_at(2))[KEY].children == 80
    assert in_force(facts, cut=cut_at(3))[KEY].children == 90


def test_contradicting_figures_are_told():
    """Two figures for the same day and instant are never settled by a guess."""
    with pytest.raises(RuleBroken, match="two figures for unit 29887"):
        in_force([standing(Target, 1), standing(Target, 2)], cut=cut_at(0))


def test_a_negative_target_is_refused():
    """A target checks itself when made."""
    with pytest.raises(RuleBroken, match="not negative"):
        standing(Target, -1)


@given(facts=campaign_facts, cut=cuts, order=st.randoms(use_true_random=False))
def test_order_means_nothing(facts, cut, order):
    """Shuffled targets hold the same."""
    shuffled = list(facts.targets)
    order.shuffle(shuffled)
    assert in_force(shuffled, cut=cut) == in_force(facts.targets, cut=cut)
