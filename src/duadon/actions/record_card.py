"""Record how far a card has come: made, arrived, handed over."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from duadon.access.campaigns import get_frame
from duadon.access.children import ListWish, open_list
from duadon.access.log import Purpose
from duadon.actions.local_time import local_day
from duadon.actions.running import recording_of, run_once
from duadon.actions.status_moves import Move, move_children
from duadon.core.enrolment.states import Status
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import CampaignId, ChildId
from duadon.core.values.roles import Actor, Right


class CardStep(StrEnum):
    """The steps of a card after the capture."""

    MADE = "card_made"
    ARRIVED = "card_arrived"
    HANDED_OVER = "handed_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCard:
    """The same step for several children on one day; all of them or none."""

    command_id: UUID
    campaign_id: CampaignId
    step: CardStep
    on: date
    child_ids: tuple[ChildId, ...]


def record_card(command: RecordCard, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Append the step; refused for a day to come and, with each child's reason, where it comes too early."""

    def body() -> Done | Refusal:
        records = open_list(
            ListWish(ids=command.child_ids),
            actor=actor,
            purpose=Purpose.RECORD_CARD,
            right=Right.RECORD_CARD,
            now=now,
        )
        if len(records) != len(set(command.child_ids)):
            raise NotFound("no such record in your area")
        frame = get_frame(command.campaign_id, actor=actor)
        today = local_day(now, frame)
        if command.on > today:
            return Refusal(code="enrolment.card.in_future", parameters={"day": command.on, "today": today})
        recording = recording_of(command, actor, now)
        move = Move(status=Status(command.step.value), on=command.on, frame=frame)
        refusals = move_children(records, move, recording)
        if refusals:
            return Refusal(code="enrolment.card.step_refused", items=refusals)
        return Done(command_id=command.command_id, result={"children": len(records)})

    return run_once(command, actor=actor, now=now, body=body)
