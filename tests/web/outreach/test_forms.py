"""What the forms of a visit and of a ride make of values that no page of ours sends."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from duadon.queries.family_page import FamilyPage
from duadon.web.outreach.forms import LIES_OPEN, VisitForm, read_day

NOW = datetime(2024, 9, 10, 1, 30, tzinfo=UTC)
TODAY = date(2024, 9, 10)
FAMILY = FamilyPage(today=TODAY, children=(), carers=(), contacts=())
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def _asked_at(text: str) -> datetime | None:
    form = VisitForm({"asked_at": text}).about(FAMILY, NOW)
    assert not form.is_valid()
    assert bool(form.non_field_errors()) == (form.cleaned_data.get("asked_at") is None)
    found: datetime | None = form.cleaned_data.get("asked_at")
    return found


@given(st.datetimes(timezones=ZONES) | st.datetimes())
def test_a_visit_lies_in_the_last_hours(moment):
    """A moment in the future, long ago, without a zone or at the edge of all days is not taken."""
    found = _asked_at(moment.isoformat())
    is_sound = moment.tzinfo is not None and timedelta(0) <= NOW - moment <= LIES_OPEN
    assert found == (moment if is_sound else None)


@given(st.timedeltas(-timedelta(hours=1), LIES_OPEN + timedelta(hours=1)), ZONES)
def test_the_moment_at_which_the_form_was_drawn_is_kept(age, zone):
    """Inside the window the very moment comes back, in whatever zone; outside it does not."""
    moment = NOW - age
    is_sound = timedelta(0) <= age <= LIES_OPEN
    assert _asked_at(moment.astimezone(zone).isoformat()) == (moment if is_sound else None)


@given(st.text() | st.from_regex(r"[0-9TZ:+.\-]{0,45}", fullmatch=True))
def test_no_text_breaks_the_moment(text):
    """Whatever stands in the hidden field, the form answers and asks to look again."""
    _asked_at(text)


@given(st.text(max_size=20) | st.from_regex(r"[0-9]{1,3}/[0-9]{1,3}(/[0-9]{1,12})?", fullmatch=True))
def test_a_day_is_read_or_asked_for_again(text):
    """Nothing that fits into the box breaks it, a year with twelve digits neither."""
    with suppress(forms.ValidationError):
        assert isinstance(read_day(text, today=TODAY), date)


@pytest.mark.parametrize("text", ["1/1/999999999999", "31/02/2024", "0/0/0", "10/09/2024/1", "²/9"])
def test_a_day_that_is_none_is_told(text):
    """The sentence shows how a day is written."""
    with pytest.raises(forms.ValidationError):
        read_day(text, today=TODAY)
