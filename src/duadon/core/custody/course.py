"""How far a run is on its planned course, told from what was pressed for its people.

Nobody presses "the van is at stop 3": a stop is done when everybody who gets on or off there is.
Times are whole seconds since local midnight.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from duadon.core.custody.passages import ABOARD_STAGES, Passage, PersonOnLeg, Stage
from duadon.core.shuttle.manifest import ManifestEntry, ManifestStop, RunManifest
from duadon.core.values.ids import RiderId
from duadon.core.values.times import MINUTE

LATE_AFTER = 30 * MINUTE  # past the planned return, a run that is not closed wants somebody
_NOT_OFF = frozenset({Stage.EXPECTED, *ABOARD_STAGES})

Passages = Mapping[PersonOnLeg, Passage]


class Progress(StrEnum):
    """Where a run is between its first stop and its closing."""

    WAITING = "waiting"
    UNDER_WAY = "under_way"
    EMPTY = "empty"  # everybody is off, nobody has closed it yet
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Where a run is; `next_stop` None: no stop is left.

    `delay`: how late the next stop is already, if the van left it this second. `predicted_return`
    moves the planned one by that delay: no promise, the earliest that can still come true.
    """

    progress: Progress
    next_stop: ManifestStop | None
    delay: int
    planned_return: int
    predicted_return: int
    is_overdue: bool


def follow(manifest: RunManifest, passages: Passages, *, second: int, is_closed: bool) -> Course:
    """Return where the run is at this second of its day."""
    next_stop = None if is_closed else _next_stop(manifest, passages)
    # A van may wait at a stop: it is late only once it should have left.
    delay = max(0, second - next_stop.depart) if next_stop else 0
    planned = manifest.stops[-1].arrive
    return Course(
        progress=_progress(passages, next_stop, is_closed=is_closed),
        next_stop=next_stop,
        delay=delay,
        planned_return=planned,
        predicted_return=planned + delay,
        is_overdue=not is_closed and second > planned + LATE_AFTER,
    )


def _progress(passages: Passages, next_stop: ManifestStop | None, *, is_closed: bool) -> Progress:
    if is_closed:
        return Progress.CLOSED
    if next_stop is None:
        return Progress.EMPTY
    has_begun = any(passage.stage is not Stage.EXPECTED for passage in passages.values())
    return Progress.UNDER_WAY if has_begun else Progress.WAITING


def _next_stop(manifest: RunManifest, passages: Passages) -> ManifestStop | None:
    return next((stop for stop in manifest.stops if not _is_done(stop, passages)), None)


def _is_done(stop: ManifestStop, passages: Passages) -> bool:
    on = all(stage is not Stage.EXPECTED for stage in _stages(stop.on, passages))
    return on and all(stage not in _NOT_OFF for stage in _stages(stop.off, passages))


def _stages(entries: Iterable[ManifestEntry], passages: Passages) -> Iterable[Stage]:
    for entry in entries:
        for rider in (*entry.children, *entry.adults):
            passage = passages.get((RiderId(UUID(rider)), entry.leg))
            yield passage.stage if passage else Stage.EXPECTED
