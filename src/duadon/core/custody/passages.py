"""One person on one leg of one run: how far up the ladder, judged from the set of what was pressed.

The ladder: expected < boarded < at point on the way out, expected < back on board < handed over on
the way home. Side exits: absent, moved to another run, left with the guardian. No clock and no
order of arrival decides; only what is certain (see CustodyEvent.comes_after) orders two events.

- A rung that was pressed stands, also when a lower one was forgotten.
- `absent` contradicts boarding, arriving and being handed over on this passage. With `moved` or
  `left_with_guardian` it does not: that is how an absence on the way home ends.
- `moved` and `left_with_guardian` may come before or after boarding. Before boarding and yet
  boarded would be a person aboard who looks gone; so such an exit must certainly come after every
  boarding on the passage, else the order is unknown and that is a conflict.
- A boarding that certainly comes after arrived or handed over means aboard again: a conflict.
- Two of handed over, moved, left with guardian; moved and arrived; two receivers; two runs to move
  to: conflicts, no winner.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from duadon.core.custody.conflicts import Conflict, ConflictKind, conflict_between
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import EventKind, HandOverDetail, MovedDetail
from duadon.core.shuttle.plan import Leg
from duadon.core.values.ids import RiderId, RunId

PersonOnLeg = tuple[RiderId, Leg]
LiveEvents = dict[EventKind, list[CustodyEvent]]


class Stage(StrEnum):
    """Where on the ladder; `conflict` says that what was pressed cannot all be true."""

    EXPECTED = "expected"
    BOARDED = "boarded"
    AT_POINT = "at_point"
    BACK_ON_BOARD = "back_on_board"
    HANDED_OVER = "handed_over"
    ABSENT = "absent"
    MOVED = "moved"
    LEFT_WITH_GUARDIAN = "left_with_guardian"
    CONFLICT = "conflict"


ABOARD_STAGES = frozenset({Stage.BOARDED, Stage.BACK_ON_BOARD})
# Where a passage may end. Absent on the way home is a person still at the point: no end.
END_STAGES: dict[Leg, frozenset[Stage]] = {
    Leg.OUT: frozenset({Stage.AT_POINT, Stage.ABSENT, Stage.MOVED, Stage.LEFT_WITH_GUARDIAN}),
    Leg.HOME: frozenset({Stage.HANDED_OVER, Stage.MOVED, Stage.LEFT_WITH_GUARDIAN}),
}

# The highest of these that was pressed is the stage, and the last sighting (absent and listed are
# no sightings: nobody saw the person).
_STAGE_BY_KIND = (
    (EventKind.LEFT_WITH_GUARDIAN, Stage.LEFT_WITH_GUARDIAN),
    (EventKind.MOVED, Stage.MOVED),
    (EventKind.HANDED_OVER, Stage.HANDED_OVER),
    (EventKind.BACK_ON_BOARD, Stage.BACK_ON_BOARD),
    (EventKind.ARRIVED, Stage.AT_POINT),
    (EventKind.BOARDED, Stage.BOARDED),
    (EventKind.ABSENT, Stage.ABSENT),
)
_SIGHTINGS = (
    EventKind.LEFT_WITH_GUARDIAN,
    EventKind.MOVED,
    EventKind.HANDED_OVER,
    EventKind.BACK_ON_BOARD,
    EventKind.CAPTURED,
    EventKind.NOT_CAPTURED,
    EventKind.CALLED,
    EventKind.CAME,
    EventKind.ARRIVED,
    EventKind.BOARDED,
)
_BOARDINGS = (EventKind.BOARDED, EventKind.BACK_ON_BOARD)
_LADDER_ENDS = (EventKind.ARRIVED, EventKind.HANDED_OVER)
# What the desk says is not here: a child may be absent from the van and come by itself.
_ON_THE_VAN = (*_BOARDINGS, *_LADDER_ENDS)
_SIDE_EXITS = (EventKind.MOVED, EventKind.LEFT_WITH_GUARDIAN)
_NOBODY_LEAVES_TWICE = (
    (EventKind.HANDED_OVER, EventKind.MOVED),
    (EventKind.HANDED_OVER, EventKind.LEFT_WITH_GUARDIAN),
    (EventKind.MOVED, EventKind.LEFT_WITH_GUARDIAN),
    (EventKind.ARRIVED, EventKind.MOVED),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One person on one leg of one run.

    `last_seen` is the event of the highest sighting (of several equal ones the one with the
    smallest id: any choice would do, a clock would not). `moved_to` is set at stage moved.
    """

    run_id: RunId
    rider_id: RiderId
    leg: Leg
    stage: Stage
    last_seen: CustodyEvent | None = None
    moved_to: RunId | None = None

    @property
    def is_over(self) -> bool:
        """Tell whether the person is in somebody's care and off this run."""
        return self.stage in END_STAGES[self.leg]


def judge_passage(
    person: PersonOnLeg, run_id: RunId, live: Sequence[CustodyEvent]
) -> tuple[Passage, list[Conflict]]:
    """Say how far the person is, from the events that were not undone, in any order."""
    by_kind: LiveEvents = {}
    for event in live:
        by_kind.setdefault(event.kind, []).append(event)
    conflicts = _contradictions(by_kind) if len(by_kind) > 1 or len(live) > 1 else []
    stage = Stage.CONFLICT if conflicts else _stage(by_kind)
    rider_id, leg = person
    passage = Passage(
        run_id=run_id,
        rider_id=rider_id,
        leg=leg,
        stage=stage,
        last_seen=_last_seen(by_kind),
        moved_to=_target(by_kind[EventKind.MOVED][0]) if stage is Stage.MOVED else None,
    )
    return passage, conflicts


def _stage(by_kind: LiveEvents) -> Stage:
    for kind, stage in _STAGE_BY_KIND:
        if kind in by_kind:
            return stage
    return Stage.EXPECTED


def _last_seen(by_kind: LiveEvents) -> CustodyEvent | None:
    for kind in _SIGHTINGS:
        if kind in by_kind:
            sightings = by_kind[kind]
            return sightings[0] if len(sightings) == 1 else min(sightings, key=lambda event: event.id)
    return None


def _target(event: CustodyEvent) -> RunId | None:
    return event.detail.to_run if isinstance(event.detail, MovedDetail) else None


def _contradictions(by_kind: LiveEvents) -> list[Conflict]:
    found: list[Conflict] = []
    if EventKind.ABSENT in by_kind:
        found += _absent_but_seen(by_kind)
    if any(kind in by_kind for kind in _SIDE_EXITS):
        found += _two_ends(by_kind)
        found += _order_of_side_exits(by_kind)
    if any(kind in by_kind for kind in _LADDER_ENDS):
        found += _two_receivers(by_kind)
        found += _aboard_again(by_kind)
    return found


def _absent_but_seen(by_kind: LiveEvents) -> list[Conflict]:
    seen = [event for kind in _ON_THE_VAN for event in by_kind.get(kind, ())]
    if not seen:
        return []
    return [conflict_between(ConflictKind.ABSENT_BUT_SEEN, seen + by_kind[EventKind.ABSENT])]


def _two_ends(by_kind: LiveEvents) -> list[Conflict]:
    found = [
        conflict_between(ConflictKind.TWO_ENDS, by_kind[one] + by_kind[other])
        for one, other in _NOBODY_LEAVES_TWICE
        if one in by_kind and other in by_kind
    ]
    moves = by_kind.get(EventKind.MOVED, [])
    if len({_target(event) for event in moves}) > 1:
        found.append(conflict_between(ConflictKind.TWO_ENDS, moves))
    return found


def _two_receivers(by_kind: LiveEvents) -> list[Conflict]:
    """Two phones may both say "handed over"; they must name the same receiver.

    An own adult who is not named may be any: only two who are named contradict.
    """
    hand_overs = by_kind.get(EventKind.HANDED_OVER, [])
    details = [event.detail for event in hand_overs if isinstance(event.detail, HandOverDetail)]
    receivers = {(detail.receiver, detail.receiver_index) for detail in details}
    adults = {detail.adult_id for detail in details if detail.adult_id is not None}
    if len(receivers) < 2 and len(adults) < 2:
        return []
    return [conflict_between(ConflictKind.TWO_RECEIVERS, hand_overs)]


def _boardings(by_kind: LiveEvents) -> list[CustodyEvent]:
    """Return the boardings; a leg has only one kind of them."""
    return by_kind.get(EventKind.BOARDED) or by_kind.get(EventKind.BACK_ON_BOARD) or []


def _aboard_again(by_kind: LiveEvents) -> list[Conflict]:
    boardings = _boardings(by_kind)
    found: list[Conflict] = []
    for leaving in (event for kind in _LADDER_ENDS for event in by_kind.get(kind, ())):
        again = [event for event in boardings if event.comes_after(leaving)]
        if again:
            found.append(conflict_between(ConflictKind.ABOARD_AGAIN, [leaving, *again]))
    return found


def _order_of_side_exits(by_kind: LiveEvents) -> list[Conflict]:
    """Name exits that may have been pressed before a boarding; of several, one later is enough."""
    boardings = _boardings(by_kind)
    return [
        conflict_between(ConflictKind.LEAVING_ORDER_UNKNOWN, by_kind[kind] + boardings)
        for kind in _SIDE_EXITS
        if kind in by_kind
        and not any(all(leaving.comes_after(on) for on in boardings) for leaving in by_kind[kind])
    ]
