"""Who has come to the point alone: found in the register by name or birthday, and who was seen today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from duadon.access.children import ListWish, open_list
from duadon.access.log import Purpose
from duadon.access.rights import require_right_anywhere
from duadon.access.walk_ins import find_expected
from duadon.core.capture.walk_ins import WalkIn, judge_walk_in
from duadon.core.enrolment.eligibility import Assessment, ChildFacts, assess_eligibility
from duadon.core.enrolment.law import get_rule_set
from duadon.core.enrolment.states import StatusFact
from duadon.core.enrolment.tracks import Track, find_track
from duadon.core.privacy.masking import mask_personal_number
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.answers import Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import ChildId, PlaceId
from duadon.core.values.people import Relation
from duadon.core.values.roles import Actor, Right
from duadon.queries.register_list import read_search
from duadon.store.captures import WalkInOutcome, list_capture_points, list_walk_ins
from duadon.store.enrolments import load_status_facts
from duadon.store.offices import load_unit_names

FOUND_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundChild:
    """A child that fits what was typed; `hindrance` says why the desk may record nothing of it.

    `missing` must be put right before the file can be taken; the number is masked.
    """

    id: ChildId
    name: str
    birth: str
    number: str
    unit_name: str
    carers: tuple[tuple[Relation, str], ...]
    track: Track | None
    missing: tuple[Refusal, ...]
    hindrance: Refusal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenChild:
    """A child of whom an outcome was recorded here today."""

    name: str
    outcome: WalkInOutcome
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkInDesk:
    """One point today; `found` None: nothing was looked for; `is_cut` says that more would fit."""

    day: date
    as_of: datetime
    points: tuple[tuple[PlaceId, str], ...]
    point: PlaceId | None
    found: tuple[FoundChild, ...] | None
    is_cut: bool
    seen: tuple[SeenChild, ...]

    @property
    def captured(self) -> int:
        """Count who was captured here today and not taken back."""
        return sum(one.outcome.captured and not one.outcome.is_taken_back for one in self.seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    frame: CampaignFrame
    day: date
    units: Mapping[str, str]
    facts: Mapping[ChildId, list[StatusFact]]
    expected: frozenset[ChildId]


def show_walk_ins(
    point_id: UUID | None, text: str, *, actor: Actor, frame: CampaignFrame, now: datetime
) -> WalkInDesk:
    """Return a point (the first where none is wished) with who fits `text`; the log names the children.

    NotAllowed for who does not capture, NotFound for a point that is none of the office's.
    """
    require_right_anywhere(actor, Right.RECORD_CAPTURE)
    as_of = now.astimezone(ZoneInfo(frame.zone_name))
    points = list_capture_points(frame.office_id, as_of.date())
    point = _choose(points, point_id)
    found, is_cut = _find(text, actor, now)
    return WalkInDesk(
        day=as_of.date(),
        as_of=as_of,
        points=points,
        point=point,
        found=None if found is None else _children(found, frame, as_of.date()),
        is_cut=is_cut,
        seen=_seen(point, actor, frame, now) if point else (),
    )


def name_child(child_id: ChildId, *, actor: Actor, now: datetime) -> str:
    """Return the full name of a child in the actor's scope, to say what was recorded of whom."""
    (record,) = _open(ListWish(ids=[child_id]), actor, now)
    return record.full_name


def _choose(points: Iterable[tuple[PlaceId, str]], wished: UUID | None) -> PlaceId | None:
    known = [point for point, _ in points]
    if wished is None:
        return known[0] if known else None
    if wished not in known:
        raise NotFound("no such capture point")
    return PlaceId(wished)


def _find(text: str, actor: Actor, now: datetime) -> tuple[tuple[ChildRecord, ...] | None, bool]:
    """Return who fits and whether there are more; None where nothing was looked for."""
    words, births = read_search(text)
    if not words and not births:
        return None, False
    wish = ListWish(words=words, birth_parts=births, limit=FOUND_SHOWN + 1)
    found = _open(wish, actor, now)
    return found[:FOUND_SHOWN], len(found) > FOUND_SHOWN


def _open(wish: ListWish, actor: Actor, now: datetime) -> tuple[ChildRecord, ...]:
    return open_list(wish, actor=actor, purpose=Purpose.RECORD_CAPTURE, right=Right.RECORD_CAPTURE, now=now)


def _children(records: tuple[ChildRecord, ...], frame: CampaignFrame, day: date) -> tuple[FoundChild, ...]:
    ids = [record.id for record in records]
    ground = _Ground(
        frame=frame,
        day=day,
        units=load_unit_names(day),
        facts=load_status_facts(frame.id, ids),
        expected=find_expected(ids, frame.id, day),
    )
    return tuple(_child(record, ground) for record in records)


def _child(record: ChildRecord, ground: _Ground) -> FoundChild:
    rules = get_rule_set(ground.frame.rule_set)
    track = find_track(record.birth.earliest(), on=ground.day, rules=rules) if record.birth else None
    walk_in = WalkIn(
        track=track, facts=tuple(ground.facts[record.id]), is_expected=record.id in ground.expected
    )
    assessment = assess_eligibility(ChildFacts.of(record), on=ground.day, rules=rules)
    return FoundChild(
        id=record.id,
        name=record.full_name,
        birth="/".join(reversed(record.birth.isoformat().split("-"))) if record.birth else "",
        number=mask_personal_number(record.number.digits) if record.number else "",
        unit_name=ground.units.get(record.unit_code, record.unit_code),
        carers=tuple((carer.relation, carer.full_name) for carer in record.carers),
        track=track,
        missing=_missing(assessment),
        hindrance=judge_walk_in(walk_in, on=ground.day),
    )


def _missing(assessment: Assessment) -> tuple[Refusal, ...]:
    return tuple(reason.as_refusal() for reason in assessment.stopping)


def _seen(point: PlaceId, actor: Actor, frame: CampaignFrame, now: datetime) -> tuple[SeenChild, ...]:
    """Return who was seen here today, the last first."""
    zone = ZoneInfo(frame.zone_name)
    outcomes = list_walk_ins(frame.id, at=(point, now.astimezone(zone).date()))
    if not outcomes:
        return ()
    ids = sorted({one.child_id for one in outcomes})
    names = {record.id: record.full_name for record in _open(ListWish(ids=ids), actor, now)}
    return tuple(
        SeenChild(name=names[one.child_id], outcome=one, at=one.recorded_at.astimezone(zone))
        for one in reversed(outcomes)
        if one.child_id in names
    )
