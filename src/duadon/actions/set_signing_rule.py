"""Set who may sign for a child: the office's answer for one relation, from a day on."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from duadon.access.rights import require_right
from duadon.actions.running import run_once
from duadon.core.enrolment.signing import BY_LAW, SigningAnswer
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.people import Relation
from duadon.core.values.roles import Actor, Right
from duadon.store.campaigns import SigningRule


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSigningRule:
    """With paper, `paper` names it in the office's own words; earlier answers stay on record."""

    command_id: UUID
    relation: Relation
    answer: SigningAnswer
    paper: str = ""
    effective_on: date


def set_signing_rule(command: SetSigningRule, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Append the answer; refused when a paper is asked for and not named."""

    def body() -> Done | Refusal:
        require_right(actor, Right.SET_RULES)
        if command.relation in BY_LAW:
            return Refusal(code="office.signing_rule.by_law")
        if command.answer is SigningAnswer.WITH_PAPER and not command.paper.strip():
            return Refusal(code="office.signing_rule.paper_unnamed")
        SigningRule.objects.create(
            office_id=actor.office_id,
            relation=command.relation.value,
            answer=command.answer.value,
            paper=command.paper,
            effective_on=command.effective_on,
            recorded_at=now,
            decided_by_id=actor.officer_id,
        )
        return Done(command_id=command.command_id)

    return run_once(command, actor=actor, now=now, body=body)
