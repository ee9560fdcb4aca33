"""How each child who may come to a capture point today comes and goes: by which van, or by themselves.

The plan says which van was to bring it; what was pressed says which one does: somebody is moved to
another, is absent because the family brings the child, or comes although nobody had a seat for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from duadon.core.custody.passages import Stage
from duadon.core.custody.presses import stage_of
from duadon.core.custody.state import CustodyState
from duadon.core.shuttle.plan import Leg
from duadon.core.values.ids import RiderId, RunId
from duadon.queries.run_sheets import DaySheets, RunSheet, SheetStop
from duadon.store.expected import ExpectedChild

_NOT_BY_VAN = frozenset({Stage.ABSENT, Stage.LEFT_WITH_GUARDIAN})


class Coming(StrEnum):
    """How a child comes."""

    BY_VAN = "by_van"
    ALONE = "alone"  # by its family's own means
    ABSENT = "absent"  # was to ride and did not
    NO_SEAT = "no_seat"  # asked for a seat and got none


@dataclass(frozen=True, slots=True, kw_only=True)
class Ride:
    """A van on one leg; `moment`: when it reaches the point, or leaves it (seconds since local midnight)."""

    run_id: RunId
    van: str
    number: int
    moment: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How one child comes and goes. `place_id` None: the plan names no point, so it may be any.

    `run_id`: under which run the desk's word is kept, None: any of the point. `stage`: on the way out.
    """

    coming: Coming
    stage: Stage
    place_id: str | None
    out: Ride | None
    home: Ride | None
    is_expected: bool

    @property
    def run_id(self) -> RunId | None:
        """Return the run that brings the child, else the one that takes it home."""
        ride = self.out or self.home
        return ride.run_id if ride else None


_Listed = Mapping[RiderId, tuple[RunSheet, SheetStop]]


def find_ways(
    sheets: DaySheets, state: CustodyState, expected: Iterable[ExpectedChild]
) -> dict[RiderId, Way]:
    """Return the way of each child on a list of the day or in one of its living requests."""
    asked = {one.rider_id: one for one in expected}
    out, home = _listed_out(sheets), _listed_home(sheets)
    by_run = {sheet.run_id: sheet for sheet in sheets.runs}
    return {
        rider: _way(rider, _Ground(state=state, out=out, home=home, by_run=by_run), asked.get(rider))
        for rider in dict.fromkeys((*out, *home, *asked))
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    state: CustodyState
    out: _Listed
    home: _Listed
    by_run: Mapping[RunId, RunSheet]


def _listed_out(sheets: DaySheets) -> _Listed:
    return {
        rider.rider_id: (sheet, stop)
        for sheet in sheets.runs
        for stop in sheet.stops
        for rider in stop.off
        if rider.leg is Leg.OUT and rider.is_child
    }


def _listed_home(sheets: DaySheets) -> _Listed:
    return {
        rider.rider_id: (sheet, stop)
        for sheet in sheets.runs
        for stop in sheet.stops
        for rider in stop.on
        if rider.leg is Leg.HOME and rider.is_child
    }


def _way(rider: RiderId, ground: _Ground, asked: ExpectedChild | None) -> Way:
    listed = ground.out.get(rider) or ground.home.get(rider)
    out = _ride(rider, Leg.OUT, ground)
    stage = stage_of(ground.state, out.run_id, rider, Leg.OUT) if out else Stage.EXPECTED
    return Way(
        coming=_coming(rider, out, stage, ground.state, asked),
        stage=stage,
        place_id=listed[1].place_id if listed else None,
        out=out,
        home=_ride(rider, Leg.HOME, ground),
        is_expected=asked is not None,
    )


def _coming(
    rider: RiderId, out: Ride | None, stage: Stage, state: CustodyState, asked: ExpectedChild | None
) -> Coming:
    gave_up_seat = asked is not None and asked.comes_alone and stage is Stage.EXPECTED
    if state.came_alone(rider) or gave_up_seat:
        return Coming.ALONE
    if out is None:
        return Coming.NO_SEAT
    return Coming.ABSENT if stage in _NOT_BY_VAN else Coming.BY_VAN


def _ride(rider: RiderId, leg: Leg, ground: _Ground) -> Ride | None:
    """Return the van of a leg, through all moves; None: no list of the day names the child for it."""
    listed = (ground.out if leg is Leg.OUT else ground.home).get(rider)
    if listed is None:
        return None
    sheet, planned = listed
    stop: SheetStop | None = planned
    run_id = _follow_moves(rider, leg, sheet.run_id, ground.state)
    if run_id != sheet.run_id:
        sheet = ground.by_run.get(run_id, sheet)
        stop = next((one for one in sheet.stops if one.place_id == planned.place_id), None)
    moment = None if stop is None else (stop.arrive if leg is Leg.OUT else stop.depart)
    return Ride(run_id=run_id, van=sheet.vehicle, number=sheet.number, moment=moment)


def _follow_moves(rider: RiderId, leg: Leg, run_id: RunId, state: CustodyState) -> RunId:
    """Return the run that has somebody now; moves in a circle end where they began."""
    visited = {run_id}
    while (passage := state.of_run(run_id).passages.get((rider, leg))) and passage.moved_to:
        if passage.moved_to in visited:
            return run_id
        run_id = passage.moved_to
        visited.add(run_id)
    return run_id
