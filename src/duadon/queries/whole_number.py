"""A whole personal number, for a reason that is kept in the log of reads."""

from dataclasses import dataclass
from datetime import datetime

from duadon.access.child_history import LEAST_REASON, open_number, reason_to_keep
from duadon.core.values.answers import Refusal
from duadon.core.values.ids import ChildId
from duadon.core.values.personal_number import PersonalNumber
from duadon.core.values.roles import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeNumber:
    """Whose number it is; `number` None: the register holds none."""

    name: str
    number: PersonalNumber | None


def show_whole_number(
    child_id: ChildId, *, reason: str, actor: Actor, now: datetime
) -> WholeNumber | Refusal:
    """Return the number; refused without a reason of ten characters, NotFound outside the actor's scope."""
    if not reason_to_keep(reason):
        return Refusal(code="register.reveal.reason_short", parameters={"least": LEAST_REASON})
    name, number = open_number(child_id, actor=actor, reason=reason, now=now)
    return WholeNumber(name=name, number=number)
