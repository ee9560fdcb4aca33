"""Progress: pace, pace needed and the finishing day, or a plain word that it cannot be said."""

from datetime import date, timedelta
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.campaign.counts import CampaignFacts, DayCount, count_days
from duadon.core.campaign.milestones import Milestone
from duadon.core.campaign.progress import FinishCode, measure_progress, pace_window
from duadon.core.campaign.targets import OpeningBalance, Target
from duadon.core.enrolment.tracks import Track
from duadon.core.values.errors import RuleBroken
from duadon.wording.say import say
from tests.core.campaign.facts import CAMPAIGN, MY_TAN, campaign_facts, day, fact, noon, standing


def progress_of(facts, *, as_of, campaign=CAMPAIGN):
    """Measure from all facts known by the end of the tests' days."""
    days = {*pace_window(campaign, as_of=as_of), as_of}
    counts = count_days(facts, days=sorted(days), recorded_by=noon(60))
    return measure_progress(counts, campaign=campaign, as_of=as_of)


def captured_daily(days, *, each=2):
    """Return captures of so many children on each of the days."""
    return tuple(fact(child=100 * on + n, on=on) for on in days for n in range(1, each + 1))


def test_pace_and_finishing_day():
    """14 captures in the last 7 days are 2 a day; 86 left are 43 days; 17 days remain."""
    facts = CampaignFacts(
        milestones=captured_daily(range(7)),
        targets=(standing(Target, 200),),
        openings=(standing(OpeningBalance, 100),),
    )
    progress = progress_of(facts, as_of=day(6))
    assert (progress.opening, progress.done_here, progress.total) == (100, 14, 114)
    assert (progress.left, progress.days_left) == (86, 17)
    assert progress.pace == 2
    assert progress.pace_needed == Fraction(86, 17)
    assert progress.rate == Fraction(114, 200)
    assert progress.finish.code == "campaign.finish.expected"
    assert progress.finish.on == day(6) + timedelta(days=43)


def test_part_of_a_day_rounds_up():
    """One child left at two a day is finished tomorrow, not today."""
    facts = CampaignFacts(milestones=captured_daily(range(7)), targets=(standing(Target, 15),))
    assert progress_of(facts, as_of=day(6)).finish.on == day(7)


def test_only_the_last_week_makes_the_pace():
    """What was done before the seven days does not flatter the pace."""
    facts = CampaignFacts(milestones=captured_daily([0, 1]), targets=(standing(Target, 50),))
    progress = progress_of(facts, as_of=day(8))
    assert progress.pace == 0
    assert progress.finish.code == "campaign.finish.no_pace"
    assert progress.finish.on is None


def test_first_days_have_a_shorter_window():
    """On the second campaign day the pace is over two days."""
    progress = progress_of(
        CampaignFacts(milestones=(), targets=(standing(Target, 5, on=-70, recorded=-70),)),
        as_of=date(2024, 7, 2),
    )
    assert (progress.pace_days, progress.days_left) == (2, 92)


def test_days_inside_the_opening_balance_make_no_pace():
    """The register counts since day 4: three days make the pace, not seven mostly unknown ones."""
    facts = CampaignFacts(
        milestones=captured_daily([4, 5, 6], each=6),
        targets=(standing(Target, 90),),
        openings=(standing(OpeningBalance, 50, on=4),),
    )
    progress = progress_of(facts, as_of=day(6))
    assert (progress.pace, progress.pace_days) == (6, 3)


def test_before_the_first_day_no_pace_can_be_said():
    """The day before the start: no pace, the whole campaign ahead."""
    target = standing(Target, 5, on=-90, recorded=-90)
    facts = CampaignFacts(milestones=(), targets=(target,))
    progress = progress_of(facts, as_of=date(2024, 6, 30))
    assert progress.pace is None
    assert progress.days_left == 94
    assert progress.finish.code == "campaign.finish.no_days"


def test_on_the_last_day_no_pace_is_needed():
    """No day is left: a pace needed would be a division by nothing."""
    facts = CampaignFacts(milestones=captured_daily([20]), targets=(standing(Target, 50),))
    progress = progress_of(facts, as_of=date(2024, 10, 2))
    assert (progress.days_left, progress.pace_needed) == (0, None)


def test_reached_and_no_target():
    """A reached target says so; without any target nothing is promised."""
    done = CampaignFacts(milestones=captured_daily([0]), targets=(standing(Target, 2),))
    assert progress_of(done, as_of=day(6)).finish.code == "campaign.finish.reached"
    free = CampaignFacts(milestones=captured_daily([0]))
    assert progress_of(free, as_of=day(6)).finish.code == "campaign.finish.no_target"
    assert progress_of(free, as_of=day(6)).rate is None


def test_units_lend_each_other_nothing():
    """One unit over its target leaves the other's gap as wide as it is."""
    facts = CampaignFacts(
        milestones=captured_daily([0], each=5),
        targets=(standing(Target, 1), standing(Target, 4, unit_code=MY_TAN)),
    )
    progress = progress_of(facts, as_of=day(6))
    assert (progress.total, progress.target, progress.left) == (5, 5, 4)


def test_rows_without_target_stay_outside():
    """Captures of a unit without target neither fill the rate nor quicken the pace."""
    facts = CampaignFacts(
        milestones=captured_daily([0], each=5),
        targets=(standing(Target, 4, unit_code=MY_TAN),),
    )
    progress = progress_of(facts, as_of=day(6))
    assert (progress.total, progress.pace) == (0, 0)


def test_missing_days_are_told():
    """A week with a hole would give a pace too low: refused instead."""
    counts = count_days(CampaignFacts(milestones=(fact(),)), days=[day(6), day(5)], recorded_by=noon(9))
    with pytest.raises(RuleBroken, match="no counts of 2024-09-09"):
        measure_progress(counts, campaign=CAMPAIGN, as_of=day(6))


def test_a_row_twice_is_told():
    """The same unit, track and day twice would double the figures."""
    row = DayCount(
        day=day(0),
        unit_code=MY_TAN,
        track=Track.FROM_14,
        reached=(0,) * len(Milestone),
        done_today=0,
        opening=0,
        target=None,
    )
    with pytest.raises(RuleBroken, match="twice"):
        measure_progress([row, row], campaign=CAMPAIGN, as_of=day(0))


@given(facts=campaign_facts, as_of=st.integers(-75, 40).map(day))
def test_progress_adds_up_on_any_day(facts, as_of):
    """For any facts and day: exact numbers, a finish only when something is left and moves."""
    progress = progress_of(facts, as_of=as_of)
    assert progress.left >= max(0, progress.target - progress.total)
    assert all(not isinstance(getattr(progress, name), float) for name in progress.__slots__)
    if progress.finish.on is not None:
        needed = (progress.finish.on - as_of).days
        assert progress.pace is not None
        assert progress.pace * (needed - 1) < progress.left <= progress.pace * needed


@pytest.mark.parametrize("code", get_args(FinishCode))
def test_each_finish_has_its_sentence(code):
    """Whatever is said of the finishing day can be said in both languages."""
    parameters = {"on": day(30)} if code == "campaign.finish.expected" else {}
    assert say(code, parameters, "vi") != say(code, parameters, "en")
