"""Visits and calls."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from uuid import UUID

import pytest

from duadon.core.enrolment.states import Status
from duadon.core.outreach.contacts import (
    CONTACT_REASON_CODES,
    CONTACT_RESULT_CODES,
    Contact,
    ContactReason,
    ContactResult,
    latest_wish,
    order_contacts,
)
from duadon.core.values.errors import RuleBroken
from duadon.core.values.ids import ChildId
from duadon.wording.say import say

MORNING = datetime(2024, 9, 10, 1, tzinfo=UTC)


def _contact(number: int, *, hours: int = 0, **changes) -> Contact:
    happened = MORNING + timedelta(hours=hours)
    fields = {
        "id": UUID(int=number),
        "child_id": ChildId(UUID(int=1)),
        "result": ContactResult.REACHED,
        "happened_at": happened,
        "recorded_at": happened + timedelta(days=1),
    }
    return Contact(**{**fields, **changes})


def test_two_officers_notes_on_one_child_are_both_kept_in_time_order():
    """Whichever phone sends first, and sent twice, the log is the same."""
    notes = [_contact(2, hours=1), _contact(1, hours=3), _contact(3)]
    for order in permutations(notes):
        assert [note.id.int for note in order_contacts([*order, order[0]])] == [3, 2, 1]


def test_the_last_wish_counts_and_silence_changes_nothing():
    """No, then yes, then nobody at home: the family wants a card."""
    nobody = _contact(3, hours=2, result=ContactResult.NOT_HOME)
    notes = [nobody, _contact(2, hours=1, card_wanted=True), _contact(1, card_wanted=False)]
    assert latest_wish(notes) is True
    assert latest_wish([nobody]) is None


@pytest.mark.parametrize(
    ("wish", "status"),
    [(True, Status.WANTED), (False, Status.NOT_WANTED), (None, Status.CONTACTED)],
)
def test_a_contact_speaks_for_a_status(wish, status):
    """A wish leads on, no wish is a contact."""
    assert _contact(1, card_wanted=wish).reached_status() is status


@pytest.mark.parametrize("result", list(ContactResult))
def test_only_who_was_spoken_to_counts_as_contacted(result):
    """An empty house leaves the child on the list of those never reached; a refusal does not."""
    spoken = result in {ContactResult.REACHED, ContactResult.REFUSED}
    assert _contact(1, result=result).reached_status() is (Status.CONTACTED if spoken else None)


@pytest.mark.parametrize("result", [one for one in ContactResult if one != "reached"])
def test_only_a_family_that_was_reached_can_wish(result):
    """A wish noted at an empty house is a fault."""
    with pytest.raises(RuleBroken, match="was reached"):
        _contact(1, result=result, card_wanted=True)


def test_a_contact_is_recorded_after_it_happened_with_its_zone():
    """An instant from tomorrow, or without a zone, is a fault."""
    with pytest.raises(RuleBroken, match="recorded after"):
        _contact(1, recorded_at=MORNING - timedelta(seconds=1))
    with pytest.raises(RuleBroken, match="time zone"):
        _contact(1, happened_at=MORNING.replace(tzinfo=None))


def test_every_result_and_reason_has_its_words():
    """None is missing from the tables, each can be said."""
    assert set(CONTACT_RESULT_CODES) == set(ContactResult)
    assert set(CONTACT_REASON_CODES) == set(ContactReason)
    codes = [*CONTACT_RESULT_CODES.values(), *CONTACT_REASON_CODES.values()]
    assert len({say(code, {}, "vi") for code in codes}) == len(codes)
