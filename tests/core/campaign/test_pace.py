"""The pace of the last days and its spread: between slow and fast, and never worse for more work."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.campaign.pace import Pace, measure_pace
from duadon.core.values.errors import RuleBroken

MONDAY = date(2024, 9, 9)
weeks = st.builds(
    lambda first, counts: {first + timedelta(days=on): count for on, count in enumerate(counts)},
    st.dates(date(2023, 12, 1), date(2028, 2, 1)),
    st.lists(st.integers(0, 400), min_size=1, max_size=7),
)


def week(*counts):
    """Return counts of a week without a holiday, from Monday on."""
    return {MONDAY + timedelta(days=on): count for on, count in enumerate(counts)}


def test_a_week_with_its_sunday():
    """Working days 10 to 18, weekend 5 and 0: halves share the middle day and keep the weekend."""
    pace = measure_pace(week(10, 12, 14, 16, 18, 5, 0))
    assert pace is not None
    assert pace.mean == Fraction(75, 7)
    assert pace.slow == Fraction(12 * 5 + 5, 7)
    assert pace.fast == Fraction(16 * 5 + 5, 7)


def test_a_quiet_sunday_is_no_spread():
    """Equal working days give one pace and no band, whatever the weekend was."""
    pace = measure_pace(week(10, 10, 10, 10, 10, 0, 0))
    assert pace is not None
    assert pace.slow == pace.mean == pace.fast == Fraction(50, 7)


def test_only_days_off_have_a_pace_without_spread():
    """A campaign that began on a Saturday has no working day yet: its mean, and no division by zero."""
    pace = measure_pace({date(2024, 9, 7): 3, date(2024, 9, 8): 5})
    assert pace == Pace(slow=Fraction(4), mean=Fraction(4), fast=Fraction(4))


def test_no_day_has_no_pace():
    """Nothing is said of nothing."""
    assert measure_pace({}) is None


def test_a_pace_lies_in_its_band():
    """A mean outside its own band is a fault of the program."""
    with pytest.raises(RuleBroken):
        Pace(slow=Fraction(2), mean=Fraction(1), fast=Fraction(3))


@given(done=weeks)
def test_the_mean_is_that_of_all_days(done):
    """In any week of any year the mean is exact and lies in the band."""
    pace = measure_pace(done)
    assert pace is not None
    assert pace.mean == Fraction(sum(done.values()), len(done))
    assert pace.slow <= pace.mean <= pace.fast


@given(done=weeks, more=st.integers(1, 300), data=st.data())
def test_more_done_is_never_slower(done, more, data):
    """Whatever day does better, none of the three paces falls."""
    on = data.draw(st.sampled_from(sorted(done)))
    before, after = measure_pace(done), measure_pace({**done, on: done[on] + more})
    assert before is not None
    assert after is not None
    assert after.slow >= before.slow
    assert after.mean > before.mean
    assert after.fast >= before.fast
