"""Whose names an actor may read among the riders of a day; all others are counts."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Value

from duadon.core.values.ids import RiderId
from duadon.core.values.roles import Actor, Right
from duadon.store.outreach import Rider
from duadon.store.records.loading import living_children, within_scopes

# Whoever plans, answers for closing, or works at the desk meets everybody who rides.
_MEETS_EVERYBODY = (Right.PLAN_DAY, Right.OVERRIDE_CLOSE, Right.RECORD_CAPTURE)


def sees_everybody(actor: Actor) -> bool:
    """Tell whether the actor's work needs the name of everybody who rides."""
    return any(actor.may_anywhere(right) for right in _MEETS_EVERYBODY)


def sees_own_runs_only(actor: Actor) -> bool:
    """Tell whether the actor rides and does nothing else: then the other runs are none of theirs."""
    rides = actor.may_anywhere(Right.RECORD_CUSTODY)
    return rides and not sees_everybody(actor) and not actor.may_anywhere(Right.READ_REGISTER)


def find_nameable(
    riders: Collection[RiderId], *, own: Collection[RiderId] = (), actor: Actor
) -> frozenset[RiderId]:
    """Return the riders whose names the actor may read.

    Those are everybody, or the children of the actor's places in the register with the adults who
    ride with them; and `own`, the riders of runs that the actor drives or attends. Reads no name.
    """
    if sees_everybody(actor):
        return frozenset(riders)
    rows = Rider.objects.filter(pk__in=list(riders)).annotate(is_known=_is_known(actor))
    found = list(rows.values_list("pk", "request_id", "child_id", "is_known"))
    requests = {request for _, request, _, is_known in found if is_known}
    seen = {
        RiderId(pk)
        for pk, request, child, is_known in found
        if is_known or (child is None and request in requests)
    }
    return frozenset(seen | (set(own) & set(riders)))


def _is_known(actor: Actor) -> Exists | Value:
    """Tell of a rider whether it is a child of the actor's places in the register."""
    scopes = actor.scopes_for(Right.READ_REGISTER)
    if not scopes:
        return Value(value=False)
    children = within_scopes(living_children(actor.office_id), scopes)
    return Exists(children.filter(pk=OuterRef("child_id")))
