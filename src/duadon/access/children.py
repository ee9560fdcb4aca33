"""The first two doors: one child, or a list of the actor's scope."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from duadon.access.log import Door, Passage, Purpose, write_log
from duadon.access.rights import require_in_scope, require_right_anywhere
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.ids import ChildId
from duadon.core.values.roles import Actor, Right
from duadon.store.records.loading import (
    living_children,
    load_child,
    load_children,
    within_scopes,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWish:
    """What a list is to hold: `ids` or a folded name part or a unit; none of them: all in scope."""

    ids: Sequence[ChildId] | None = None
    name_part: str = ""
    unit_code: str = ""
    limit: int | None = None


@transaction.atomic
def open_child(
    child_id: ChildId, *, actor: Actor, purpose: Purpose, right: Right, now: datetime
) -> ChildRecord:
    """Return one child in the actor's scope and log it; NotFound outside, NotAllowed without right."""
    require_right_anywhere(actor, right)
    record = load_child(actor.office_id, child_id)
    require_in_scope(actor, right, unit_code=record.unit_code, area_id=record.area_id)
    passage = Passage(actor_id=actor.officer_id, door=Door.CHILD, purpose=purpose, at=now)
    write_log(passage, [record.id])
    return record


@transaction.atomic
def open_list(
    wish: ListWish, *, actor: Actor, purpose: Purpose, right: Right, now: datetime
) -> tuple[ChildRecord, ...]:
    """Return the wished children inside the actor's scope, sorted by name, and log their ids."""
    require_right_anywhere(actor, right)
    records = _list_in_scope(wish, actor, right)
    passage = Passage(
        actor_id=actor.officer_id,
        door=Door.LIST,
        purpose=purpose,
        at=now,
        columns=("full_name", "birth", "unit_code", "carers"),
        scope=_scope_text(actor, right),
    )
    write_log(passage, [record.id for record in records])
    return records


def _list_in_scope(wish: ListWish, actor: Actor, right: Right) -> tuple[ChildRecord, ...]:
    children = within_scopes(living_children(actor.office_id), actor.scopes_for(right))
    if wish.ids is not None:
        children = children.filter(pk__in=list(wish.ids))
    if wish.name_part:
        children = children.filter(name_key__contains=wish.name_part)
    if wish.unit_code:
        children = children.filter(Q(unit_now=wish.unit_code))
    children = children.order_by("sort_key", "pk")
    return load_children(children[: wish.limit] if wish.limit else children)


def _scope_text(actor: Actor, right: Right) -> str:
    units: Iterable[str] = (scope.unit_code or "*" for scope in actor.scopes_for(right))
    return ",".join(sorted(set(units)))[:60]
