"""Record that somebody who answers for a child agrees to one purpose."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from duadon.access.children import open_child
from duadon.access.log import Purpose
from duadon.actions.running import recording_of, run_once
from duadon.core.outreach.consent import Consent, ConsentGiver, ConsentPurpose
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import AdultId, CampaignId, ChildId
from duadon.core.values.roles import Actor, Right
from duadon.store.outreach import save_consent


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveConsent:
    """A consent as given: to which text, by whom."""

    command_id: UUID
    campaign_id: CampaignId
    consent_id: UUID
    child_id: ChildId
    purpose: ConsentPurpose
    text_version: str
    giver: ConsentGiver
    given_by: AdultId | None


def give_consent(command: GiveConsent, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Write the consent; refused when the adult is none of the child's."""

    def body() -> Done | Refusal:
        record = open_child(
            command.child_id,
            actor=actor,
            purpose=Purpose.RECORD_CONTACT,
            right=Right.RECORD_CONTACT,
            now=now,
        )
        known = {carer.adult_id for carer in record.carers}
        if command.given_by is not None and command.given_by not in known:
            return Refusal(code="outreach.consent.stranger")
        save_consent(_consent(command, now), recording_of(command, actor, now))
        return Done(command_id=command.command_id)

    return run_once(command, actor=actor, now=now, body=body)


def _consent(command: GiveConsent, now: datetime) -> Consent:
    return Consent(
        id=command.consent_id,
        child_id=command.child_id,
        purpose=command.purpose,
        text_version=command.text_version,
        giver=command.giver,
        given_by=command.given_by,
        given_at=now,
    )
