"""Ask for a ride there and back: one group, its stops and receivers, and who signs.

The request is kept whether or not it may be given seats yet: an unmet need stays visible, and the
same request becomes ready when the office answers, with nothing typed again.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from duadon.access.campaigns import get_frame
from duadon.access.children import ListWish, open_list
from duadon.access.log import Purpose
from duadon.access.rights import require_right_anywhere
from duadon.access.trips import words_of
from duadon.actions.local_time import local_day
from duadon.actions.running import recording_of, run_once
from duadon.core.outreach.trip_requests import (
    AdultRider,
    ChildRider,
    DayPart,
    Leg,
    Signer,
    TripRequest,
)
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import NotFound, require
from duadon.core.values.ids import CampaignId, ChildId, RiderId, TripRequestId
from duadon.core.values.roles import Actor, Right
from duadon.store.offices import load_stops
from duadon.store.trips import save_request


@dataclass(frozen=True, slots=True, kw_only=True)
class RidingChild:
    """A child of the group and what its seat needs; `at_least_135_cm` None: not measured."""

    rider_id: RiderId
    child_id: ChildId
    needs_booster: bool = False
    at_least_135_cm: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestTrip:
    """A family's wish for one day."""

    command_id: UUID
    campaign_id: CampaignId
    request_id: TripRequestId
    day: date
    children: tuple[RidingChild, ...]
    adults: tuple[AdultRider, ...]
    out: Leg
    home: Leg
    signer: Signer | None
    day_parts: tuple[DayPart, ...] = tuple(DayPart)
    attendant_named: bool = False
    priority: int = 1

    def __post_init__(self) -> None:
        require(bool(self.children), "a trip request has at least one child")


def request_trip(command: RequestTrip, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Keep the request; refused for a day without shuttle, for strangers, for a wrong relation.

    A reason to let somebody sign against the rule is a commander's word: it needs his right.
    """

    def body() -> Done | Refusal:
        require_right_anywhere(actor, _right_for(command))
        frame = get_frame(command.campaign_id, actor=actor)
        today = local_day(now, frame)
        if not (frame.shuttle_from <= command.day <= frame.ends_on) or command.day < today:
            return Refusal(
                code="outreach.request.day_outside",
                parameters={
                    "day": command.day,
                    "first": max(frame.shuttle_from, today),
                    "last": frame.ends_on,
                },
            )
        _require_stops(command, actor)
        records = _open_children(command, actor, now)
        refusal = _judge_adults(command, records)
        if refusal is not None:
            return refusal
        first = next(iter(records.values()))
        recording = recording_of(command, actor, now)
        save_request(
            _request(command, records, today),
            unit_code=first.unit_code,
            household=first.household_id,
            recording=recording,
        )
        return Done(command_id=command.command_id, result={"request": str(command.request_id)})

    return run_once(command, actor=actor, now=now, body=body)


def _right_for(command: RequestTrip) -> Right:
    signer = command.signer
    overrides = signer is not None and bool(signer.override_reason.strip())
    return Right.OVERRIDE_SIGNER if overrides else Right.REQUEST_TRIP


def _require_stops(command: RequestTrip, actor: Actor) -> None:
    """Raise NotFound for a stop that is none of the office's places."""
    if not {command.out.stop, command.home.stop} <= load_stops(actor.office_id).keys():
        raise NotFound("no such place")


def _open_children(command: RequestTrip, actor: Actor, now: datetime) -> dict[ChildId, ChildRecord]:
    wanted = [child.child_id for child in command.children]
    records = open_list(
        ListWish(ids=wanted),
        actor=actor,
        purpose=Purpose.REQUEST_TRIP,
        right=_right_for(command),
        now=now,
    )
    found = {record.id: record for record in records}
    if len(found) != len(set(wanted)):
        raise NotFound("no such record in your area")
    return {child: found[child] for child in wanted}


def _judge_adults(command: RequestTrip, records: dict[ChildId, ChildRecord]) -> Refusal | None:
    known = {carer.adult_id for record in records.values() for carer in record.carers}
    named = {adult.adult_id for adult in command.adults}
    if command.signer and command.signer.adult_id:
        named.add(command.signer.adult_id)
    if named - known:
        return Refusal(code="outreach.request.stranger")
    return _judge_relation(command.signer, records) if command.signer else None


def _judge_relation(signer: Signer, records: dict[ChildId, ChildRecord]) -> Refusal | None:
    """Refuse a relation that the register does not know: whether one may sign hangs on it."""
    carers = [carer for record in records.values() for carer in record.carers]
    relations = {carer.relation for carer in carers if carer.adult_id == signer.adult_id}
    if signer.adult_id is None or relations == {signer.relation}:
        return None
    return Refusal(code="outreach.request.relation_differs")


def _request(command: RequestTrip, records: dict[ChildId, ChildRecord], today: date) -> TripRequest:
    return TripRequest(
        id=command.request_id,
        day=command.day,
        children=tuple(_child(child, records[child.child_id]) for child in command.children),
        adults=command.adults,
        out=command.out,
        home=command.home,
        waiting_since=today,
        signer=command.signer,
        day_parts=frozenset(command.day_parts),
        priority=command.priority,
        attendant_named=command.attendant_named,
    )


def _child(child: RidingChild, record: ChildRecord) -> ChildRider:
    words = words_of(record)
    return ChildRider(
        rider_id=child.rider_id,
        child_id=child.child_id,
        label=words.label,
        facts=words.facts,
        needs_booster=child.needs_booster,
        at_least_135_cm=child.at_least_135_cm,
    )
