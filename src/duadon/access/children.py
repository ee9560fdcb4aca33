"""The first two doors: one child, or a list of the actor's scope."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from duadon.access.log import Door, Passage, Purpose, write_log
from duadon.access.rights import require_in_scope, require_right_anywhere
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.ids import ChildId, HouseholdId
from duadon.core.values.roles import Actor, Right
from duadon.store.records.loading import (
    living_children,
    load_child,
    load_children,
    within_scopes,
)
from duadon.store.records.people import Child


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWish:
    """What a list is to hold: `ids`, a folded name part, a unit; none of them: all in scope.

    `words` are folded beginnings of words of the name, in any order; `birth_parts` are pieces of the
    written date of birth (yyyy-mm-dd). `household`: who lives together.
    """

    ids: Sequence[ChildId] | None = None
    household: HouseholdId | None = None
    name_part: str = ""
    words: Sequence[str] = ()
    birth_parts: Sequence[str] = ()
    unit_code: str = ""
    offset: int = 0
    limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """The records of one page (`page` counts from 1), and how many children the whole list has."""

    records: tuple[ChildRecord, ...]
    total: int
    page: int = 1


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
    records = _load_page(wish, find_in_scope(wish, actor, right))
    _log_list(records, actor=actor, purpose=purpose, right=right, now=now)
    return records


@transaction.atomic
def open_page(wish: ListWish, *, actor: Actor, purpose: Purpose, right: Right, now: datetime) -> ListPage:
    """Return one page of the wished children with the count of all; the log names those shown.

    A page past the last one is the last one.
    """
    require_right_anywhere(actor, right)
    children = find_in_scope(wish, actor, right)
    total = children.count()
    size = wish.limit or max(1, total)
    last = max(0, total - 1) // size * size
    offset = wish.offset if wish.offset < total else last
    records = _load_page(replace(wish, offset=offset), children)
    page = ListPage(total=total, records=records, page=offset // size + 1)
    _log_list(page.records, actor=actor, purpose=purpose, right=right, now=now)
    return page


def _log_list(
    records: Sequence[ChildRecord], *, actor: Actor, purpose: Purpose, right: Right, now: datetime
) -> None:
    passage = Passage(
        actor_id=actor.officer_id,
        door=Door.LIST,
        purpose=purpose,
        at=now,
        columns=("full_name", "birth", "number", "unit_code", "carers"),
        scope=_scope_text(actor, right),
    )
    write_log(passage, [record.id for record in records])


def find_in_scope(wish: ListWish, actor: Actor, right: Right) -> QuerySet[Child]:
    """Return the wished children inside the actor's scope, by name; whoever shows them logs them."""
    children = within_scopes(living_children(actor.office_id), actor.scopes_for(right))
    if wish.ids is not None:
        children = children.filter(pk__in=list(wish.ids))
    if wish.household is not None:
        children = children.filter(household_id=wish.household)
    if wish.name_part:
        children = children.filter(name_key__contains=wish.name_part)
    for word in wish.words:
        children = children.filter(Q(name_key__startswith=word) | Q(name_key__contains=f" {word}"))
    for part in wish.birth_parts:
        children = children.filter(birth__contains=part)
    if wish.unit_code:
        children = children.filter(Q(unit_now=wish.unit_code))
    return children.order_by("sort_key", "pk")


def _load_page(wish: ListWish, children: QuerySet[Child]) -> tuple[ChildRecord, ...]:
    last = wish.offset + wish.limit if wish.limit else None
    return load_children(children[wish.offset : last])


def _scope_text(actor: Actor, right: Right) -> str:
    units: Iterable[str] = (scope.unit_code or "*" for scope in actor.scopes_for(right))
    return ",".join(sorted(set(units)))[:60]
