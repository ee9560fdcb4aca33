"""Who may take a card: a carer of the register, an adult who is named, from 14 on the person."""

from datetime import date
from uuid import UUID

import pytest

from duadon.core.enrolment.card_receipts import CardReceipt, CardReceiver, judge_receipt, with_relation
from duadon.core.enrolment.law import get_rule_set
from duadon.core.register.child_record import Carer, ChildRecord
from duadon.core.values.errors import RuleBroken
from duadon.core.values.ids import AdultId, ChildId, HouseholdId
from duadon.core.values.partial_dates import PartialDate
from duadon.core.values.people import Relation

RULES = get_rule_set("vn-2024-07")
HOLDER, MOTHER, STRANGER = ChildId(UUID(int=1)), AdultId(UUID(int=2)), AdultId(UUID(int=3))


def record(birth: str) -> ChildRecord:
    """Make a child with a mother."""
    return ChildRecord(
        id=HOLDER,
        full_name="Nguyễn Minh An",
        birth=PartialDate.fromisoformat(birth) if birth else None,
        sex=None,
        number=None,
        unit_code="29863",
        area_id=None,
        group_name="",
        household_id=HouseholdId(UUID(int=9)),
        carers=(Carer(adult_id=MOTHER, full_name="Trần Thị Lan", relation=Relation.MOTHER, phone=""),),
    )


def judged(receipt: CardReceipt, birth: str = "2015-05-20", on: date = date(2024, 9, 19)) -> str | None:
    """Return the code of the refusal, or None."""
    refusal = judge_receipt(receipt, record(birth), on=on, rules=RULES)
    return None if refusal is None else refusal.code


def of_carer(adult: AdultId) -> CardReceipt:
    """Make the receipt of an adult of the register."""
    return CardReceipt(child_id=HOLDER, receiver=CardReceiver.CARER, adult_id=adult)


BY_HOLDER = CardReceipt(child_id=HOLDER, receiver=CardReceiver.SELF)


def test_a_carer_of_the_register_may_take_it() -> None:
    """The mother may, with what she is to the child; an adult of another family may not."""
    assert judged(of_carer(MOTHER)) is None
    assert with_relation(of_carer(MOTHER), record("2015-05-20")).relation is Relation.MOTHER
    assert judged(of_carer(STRANGER)) == "enrolment.card.not_a_carer"


@pytest.mark.parametrize(
    ("birth", "code"),
    [
        ("2010-09-19", None),  # fourteen on the very day
        ("2010-09-20", "enrolment.card.too_young"),
        ("2015-05-20", "enrolment.card.too_young"),
        ("", "enrolment.card.too_young"),
    ],
)
def test_the_person_takes_it_from_14_on(birth: str, code: str | None) -> None:
    """Age is counted to the birthday on the day of the hand-over; unknown age is not old enough."""
    assert judged(BY_HOLDER, birth) == code


def test_another_adult_is_named() -> None:
    """With name and relation; without either the value does not come into being."""
    named = CardReceipt(
        child_id=HOLDER, receiver=CardReceiver.OTHER_ADULT, name="Lê Văn Út", relation=Relation.OTHER
    )
    assert judged(named) is None
    for faulty in (
        {"name": "Lê Văn Út"},
        {"relation": Relation.OTHER},
        {"name": "  ", "relation": Relation.OTHER},
    ):
        with pytest.raises(RuleBroken):
            CardReceipt(child_id=HOLDER, receiver=CardReceiver.OTHER_ADULT, **faulty)


@pytest.mark.parametrize(
    "faulty",
    [
        {"receiver": CardReceiver.CARER},
        {"receiver": CardReceiver.SELF, "adult_id": MOTHER},
        {"receiver": CardReceiver.SELF, "relation": Relation.MOTHER},
        {"receiver": CardReceiver.CARER, "adult_id": MOTHER, "name": "Trần Thị Lan"},
    ],
)
def test_a_receiver_is_told_in_one_way_only(faulty: dict) -> None:
    """A carer by id, the person by nothing: two ways at once could contradict each other."""
    with pytest.raises(RuleBroken):
        CardReceipt(child_id=HOLDER, **faulty)
