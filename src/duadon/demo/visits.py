"""Visits of the ward officers: contacts, consents, and ride requests for those who cannot come."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from duadon.access.children import ListWish, open_list
from duadon.access.log import Purpose
from duadon.actions.give_consent import GiveConsent, give_consent
from duadon.actions.record_contact import RecordContact, record_contact
from duadon.actions.request_trip import RequestTrip, RidingChild, request_trip
from duadon.core.outreach.consent import ConsentGiver, ConsentPurpose
from duadon.core.outreach.contacts import ContactReason, ContactResult
from duadon.core.outreach.trip_requests import (
    AdultRider,
    DayPart,
    Leg,
    Receiver,
    Signer,
    SignerPresence,
)
from duadon.core.register.child_record import Carer, ChildRecord
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import PlaceId, RiderId, TripRequestId
from duadon.core.values.partial_dates import age_on
from duadon.core.values.person_names import split_name, strict_key
from duadon.core.values.roles import Actor, Right
from duadon.demo.family_values import MadeUpChild, MadeUpHousehold
from duadon.demo.fixed_ids import fixed_id
from duadon.demo.founding import must
from duadon.demo.world_values import World

CONSENT_TEXT = "đưa đón 2024-09"
FROM_AGE, BELOW_AGE = 6, 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A household met: its children as the register knows them, and the adult in charge."""

    household: MadeUpHousehold
    records: tuple[ChildRecord, ...]
    carer: Carer


def find_households(households: Iterable[MadeUpHousehold], *, actor: Actor, now: datetime) -> list[Visit]:
    """Return the households of the officer's ward whose children the register let in."""
    wish = ListWish()
    records = open_list(
        wish, actor=actor, purpose=Purpose.RECORD_CONTACT, right=Right.RECORD_CONTACT, now=now
    )
    known = {
        (record.unit_code, strict_key(record.full_name), record.birth.isoformat()): record
        for record in records
        if record.birth is not None
    }
    visits = (_visit(household, known) for household in households)
    return [visit for visit in visits if visit is not None]


def _visit(household: MadeUpHousehold, known: Mapping[tuple[str, str, str], ChildRecord]) -> Visit | None:
    keys = [
        (household.unit_code, strict_key(child.name), child.birth.isoformat()) for child in household.children
    ]
    records = tuple(known[key] for key in keys if key in known)
    carers = {carer.adult_id: carer for record in records for carer in record.carers}
    if len(records) != len(keys) or not carers:
        return None
    name = strict_key(household.carer.name)
    chosen = next((one for one in carers.values() if strict_key(one.full_name) == name), None)
    return Visit(household=household, records=records, carer=chosen or next(iter(carers.values())))


def make_contacts(visit: Visit, frame: CampaignFrame, *, actor: Actor, now: datetime) -> None:
    """Record one contact a child, and the carer's word about the ride where one is needed."""
    for record, child in zip(visit.records, visit.household.children, strict=True):
        contact = RecordContact(
            command_id=uuid4(),
            campaign_id=frame.id,
            contact_id=uuid4(),
            child_id=record.id,
            result=ContactResult.REACHED,
            happened_at=now,
            reason=_reason(visit.household),
            card_wanted=child.wants_card,
        )
        must(record_contact(contact, actor=actor, now=now))
        if visit.household.circumstances.needs_ride and record.carers:
            must(give_consent(_consent(visit, record, frame), actor=actor, now=now))


def _reason(household: MadeUpHousehold) -> ContactReason | None:
    facts = household.circumstances
    if not facts.carer_rides_motorbike:
        return ContactReason.CANNOT_RIDE_MOTORBIKE
    if not facts.has_vehicle:
        return ContactReason.NO_VEHICLE
    return ContactReason.PARENTS_AWAY if facts.parents_away else None


def _consent(visit: Visit, record: ChildRecord, frame: CampaignFrame) -> GiveConsent:
    return GiveConsent(
        command_id=uuid4(),
        campaign_id=frame.id,
        consent_id=uuid4(),
        child_id=record.id,
        purpose=ConsentPurpose.TRANSPORT,
        text_version=CONSENT_TEXT,
        giver=ConsentGiver.CARER,
        given_by=_own_carer(visit, record).adult_id,
    )


def _own_carer(visit: Visit, record: ChildRecord) -> Carer:
    """Return the household's carer where the child's row names them, else who it does name."""
    return visit.carer if visit.carer in record.carers else record.carers[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class RideWish:
    """A ride asked for: on which day, in which part of it; `paper_seen` for grandparents."""

    day: date
    part: DayPart
    paper_seen: bool


def ask_for_ride(
    visit: Visit, wish: RideWish, world: World, frame: CampaignFrame, *, by: tuple[Actor, datetime]
) -> TripRequestId | None:
    """Ask for the household's children who need a capture; None where none does."""
    actor, now = by
    riding = list(_riding(visit, wish.day))
    if not riding:
        return None
    # Fixed ids: the made-up plan is the same each time the story is played.
    key = f"{visit.household.key} {wish.day}"
    request_id = TripRequestId(fixed_id("request", key))
    command = RequestTrip(
        command_id=uuid4(),
        campaign_id=frame.id,
        request_id=request_id,
        day=wish.day,
        children=tuple(_child(record, child, wish.day) for record, child in riding),
        adults=(AdultRider(rider_id=RiderId(fixed_id("rider", key)), adult_id=visit.carer.adult_id),),
        out=Leg(stop=_stop(visit.household, world)),
        home=Leg(stop=_stop(visit.household, world), receivers=(_receiver(visit.carer),)),
        signer=Signer(
            adult_id=visit.carer.adult_id,
            relation=visit.carer.relation,
            presence=SignerPresence.RIDES,
            paper_seen=wish.paper_seen,
        ),
        day_parts=(wish.part,),
    )
    must(request_trip(command, actor=actor, now=now))
    return request_id


def _riding(visit: Visit, day: date) -> Iterable[tuple[ChildRecord, MadeUpChild]]:
    for record, child in zip(visit.records, visit.household.children, strict=True):
        if FROM_AGE <= age_on(child.birth, day) < BELOW_AGE and child.wants_card:
            yield record, child


def _child(record: ChildRecord, child: MadeUpChild, day: date) -> RidingChild:
    short = child.shorter_than_135_cm
    return RidingChild(
        rider_id=RiderId(fixed_id("rider", f"{child.key} {day}")),
        child_id=record.id,
        needs_booster=short and age_on(child.birth, day) < 10,
        at_least_135_cm=not short,
    )


def _stop(household: MadeUpHousehold, world: World) -> PlaceId:
    return world.area(household.group_id).meeting_point_id


def _receiver(carer: Carer) -> Receiver:
    return Receiver(given_name=split_name(carer.full_name).given, relation=carer.relation)


def needing_rides(visits: Sequence[Visit]) -> list[Visit]:
    """Return those who cannot come by themselves."""
    return [visit for visit in visits if visit.household.circumstances.needs_ride]
