"""The fold: from the set of events to where everybody is. Pure; no order, no clock.

A day of one person is two passages, or more when a run fails: the way out on one run, the way home
mostly on another. Each passage is judged by itself (see passages) and ends by itself: the way out
at the point, absent, moved, or left with the guardian; the way home handed over, moved, or left with
the guardian. So the outward run can close while the person waits at the point, and the homeward run
cannot close before the person is in somebody's care. `absent` on the way home ends nothing: the
person is still at the point, until `moved` names the run that takes them or `left_with_guardian` the
adult who does; someone who never came out ends the way home with `left_with_guardian` too.
`moved` puts the person on the list of the other run. Fold all runs of a day together: a move is
recorded in the run it leaves, and one device may serve several runs. What the desk at the point says
moves nobody: it is kept apart, and is the last sighting of a way out that a van has to do with.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from duadon.core.custody.conflicts import Conflict, ConflictKind, conflict_between
from duadon.core.custody.connections import PassagesByRun, find_in_two_runs, list_the_moved
from duadon.core.custody.events import FREE_KINDS, RUN_WIDE_KINDS, CustodyEvent
from duadon.core.custody.kinds import (
    DESK_KINDS,
    OUTCOME_KINDS,
    EventKind,
    NotCapturedDetail,
    Source,
    UndoDetail,
)
from duadon.core.custody.numbers import (
    DeviceNumbers,
    NumbersOfDevice,
    count_numbers,
    find_numbers_used_twice,
)
from duadon.core.custody.passages import ABOARD_STAGES, Passage, PersonOnLeg, Stage, judge_passage
from duadon.core.custody.ways import mark_home_before_out
from duadon.core.shuttle.plan import Leg
from duadon.core.values.capture_marks import CaptureMark
from duadon.core.values.ids import DeviceId, EventId, RiderId, RunId

# By the id's integer: hashing a UUID costs more than anything else in the fold.
EventsById = dict[int, CustodyEvent]

# After one of these somebody is in or off the van who was not before: a walk must have seen it.
_MOVEMENTS = frozenset(
    {
        EventKind.BOARDED,
        EventKind.ARRIVED,
        EventKind.BACK_ON_BOARD,
        EventKind.HANDED_OVER,
        EventKind.MOVED,
        EventKind.LEFT_WITH_GUARDIAN,
    }
)
NOT_UNDOABLE = frozenset({EventKind.UNDO, EventKind.CLOSE_ASKED, EventKind.CLOSED, EventKind.REOPENED})


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """What is known about one run.

    `last_movements`: per device its highest number that moved somebody in or out of the van.
    `phones`: per phone its own last number pressed for the run. `known_numbers`: per device (desk and paper
    too) the highest number that the run's events are or name. Run-wide events are sorted by id.
    """

    run_id: RunId
    passages: Mapping[PersonOnLeg, Passage] = field(default_factory=dict)
    run_wide: Mapping[EventKind, tuple[CustodyEvent, ...]] = field(default_factory=dict)
    last_movements: Mapping[DeviceId, int] = field(default_factory=dict)
    phones: Mapping[DeviceId, int] = field(default_factory=dict)
    known_numbers: Mapping[DeviceId, int] = field(default_factory=dict)

    def all_of(self, kind: EventKind) -> tuple[CustodyEvent, ...]:
        """Return the run-wide events of a kind that were not undone."""
        return self.run_wide.get(kind, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyState:
    """Where everybody is, what contradicts itself, and which numbers of which device are missing.

    `desk`: what the desk said of each person and was not undone, by id; `captures` follow from it.
    """

    runs: Mapping[RunId, RunFacts]
    conflicts: tuple[Conflict, ...]
    devices: Mapping[DeviceId, DeviceNumbers]
    captures: Mapping[RiderId, tuple[CaptureMark, ...]]
    desk: Mapping[RiderId, tuple[CustodyEvent, ...]] = field(default_factory=dict)

    def came_alone(self, rider_id: RiderId) -> bool:
        """Tell whether the desk saw somebody come by their own means."""
        return _has_come(self.desk.get(rider_id, ()))

    def of_run(self, run_id: RunId) -> RunFacts:
        """Return the facts of a run; a run nobody pressed anything for has empty ones."""
        return self.runs.get(run_id) or RunFacts(run_id=run_id)

    def passages_of(self, rider_id: RiderId) -> tuple[Passage, ...]:
        """Return a person's passages over all runs, the way out first."""
        found = [
            facts.passages[person]
            for facts in self.runs.values()
            for person in ((rider_id, Leg.OUT), (rider_id, Leg.HOME))
            if person in facts.passages
        ]
        return tuple(sorted(found, key=lambda passage: (passage.leg is Leg.HOME, passage.run_id)))

    def last_seen(self, rider_id: RiderId) -> CustodyEvent | None:
        """Return the event of the last sighting: kind and run say where; None: never seen.

        The way home outranks the way out; on one leg, a run where the person is aboard outranks
        one that they were moved from. Whom no van has seen the desk may have.
        """
        seen = [passage for passage in self.passages_of(rider_id) if passage.last_seen]
        best = max(seen, key=_nearness, default=None)
        return best.last_seen if best else next(iter(self.desk.get(rider_id, ())), None)


def _nearness(passage: Passage) -> tuple[bool, bool, bool, RunId]:
    return (
        passage.leg is Leg.HOME,
        passage.stage in ABOARD_STAGES,
        passage.stage is not Stage.MOVED,
        passage.run_id,
    )


def fold_custody(
    events: Iterable[CustodyEvent], *, elsewhere: Mapping[DeviceId, frozenset[int]] | None = None
) -> CustodyState:
    """Fold events, in any order, repeated or in batches, into one and the same state.

    `elsewhere` names, per device, the numbers that came in but are not among these events: of other
    days, before and after, and what is kept aside. A device counts through all its days.
    Never raises; an event that cannot be right becomes a conflict, and a conflict has no winner.
    """
    known, clashing = _gather(events)
    devices = _by_device(known)
    numbers, conflicts = _numbers(devices, clashing)
    undone, undo_conflicts = _undone(known)
    drafts = _sort_by_run(devices, undone)
    passages: PassagesByRun = {}
    for run_id, draft in drafts.items():
        passages[run_id], found = _judge_all(run_id, draft)
        conflicts += found
    conflicts += list_the_moved(passages)
    conflicts += find_in_two_runs(passages) if len(passages) > 1 else []
    live = {run_id: draft.people for run_id, draft in drafts.items()}
    desk = _gather_desk(known, undone)
    came_alone = {rider for rider, told in desk.items() if _has_come(told)}
    conflicts += mark_home_before_out(passages, live, came_alone)
    return CustodyState(
        runs={run_id: _facts(run_id, people, drafts) for run_id, people in passages.items()},
        conflicts=tuple(sorted(conflicts + undo_conflicts, key=_order_of_conflicts)),
        devices=count_numbers(numbers, known.values(), elsewhere or {}),
        captures=_captures(desk),
        desk=desk,
    )


def _gather(events: Iterable[CustodyEvent]) -> tuple[EventsById, list[list[CustodyEvent]]]:
    """Keep each event once; take out the ids that came with several contents."""
    known: EventsById = {}
    clashing: dict[int, list[CustodyEvent]] = {}
    for event in events:
        first = known.setdefault(event.id.int, event)
        if first is not event and first != event:
            clashing.setdefault(event.id.int, [first]).append(event)
    for event_id in clashing:
        del known[event_id]
    return known, list(clashing.values())


def _by_device(known: EventsById) -> dict[int, list[CustodyEvent]]:
    devices: dict[int, list[CustodyEvent]] = {}
    for event in known.values():
        told = devices.get(event.device_id.int)
        if told is None:
            devices[event.device_id.int] = [event]
        else:
            told.append(event)
    return devices


def _numbers(
    devices: dict[int, list[CustodyEvent]], clashing: list[list[CustodyEvent]]
) -> tuple[dict[DeviceId, NumbersOfDevice], list[Conflict]]:
    """Gather which numbers came in (of clashing events all: they are no gap), and name clashes."""
    numbers: dict[DeviceId, NumbersOfDevice] = {}
    conflicts = [conflict_between(ConflictKind.SAME_ID_OTHER_CONTENT, one) for one in clashing]
    for told in devices.values():
        numbers[told[0].device_id] = {event.number for event in told}
        doubled = find_numbers_used_twice(told)
        conflicts += [conflict_between(ConflictKind.SAME_NUMBER_TWICE, one) for one in doubled]
    for version in chain.from_iterable(clashing):
        numbers.setdefault(version.device_id, set()).add(version.number)
    return numbers, conflicts


def _undone(known: EventsById) -> tuple[set[int], list[Conflict]]:
    """Return the ids that are undone, and the undos that cannot be what was meant."""
    undone: set[int] = set()
    conflicts: list[Conflict] = []
    undos = [event for event in known.values() if event.kind is EventKind.UNDO]
    for event, target_id in ((undo, target) for undo in undos for target in _targets(undo)):
        target = known.get(target_id.int)
        if target is None:
            conflicts.append(conflict_between(ConflictKind.UNDO_WITHOUT_TARGET, [event]))
        elif target.kind in NOT_UNDOABLE or target.run_id != event.run_id:
            conflicts.append(conflict_between(ConflictKind.UNDO_NOT_POSSIBLE, [event, target]))
        else:
            undone.add(target_id.int)
    return undone, conflicts


def _targets(undo: CustodyEvent) -> tuple[EventId, ...]:
    return undo.detail.targets if isinstance(undo.detail, UndoDetail) else ()


@dataclass(slots=True)
class _Draft:
    """A run's events while they are sorted."""

    people: dict[PersonOnLeg, list[CustodyEvent]] = field(default_factory=dict)
    at_desk: dict[PersonOnLeg, list[CustodyEvent]] = field(default_factory=dict)
    run_wide: dict[EventKind, list[CustodyEvent]] = field(default_factory=dict)
    movements: dict[DeviceId, int] = field(default_factory=dict)
    phones: dict[DeviceId, int] = field(default_factory=dict)
    numbers: dict[DeviceId, int] = field(default_factory=dict)

    def note_number(self, device_id: DeviceId, number: int) -> None:
        """Remember the highest number of a device that this run knows of."""
        if number > self.numbers.get(device_id, 0):
            self.numbers[device_id] = number

    def add(self, told: list[CustodyEvent], undone: set[int]) -> None:
        """Take in what one device told about this run."""
        device_id, last = told[0].device_id, max(event.number for event in told)
        self.note_number(device_id, last)
        for mark in chain.from_iterable(event.seen for event in told):
            self.note_number(mark.device_id, mark.number)
        if any(event.source is Source.PHONE for event in told):
            self.phones[device_id] = last
        live = [event for event in told if event.id.int not in undone] if undone else told
        movements = [event.number for event in live if event.kind in _MOVEMENTS]
        if movements:
            self.movements[device_id] = max(movements)
        for event in told:
            self._sort_in(event, is_undone=event.id.int in undone if undone else False)

    def _sort_in(self, event: CustodyEvent, *, is_undone: bool) -> None:
        """Put an event in its place; an undone one still says: this person was on this run."""
        if event.kind in RUN_WIDE_KINDS:
            if not is_undone:
                self.run_wide.setdefault(event.kind, []).append(event)
        elif event.rider_id and event.leg and event.kind not in FREE_KINDS:
            place = self.at_desk if event.kind in DESK_KINDS else self.people
            about = place.setdefault((event.rider_id, event.leg), [])
            if not is_undone:
                about.append(event)


def _sort_by_run(devices: dict[int, list[CustodyEvent]], undone: set[int]) -> dict[RunId, _Draft]:
    drafts: dict[RunId, _Draft] = {}
    for of_device in devices.values():
        by_run: dict[int, list[CustodyEvent]] = {}
        for event in of_device:
            by_run.setdefault(event.run_id.int, []).append(event)
        for told in by_run.values():
            drafts.setdefault(told[0].run_id, _Draft()).add(told, undone)
    return drafts


def _judge_all(run_id: RunId, draft: _Draft) -> tuple[dict[PersonOnLeg, Passage], list[Conflict]]:
    passages: dict[PersonOnLeg, Passage] = {}
    conflicts: list[Conflict] = []
    for person, told in draft.people.items():
        at_desk = draft.at_desk.get(person)
        passages[person], found = judge_passage(person, run_id, [*told, *at_desk] if at_desk else told)
        conflicts += found
    return passages, conflicts


def _facts(run_id: RunId, people: dict[PersonOnLeg, Passage], drafts: dict[RunId, _Draft]) -> RunFacts:
    draft = drafts.get(run_id)
    if draft is None:
        return RunFacts(run_id=run_id, passages=people)
    run_wide = {
        kind: tuple(sorted(told, key=lambda event: event.id)) for kind, told in draft.run_wide.items()
    }
    return RunFacts(
        run_id=run_id,
        passages=people,
        run_wide=run_wide,
        last_movements=draft.movements,
        phones=draft.phones,
        known_numbers=draft.numbers,
    )


def _gather_desk(known: EventsById, undone: set[int]) -> dict[RiderId, tuple[CustodyEvent, ...]]:
    """Gather what the desk said about each person and was not undone, sorted by event id."""
    said: dict[RiderId, list[CustodyEvent]] = {}
    for event in (one for one in known.values() if one.kind in DESK_KINDS):
        if event.rider_id and event.id.int not in undone:
            said.setdefault(event.rider_id, []).append(event)
    return {rider_id: tuple(sorted(told, key=lambda event: event.id)) for rider_id, told in said.items()}


def _has_come(told: Iterable[CustodyEvent]) -> bool:
    return any(event.kind is EventKind.CAME for event in told)


def _captures(desk: Mapping[RiderId, Iterable[CustodyEvent]]) -> dict[RiderId, tuple[CaptureMark, ...]]:
    marks = {
        rider_id: tuple(_mark(event, rider_id) for event in told if event.kind in OUTCOME_KINDS)
        for rider_id, told in desk.items()
    }
    return {rider_id: told for rider_id, told in marks.items() if told}


def _mark(event: CustodyEvent, rider_id: RiderId) -> CaptureMark:
    reason = event.detail.reason if isinstance(event.detail, NotCapturedDetail) else None
    return CaptureMark(event_id=event.id, rider_id=rider_id, captured=reason is None, reason=reason)


def _order_of_conflicts(conflict: Conflict) -> tuple[str, tuple[EventId, ...], tuple[RunId, ...]]:
    return (conflict.kind, conflict.event_ids, conflict.run_ids)
