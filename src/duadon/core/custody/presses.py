"""What may be pressed next about somebody, where the page sees all that the server knows.

A phone without signal presses what its officer sees and the fold names contradictions afterwards. A
page that is drawn from the server can do better: what does not follow from where the person is now
(another tab was quicker, the page is old) is turned away before it is recorded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import DESK_KINDS, OUTCOME_KINDS, Detail, EventKind, UndoDetail
from duadon.core.custody.passages import ABOARD_STAGES, Stage
from duadon.core.custody.state import CustodyState
from duadon.core.custody.ways import has_begun_home, is_way_out_over
from duadon.core.shuttle.plan import Leg
from duadon.core.values.ids import EventId, RiderId, RunId

# The first of each is the step that is usually next.
NEXT_KINDS: Mapping[tuple[Leg, Stage], tuple[EventKind, ...]] = {
    (Leg.OUT, Stage.EXPECTED): (EventKind.BOARDED, EventKind.ABSENT, EventKind.LEFT_WITH_GUARDIAN),
    (Leg.OUT, Stage.BOARDED): (EventKind.ARRIVED, EventKind.LEFT_WITH_GUARDIAN),
    (Leg.HOME, Stage.EXPECTED): (EventKind.BACK_ON_BOARD, EventKind.ABSENT, EventKind.LEFT_WITH_GUARDIAN),
    # Who is aboard leaves into named hands only; without them the person stays aboard.
    (Leg.HOME, Stage.BACK_ON_BOARD): (EventKind.HANDED_OVER,),
    (Leg.HOME, Stage.ABSENT): (EventKind.LEFT_WITH_GUARDIAN, EventKind.MOVED),
}
_REACHED: Mapping[EventKind, Stage] = {
    EventKind.BOARDED: Stage.BOARDED,
    EventKind.ABSENT: Stage.ABSENT,
    EventKind.ARRIVED: Stage.AT_POINT,
    EventKind.BACK_ON_BOARD: Stage.BACK_ON_BOARD,
    EventKind.HANDED_OVER: Stage.HANDED_OVER,
    EventKind.MOVED: Stage.MOVED,
    EventKind.LEFT_WITH_GUARDIAN: Stage.LEFT_WITH_GUARDIAN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What somebody presses: about whom, on which leg; nobody is named where it is about the run."""

    kind: EventKind
    rider_id: RiderId | None = None
    leg: Leg | None = None
    detail: Detail | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """Presses that say something new, and those that do not follow from where the person is."""

    new: tuple[Press, ...]
    unfit: tuple[Press, ...]


def sort_presses(presses: Iterable[Press], state: CustodyState, run_id: RunId) -> Sorted:
    """Part what fits from what does not; what is known already is in neither."""
    new: list[Press] = []
    unfit: list[Press] = []
    for press in presses:
        if press.rider_id is None or press.leg is None or press.kind is EventKind.UNDO:
            new.append(press)
        elif not _is_known(press, state, run_id):
            (new if _follows(press, state, run_id) else unfit).append(press)
    return Sorted(new=tuple(new), unfit=tuple(unfit))


def stage_of(state: CustodyState, run_id: RunId, rider_id: RiderId, leg: Leg) -> Stage:
    """Return where somebody is on a leg of a run; nobody pressed anything: expected."""
    passage = state.of_run(run_id).passages.get((rider_id, leg))
    return passage.stage if passage else Stage.EXPECTED


def receives(adult: Stage) -> bool:
    """Tell whether an adult at that stage of the way home can take somebody over."""
    return adult in (Stage.BACK_ON_BOARD, Stage.HANDED_OVER)


def home_may_begin(state: CustodyState, rider_id: RiderId) -> bool:
    """Tell whether somebody who is listed for the way out has ended it, on whichever run or none."""
    return is_way_out_over(state.passages_of(rider_id), came_alone=state.came_alone(rider_id))


def is_at_point(state: CustodyState, rider_id: RiderId) -> bool:
    """Tell whether somebody has come to the point, by whichever van or by themselves."""
    passages = state.passages_of(rider_id)
    return state.came_alone(rider_id) or any(one.stage is Stage.AT_POINT for one in passages)


def _is_known(press: Press, state: CustodyState, run_id: RunId) -> bool:
    if press.rider_id is None or press.leg is None:
        return False
    if press.kind in OUTCOME_KINDS:
        return any(mark.captured for mark in state.captures.get(press.rider_id, ()))
    if press.kind is EventKind.CAME:
        return is_at_point(state, press.rider_id)
    return _REACHED.get(press.kind) is stage_of(state, run_id, press.rider_id, press.leg)


def _follows(press: Press, state: CustodyState, run_id: RunId) -> bool:
    if press.rider_id is None or press.leg is None:
        return True
    if press.kind in DESK_KINDS and press.leg is not Leg.OUT:
        return False
    if press.kind is EventKind.CAME:
        passages = state.passages_of(press.rider_id)
        return not has_begun_home(passages) and all(one.stage not in ABOARD_STAGES for one in passages)
    if press.kind in DESK_KINDS:
        return is_at_point(state, press.rider_id)
    stage = stage_of(state, run_id, press.rider_id, press.leg)
    return press.kind in NEXT_KINDS.get((press.leg, stage), ())


def find_undone(events: Iterable[CustodyEvent]) -> frozenset[EventId]:
    """Return the ids that undos among the events name."""
    undos = (event.detail for event in events if isinstance(event.detail, UndoDetail))
    return frozenset(target for detail in undos for target in detail.targets)
