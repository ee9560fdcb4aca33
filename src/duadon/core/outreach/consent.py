"""Consents: one a purpose, to a version of its text, by a named person; withdrawn, never deleted.

Law 91/2025/QH15 (from 2026) asks for this by purpose, provable and free to withdraw; the campaign
keeps it at any date. Filing for a card rests on the law itself and needs no consent.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from duadon.core.values.answers import Refusal
from duadon.core.values.errors import require
from duadon.core.values.ids import AdultId, ChildId
from duadon.core.values.partial_dates import age_on

# Law 91/2025/QH15 Art. 24(2) and the Law on Children: from full seven years the child is asked too.
CHILD_IS_ASKED_FROM_AGE = 7


class ConsentPurpose(StrEnum):
    """What is agreed to; each is asked for by itself."""

    TRANSPORT = "transport"
    MESSAGES = "messages"
    PUBLISHING = "publishing"


class ConsentGiver(StrEnum):
    """In which role somebody agrees; the carer has the child in daily care."""

    REPRESENTATIVE = "representative"
    CARER = "carer"
    CHILD = "child"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One consent as it was given; `given_by` is None where the child itself agreed."""

    id: UUID
    child_id: ChildId
    purpose: ConsentPurpose
    text_version: str
    giver: ConsentGiver
    given_by: AdultId | None
    given_at: datetime
    withdrawn_at: datetime | None = None

    def __post_init__(self) -> None:
        require(bool(self.text_version), "a consent names the version of the text that was read")
        require(
            (self.given_by is None) == (self.giver is ConsentGiver.CHILD),
            "an adult who agrees is named; a child who agrees is the child itself",
        )
        require(self.given_at.tzinfo is not None, "an instant needs its time zone")
        require(
            self.withdrawn_at is None or self.given_at <= self.withdrawn_at,
            "a consent is withdrawn after it was given",
        )

    def stands_at(self, instant: datetime) -> bool:
        """Tell whether it is in force at the instant."""
        ended = self.withdrawn_at is not None and self.withdrawn_at <= instant
        return self.given_at <= instant and not ended

    def with_withdrawal(self, at: datetime) -> "Consent":
        """Return it withdrawn; a second withdrawal changes nothing."""
        return self if self.withdrawn_at is not None else replace(self, withdrawn_at=at)


_MISSING: dict[ConsentPurpose, str] = {
    ConsentPurpose.TRANSPORT: "outreach.consent.transport_missing",
    ConsentPurpose.MESSAGES: "outreach.consent.messages_missing",
    ConsentPurpose.PUBLISHING: "outreach.consent.publishing_missing",
}


def missing_consent(
    consents: Iterable[Consent],
    *,
    child_id: ChildId,
    purpose: ConsentPurpose,
    at: datetime,
    own_word_counts: bool = False,
) -> Refusal | None:
    """Return None where somebody who answers for the child agrees at the instant.

    `own_word_counts`: the person files alone (from 14 years) and may agree to a ride alone too.
    For publishing use `missing_publishing_consent`: it may need the child's word as well.
    """
    enough = {ConsentGiver.REPRESENTATIVE}
    if purpose is not ConsentPurpose.PUBLISHING:
        # To bring a child and to call about it is daily care; to show it to others is not.
        enough.add(ConsentGiver.CARER)
        enough |= {ConsentGiver.CHILD} if own_word_counts else set()
    givers = _givers(consents, child_id=child_id, purpose=purpose, at=at)
    return None if givers & enough else Refusal(code=_MISSING[purpose])


def missing_publishing_consent(
    consents: Iterable[Consent], *, child_id: ChildId, birth: date, on: date, at: datetime
) -> Refusal | None:
    """Return None where child and representative agree; below 7 the representative alone.

    `on` is the local day of publishing: a child that has become seven since is asked anew.
    """
    known = tuple(consents)
    purpose = ConsentPurpose.PUBLISHING
    refusal = missing_consent(known, child_id=child_id, purpose=purpose, at=at)
    if refusal is not None or age_on(birth, on) < CHILD_IS_ASKED_FROM_AGE:
        return refusal
    if ConsentGiver.CHILD in _givers(known, child_id=child_id, purpose=purpose, at=at):
        return None
    return Refusal(code="outreach.consent.child_not_asked")


def _givers(
    consents: Iterable[Consent], *, child_id: ChildId, purpose: ConsentPurpose, at: datetime
) -> set[ConsentGiver]:
    return {
        one.giver
        for one in consents
        if one.child_id == child_id and one.purpose is purpose and one.stands_at(at)
    }
