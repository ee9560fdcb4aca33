"""Ask for a ride there and back: one group, its stops and receivers, and who signs.

The request is kept whether or not it may be given seats yet: an unmet need stays visible, and the
same request becomes ready when the office answers, with nothing typed again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from duadon.access.campaigns import get_frame
from duadon.access.children import ListWish, open_list
from duadon.access.log import Purpose
from duadon.access.rights import require_right_anywhere
from duadon.access.trips import find_earlier_request, words_of
from duadon.actions.local_time import local_day
from duadon.actions.named_adults import judge_adults, right_to_name
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
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound, require
from duadon.core.values.ids import CampaignId, ChildId, RiderId, TripRequestId
from duadon.core.values.roles import Actor
from duadon.store.offices import load_stops
from duadon.store.paper_sights import save_sight_told
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
    """Keep the request; refused for a day without shuttle, for strangers, a wrong relation, a child twice.

    A reason to let somebody sign against the rule is a commander's word: it needs his right.
    """

    def body() -> Done | Refusal:
        require_right_anywhere(actor, right_to_name(command.signer))
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
        refusal = judge_adults(command.adults, command.signer, records.values()) or _judge_double(
            command, records, frame
        )
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
        save_sight_told(command.request_id, command.signer, recording)
        return Done(command_id=command.command_id, result={"request": str(command.request_id)})

    return run_once(command, actor=actor, now=now, body=body)


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
        right=right_to_name(command.signer),
        now=now,
    )
    found = {record.id: record for record in records}
    if len(found) != len(set(wanted)):
        raise NotFound("no such record in your area")
    return {child: found[child] for child in wanted}


def _judge_double(
    command: RequestTrip, records: Mapping[ChildId, ChildRecord], frame: CampaignFrame
) -> Refusal | None:
    """Refuse a second request for a child and a day while a way of the first still stands; name the first."""
    earlier = find_earlier_request(frame.id, records, command.day)
    if earlier is None:
        return None
    return Refusal(
        code="outreach.request.child_twice",
        parameters={
            "children": tuple(
                words_of(records[child]).label for child in records if child in earlier.children
            ),
            "day": command.day,
            "at": earlier.recorded_at.astimezone(ZoneInfo(frame.zone_name)),
            "officer": earlier.officer,
            "stop": earlier.stop,
        },
    )


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
