"""Working days of state offices."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.calendar.holidays import (
    DAYS_OFF,
    HOLIDAY_CODES,
    WORKED_SATURDAYS,
    YEARS_COVERED,
    DaysOff,
    Holiday,
)
from duadon.core.calendar.working_days import (
    VIETNAM,
    WorkingCalendar,
    add_working_days,
    card_due_on,
    count_working_days,
    next_working_day,
)
from duadon.core.enrolment.law import VN_2024_07
from duadon.core.values.errors import RuleBroken

days = st.dates(min_value=date(2024, 1, 1), max_value=date(2026, 10, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 8, 30), True),  # Friday
        (date(2024, 8, 31), False),  # Saturday
        (date(2024, 9, 2), False),
        (date(2024, 9, 3), False),
        (date(2024, 9, 4), True),
        (date(2024, 4, 29), False),  # given for Saturday 4 May
        (date(2024, 5, 4), True),
        (date(2025, 9, 1), False),
        (date(2026, 8, 31), False),
        (date(2026, 8, 22), True),
    ],
)
def test_single_days(day, works):
    """National Day has two days; a bridging day is worked on its Saturday."""
    assert VIETNAM.is_working_day(day) is works


@pytest.mark.parametrize("year", sorted(YEARS_COVERED))
def test_each_year_has_its_eleven_days_off(year):
    """The Labour Code gives 1 + 5 + 1 + 2 + 2 days; Saturdays worked are given back one by one."""
    working_week = {
        day for stretch in DAYS_OFF for day in stretch.days() if day.year == year and day.weekday() < 5
    }
    exchanged = [day for day in WORKED_SATURDAYS if day.year == year]
    assert len(working_week) - len(exchanged) == 11
    assert {stretch.holiday for stretch in DAYS_OFF if stretch.first.year == year} == set(Holiday)


@pytest.mark.parametrize(
    ("complete", "due"),
    [
        (date(2024, 9, 9), date(2024, 9, 18)),  # Monday to Wednesday of the next week
        (date(2024, 8, 28), date(2024, 9, 10)),  # over two days of holiday
        (date(2024, 9, 14), date(2024, 9, 24)),  # a Saturday does not count itself
    ],
)
def test_a_card_is_due_after_seven_working_days(complete, due):
    """Law 26/2023 Art. 26, the day of the file not counted."""
    assert card_due_on(complete, rules=VN_2024_07) == due


@given(start=days, count=st.integers(min_value=0, max_value=30))
def test_adding_and_counting_agree(start, count):
    """The end of a term lies just as many working days after its start, on a working day."""
    end = add_working_days(start, count)
    assert count_working_days(start, end) == count
    assert count == 0 or VIETNAM.is_working_day(end)


@given(start=days, first=st.integers(0, 10), second=st.integers(0, 10))
def test_terms_add_up(start, first, second):
    """Two terms one after the other are one term of both."""
    there = add_working_days(add_working_days(start, first), second)
    assert there == add_working_days(start, first + second)


@given(day=days)
def test_between_a_day_and_the_next_working_day_nobody_works(day):
    """No working day is jumped over."""
    following = next_working_day(day)
    between = [day + timedelta(days=n) for n in range(1, (following - day).days)]
    assert not any(VIETNAM.is_working_day(one) for one in between)


def test_a_year_that_nobody_announced_is_refused():
    """Guessing a Tết would promise a card on a holiday."""
    with pytest.raises(RuleBroken, match="holidays of 2027"):
        add_working_days(date(2026, 12, 30), 5)


def test_terms_and_calendars_that_cannot_be_are_refused():
    """No term before its start, no day both off and worked, no weekday in exchange."""
    with pytest.raises(RuleBroken, match="before it starts"):
        add_working_days(date(2024, 9, 9), -1)
    saturday, monday = date(2024, 9, 14), date(2024, 9, 16)
    for off, worked in (({saturday}, {saturday}), (set(), {monday})):
        with pytest.raises(RuleBroken):
            WorkingCalendar(
                days_off=frozenset(off),
                worked_weekend_days=frozenset(worked),
                years=frozenset({2024}),
            )
    with pytest.raises(RuleBroken, match="out of order"):
        DaysOff(holiday=Holiday.TET, first=monday, last=saturday, source="x")


def test_every_holiday_has_its_words_and_its_source():
    """None is missing from the table, none is without a source."""
    assert set(HOLIDAY_CODES) == set(Holiday)
    assert all(stretch.source for stretch in DAYS_OFF)
