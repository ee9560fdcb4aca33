"""Record a visit or call: what came of it, why the child could not come, whether a card is wanted."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from duadon.access.campaigns import get_frame
from duadon.access.children import open_child
from duadon.access.log import Purpose
from duadon.actions.local_time import local_day
from duadon.actions.running import recording_of, run_once
from duadon.actions.status_moves import Move, move_children
from duadon.core.outreach.contacts import Contact, ContactReason, ContactResult
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import CampaignId, ChildId
from duadon.core.values.roles import Actor, Right
from duadon.store.outreach import save_contact


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordContact:
    """One contact about one child; `card_wanted` None: nobody said."""

    command_id: UUID
    campaign_id: CampaignId
    contact_id: UUID
    child_id: ChildId
    result: ContactResult
    happened_at: datetime
    reason: ContactReason | None = None
    card_wanted: bool | None = None
    note: str = ""


def record_contact(command: RecordContact, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Write the contact and the status it speaks for; refused when the way does not allow it."""

    def body() -> Done | Refusal:
        record = open_child(
            command.child_id,
            actor=actor,
            purpose=Purpose.RECORD_CONTACT,
            right=Right.RECORD_CONTACT,
            now=now,
        )
        if command.happened_at > now:
            return Refusal(code="outreach.contact.in_future")
        frame = get_frame(command.campaign_id, actor=actor)
        contact = _contact(command, now)
        recording = recording_of(command, actor, now)
        save_contact(contact, command.note, recording)
        status = contact.reached_status()
        if status is not None:
            move = Move(status=status, on=local_day(command.happened_at, frame), frame=frame)
            refusals = move_children([record], move, recording)
            if refusals:
                return refusals[0]
        return Done(command_id=command.command_id)

    return run_once(command, actor=actor, now=now, body=body)


def _contact(command: RecordContact, now: datetime) -> Contact:
    return Contact(
        id=command.contact_id,
        child_id=command.child_id,
        result=command.result,
        happened_at=command.happened_at,
        recorded_at=now,
        reason=command.reason,
        card_wanted=command.card_wanted,
    )
