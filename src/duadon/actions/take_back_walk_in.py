"""Take back what was recorded wrongly of a child who came alone; the mistake stays told."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from duadon.access.campaigns import get_frame
from duadon.access.children import open_child
from duadon.access.log import Purpose
from duadon.access.rights import require_right_anywhere
from duadon.actions.outcome_statuses import Fallen, fail, forget_failure
from duadon.actions.running import recording_of, run_once
from duadon.core.privacy.masking import mask_digits_in
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import require
from duadon.core.values.ids import CampaignId
from duadon.core.values.roles import Actor, Right
from duadon.store.captures import WalkInOutcome, find_walk_in, save_take_back
from duadon.store.enrolments import Recording, hold_enrolments

LONGEST_NOTE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackWalkIn:
    """Say that an outcome of a child who came alone was a mistake, and why."""

    command_id: UUID
    campaign_id: CampaignId
    outcome_id: UUID
    note: str

    def __post_init__(self) -> None:
        require(len(self.note) <= LONGEST_NOTE, f"a note has at most {LONGEST_NOTE} characters")


def take_back_walk_in(command: TakeBackWalkIn, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Append that the outcome was a mistake; refused without a note, twice, and once a card is made."""

    def body() -> Done | Refusal:
        require_right_anywhere(actor, Right.RECORD_CAPTURE)
        frame = get_frame(command.campaign_id, actor=actor)
        outcome = find_walk_in(command.outcome_id, frame.id)
        record = open_child(
            outcome.child_id,
            actor=actor,
            purpose=Purpose.RECORD_CAPTURE,
            right=Right.RECORD_CAPTURE,
            now=now,
        )
        hold_enrolments(frame.id, [record.id])
        if not command.note.strip():
            return Refusal(code="capture.walk_in.no_note")
        if find_walk_in(command.outcome_id, frame.id).is_taken_back:
            return Refusal(code="capture.walk_in.taken_back_already")
        recording = recording_of(command, actor, now)
        # Masked before it is stored: the note is shown to whoever may see the child's page.
        save_take_back(outcome, mask_digits_in(" ".join(command.note.split())), recording)
        return _fall(outcome, Fallen(record=record, day=outcome.day, frame=frame), recording)

    return run_once(command, actor=actor, now=now, body=body)


def _fall(outcome: WalkInOutcome, fallen: Fallen, recording: Recording) -> Done | Refusal:
    """Take back what the outcome had said of the child's status."""
    if not outcome.captured:
        forget_failure(fallen, recording)
        return Done(command_id=recording.command_id)
    refusals = fail(fallen, recording)
    if refusals:
        return Refusal(code="capture.walk_in.card_under_way", items=refusals)
    return Done(command_id=recording.command_id)
