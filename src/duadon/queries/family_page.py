"""One family as an officer meets it: the children with track and status, who cares, what was said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from duadon.access.families import open_family
from duadon.access.log import Purpose
from duadon.core.enrolment.eligibility import Assessment, ChildFacts, assess_eligibility
from duadon.core.enrolment.law import get_rule_set
from duadon.core.enrolment.states import Status, StatusFact, status_of
from duadon.core.outreach.consent import ConsentPurpose, missing_consent
from duadon.core.outreach.contacts import Contact
from duadon.core.register.child_record import Carer, ChildRecord
from duadon.core.shuttle.safety import get_safety_profile
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import ChildId
from duadon.core.values.partial_dates import age_on
from duadon.core.values.roles import Actor, Right
from duadon.queries.offered_stops import OfferedStops, offer_stops
from duadon.store.enrolments import load_status_facts
from duadon.store.fleet import list_opening_days
from duadon.store.outreach import load_consents, load_contacts

# How far ahead a ride is offered.
DAYS_AHEAD = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyChild:
    """A child with its age in full years, its track on the day looked at, and what stops its file."""

    record: ChildRecord
    age: int | None
    assessment: Assessment
    status: Status | None
    agreed_to_ride: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyPage:
    """The family on a day; `contacts` are the latest first, each visit once."""

    today: date
    children: tuple[FamilyChild, ...]
    carers: tuple[Carer, ...]
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TripPage:
    """What a ride is asked from: the family, the days when a point is open, where it can get on and off.

    Below `measured_below` years the law asks how tall a child is.
    """

    family: FamilyPage
    days: tuple[date, ...]
    measured_below: int
    stops: OfferedStops


def show_family(
    child_id: ChildId,
    *,
    actor: Actor,
    frame: CampaignFrame,
    now: datetime,
    right: Right = Right.RECORD_CONTACT,
) -> FamilyPage:
    """Return the child's family in the actor's places; NotFound for a child of others."""
    today = now.astimezone(ZoneInfo(frame.zone_name)).date()
    purpose = Purpose.REQUEST_TRIP if right is Right.REQUEST_TRIP else Purpose.RECORD_CONTACT
    records = open_family(child_id, actor=actor, purpose=purpose, right=right, now=now)
    ids = [record.id for record in records]
    facts = load_status_facts(frame.id, ids)
    agreed = _agreed(ids, now)
    carers = {carer.adult_id: carer for record in records for carer in record.carers}
    return FamilyPage(
        today=today,
        children=tuple(_child(record, facts, agreed, frame, (today, now)) for record in records),
        carers=tuple(carers.values()),
        contacts=tuple(_visits_once(load_contacts(frame.id, ids))),
    )


def show_trip_form(child_id: ChildId, *, actor: Actor, frame: CampaignFrame, now: datetime) -> TripPage:
    """Return the family with the days and stops that it can choose from."""
    family = show_family(child_id, actor=actor, frame=frame, now=now, right=Right.REQUEST_TRIP)
    first = max(family.today, frame.shuttle_from)
    last = min(frame.ends_on, first + timedelta(days=DAYS_AHEAD))
    return TripPage(
        family=family,
        days=list_opening_days(actor.office_id, first, last) if first <= last else (),
        measured_below=get_safety_profile(frame.safety_profile).front_row_from_age,
        stops=offer_stops(family.children[0].record, actor.office_id, family.today),
    )


def _agreed(ids: Iterable[ChildId], now: datetime) -> frozenset[ChildId]:
    known = tuple(ids)
    consents = load_consents(known)
    return frozenset(
        child
        for child in known
        if missing_consent(consents, child_id=child, purpose=ConsentPurpose.TRANSPORT, at=now) is None
    )


def _child(
    record: ChildRecord,
    facts: Mapping[ChildId, list[StatusFact]],
    agreed: frozenset[ChildId],
    frame: CampaignFrame,
    when: tuple[date, datetime],
) -> FamilyChild:
    today, now = when
    birth = record.birth.full() if record.birth else None
    rules = get_rule_set(frame.rule_set)
    return FamilyChild(
        record=record,
        age=age_on(birth, today) if birth and birth <= today else None,
        assessment=assess_eligibility(ChildFacts.of(record), on=today, rules=rules),
        status=status_of(facts[record.id], on=today, recorded_by=now),
        agreed_to_ride=record.id in agreed,
    )


def _visits_once(contacts: Iterable[Contact]) -> list[Contact]:
    """A visit to siblings is one line: same moment, same result; the latest first."""
    seen = {(one.happened_at, one.result, one.reason): one for one in contacts}
    return list(reversed(seen.values()))[:5]
