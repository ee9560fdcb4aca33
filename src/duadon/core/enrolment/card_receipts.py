"""To whom a card was given, and how: a card in the wrong hands is worse than one that waits."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from duadon.core.enrolment.law import RuleSet
from duadon.core.enrolment.tracks import TERMS, find_track
from duadon.core.register.child_record import Carer, ChildRecord
from duadon.core.values.answers import Refusal
from duadon.core.values.errors import require
from duadon.core.values.ids import AdultId, ChildId
from duadon.core.values.people import Relation


class CardReceiver(StrEnum):
    """Who took the card."""

    CARER = "carer"  # whom the register names for the child
    OTHER_ADULT = "other_adult"  # named by the officer, with what they are to the child
    SELF = "self"  # the person, from 14 on


class HandOverWay(StrEnum):
    """How the card came into the receiver's hand."""

    AT_HOME = "at_home"
    AT_POINT = "at_point"
    AT_WARD_OFFICE = "at_ward_office"
    BY_POST = "by_post"  # Decision 5710/QĐ-BCA-C06: the family pays the postage


@dataclass(frozen=True, slots=True, kw_only=True)
class CardReceipt:
    """One card and who took it: a carer by `adult_id`, another adult by `name`; `relation` to the child.

    What a carer is to the child need not be told: the register says it.
    """

    child_id: ChildId
    receiver: CardReceiver
    adult_id: AdultId | None = None
    name: str = ""
    relation: Relation | None = None

    def __post_init__(self) -> None:
        of_register, named = self.receiver is CardReceiver.CARER, self.receiver is CardReceiver.OTHER_ADULT
        require(of_register == (self.adult_id is not None), "a carer is known by the register")
        require(named == bool(self.name.strip()), "another adult has a name")
        is_self = self.receiver is CardReceiver.SELF
        require(not named or self.relation is not None, "another adult is something to the child")
        require(not is_self or self.relation is None, "nobody is a relation of themselves")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReceipt:
    """Who took a card on a day; no `name` and no `relation` where the person did."""

    receiver: CardReceiver
    way: HandOverWay
    name: str
    relation: Relation | None
    on: date


def judge_receipt(receipt: CardReceipt, record: ChildRecord, *, on: date, rules: RuleSet) -> Refusal | None:
    """Return None where the card may go to that person on the day, else why not.

    From 14 on the person acts alone; before, somebody acts for the child (Law 26/2023 Art. 23).
    """
    if receipt.receiver is CardReceiver.CARER and _carer(receipt, record) is None:
        return Refusal(code="enrolment.card.not_a_carer")
    if receipt.receiver is CardReceiver.SELF and not acts_alone(record, on=on, rules=rules):
        return Refusal(code="enrolment.card.too_young")
    return None


def with_relation(receipt: CardReceipt, record: ChildRecord) -> CardReceipt:
    """Return the receipt with what the register says a carer is to the child."""
    carer = _carer(receipt, record)
    return receipt if carer is None else replace(receipt, relation=carer.relation)


def _carer(receipt: CardReceipt, record: ChildRecord) -> Carer | None:
    return next((one for one in record.carers if one.adult_id == receipt.adult_id), None)


def acts_alone(record: ChildRecord, *, on: date, rules: RuleSet) -> bool:
    """Tell whether the person may take the own card on the day."""
    track = find_track(record.birth.earliest(), on=on, rules=rules) if record.birth else None
    return track is not None and TERMS[track].acts_alone
