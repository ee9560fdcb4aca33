"""Print the tags that hang in the last rows of the vans: each code is shown once, to who prints it.

A tag that is lost gets a new code, so that the old one opens nothing. Who prints is written down.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from duadon.access.rights import require_right
from duadon.actions.running import run_once
from duadon.core.custody.close_rule import has_code
from duadon.core.custody.kinds import EventKind
from duadon.core.custody.state import fold_custody
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import CampaignId, RunId
from duadon.core.values.roles import Actor, Right
from duadon.store.custody import hold_days, load_events
from duadon.store.last_rows import (
    Printing,
    change_codes,
    find_printed,
    find_published_runs,
    save_printing,
)
from duadon.store.plans import Run

_CODES = 10_000  # four digits, as publishing draws them


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintTags:
    """All tags of a day that were not printed yet, or that of one run anew, under a new code."""

    command_id: UUID
    campaign_id: CampaignId
    day: date
    run_id: RunId | None = None


def print_tags(command: PrintTags, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Write the printing and answer the runs printed, and when; for planners of the office."""

    def body() -> Done | Refusal:
        require_right(actor, Right.PLAN_DAY)
        runs = find_published_runs(command.campaign_id, command.day)
        runs = [run for run in runs if run.vehicle.office_id == actor.office_id]
        hold_days([RunId(run.pk) for run in runs])
        chosen = _choose(runs, command)
        if isinstance(chosen, Refusal):
            return chosen
        save_printing(chosen, Printing(officer_id=actor.officer_id, now=now))
        return Done(
            command_id=command.command_id,
            result={"runs": [str(run) for run in chosen], "printed_at": now.isoformat()},
        )

    return run_once(command, actor=actor, now=now, body=body)


def _choose(runs: Sequence[Run], command: PrintTags) -> list[RunId] | Refusal:
    if not runs:
        return Refusal(code="custody.tags.no_runs", parameters={"day": command.day})
    if command.run_id is not None:
        return _print_anew(runs, command.run_id)
    printed = find_printed(RunId(run.pk) for run in runs)
    fresh = [RunId(run.pk) for run in runs if RunId(run.pk) not in printed]
    return fresh or Refusal(code="custody.tags.printed_already", parameters={"day": command.day})


def _print_anew(runs: Sequence[Run], run_id: RunId) -> list[RunId] | Refusal:
    """Draw a new code, unless somebody has walked by the old one: then the tag has done its work."""
    row = next((run for run in runs if run.pk == run_id), None)
    if row is None:
        raise NotFound("no such run on the day")
    walks = fold_custody(load_events([run_id])).of_run(run_id).all_of(EventKind.WALK_THROUGH_DONE)
    if any(has_code(walk, row.last_row_code) for walk in walks):
        return Refusal(code="custody.tags.walked_already", parameters={"van": row.vehicle.name})
    change_codes({run_id: f"{secrets.randbelow(_CODES):04d}"})
    return [run_id]
