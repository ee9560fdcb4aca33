"""What ties runs together: moves from one to the other, and people who seem to be in two."""

from collections.abc import Iterable

from duadon.core.custody.conflicts import Conflict, ConflictKind
from duadon.core.custody.passages import Passage, PersonOnLeg, Stage
from duadon.core.values.ids import RunId

PassagesByRun = dict[RunId, dict[PersonOnLeg, Passage]]

# On the van or brought somewhere by it; only one run can have done that.
_CARRIED = frozenset({Stage.BOARDED, Stage.AT_POINT, Stage.BACK_ON_BOARD, Stage.HANDED_OVER})


def list_the_moved(passages: PassagesByRun) -> list[Conflict]:
    """Put everybody who was moved on the list of the other run; name moves in a circle.

    In a circle each run would point to the next, and all could close without the person.
    """
    moved = [one for run in passages.values() for one in run.values() if one.moved_to]
    circles: list[Conflict] = []
    for passage in moved:
        person = (passage.rider_id, passage.leg)
        if passage.moved_to and person not in passages.setdefault(passage.moved_to, {}):
            passages[passage.moved_to][person] = Passage(
                run_id=passage.moved_to,
                rider_id=passage.rider_id,
                leg=passage.leg,
                stage=Stage.EXPECTED,
            )
    for passage in moved:
        ring = _ring_through(passage, passages)
        # One conflict a ring: named by its smallest run.
        if ring and passage.run_id == min(one.run_id for one in ring):
            circles.append(_conflict(ConflictKind.MOVED_IN_A_CIRCLE, ring))
    return circles


def _ring_through(start: Passage, passages: PassagesByRun) -> list[Passage]:
    """Follow the moves of one person from `start`; return the ring if they lead back to it."""
    ring, visited = [start], {start.run_id}
    while (following := ring[-1].moved_to) is not None:
        if following == start.run_id:
            return ring
        if following in visited:
            return []
        visited.add(following)
        ring.append(passages[following][start.rider_id, start.leg])
    return []


def find_in_two_runs(passages: PassagesByRun) -> list[Conflict]:
    """Name everybody whom two runs carried on the same leg without a move between them."""
    carriers: dict[PersonOnLeg, list[Passage]] = {}
    for run in passages.values():
        for person, passage in run.items():
            if passage.stage in _CARRIED:
                carriers.setdefault(person, []).append(passage)
    return [_conflict(ConflictKind.IN_TWO_RUNS, carried) for carried in carriers.values() if len(carried) > 1]


def _conflict(kind: ConflictKind, passages: Iterable[Passage]) -> Conflict:
    involved = list(passages)
    return Conflict(
        kind=kind,
        run_ids=tuple(sorted(one.run_id for one in involved)),
        event_ids=tuple(sorted(one.last_seen.id for one in involved if one.last_seen)),
        rider_id=involved[0].rider_id,
        leg=involved[0].leg,
    )
