"""Outcomes come from the desk's marks, and say when another try makes sense."""

from datetime import date, timedelta
from itertools import permutations
from uuid import UUID

import pytest

from duadon.core.capture.outcomes import RETRY_RULES, RetryNeeds, derive_outcome, retry_from
from duadon.core.values.capture_marks import CaptureMark, NotCapturedReason
from duadon.core.values.errors import RuleBroken
from duadon.core.values.ids import EventId, RiderId

WHO, OTHER = RiderId(UUID(int=1)), RiderId(UUID(int=2))
FRIDAY = date(2024, 9, 13)


def mark(number: int, reason: NotCapturedReason | None = None, who: RiderId = WHO) -> CaptureMark:
    """Make a mark of the desk."""
    event_id = EventId(UUID(int=number))
    return CaptureMark(event_id=event_id, rider_id=who, captured=reason is None, reason=reason)


def add_working_days(day: date, count: int) -> date:
    """Skip Saturdays and Sundays."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def test_a_capture_outranks_failed_tries_in_any_order() -> None:
    """Upset first, captured later, or told the other way round: captured."""
    upset = mark(1, NotCapturedReason.CHILD_UPSET)
    for marks in permutations([upset, mark(2), mark(3, NotCapturedReason.EQUIPMENT)]):
        outcome = derive_outcome(marks)
        assert outcome is not None
        assert outcome.captured
        assert outcome.retry_rules() == ()
        assert retry_from(outcome, tried_on=FRIDAY, add_working_days=add_working_days) is None


def test_the_slowest_reason_counts() -> None:
    """Wrong data is decided within two working days: planned for the third, over the weekend."""
    outcome = derive_outcome([mark(1, NotCapturedReason.CHILD_UPSET), mark(2, NotCapturedReason.WRONG_DATA)])
    assert outcome is not None
    day = retry_from(outcome, tried_on=FRIDAY, add_working_days=add_working_days)
    assert day == date(2024, 9, 18)
    assert RetryNeeds.CORRECTION in {rule.needs for rule in outcome.retry_rules()}


def test_an_upset_child_may_try_again_the_same_day() -> None:
    """A child that cried may have another turn before the van leaves."""
    outcome = derive_outcome([mark(1, NotCapturedReason.CHILD_UPSET)])
    assert outcome is not None
    assert retry_from(outcome, tried_on=FRIDAY, add_working_days=add_working_days) == FRIDAY


def test_every_reason_has_its_rule() -> None:
    """No reason leaves the family without an answer."""
    assert RETRY_RULES.keys() == set(NotCapturedReason)


def test_nothing_said_is_no_outcome_and_people_are_not_mixed() -> None:
    """None before the desk; two people's marks are a fault of the caller."""
    assert derive_outcome([]) is None
    with pytest.raises(RuleBroken):
        derive_outcome([mark(1), mark(2, who=OTHER)])
    with pytest.raises(RuleBroken):
        CaptureMark(event_id=EventId(UUID(int=1)), rider_id=WHO, captured=False)
