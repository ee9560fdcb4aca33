"""Two families of two wards, from the workbook to the road, through actions only."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import uuid4

from duadon.access.children import ListWish, open_list
from duadon.access.log import Purpose
from duadon.actions.enrol_device import EnrolDevice, enrol_device
from duadon.actions.give_consent import GiveConsent, give_consent
from duadon.actions.import_register import ImportRegister, import_register
from duadon.actions.plan_day import PlanDay, plan_day
from duadon.actions.publish_plan import PublishPlan, publish_plan
from duadon.actions.record_contact import RecordContact, record_contact
from duadon.actions.record_custody import RecordCustody, record_custody
from duadon.actions.request_trip import RequestTrip, RidingChild, request_trip
from duadon.actions.schedule_day import Duty, Opening, ScheduleDay, schedule_day
from duadon.adapters.system_clock import SystemClock
from duadon.core.outreach.consent import ConsentGiver, ConsentPurpose
from duadon.core.outreach.contacts import ContactResult
from duadon.core.outreach.trip_requests import AdultRider, Leg, Receiver, Signer, SignerPresence
from duadon.core.register.child_record import ChildRecord
from duadon.core.shuttle.plan import Leg as RunLeg
from duadon.core.values.answers import Done
from duadon.core.values.ids import PlaceId, PlanId, RiderId, RunId, TripRequestId, VehicleId
from duadon.core.values.partial_dates import age_on
from duadon.core.values.places import PlaceKind
from duadon.core.values.roles import Actor, Right
from duadon.core.values.times import TimeWindow, at
from duadon.store.fleet import Vehicle
from duadon.store.offices import Office as OfficeRow
from duadon.store.offices import Place
from duadon.store.outreach import Rider
from duadon.store.plans import Run
from tests.core.custody.pens import Pen
from tests.personas import WARD_11, Office

WARD_6 = "29878"
DAY = date(2024, 9, 10)
EVE = datetime(2024, 9, 9, 2, 0, tzinfo=UTC)
MORNING = datetime(2024, 9, 10, 1, 30, tzinfo=UTC)  # 08:30 in Cao Lãnh


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Some children of one household who ride, and their request."""

    children: tuple[ChildRecord, ...]
    request_id: TripRequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """The office, the family of ward 11, the family of ward 6, and one that waits for a consent."""

    office: Office
    own: Family
    other: Family
    waiting: Family


def prepare_morning(office: Office, ward_lists) -> Morning:
    """Bring everything up to 08:30 on the day, when the first children are aboard."""
    for unit in (WARD_11, WARD_6):
        _import(office, ward_lists[unit])
    own = _request(office, office.actor("p11.cskv", at=EVE), 0)
    other = _request(office, office.actor("p6.cskv", at=EVE), 0)
    waiting = _request(office, office.actor("p11.cskv", at=EVE), 1, consented=False)
    _schedule(office)
    plan_id = PlanId(uuid4())
    command = PlanDay(
        command_id=uuid4(), campaign_id=office.frame.id, plan_id=plan_id, day=DAY, iterations=20
    )
    _must(plan_day(command, actor=office.dispatcher, now=EVE))
    publish = PublishPlan(command_id=uuid4(), plan_id=plan_id)
    _must(publish_plan(publish, actor=office.dispatcher, now=EVE))
    _board(office, own)
    set_clock(office, MORNING)
    return Morning(office=office, own=own, other=other, waiting=waiting)


def set_clock(office: Office, now: datetime) -> None:
    """Let the office live at that time from now on."""
    offset = int((now - SystemClock().now()).total_seconds())
    OfficeRow.objects.filter(pk=office.world.office_id).update(clock_offset_seconds=offset)


def _must(answer) -> Done:
    assert isinstance(answer, Done), answer
    return answer


def _import(office: Office, ward_list) -> None:
    command = ImportRegister(
        command_id=uuid4(),
        campaign_id=office.frame.id,
        unit_code=ward_list.unit_code,
        source_name=ward_list.path.stem,
        path=str(ward_list.path),
    )
    _must(import_register(command, actor=office.dispatcher, now=EVE))


def _request(office: Office, officer: Actor, number: int, *, consented: bool = True) -> Family:
    children = _households(officer)[number]
    for child in children:
        _visit(office, child, officer, consented=consented)
    adult = children[0].carers[0]
    stop = _place(PlaceKind.MEETING_POINT, unit_code=children[0].unit_code)
    request_id = TripRequestId(uuid4())
    command = RequestTrip(
        command_id=uuid4(),
        campaign_id=office.frame.id,
        request_id=request_id,
        day=DAY,
        children=tuple(RidingChild(rider_id=RiderId(uuid4()), child_id=one.id) for one in children),
        adults=(AdultRider(rider_id=RiderId(uuid4()), adult_id=adult.adult_id),),
        out=Leg(stop=stop),
        home=Leg(stop=stop, receivers=(Receiver(given_name="Sáu", relation=adult.relation),)),
        signer=Signer(
            adult_id=adult.adult_id,
            relation=adult.relation,
            presence=SignerPresence.RIDES,
            paper_seen=True,
        ),
    )
    _must(request_trip(command, actor=officer, now=EVE))
    return Family(children=children, request_id=request_id)


def _place(kind: PlaceKind, **which: str) -> PlaceId:
    rows = Place.objects.filter(kind=kind, **which).order_by("name")
    return PlaceId(rows.values_list("pk", flat=True)[0])


def _households(officer: Actor) -> list[tuple[ChildRecord, ...]]:
    """Return families whose children all are of the riding age and complete, by their first child."""
    records = open_list(
        ListWish(), actor=officer, purpose=Purpose.REQUEST_TRIP, right=Right.REQUEST_TRIP, now=EVE
    )
    homes: dict[object, list[ChildRecord]] = {}
    for record in records:
        homes.setdefault(record.household_id, []).append(record)
    return [tuple(home) for home in homes.values() if all(_may_ride(child) for child in home)]


def _may_ride(child: ChildRecord) -> bool:
    birth = child.birth.full() if child.birth else None
    parent = bool(child.carers) and child.carers[0].relation.value in {"father", "mother"}
    return birth is not None and 7 <= age_on(birth, DAY) < 13 and child.number is not None and parent


def _visit(office: Office, child: ChildRecord, officer: Actor, *, consented: bool) -> None:
    contact = RecordContact(
        command_id=uuid4(),
        campaign_id=office.frame.id,
        contact_id=uuid4(),
        child_id=child.id,
        result=ContactResult.REACHED,
        happened_at=EVE,
        card_wanted=True,
    )
    _must(record_contact(contact, actor=officer, now=EVE))
    if consented:
        consent = GiveConsent(
            command_id=uuid4(),
            campaign_id=office.frame.id,
            consent_id=uuid4(),
            child_id=child.id,
            purpose=ConsentPurpose.TRANSPORT,
            text_version="1",
            giver=ConsentGiver.CARER,
            given_by=child.carers[0].adult_id,
        )
        _must(give_consent(consent, actor=officer, now=EVE))


def _schedule(office: Office) -> None:
    window = TimeWindow(start=at(6), end=at(17))
    too_short = TimeWindow(start=at(6), end=at(6, 10))  # the second crew has a duty, and nobody to fetch
    crews = (("laixe1", "phuxe1", window), ("laixe2", "phuxe2", too_short))
    command = ScheduleDay(
        command_id=uuid4(),
        day=DAY,
        duties=tuple(
            Duty(
                vehicle_id=VehicleId(van.pk),
                window=crew[2],
                driver_id=office.actor(crew[0]).officer_id,
                attendant_id=office.actor(crew[1]).officer_id,
            )
            for van, crew in zip(Vehicle.objects.order_by("name"), crews, strict=False)
        ),
        openings=(
            Opening(
                place_id=_place(PlaceKind.CAPTURE_POINT),
                window=TimeWindow(start=at(7, 30), end=at(17)),
                kits=2,
                seconds_per_child=420,
                walk_in_percent=0,
            ),
        ),
    )
    _must(schedule_day(command, actor=office.dispatcher, now=EVE))


def outward_run(family: Family) -> Run:
    """Return the run that fetches the family."""
    rider = Rider.objects.filter(request_id=family.request_id).first()
    return Run.objects.get(listed__rider=rider, listed__leg="out")


def _board(office: Office, family: Family) -> None:
    """The attendant takes the first child aboard; the others have not come yet."""
    run = outward_run(family)
    rider = Rider.objects.get(request_id=family.request_id, child_id=family.children[0].id)
    pen = Pen.of(Random(1), office.actor("phuxe1", at=EVE).officer_id)
    enrol = EnrolDevice(
        command_id=uuid4(), device_id=pen.device_id, kind=pen.source, label="máy 1", run_ids=(RunId(run.pk),)
    )
    _must(enrol_device(enrol, actor=office.dispatcher, now=EVE))
    event = pen.board(RunId(run.pk), RiderId(rider.pk), RunLeg.OUT)
    command = RecordCustody(command_id=uuid4(), device_id=pen.device_id, events=(event,))
    received = MORNING - timedelta(minutes=2)
    _must(record_custody(command, actor=office.dispatcher, now=received))
