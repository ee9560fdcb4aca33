"""The two ways of one person's day held against each other: nobody rides home who is still on the way out.

A way home has begun when the person is back on board, handed over, or left with the guardian; planning
another van for it (`moved`) begins nothing. A way out is over at the point, absent or left with the
guardian, or once the desk saw the person come by themselves; who was moved to another van is still on
it. Who is listed for no way out comes by themselves.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from duadon.core.custody.conflicts import Conflict, ConflictKind
from duadon.core.custody.connections import PassagesByRun
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import EventKind
from duadon.core.custody.passages import Passage, PersonOnLeg, Stage
from duadon.core.shuttle.plan import Leg
from duadon.core.values.ids import RiderId, RunId

LiveByRun = Mapping[RunId, Mapping[PersonOnLeg, Sequence[CustodyEvent]]]

HOME_BEGUN = frozenset({Stage.BACK_ON_BOARD, Stage.HANDED_OVER, Stage.LEFT_WITH_GUARDIAN})
_OUT_OVER = frozenset({Stage.AT_POINT, Stage.ABSENT, Stage.LEFT_WITH_GUARDIAN})


def is_way_out_over(passages: Iterable[Passage], *, came_alone: bool) -> bool:
    """Tell of all passages of one person whether the way out has ended, on whichever run or none."""
    out = {passage.stage for passage in passages if passage.leg is Leg.OUT}
    return (came_alone or bool(out & _OUT_OVER)) and not out & {Stage.BOARDED, Stage.CONFLICT}


def has_begun_home(passages: Iterable[Passage]) -> bool:
    """Tell of all passages of one person whether the way home has begun, on whichever run."""
    return any(passage.leg is Leg.HOME and passage.stage in HOME_BEGUN for passage in passages)


def mark_home_before_out(
    passages: PassagesByRun, live: LiveByRun, came_alone: Collection[RiderId]
) -> list[Conflict]:
    """Name everybody whose way home began before the way out was over, and mark that way home.

    The way out stays as it was pressed: an arrival that was forgotten can still be pressed, and ends
    the contradiction. Who boarded on the way out certainly after boarding home is named as well.
    """
    conflicts: list[Conflict] = []
    for rider, of_rider in _by_rider(passages).items():
        begun = [one for one in of_rider if one.leg is Leg.HOME and one.stage in HOME_BEGUN]
        out = [one for one in of_rider if one.leg is Leg.OUT]
        if not begun or not out:
            continue
        if _is_still_out(out, rider in came_alone) or _boarded_out_later(rider, live):
            conflicts.append(_conflict(rider, [*out, *begun]))
            for one in begun:
                passages[one.run_id][rider, Leg.HOME] = replace(one, stage=Stage.CONFLICT)
    return conflicts


def _by_rider(passages: PassagesByRun) -> dict[RiderId, list[Passage]]:
    found: dict[RiderId, list[Passage]] = {}
    for run in passages.values():
        for (rider, _), passage in run.items():
            found.setdefault(rider, []).append(passage)
    return found


def _is_still_out(out: Sequence[Passage], came_alone: bool) -> bool:
    """A way out that contradicts itself is named for that already."""
    contradicts = any(one.stage is Stage.CONFLICT for one in out)
    return not contradicts and not is_way_out_over(out, came_alone=came_alone)


def _boarded_out_later(rider: RiderId, live: LiveByRun) -> bool:
    """Tell whether every boarding home lies certainly before some boarding out: the wrong run was open."""
    boarded_out = _live(rider, Leg.OUT, EventKind.BOARDED, live)
    boarded_home = _live(rider, Leg.HOME, EventKind.BACK_ON_BOARD, live)
    return bool(boarded_home) and all(
        any(later.comes_after(one) for later in boarded_out) for one in boarded_home
    )


def _live(rider: RiderId, leg: Leg, kind: EventKind, live: LiveByRun) -> list[CustodyEvent]:
    told = (event for run in live.values() for event in run.get((rider, leg), ()))
    return [event for event in told if event.kind is kind]


def _conflict(rider: RiderId, involved: Sequence[Passage]) -> Conflict:
    return Conflict(
        kind=ConflictKind.HOME_BEFORE_OUT,
        run_ids=tuple(sorted({one.run_id for one in involved})),
        event_ids=tuple(sorted(one.last_seen.id for one in involved if one.last_seen)),
        rider_id=rider,
        leg=Leg.HOME,
    )
