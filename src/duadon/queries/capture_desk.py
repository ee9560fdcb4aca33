"""Điểm thu nhận: who is being called, who is next, who is still to come, and which van must leave when."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from uuid import UUID
from zoneinfo import ZoneInfo

from duadon.access.desk import DeskChild, load_desk_day
from duadon.access.rights import require_right_anywhere
from duadon.core.capture.capacity import places_left
from duadon.core.capture.outcomes import CaptureOutcome, derive_outcome
from duadon.core.capture.queue import Waiting, order_queue
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import DESK_KINDS, OUTCOME_KINDS, EventKind
from duadon.core.custody.passages import ABOARD_STAGES, Stage
from duadon.core.custody.presses import find_undone, is_at_point
from duadon.core.custody.state import CustodyState, fold_custody
from duadon.core.custody.ways import has_begun_home
from duadon.core.enrolment.law import get_rule_set
from duadon.core.enrolment.papers import PaperNeed
from duadon.core.enrolment.tracks import TERMS, Track
from duadon.core.shuttle.plan import Leg
from duadon.core.shuttle.problem import CapturePoint
from duadon.core.values.answers import Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import RiderId, RunId, TripRequestId
from duadon.core.values.partial_dates import age_on
from duadon.core.values.roles import Actor, Right
from duadon.core.values.times import MINUTE
from duadon.queries.desk_papers import DeskPapers, DeskRules
from duadon.queries.desk_ways import Coming, Way, find_ways
from duadon.queries.run_sheets import DaySheets, SheetStop, load_day_sheets
from duadon.store.campaigns import load_signing_rules
from duadon.store.custody import load_events


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildAtDesk:
    """A child at the point; `leaves` (seconds since local midnight) is its van's planned departure.

    `run_id`: under which run the desk's word about it is kept; `came`: that it came by itself.
    """

    rider_id: RiderId
    run_id: RunId
    way: Way
    request_id: TripRequestId
    name: str
    age_years: int
    track: Track | None
    papers: tuple[PaperNeed, ...]
    missing: tuple[Refusal, ...]
    arrived: datetime
    waited_minutes: int
    van: str
    leaves: int | None
    is_called: bool
    outcome: CaptureOutcome | None
    marks: tuple[CustodyEvent, ...]
    came: tuple[CustodyEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildToCome:
    """A child who is expected today and is not here yet: how it comes, and why not by its van."""

    rider_id: RiderId
    run_id: RunId
    name: str
    way: Way
    absence: CustodyEvent | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A van that leaves the point, and how many of its children still wait."""

    van: str
    number: int
    leaves: int
    children: int
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One point now; times in seconds since local midnight. `point` None: no plan brings anybody."""

    day: date
    as_of: datetime
    now: int
    points: tuple[tuple[UUID, str], ...]
    point: CapturePoint | None
    called: tuple[ChildAtDesk, ...]
    waiting: tuple[ChildAtDesk, ...]
    seen: tuple[ChildAtDesk, ...]
    to_come: tuple[ChildToCome, ...]
    on_the_way: int
    departures: tuple[Departure, ...]
    places_left: int

    @property
    def median_wait(self) -> int | None:
        """Return the median minutes that those waiting have waited; None: nobody waits."""
        return int(median(one.waited_minutes for one in self.waiting)) if self.waiting else None

    @property
    def next_departure(self) -> Departure | None:
        """Return the van that leaves next with children still waiting, else the next at all."""
        coming = [one for one in self.departures if one.leaves >= self.now or one.waiting]
        return next((one for one in coming if one.waiting), next(iter(coming), None))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What every child needs besides."""

    rules: DeskRules
    zone: ZoneInfo
    now: datetime
    state: CustodyState
    marks: Mapping[RiderId, tuple[CustodyEvent, ...]]
    ways: Mapping[RiderId, Way]
    any_run: RunId

    def run_of(self, rider: RiderId) -> RunId:
        """Return the run under which the desk's word about a child is kept, the same from first to last."""
        said = (mark.run_id for mark in self.marks.get(rider, ()) if mark.kind in DESK_KINDS)
        return next(said, None) or self.ways[rider].run_id or self.any_run


def show_desk(point_id: UUID | None, *, actor: Actor, frame: CampaignFrame, now: datetime) -> Desk:
    """Return a capture point of today (the first where none is wished); the log names its children.

    NotAllowed for who does not capture; NotFound for a point that no plan of today uses.
    """
    require_right_anywhere(actor, Right.RECORD_CAPTURE)
    zone = ZoneInfo(frame.zone_name)
    local = now.astimezone(zone)
    try:
        sheets = load_day_sheets(frame.id, local.date())
    except NotFound:
        return _empty(local)
    events = load_events([sheets.runs[0].run_id] if sheets.runs else [])
    state = fold_custody(events)
    children = load_desk_day(local.date(), actor=actor)
    ways = find_ways(sheets, state, children.expected)
    point = _find_point(sheets, point_id, state, ways)
    ground = _Ground(
        rules=DeskRules(
            day=local.date(),
            law=get_rule_set(frame.rule_set),
            signing=load_signing_rules(frame.office_id),
        ),
        zone=zone,
        now=now,
        state=state,
        marks=_marks(events),
        ways={rider: way for rider, way in ways.items() if way.place_id in (point.place_id, None)},
        any_run=_run_to(point, sheets),
    )
    words = children.open(_seen_or_expected(ground), actor=actor, now=now)
    return _desk(sheets, point, tuple(words.values()), ground)


def _run_to(point: CapturePoint, sheets: DaySheets) -> RunId:
    """Return a run to the point, to keep under it what is said of children whom no run brings."""
    return next(
        run.run_id for run in sheets.runs if any(stop.place_id == point.place_id for stop in run.stops)
    )


def _seen_or_expected(ground: _Ground) -> list[RiderId]:
    return [rider for rider in ground.ways if _is_here(rider, ground) or _is_to_come(rider, ground)]


def _empty(local: datetime) -> Desk:
    return Desk(
        day=local.date(),
        as_of=local,
        now=_second(local),
        points=(),
        point=None,
        called=(),
        waiting=(),
        seen=(),
        to_come=(),
        on_the_way=0,
        departures=(),
        places_left=0,
    )


def _desk(sheets: DaySheets, point: CapturePoint, words: Sequence[DeskChild], ground: _Ground) -> Desk:
    local = ground.now.astimezone(ground.zone)
    now = _second(local)
    here = [_child(one, ground) for one in words if _is_here(one.rider_id, ground)]
    children = [one for one in here if _is_for_the_desk(one)]
    open_ones = [one for one in children if one.outcome is None]
    waiting = [one for one in open_ones if not one.is_called]
    return Desk(
        day=ground.rules.day,
        as_of=local,
        now=now,
        points=tuple(_points(sheets)),
        point=point,
        called=tuple(one for one in open_ones if one.is_called),
        waiting=_in_order(waiting, now),
        seen=tuple(sorted((one for one in children if one.outcome), key=_last_mark, reverse=True)),
        to_come=tuple(_to_come(words, ground)),
        on_the_way=sum(_is_under_way(rider, ground) for rider in ground.ways),
        departures=tuple(_departures(ground.ways, open_ones)),
        places_left=max(0, places_left(point, now=now) - len(open_ones)),
    )


def _second(local: datetime) -> int:
    return (local.hour * 60 + local.minute) * 60 + local.second


def _points(sheets: DaySheets) -> Iterable[tuple[UUID, str]]:
    """Yield the points to which a van of the day goes."""
    used = {stop.place_id for run in sheets.runs for stop in run.stops if _serves_point(stop)}
    for point in sorted(sheets.plan.problem.points, key=lambda point: point.name):
        if point.place_id in used:
            yield UUID(point.place_id), point.name or point.id


def _serves_point(stop: SheetStop) -> bool:
    return any(one.leg is Leg.OUT for one in stop.off) or any(one.leg is Leg.HOME for one in stop.on)


def _find_point(
    sheets: DaySheets, point_id: UUID | None, state: CustodyState, ways: Mapping[RiderId, Way]
) -> CapturePoint:
    """Return the wished point; without a wish the one with the most children there or on the way."""
    busy = Counter(
        way.place_id
        for rider, way in ways.items()
        if way.stage in (Stage.BOARDED, Stage.AT_POINT) and rider not in state.captures
    )
    used = {str(one) for one, _ in _points(sheets)}
    points = [point for point in sheets.plan.problem.points if point.place_id in used]
    if point_id is not None:
        points = [point for point in points if UUID(point.place_id) == point_id]
    if not points:
        raise NotFound("no plan of today uses such a point")
    return max(points, key=lambda point: busy[point.place_id])


def _marks(events: Iterable[CustodyEvent]) -> dict[RiderId, tuple[CustodyEvent, ...]]:
    """Return what stands about each person's way out, oldest first: arrived, called, what came of it."""
    known = list(events)
    undone = find_undone(known)
    marks: dict[RiderId, tuple[CustodyEvent, ...]] = {}
    for event in sorted(known, key=lambda event: (event.phone_time, event.number)):
        if event.rider_id is not None and event.leg is Leg.OUT and event.id not in undone:
            marks[event.rider_id] = (*marks.get(event.rider_id, ()), event)
    return marks


def _is_here(rider: RiderId, ground: _Ground) -> bool:
    """Tell whether the desk has seen or may call somebody.

    Who went home without an outcome cannot be called; a van home that was changed changes nothing.
    """
    if rider in ground.state.captures:
        return True
    came = is_at_point(ground.state, rider) and bool(ground.marks.get(rider))
    return came and not has_begun_home(ground.state.passages_of(rider))


def _is_to_come(rider: RiderId, ground: _Ground) -> bool:
    """Tell whether a child of today's requests has neither come nor gone home."""
    gone = is_at_point(ground.state, rider) or has_begun_home(ground.state.passages_of(rider))
    return ground.ways[rider].is_expected and not gone and rider not in ground.state.captures


def _is_under_way(rider: RiderId, ground: _Ground) -> bool:
    return ground.ways[rider].stage in ABOARD_STAGES


def _is_for_the_desk(child: ChildAtDesk) -> bool:
    """Who needs no capture (under 6, filed online) only rides along."""
    return _needs_capture(child.track) or child.outcome is not None


def _needs_capture(track: Track | None) -> bool:
    return track is None or TERMS[track].needs_capture


def _to_come(words: Sequence[DeskChild], ground: _Ground) -> Iterable[ChildToCome]:
    """Yield who is still to come, by van in the order of arrival, then the others."""
    coming = [one for one in words if _is_to_come(one.rider_id, ground)]
    coming = [one for one in coming if _needs_capture(DeskPapers.of(one, ground.rules).track)]
    for one in sorted(coming, key=lambda one: _turn(ground.ways[one.rider_id])):
        marks = ground.marks.get(one.rider_id, ())
        yield ChildToCome(
            rider_id=one.rider_id,
            run_id=ground.run_of(one.rider_id),
            name=one.short_name,
            way=ground.ways[one.rider_id],
            absence=next((mark for mark in marks if mark.kind is EventKind.ABSENT), None),
        )


def _turn(way: Way) -> tuple[bool, int]:
    moment = way.out.moment if way.out else None
    return way.coming is not Coming.BY_VAN, moment or 0


def _child(words: DeskChild, ground: _Ground) -> ChildAtDesk:
    way, marks = ground.ways[words.rider_id], ground.marks[words.rider_id]
    arrivals = (one for one in marks if one.kind in (EventKind.ARRIVED, EventKind.CAME))
    arrived = next(arrivals, marks[0]).phone_time
    judged = DeskPapers.of(words, ground.rules)
    return ChildAtDesk(
        rider_id=words.rider_id,
        run_id=ground.run_of(words.rider_id),
        way=way,
        request_id=words.request_id,
        name=words.short_name,
        age_years=age_on(words.facts.birth.earliest(), ground.rules.day) if words.facts.birth else 0,
        track=judged.track,
        papers=judged.papers,
        missing=judged.missing,
        arrived=arrived.astimezone(ground.zone),
        waited_minutes=max(0, int((ground.now - arrived).total_seconds()) // MINUTE),
        van=way.home.van if way.home else "",
        leaves=way.home.moment if way.home else None,
        is_called=any(one.kind is EventKind.CALLED for one in marks),
        outcome=derive_outcome(ground.state.captures.get(words.rider_id, ())),
        marks=tuple(one for one in marks if one.kind in OUTCOME_KINDS),
        came=tuple(one for one in marks if one.kind is EventKind.CAME),
    )


def _in_order(waiting: Sequence[ChildAtDesk], now: int) -> tuple[ChildAtDesk, ...]:
    by_id = {one.rider_id: one for one in waiting}
    ticket = sorted(waiting, key=lambda one: (one.arrived, one.rider_id))
    people = [_as_waiting(one, place) for place, one in enumerate(ticket, start=1)]
    return tuple(by_id[one.rider_id] for one in order_queue(people, now=now))


def _as_waiting(child: ChildAtDesk, ticket: int) -> Waiting:
    return Waiting(
        rider_id=child.rider_id,
        ticket=ticket,
        age_years=max(0, child.age_years),
        group=child.request_id,
        van_leaves=child.leaves,
    )


def _last_mark(child: ChildAtDesk) -> datetime:
    return child.marks[-1].phone_time if child.marks else child.arrived


def _departures(ways: Mapping[RiderId, Way], open_ones: Sequence[ChildAtDesk]) -> Iterable[Departure]:
    waiting = {one.rider_id for one in open_ones}
    vans: dict[tuple[int, str, int], list[RiderId]] = {}
    for rider, way in ways.items():
        if way.home is not None and way.home.moment is not None:
            vans.setdefault((way.home.moment, way.home.van, way.home.number), []).append(rider)
    for (leaves, van, number), riders in sorted(vans.items()):
        yield Departure(
            van=van,
            number=number,
            leaves=leaves,
            children=len(riders),
            waiting=sum(rider in waiting for rider in riders),
        )
