"""One place that says no: a right, asked for a place."""

from duadon.core.values.errors import NotAllowed, NotFound
from duadon.core.values.ids import AreaId
from duadon.core.values.roles import Actor, Right


def require_right(
    actor: Actor, right: Right, *, unit_code: str | None = None, area_id: AreaId | None = None
) -> None:
    """Raise NotAllowed unless the actor holds the right there (no place named: the whole office)."""
    if not actor.may(right, unit_code, area_id):
        place = unit_code or "the whole office"
        raise NotAllowed(f"{actor.name} has no right to {right.value} in {place}")


def require_right_anywhere(actor: Actor, right: Right) -> None:
    """Raise NotAllowed unless the actor holds the right in some place."""
    if not actor.may_anywhere(right):
        raise NotAllowed(f"{actor.name} has no right to {right.value}")


def require_in_scope(actor: Actor, right: Right, *, unit_code: str, area_id: AreaId | None = None) -> None:
    """Raise NotAllowed without the right, NotFound where the record lies outside its scope.

    A stranger must not learn whether a record of another ward exists.
    """
    require_right_anywhere(actor, right)
    if not actor.may(right, unit_code, area_id):
        raise NotFound("no such record in your area")
