"""One track a day, counted to the birthday."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.enrolment.law import VN_2024_07
from duadon.core.enrolment.tracks import (
    TERMS,
    Track,
    TrackChange,
    card_valid_until,
    find_track,
    next_renewal_age,
    track_changes,
    track_rule,
)
from duadon.core.values.partial_dates import birthday_in

PLANNED = date(2024, 9, 17)
LAW_FROM = date(2024, 7, 1)
births = st.dates(min_value=date(1990, 1, 1), max_value=date(2026, 12, 31))
days = st.dates(min_value=LAW_FROM, max_value=date(2031, 12, 31))


@pytest.mark.parametrize(
    ("birth", "track"),
    [
        (date(2018, 9, 18), Track.UNDER_6),  # 5 years and 364 days
        (date(2018, 9, 17), Track.FROM_6_TO_13),  # 6 years and 0 days
        (date(2010, 9, 18), Track.FROM_6_TO_13),  # 13 years and 364 days
        (date(2010, 9, 17), Track.FROM_14),  # 14 years and 0 days
        (PLANNED, Track.UNDER_6),  # born that day
        (date(1950, 1, 1), Track.FROM_14),
    ],
)
def test_the_edges_of_the_tracks(birth, track):
    """A child one day before or on the birthday gets exactly the track of that day."""
    assert find_track(birth, on=PLANNED, rules=VN_2024_07) is track


@pytest.mark.parametrize(
    ("on", "track"),
    [
        (date(2026, 2, 27), Track.UNDER_6),
        (date(2026, 2, 28), Track.UNDER_6),
        (date(2026, 3, 1), Track.FROM_6_TO_13),
    ],
)
def test_born_on_29_february_the_year_is_full_on_1_march(on, track):
    """Without a 29th the sixth year ends with 28 February: the track changes on 1 March."""
    assert find_track(date(2020, 2, 29), on=on, rules=VN_2024_07) is track


@given(birth=births, on=days)
def test_everybody_born_has_exactly_one_track(birth, on):
    """Compared with a count of birthdays written apart from the code."""
    track = find_track(birth, on=on, rules=VN_2024_07)
    if birth > on:
        assert track is None
    elif on < birthday_in(birth, 6):
        assert track is Track.UNDER_6
    elif on < birthday_in(birth, 14):
        assert track is Track.FROM_6_TO_13
    else:
        assert track is Track.FROM_14


def test_before_the_law_there_is_no_track():
    """On 30 June 2024 nobody has one."""
    assert find_track(date(2016, 1, 1), on=date(2024, 6, 30), rules=VN_2024_07) is None


def test_a_change_between_listing_and_trip_is_told_with_its_day():
    """A child who turns six between two days changes on the birthday, the last day included."""
    change = TrackChange(on=PLANNED, before=Track.UNDER_6, after=Track.FROM_6_TO_13)
    birth = date(2018, 9, 17)
    found = track_changes(birth, first=date(2024, 9, 9), last=PLANNED, rules=VN_2024_07)
    assert found == (change,)
    assert track_changes(birth, first=PLANNED, last=date(2024, 10, 2), rules=VN_2024_07) == ()


@given(birth=births, first=days, length=st.integers(min_value=0, max_value=6000))
def test_the_changes_lead_from_the_first_track_to_the_last(birth, first, length):
    """Walking the changes gives the track of the last day; without any, both days are alike."""
    last = first + timedelta(days=length)
    changes = track_changes(birth, first=first, last=last, rules=VN_2024_07)
    track = find_track(birth, on=max(first, birth), rules=VN_2024_07)
    for change in changes:
        assert change.before is track
        track = change.after
    if birth <= last:
        assert track is find_track(birth, on=last, rules=VN_2024_07)


@pytest.mark.parametrize(
    ("age_given", "valid_to_age"),
    [(5, 14), (11, 14), (12, 25), (13, 25), (14, 25), (22, 25), (23, 40), (38, 60), (58, None)],
)
def test_a_card_given_within_two_years_before_an_age_is_valid_to_the_next(age_given, valid_to_age):
    """Given at 12 or 13 it is valid to 25, given before to 14."""
    birth = date(1960, 5, 10)
    issued = birthday_in(birth, age_given)
    assert next_renewal_age(birth, issued_on=issued, on=PLANNED, rules=VN_2024_07) == valid_to_age


def test_the_two_years_begin_on_the_birthday_itself():
    """The day before the twelfth birthday still means 14, the birthday means 25."""
    birth = date(2012, 9, 17)
    before, on = date(2024, 9, 16), date(2024, 9, 17)
    until = [card_valid_until(birth, issued_on=day, on=PLANNED, rules=VN_2024_07) for day in (before, on)]
    assert until == [date(2026, 9, 17), date(2037, 9, 17)]


def test_only_from_14_a_card_is_an_obligation():
    """Below 14 the card is on demand, and only under 6 nobody needs to come."""
    assert [track for track in Track if TERMS[track].compulsory] == [Track.FROM_14]
    assert [track for track in Track if not TERMS[track].needs_capture] == [Track.UNDER_6]


def test_each_track_cites_its_article():
    """The three tracks rest on three different articles of one law."""
    rules = {track_rule(track, rules=VN_2024_07, on=PLANNED) for track in Track}
    assert len({rule.article for rule in rules}) == 3
    assert {rule.source for rule in rules} == {"Luật Căn cước 26/2023/QH15"}
