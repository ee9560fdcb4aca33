"""Record one visit to a family: the contact about each child and the consents, all or none of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from duadon.actions.give_consent import GiveConsent, give_consent
from duadon.actions.record_contact import RecordContact, record_contact
from duadon.actions.running import run_once
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import require
from duadon.core.values.roles import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordVisit:
    """What was said about the children of one family; each part has its own command id."""

    command_id: UUID
    contacts: tuple[RecordContact, ...]
    consents: tuple[GiveConsent, ...] = ()

    def __post_init__(self) -> None:
        require(bool(self.contacts or self.consents), "a visit is about somebody")


def record_visit(command: RecordVisit, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Write every part in one transaction; the first refusal takes all of them back.

    So a visit is never half-written, and what was refused can be sent again whole.
    """

    def body() -> Done | Refusal:
        for contact in command.contacts:
            answer = record_contact(contact, actor=actor, now=now)
            if isinstance(answer, Refusal):
                return answer
        for consent in command.consents:
            answer = give_consent(consent, actor=actor, now=now)
            if isinstance(answer, Refusal):
                return answer
        return Done(command_id=command.command_id, result={"children": len(command.contacts)})

    return run_once(command, actor=actor, now=now, body=body)
