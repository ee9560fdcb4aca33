"""How long data about rides are kept."""

from datetime import date

import pytest

from duadon.core.privacy.retention import (
    DEFAULT_SETTINGS,
    DataKind,
    RetentionSetting,
    delete_on,
)
from duadon.core.values.errors import RuleBroken

END = date(2024, 10, 2)


def test_rides_are_kept_90_days_and_phones_30():
    """Counted from the end of the campaign."""
    days = [delete_on(kind, campaign_end=END, settings=DEFAULT_SETTINGS) for kind in DataKind]
    assert days == [date(2024, 12, 31), date(2024, 11, 1)]


def test_the_setting_of_the_campaigns_end_counts():
    """A later setting changes no campaign that is over; an earlier campaign without one is told."""
    shorter = RetentionSetting(kind=DataKind.PHONES, days=7, effective_on=date(2024, 10, 3))
    after = date(2024, 10, 3)
    phones = DataKind.PHONES
    for settings in ((shorter, *DEFAULT_SETTINGS), (*DEFAULT_SETTINGS, shorter)):
        assert delete_on(phones, campaign_end=END, settings=settings) == date(2024, 11, 1)
        assert delete_on(phones, campaign_end=after, settings=settings) == date(2024, 10, 10)
    with pytest.raises(RuleBroken, match="no retention"):
        delete_on(DataKind.PHONES, campaign_end=END, settings=(shorter,))


def test_data_are_not_deleted_before_the_end():
    """A negative term is refused."""
    with pytest.raises(RuleBroken, match="before the campaign ends"):
        RetentionSetting(kind=DataKind.PHONES, days=-1, effective_on=END)
