"""Consents by purpose."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from duadon.core.outreach.consent import (
    Consent,
    ConsentGiver,
    ConsentPurpose,
    missing_consent,
    missing_publishing_consent,
)
from duadon.core.values.answers import Refusal
from duadon.core.values.errors import RuleBroken
from duadon.core.values.ids import AdultId, ChildId

CHILD = ChildId(UUID(int=1))
ADULT = AdultId(UUID(int=2))
GIVEN = datetime(2024, 9, 10, tzinfo=UTC)
AT = datetime(2024, 9, 17, tzinfo=UTC)
SEVENTH_BIRTHDAY = date(2024, 9, 17)
BIRTH = date(2017, 9, 17)


def _consent(giver: ConsentGiver, purpose: ConsentPurpose, **changes) -> Consent:
    by = None if giver is ConsentGiver.CHILD else ADULT
    fields = {"id": UUID(int=3), "child_id": CHILD, "text_version": "1", "given_at": GIVEN}
    return Consent(**{**fields, "giver": giver, "purpose": purpose, "given_by": by, **changes})


PARENT_PUBLISHES = _consent(ConsentGiver.REPRESENTATIVE, ConsentPurpose.PUBLISHING)
CHILD_PUBLISHES = _consent(ConsentGiver.CHILD, ConsentPurpose.PUBLISHING)


def _publishing(*consents: Consent, on: date = SEVENTH_BIRTHDAY) -> Refusal | None:
    return missing_publishing_consent(consents, child_id=CHILD, birth=BIRTH, on=on, at=AT)


def test_each_purpose_is_asked_by_itself():
    """Agreeing to the ride is not agreeing to messages or pictures."""
    ride = _consent(ConsentGiver.REPRESENTATIVE, ConsentPurpose.TRANSPORT)
    answers = [missing_consent((ride,), child_id=CHILD, purpose=p, at=AT) for p in ConsentPurpose]
    assert answers == [
        None,
        Refusal(code="outreach.consent.messages_missing"),
        Refusal(code="outreach.consent.publishing_missing"),
    ]


def test_another_childs_consent_does_not_count():
    """Siblings are asked for one by one."""
    ride = _consent(ConsentGiver.CARER, ConsentPurpose.TRANSPORT)
    sibling = ChildId(UUID(int=9))
    found = missing_consent((ride,), child_id=sibling, purpose=ConsentPurpose.TRANSPORT, at=AT)
    assert found == Refusal(code="outreach.consent.transport_missing")


def test_from_seven_the_child_is_asked_too():
    """On the seventh birthday both words are needed; the day before, the representative's alone."""
    day_before = SEVENTH_BIRTHDAY - timedelta(days=1)
    assert _publishing(PARENT_PUBLISHES, on=day_before) is None
    assert _publishing(PARENT_PUBLISHES) == Refusal(code="outreach.consent.child_not_asked")
    assert _publishing(PARENT_PUBLISHES, CHILD_PUBLISHES) is None
    assert _publishing(CHILD_PUBLISHES) == Refusal(code="outreach.consent.publishing_missing")


def test_a_carer_may_agree_to_a_ride_and_not_to_publishing():
    """Daily care ends where others look on."""
    assert _publishing(_consent(ConsentGiver.CARER, ConsentPurpose.PUBLISHING)) is not None
    ride = _consent(ConsentGiver.CARER, ConsentPurpose.TRANSPORT)
    purpose = ConsentPurpose.TRANSPORT
    assert missing_consent((ride,), child_id=CHILD, purpose=purpose, at=AT) is None


def test_the_persons_own_word_counts_for_the_ride_only_where_it_acts_alone():
    """A child's own word is no consent to a ride below 14, and never enough for publishing."""
    for purpose in (ConsentPurpose.TRANSPORT, ConsentPurpose.PUBLISHING):
        word = (_consent(ConsentGiver.CHILD, purpose),)
        assert missing_consent(word, child_id=CHILD, purpose=purpose, at=AT) is not None
        alone = missing_consent(word, child_id=CHILD, purpose=purpose, at=AT, own_word_counts=True)
        assert (alone is None) == (purpose is ConsentPurpose.TRANSPORT)


def test_a_withdrawn_consent_ends_at_the_instant_and_stays_on_record():
    """It stands until then; a second withdrawal changes nothing; the first value is untouched."""
    gone = PARENT_PUBLISHES.with_withdrawal(AT)
    assert gone.stands_at(AT - timedelta(seconds=1))
    assert not gone.stands_at(AT)
    assert gone.with_withdrawal(AT + timedelta(days=1)) == gone
    assert PARENT_PUBLISHES.stands_at(AT)
    assert not PARENT_PUBLISHES.stands_at(GIVEN - timedelta(seconds=1))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text_version": ""}, "version of the text"),
        ({"given_by": None}, "is named"),
        ({"given_at": GIVEN.replace(tzinfo=None)}, "time zone"),
        ({"withdrawn_at": GIVEN - timedelta(seconds=1)}, "after it was given"),
    ],
)
def test_a_consent_that_proves_nothing_is_refused(change, message):
    """Who, when and which text are always there."""
    with pytest.raises(RuleBroken, match=message):
        _consent(ConsentGiver.REPRESENTATIVE, ConsentPurpose.TRANSPORT, **change)
