"""Điểm thu nhận: who is being called, who is next, and which van must leave when."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from uuid import UUID
from zoneinfo import ZoneInfo

from duadon.access.desk import DeskChild, open_desk_children
from duadon.access.rights import require_right_anywhere
from duadon.core.capture.capacity import places_left
from duadon.core.capture.outcomes import CaptureOutcome, derive_outcome
from duadon.core.capture.queue import Waiting, order_queue
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import EventKind
from duadon.core.custody.passages import ABOARD_STAGES, Stage
from duadon.core.custody.presses import find_undone, stage_of
from duadon.core.custody.state import CustodyState, fold_custody
from duadon.core.enrolment.eligibility import Assessment, assess_eligibility
from duadon.core.enrolment.law import RuleSet, get_rule_set
from duadon.core.enrolment.papers import Paper, PaperNeed, papers_to_bring
from duadon.core.enrolment.signing import SigningRule, SigningVerdict, judge_signer
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
from duadon.queries.run_sheets import DaySheets, RunSheet, load_day_sheets
from duadon.store.campaigns import load_signing_rules
from duadon.store.custody import load_events


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildAtDesk:
    """A child at the point; `leaves` (seconds since local midnight) is its van's planned departure."""

    rider_id: RiderId
    run_id: RunId
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
class _Way:
    """How a child comes and goes: the run that brings it, and the van home."""

    run_id: RunId
    place_id: str
    home: tuple[RunSheet, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What every child needs besides."""

    frame: CampaignFrame
    day: date
    zone: ZoneInfo
    now: datetime
    state: CustodyState
    marks: Mapping[RiderId, tuple[CustodyEvent, ...]]
    signing: tuple[SigningRule, ...]
    ways: Mapping[RiderId, _Way]

    @property
    def law(self) -> RuleSet:
        return get_rule_set(self.frame.rule_set)


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
    point = _find_point(sheets, point_id, state)
    ways = {rider: way for rider, way in _ways(sheets).items() if way.place_id == point.place_id}
    ground = _Ground(
        frame=frame,
        day=local.date(),
        zone=zone,
        now=now,
        state=state,
        marks=_marks(events),
        signing=load_signing_rules(frame.office_id),
        ways=ways,
    )
    here = [rider for rider in ways if _is_here(rider, ground) and not _has_gone(rider, ground)]
    words = open_desk_children(here, actor=actor, now=now)
    children = [_child(one, ground) for one in words.values() if _has_arrived(one.rider_id, ground)]
    return _desk(sheets, point, [one for one in children if _is_for_the_desk(one)], ground)


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
        on_the_way=0,
        departures=(),
        places_left=0,
    )


def _desk(sheets: DaySheets, point: CapturePoint, children: Sequence[ChildAtDesk], ground: _Ground) -> Desk:
    local = ground.now.astimezone(ground.zone)
    now = _second(local)
    open_ones = [one for one in children if one.outcome is None]
    waiting = [one for one in open_ones if not one.is_called]
    return Desk(
        day=ground.day,
        as_of=local,
        now=now,
        points=tuple(_points(sheets)),
        point=point,
        called=tuple(one for one in open_ones if one.is_called),
        waiting=_in_order(waiting, now),
        seen=tuple(sorted((one for one in children if one.outcome), key=_last_mark, reverse=True)),
        on_the_way=sum(_is_coming(rider, ground) for rider in ground.ways),
        departures=tuple(_departures(ground.ways, open_ones)),
        places_left=max(0, places_left(point, now=now) - len(open_ones)),
    )


def _second(local: datetime) -> int:
    return (local.hour * 60 + local.minute) * 60 + local.second


def _points(sheets: DaySheets) -> Iterable[tuple[UUID, str]]:
    used = {way.place_id for way in _ways(sheets).values()}
    for point in sorted(sheets.plan.problem.points, key=lambda point: point.name):
        if point.place_id in used:
            yield UUID(point.place_id), point.name or point.id


def _find_point(sheets: DaySheets, point_id: UUID | None, state: CustodyState) -> CapturePoint:
    """Return the wished point; without a wish the one with the most children there or on the way."""
    busy = Counter(
        way.place_id
        for rider, way in _ways(sheets).items()
        if stage_of(state, way.run_id, rider, Leg.OUT) in (Stage.BOARDED, Stage.AT_POINT)
        and rider not in state.captures
    )
    used = {str(one) for one, _ in _points(sheets)}
    points = [point for point in sheets.plan.problem.points if point.place_id in used]
    if point_id is not None:
        points = [point for point in points if UUID(point.place_id) == point_id]
    if not points:
        raise NotFound("no plan of today uses such a point")
    return max(points, key=lambda point: busy[point.place_id])


def _ways(sheets: DaySheets) -> dict[RiderId, _Way]:
    """Return of each child who comes by van the run that brings it, to where, and its van home."""
    homes = {
        rider.rider_id: (sheet, stop.depart)
        for sheet in sheets.runs
        for stop in sheet.stops
        for rider in stop.on
        if rider.leg is Leg.HOME
    }
    return {
        rider.rider_id: _Way(run_id=sheet.run_id, place_id=stop.place_id, home=homes.get(rider.rider_id))
        for sheet in sheets.runs
        for stop in sheet.stops
        for rider in stop.off
        if rider.leg is Leg.OUT and rider.is_child
    }


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
    return stage_of(ground.state, ground.ways[rider].run_id, rider, Leg.OUT) is Stage.AT_POINT


def _has_gone(rider: RiderId, ground: _Ground) -> bool:
    """Tell whether somebody without an outcome is on the way home already: nobody can call them."""
    stages = {one.stage for one in ground.state.passages_of(rider) if one.leg is Leg.HOME}
    return bool(stages - {Stage.EXPECTED, Stage.ABSENT}) and rider not in ground.state.captures


def _has_arrived(rider: RiderId, ground: _Ground) -> bool:
    return any(event.kind is EventKind.ARRIVED for event in ground.marks.get(rider, ()))


def _is_coming(rider: RiderId, ground: _Ground) -> bool:
    return stage_of(ground.state, ground.ways[rider].run_id, rider, Leg.OUT) in ABOARD_STAGES


def _is_for_the_desk(child: ChildAtDesk) -> bool:
    """Who needs no capture (under 6, filed online) only rides along."""
    return child.track is None or TERMS[child.track].needs_capture or child.outcome is not None


def _child(words: DeskChild, ground: _Ground) -> ChildAtDesk:
    way, marks = ground.ways[words.rider_id], ground.marks[words.rider_id]
    arrived = next(one for one in marks if one.kind is EventKind.ARRIVED).phone_time
    assessment = assess_eligibility(words.facts, on=ground.day, rules=ground.law)
    verdict = _verdict(words, assessment, ground)
    return ChildAtDesk(
        rider_id=words.rider_id,
        run_id=way.run_id,
        request_id=words.request_id,
        name=words.short_name,
        age_years=age_on(words.facts.birth.earliest(), ground.day) if words.facts.birth else 0,
        track=assessment.track,
        papers=_papers(assessment, verdict),
        missing=tuple(_missing(words, assessment, verdict)),
        arrived=arrived.astimezone(ground.zone),
        waited_minutes=max(0, int((ground.now - arrived).total_seconds()) // MINUTE),
        van=way.home[0].vehicle if way.home else "",
        leaves=way.home[1] if way.home else None,
        is_called=any(one.kind is EventKind.CALLED for one in marks),
        outcome=derive_outcome(ground.state.captures.get(words.rider_id, ())),
        marks=tuple(one for one in marks if one.kind in (EventKind.CAPTURED, EventKind.NOT_CAPTURED)),
    )


def _verdict(words: DeskChild, assessment: Assessment, ground: _Ground) -> SigningVerdict | None:
    alone = assessment.track is not None and TERMS[assessment.track].acts_alone
    if words.signer is None or alone:
        return None
    return judge_signer(words.signer, on=ground.day, rules=ground.signing, law=ground.law)


def _papers(assessment: Assessment, verdict: SigningVerdict | None) -> tuple[PaperNeed, ...]:
    track = assessment.track
    if track is None or (verdict is None) != TERMS[track].acts_alone:
        return ()
    return papers_to_bring(track, signer=verdict)


def _missing(words: DeskChild, assessment: Assessment, verdict: SigningVerdict | None) -> Iterable[Refusal]:
    yield from (reason.as_refusal() for reason in assessment.stopping)
    if verdict is None and not (assessment.track and TERMS[assessment.track].acts_alone):
        yield Refusal(code="capture.desk.no_signer")
    for need in _papers(assessment, verdict):
        if need.paper is Paper.OFFICE_PAPER and not words.paper_seen:
            yield Refusal(code="capture.desk.paper_unseen", parameters={"paper": need.name})


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


def _departures(ways: Mapping[RiderId, _Way], open_ones: Sequence[ChildAtDesk]) -> Iterable[Departure]:
    waiting = {one.rider_id for one in open_ones}
    vans: dict[tuple[int, str, int], list[RiderId]] = {}
    for rider, way in ways.items():
        if way.home is not None:
            sheet, leaves = way.home
            vans.setdefault((leaves, sheet.vehicle, sheet.number), []).append(rider)
    for (leaves, van, number), riders in sorted(vans.items()):
        yield Departure(
            van=van,
            number=number,
            leaves=leaves,
            children=len(riders),
            waiting=sum(rider in waiting for rider in riders),
        )
