"""Which runs an officer has to do with: a crew's own, or all of the office.

The one place that says so: pages, verbs and closing ask here.
"""

from duadon.core.values.errors import NotAllowed, NotFound
from duadon.core.values.ids import RunId
from duadon.core.values.roles import ROLE_RIGHTS, Actor, Right, Role
from duadon.store.plans import Run

# What these may do covers the runs that they ride on, whatever place their assignment names.
CREW = frozenset({Role.DRIVER, Role.ATTENDANT})


def reaches_every_run(actor: Actor, right: Right) -> bool:
    """Tell whether the right is held for the whole office and not only as a crew."""
    office_wide = (item for item in actor.assignments if item.scope.covers(None))
    return any(right in ROLE_RIGHTS[item.role] and item.role not in CREW for item in office_wide)


def reaches_run(row: Run, actor: Actor, right: Right) -> bool:
    """Tell whether the right is held for this run of the office: as its crew, or for all of them."""
    rides = actor.officer_id in (row.driver_id, row.attendant_id)
    return reaches_every_run(actor, right) or (rides and actor.may_anywhere(right))


def answers_for_closing(actor: Actor) -> bool:
    """Tell whether the actor closes runs of the whole office, or overrides their closing."""
    return reaches_every_run(actor, Right.CLOSE_RUN) or actor.may(Right.OVERRIDE_CLOSE)


def get_run(run_id: RunId, *, actor: Actor, right: Right, or_right: Right | None = None) -> Run:
    """Return a run of the actor's campaign that one of the rights reaches, with van, plan and crew.

    NotAllowed without any of them at all; NotFound for a run of others: a crew does not learn of it.
    """
    rights = [one for one in (right, or_right) if one is not None]
    if not any(actor.may_anywhere(one) for one in rights):
        raise NotAllowed(f"{actor.name} has no right to {' or '.join(one.value for one in rights)}")
    rows = Run.objects.select_related("vehicle", "plan__campaign")
    mine = rows.filter(plan__campaign_id=actor.own_campaign, plan__published_at__isnull=False)
    row = mine.filter(pk=run_id).first()
    if row is None or not any(reaches_run(row, actor, one) for one in rights):
        raise NotFound("no such run")
    return row
