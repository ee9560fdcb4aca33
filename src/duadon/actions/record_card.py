"""Record how far a card has come: made, arrived, handed over to whom and how."""

from collections.abc import Iterable
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
from duadon.core.enrolment.card_receipts import CardReceipt, HandOverWay, judge_receipt, with_relation
from duadon.core.enrolment.law import get_rule_set
from duadon.core.enrolment.states import Status
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound, require
from duadon.core.values.ids import CampaignId, ChildId
from duadon.core.values.roles import Actor, Right
from duadon.store.card_receipts import save_receipts
from duadon.store.enrolments import Recording


class CardStep(StrEnum):
    """The steps of a card after the capture."""

    MADE = "card_made"
    ARRIVED = "card_arrived"
    HANDED_OVER = "handed_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCard:
    """The same step for several children on one day; all of them or none.

    A hand-over says who took each card, and one way for all of them; other steps say neither.
    """

    command_id: UUID
    campaign_id: CampaignId
    step: CardStep
    on: date
    child_ids: tuple[ChildId, ...]
    receipts: tuple[CardReceipt, ...] = ()
    way: HandOverWay | None = None

    def __post_init__(self) -> None:
        took = [receipt.child_id for receipt in self.receipts]
        require(len(took) == len(set(took)), "a card is taken once")
        require(set(took) <= set(self.child_ids), "nobody takes the card of a child that is not named")
        is_handed_over = self.step is CardStep.HANDED_OVER
        require(is_handed_over or not (took or self.way), "only a card that is handed over is taken")


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
        refusals = (*move_children(records, move, recording), *_judge_receipts(command, records, frame))
        if refusals:
            return Refusal(code="enrolment.card.step_refused", items=refusals)
        _save_receipts(command, records, recording)
        return Done(command_id=command.command_id, result={"children": len(records)})

    return run_once(command, actor=actor, now=now, body=body)


def _judge_receipts(
    command: RecordCard, records: Iterable[ChildRecord], frame: CampaignFrame
) -> tuple[Refusal, ...]:
    """Return why cards cannot go to those named; nobody named is a reason too."""
    if command.step is not CardStep.HANDED_OVER:
        return ()
    rules = get_rule_set(frame.rule_set)
    took = {receipt.child_id: receipt for receipt in command.receipts}
    refusals = [
        judge_receipt(took[record.id], record, on=command.on, rules=rules)
        if record.id in took and command.way
        else Refusal(code="enrolment.card.no_receiver")
        for record in records
    ]
    return tuple(refusal for refusal in refusals if refusal is not None)


def _save_receipts(command: RecordCard, records: Iterable[ChildRecord], recording: Recording) -> None:
    if command.way is None:
        return
    known = {record.id: record for record in records}
    told = [with_relation(receipt, known[receipt.child_id]) for receipt in command.receipts]
    save_receipts(told, command.way, recording)
