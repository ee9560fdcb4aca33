"""One family: the children who live together, as far as the actor may see them."""

from datetime import datetime

from django.db import transaction

from duadon.access.children import ListWish, open_list
from duadon.access.log import Purpose
from duadon.access.rights import require_right_anywhere
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import ChildId, HouseholdId
from duadon.core.values.roles import Actor, Right
from duadon.store.records.loading import living_children


@transaction.atomic
def open_family(
    child_id: ChildId, *, actor: Actor, purpose: Purpose, right: Right, now: datetime
) -> tuple[ChildRecord, ...]:
    """Return the child, then its siblings, and log them; NotFound where the child is not the actor's."""
    require_right_anywhere(actor, right)
    homes = living_children(actor.office_id).filter(pk=child_id).values_list("household_id", flat=True)
    home = homes.first()
    if home is None:
        raise NotFound("no such record in your area")
    wish = ListWish(household=HouseholdId(home))
    records = open_list(wish, actor=actor, purpose=purpose, right=right, now=now)
    if child_id not in {record.id for record in records}:
        raise NotFound("no such record in your area")
    return tuple(sorted(records, key=lambda record: record.id != child_id))
