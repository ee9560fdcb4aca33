"""Safety profiles: found by name, and sound."""

from dataclasses import replace

import pytest

from duadon.core.shuttle.safety import VN_2026, get_safety_profile
from duadon.core.values.errors import RuleBroken
from duadon.core.values.times import MINUTE


def test_todays_profile_is_as_the_law_and_the_promise_have_it():
    """Ten years for the driver's row, an hour in the van, four hours away."""
    profile = get_safety_profile("vn-2026")
    assert (profile.front_row_from_age, profile.max_ride, profile.max_away) == (
        10,
        60 * MINUTE,
        240 * MINUTE,
    )


def test_a_profile_that_nobody_wrote_is_refused():
    """A misspelt name does not silently drop the rules."""
    with pytest.raises(RuleBroken, match="vn-2062"):
        get_safety_profile("vn-2062")


@pytest.mark.parametrize("wrong", [{"front_row_from_age": 0}, {"max_ride": 0}, {"max_away": 60 * MINUTE}])
def test_a_profile_checks_itself(wrong):
    """No ride of no length, none longer than the time away, no infant in front."""
    with pytest.raises(RuleBroken):
        replace(VN_2026, **wrong)
