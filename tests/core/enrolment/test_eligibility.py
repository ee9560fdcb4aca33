"""The assessment of one child for one day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.enrolment.eligibility import Assessment, ChildFacts, assess_eligibility
from duadon.core.enrolment.law import VN_2024_07
from duadon.core.enrolment.tracks import Track
from duadon.core.values.errors import RuleBroken
from duadon.core.values.partial_dates import PartialDate
from duadon.wording.say import say

PLANNED = date(2024, 9, 17)


def _assess(birth: str | None, *, on: date = PLANNED, **facts) -> Assessment:
    written = None if birth is None else PartialDate.fromisoformat(birth)
    child = ChildFacts(birth=written, **{"has_number": True, **facts})
    return assess_eligibility(child, on=on, rules=VN_2024_07)


def _codes(assessment: Assessment) -> list[str]:
    return [reason.code for reason in assessment.reasons]


def test_a_child_with_all_in_order_is_ready():
    """Nothing is found, the track rests on its article."""
    found = _assess("2016-05-04")
    assert (found.track, found.ready, found.reasons) == (Track.FROM_6_TO_13, True, ())
    assert found.law is not None
    assert found.law.article == "Điều 23 khoản 2 điểm b"


@pytest.mark.parametrize(
    ("birth", "code"),
    [
        (None, "enrolment.birth.unknown"),
        ("2024-09-18", "enrolment.birth.after_day"),
        ("2018", "enrolment.birth.track_uncertain"),
        ("2010-09", "enrolment.birth.track_uncertain"),
    ],
)
def test_without_a_track_the_reason_is_told(birth, code):
    """Unknown, unborn or ambiguous: no track, and why."""
    found = _assess(birth)
    assert (found.track, _codes(found), found.ready) == (None, [code], False)


@pytest.mark.parametrize(
    ("birth", "track"),
    [
        ("2016", Track.FROM_6_TO_13),
        ("2018-08", Track.FROM_6_TO_13),
        ("2018-10", Track.UNDER_6),
        ("2009-12", Track.FROM_14),
        ("2024", Track.UNDER_6),  # born somewhen up to the planned day
    ],
)
def test_a_part_of_a_date_gives_the_track_that_it_allows_and_still_stops(birth, track):
    """No day that it can mean changes the track, but the record must be exact before the file."""
    found = _assess(birth)
    assert (found.track, found.ready) == (track, False)
    assert _codes(found) == ["enrolment.birth.not_exact"]


def test_before_the_law_there_is_a_reason():
    """30 June 2024 is refused by name, not by an error."""
    assert _codes(_assess("2016-05-04", on=date(2024, 6, 30))) == ["enrolment.law.not_in_force"]


@pytest.mark.parametrize(
    ("registered", "code"),
    [
        (False, "enrolment.number.birth_not_registered"),
        (True, "enrolment.number.not_set_yet"),
        (None, "enrolment.number.unknown"),
    ],
)
def test_without_a_number_the_path_depends_on_the_birth_registration(registered, code):
    """Unregistered goes through the joint procedure, registered to the police, unknown is asked."""
    found = _assess("2022-01-15", has_number=False, birth_registered=registered)
    assert (found.track, _codes(found), found.ready) == (Track.UNDER_6, [code], False)


def test_a_card_in_force_stops_and_says_until_when():
    """Given at 12 it is valid to 25: nothing to do at 14."""
    found = _assess("2011-08-01", on=date(2025, 9, 1), card_issued_on=date(2024, 7, 2))
    assert found.track is Track.FROM_14
    assert found.stopping[0].code == "enrolment.card.valid_until"
    assert found.stopping[0].parameters["until"] == date(2036, 8, 1)


def test_a_card_that_ended_is_a_change_and_stops_nothing():
    """Given at 10, it ended on the fourteenth birthday."""
    found = _assess("2010-08-01", card_issued_on=date(2021, 1, 1))
    assert (_codes(found), found.ready) == (["enrolment.card.renewal_due"], True)


def test_a_card_ends_on_the_birthday_itself():
    """On the fourteenth birthday it is a change of card, the day before it still stands."""
    card = {"card_issued_on": date(2021, 1, 1)}
    assert not _assess("2010-09-18", **card).ready
    assert _assess("2010-09-17", **card).ready


def test_a_card_given_under_6_may_be_completed_from_6():
    """Face and fingerprints may be added by a change of card: told beside the card in force."""
    given_young = {"card_issued_on": date(2024, 7, 10)}
    assert _codes(_assess("2018-09-17", **given_young)) == [
        "enrolment.card.valid_until",
        "enrolment.card.biometrics_may_be_added",
    ]
    assert _codes(_assess("2018-09-18", **given_young)) == ["enrolment.card.valid_until"]


def test_a_card_for_life_and_a_card_of_an_inexact_birth_both_stop():
    """Neither needs an end to be known."""
    assert _codes(_assess("1960-01-01", card_issued_on=date(2024, 7, 2))) == ["enrolment.card.valid_for_life"]
    assert _codes(_assess("2016", card_issued_on=date(2024, 7, 2))) == [
        "enrolment.birth.not_exact",
        "enrolment.card.has_one",
    ]


def test_a_card_of_a_later_day_does_not_count_yet():
    """The assessment of a past day knows nothing of what came after."""
    assert _assess("2016-05-04", card_issued_on=date(2024, 9, 18)).ready


def test_29_february_is_stated():
    """The birthday of a year without a 29th is 1 March, and that stops nothing."""
    found = _assess("2016-02-29", on=date(2026, 3, 10))
    assert (_codes(found), found.ready) == (["enrolment.birth.leap_day"], True)
    assert found.reasons[0].parameters["birthday"] == date(2026, 3, 1)


def test_a_card_older_than_its_holder_is_a_fault():
    """Such facts are refused when they are made."""
    with pytest.raises(RuleBroken, match="older than its holder"):
        _assess("2016-05-04", card_issued_on=date(2015, 1, 1))


partial_births = st.none() | st.builds(
    lambda day, parts: PartialDate.fromisoformat("-".join(day.isoformat().split("-")[:parts])),
    st.dates(min_value=date(2004, 1, 1), max_value=date(2026, 1, 1)),
    st.integers(min_value=1, max_value=3),
)


@given(
    birth=partial_births,
    on=st.dates(min_value=date(2024, 6, 1), max_value=date(2026, 12, 31)),
    has_number=st.booleans(),
    registered=st.none() | st.booleans(),
)
def test_any_birth_and_any_day_give_one_track_or_a_reason_that_can_be_said(birth, on, has_number, registered):
    """Never none without a reason, and every reason has a sentence in both languages."""
    child = ChildFacts(birth=birth, has_number=has_number, birth_registered=registered)
    found = assess_eligibility(child, on=on, rules=VN_2024_07)
    assert found.track is not None or found.stopping
    for reason in found.reasons:
        assert say(reason.code, reason.parameters, "vi")
        assert say(reason.code, reason.parameters, "en")
    if birth is not None and birth.day is None and found.track is not None:
        exact = ChildFacts(birth=PartialDate.from_date(birth.earliest()), has_number=True)
        assert assess_eligibility(exact, on=on, rules=VN_2024_07).track is found.track
