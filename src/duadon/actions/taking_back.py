"""What only some may take back: the desk's word is the desk's, a wrong code of the last row the office's.

Else whoever tries codes could clear the tries.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from duadon.access.own_runs import answers_for_closing
from duadon.core.custody.close_rule import has_code
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import DESK_KINDS, EventKind, UndoDetail
from duadon.core.values.ids import EventId, RunId
from duadon.core.values.roles import Actor, Right


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingBack:
    """Which events an actor may not take back."""

    not_theirs: frozenset[EventId]

    @classmethod
    def of(cls, actor: Actor, events: Iterable[CustodyEvent], last_row_codes: Mapping[RunId, str]) -> Self:
        """Look through the events that undos may name."""
        told = list(events)
        not_theirs: set[EventId] = set()
        if not actor.may_anywhere(Right.RECORD_CAPTURE):
            not_theirs |= {event.id for event in told if event.kind in DESK_KINDS}
        if not answers_for_closing(actor):
            walks = (event for event in told if event.kind is EventKind.WALK_THROUGH_DONE)
            wrong = (walk for walk in walks if not has_code(walk, last_row_codes.get(walk.run_id, "")))
            not_theirs |= {walk.id for walk in wrong}
        return cls(not_theirs=frozenset(not_theirs))

    def forbids(self, event: CustodyEvent) -> bool:
        """Tell whether the event takes something back that is not the actor's."""
        return isinstance(event.detail, UndoDetail) and not self.not_theirs.isdisjoint(event.detail.targets)
