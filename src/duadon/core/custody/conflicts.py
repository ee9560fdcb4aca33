"""Contradictions in what was pressed: shown to people, never decided by the program."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from duadon.core.custody.events import CustodyEvent
from duadon.core.shuttle.plan import Leg
from duadon.core.values.ids import EventId, RiderId, RunId


class ConflictKind(StrEnum):
    """What contradicts what; all but the first two end when one of the events is undone."""

    SAME_ID_OTHER_CONTENT = "same_id_other_content"
    SAME_NUMBER_TWICE = "same_number_twice"
    UNDO_WITHOUT_TARGET = "undo_without_target"
    UNDO_NOT_POSSIBLE = "undo_not_possible"
    ABSENT_BUT_SEEN = "absent_but_seen"
    TWO_ENDS = "two_ends"
    TWO_RECEIVERS = "two_receivers"
    ABOARD_AGAIN = "aboard_again"
    LEAVING_ORDER_UNKNOWN = "leaving_order_unknown"
    IN_TWO_RUNS = "in_two_runs"
    HOME_BEFORE_OUT = "home_before_out"
    MOVED_IN_A_CIRCLE = "moved_in_a_circle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One contradiction: the runs it keeps open, the person if one is named, and its events."""

    kind: ConflictKind
    run_ids: tuple[RunId, ...]
    event_ids: tuple[EventId, ...]
    rider_id: RiderId | None = None
    leg: Leg | None = None


def conflict_between(kind: ConflictKind, events: Iterable[CustodyEvent]) -> Conflict:
    """Name a contradiction between events of one person (or of none), in an order of its own."""
    involved = list(events)
    riders = {event.rider_id for event in involved}
    legs = {event.leg for event in involved}
    return Conflict(
        kind=kind,
        run_ids=tuple(sorted({event.run_id for event in involved})),
        event_ids=tuple(sorted({event.id for event in involved})),
        rider_id=riders.pop() if len(riders) == 1 else None,
        leg=legs.pop() if len(legs) == 1 else None,
    )
