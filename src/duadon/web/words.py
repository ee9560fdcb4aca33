"""Sentences of wording in the language of the page, and times as people write them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import get_language

from duadon.core.enrolment.card_receipts import KeptReceipt
from duadon.core.values.answers import Parameter, Refusal
from duadon.core.values.people import Relation
from duadon.queries.rider_names import People
from duadon.wording.say import say, say_refusal
from duadon.wording.sentences import Language, write


def page_language() -> Language:
    """Return the language that the page is drawn in."""
    return "en" if get_language() == "en" else "vi"


def tell(code: str, parameters: Mapping[str, Parameter] | None = None) -> str:
    """Return a sentence or label."""
    return say(code, parameters or {}, page_language())


def tell_refusal(refusal: Refusal) -> Sequence[str]:
    """Return a refusal's sentence and those of its causes."""
    return say_refusal(refusal, page_language())


def tell_moment(moment: datetime) -> str:
    """Write a local moment: 14:05 09/09/2024."""
    return write(moment, page_language())


def tell_relative(relation: Relation, name: str) -> str:
    """Name an adult with what they are to the child: Mẹ: Nguyễn Thị Lan."""
    return tell(
        "cards.receiver.relative", {"relation": tell(f"label.relation.{relation.value}"), "name": name}
    )


def tell_receipt(receipt: KeptReceipt) -> str:
    """Say who took a card, and how."""
    who = tell_relative(receipt.relation, receipt.name) if receipt.relation else tell("cards.receiver.self")
    return tell("cards.receiver.receipt", {"who": who, "way": tell(f"cards.way.{receipt.way.value}")})


def tell_people(people: People) -> str:
    """Name those who may be named and count the others: N. An và 2 người khác; 3 người."""
    names = ", ".join(name.text for name in people.names)
    if not people.unnamed:
        return names
    if not names:
        return tell("label.people.count", {"count": people.unnamed})
    return tell("label.people.named_and_more", {"names": names, "count": people.unnamed})
