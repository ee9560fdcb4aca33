"""What only some may take back: the desk's word is the desk's, a wrong code of the last row the office's.

Else whoever tries codes could clear the tries. An undo that comes before what it names waits until that
is there: nobody yet knows what it takes back.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from duadon.access.own_runs import answers_for_closing
from duadon.core.custody.close_rule import has_code
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import DESK_KINDS, EventKind, UndoDetail
from duadon.core.values.ids import EventId, RunId
from duadon.core.values.roles import Actor, Right
from duadon.store.custody import find_stored, load_kept_aside
from duadon.store.last_rows import load_last_row_codes

UNDO_AHEAD = "custody.event.undo_ahead"


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
            not_theirs |= _desks_word(told)
        if not answers_for_closing(actor):
            not_theirs |= _wrong_walks(told, last_row_codes)
        return cls(not_theirs=frozenset(not_theirs))


def fault_of_undo(undo: UndoDetail, actor: Actor) -> str | None:
    """Return why an undo has to be parked, or None; what it names is looked at as it is stored."""
    named = find_stored(undo.targets)
    own = TakingBack.of(actor, named, load_last_row_codes(event.run_id for event in named))
    if not own.not_theirs.isdisjoint(undo.targets):
        return "custody.event.not_your_work"
    is_known = {event.id for event in named} >= set(undo.targets)
    return None if is_known or _may_take_all_back(actor) else UNDO_AHEAD


def find_ripe_undos(arrived: Collection[EventId]) -> list[CustodyEvent]:
    """Return the undos that waited for one of these and take back what anybody may."""
    if not arrived:
        return []
    waiting = (kept.event for kept in load_kept_aside(UNDO_AHEAD))
    return [undo for undo in waiting if _names_any(undo, arrived) and _is_ripe(undo)]


def _names_any(undo: CustodyEvent, arrived: Collection[EventId]) -> bool:
    return isinstance(undo.detail, UndoDetail) and not set(arrived).isdisjoint(undo.detail.targets)


def _is_ripe(undo: CustodyEvent) -> bool:
    targets = set(undo.detail.targets) if isinstance(undo.detail, UndoDetail) else set()
    named = find_stored(targets)
    kept_for_some = _desks_word(named) | _wrong_walks(
        named, load_last_row_codes(event.run_id for event in named)
    )
    return {event.id for event in named} >= targets and not kept_for_some


def _may_take_all_back(actor: Actor) -> bool:
    return actor.may_anywhere(Right.RECORD_CAPTURE) and answers_for_closing(actor)


def _desks_word(events: Iterable[CustodyEvent]) -> set[EventId]:
    return {event.id for event in events if event.kind in DESK_KINDS}


def _wrong_walks(events: Iterable[CustodyEvent], last_row_codes: Mapping[RunId, str]) -> set[EventId]:
    walks = (event for event in events if event.kind is EventKind.WALK_THROUGH_DONE)
    return {walk.id for walk in walks if not has_code(walk, last_row_codes.get(walk.run_id, ""))}
