"""Commands that succeed on the scene, one a verb: the ground that the tests of actions vary."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from duadon.actions.add_officers import AddOfficers, NewOfficer
from duadon.actions.cancel_trip_leg import CancelTripLeg
from duadon.actions.enrol_device import EnrolDevice
from duadon.actions.enrol_own_browser import EnrolOwnBrowser
from duadon.actions.give_consent import GiveConsent
from duadon.actions.keep_place import KeepPlace
from duadon.actions.keep_vehicle import KeepVehicle
from duadon.actions.name_adults import NameAdults
from duadon.actions.note_paper_seen import NotePaperSeen
from duadon.actions.press_taps import PressTaps
from duadon.actions.print_tags import PrintTags
from duadon.actions.publish_plan import PublishPlan
from duadon.actions.record_card import CardStep, RecordCard
from duadon.actions.record_contact import RecordContact
from duadon.actions.record_custody import RecordCustody
from duadon.actions.record_day_sums import RecordDaySums, SumOfDay
from duadon.actions.record_visit import RecordVisit
from duadon.actions.record_walk_in import RecordWalkIn, record_walk_in
from duadon.actions.request_trip import RequestTrip, RidingChild
from duadon.actions.set_clock import SetClock
from duadon.actions.set_signing_rule import SetSigningRule
from duadon.actions.set_up_campaign import SetUpCampaign, UnitFacts
from duadon.actions.settle_parked import SettleParked
from duadon.actions.take_back_walk_in import TakeBackWalkIn
from duadon.core.custody.kinds import EventKind, Source
from duadon.core.custody.presses import Press
from duadon.core.enrolment.signing import SigningAnswer
from duadon.core.enrolment.tracks import Track
from duadon.core.outreach.consent import ConsentGiver, ConsentPurpose
from duadon.core.outreach.contacts import ContactResult
from duadon.core.outreach.legs import OtherLeg
from duadon.core.outreach.trip_requests import AdultRider, LegName, Receiver, Signer, SignerPresence
from duadon.core.outreach.trip_requests import Leg as RequestLeg
from duadon.core.shuttle.plan import Leg
from duadon.core.values.ids import (
    CampaignId,
    ChildId,
    DeviceId,
    EventId,
    OfficerId,
    PlaceId,
    RiderId,
    TripRequestId,
    VehicleId,
)
from duadon.core.values.partial_dates import age_on
from duadon.core.values.people import Relation
from duadon.core.values.roles import Role
from duadon.demo.story import FIRST_DAY
from duadon.store.captures import list_walk_ins
from duadon.store.custody import ParkedEvent
from duadon.store.fleet import Vehicle
from duadon.store.offices import Place, place_of
from tests.personas import NOW, WARD_11
from tests.scene import EVENING, MORNING, Ride, Scene, hold, must

RIDDEN = MORNING + timedelta(hours=10)


def new_officers(*usernames: str) -> AddOfficers:
    """Return the command for accounts of these names."""
    officers = tuple(
        NewOfficer(
            id=OfficerId(uuid4()),
            username=name,
            display_name=name,
            password="mật khẩu làm giả 14",
            assignments=(hold(Role.DRIVER),),
        )
        for name in usernames
    )
    return AddOfficers(command_id=uuid4(), officers=officers)


def later_clock(scene: Scene) -> SetClock:
    """Let the office live a day later."""
    return SetClock(command_id=uuid4(), stands_at=EVENING + timedelta(days=1), machine_time=NOW)


def signing_rule(scene: Scene) -> SetSigningRule:
    """Let grandfathers sign."""
    return SetSigningRule(
        command_id=uuid4(),
        relation=Relation.GRANDFATHER,
        answer=SigningAnswer.YES,
        effective_on=date(2024, 9, 8),
    )


def second_campaign(scene: Scene) -> SetUpCampaign:
    """Return the office's next campaign, on the same ground and units."""
    units = scene.office.world.admin_units.units
    frame = replace(scene.office.frame, id=CampaignId(uuid4()), name="Đợt sau")
    return SetUpCampaign(
        command_id=uuid4(),
        frame=frame,
        units=tuple(UnitFacts(unit=one, population=None, centroid=None, side="city") for one in units),
        areas=(),
        places=(),
        vehicles=(),
        ferries=(),
        targets=scene.office.world.targets,
        opening=(),
    )


def contact(scene: Scene) -> RecordContact:
    """Reach a child of a household that nobody has visited."""
    return RecordContact(
        command_id=uuid4(),
        campaign_id=scene.office.frame.id,
        contact_id=uuid4(),
        child_id=scene.next_visit.records[0].id,
        result=ContactResult.REACHED,
        happened_at=NOW,
        card_wanted=True,
        note="Nhà bà Tư ở cuối hẻm",
    )


def consent(scene: Scene) -> GiveConsent:
    """Let the carer agree to the ride."""
    return GiveConsent(
        command_id=uuid4(),
        campaign_id=scene.office.frame.id,
        consent_id=uuid4(),
        child_id=scene.next_visit.records[0].id,
        purpose=ConsentPurpose.TRANSPORT,
        text_version="1",
        giver=ConsentGiver.CARER,
        given_by=scene.next_visit.carer.adult_id,
    )


def request(scene: Scene) -> RequestTrip:
    """Ask for a ride of the household that nobody has visited."""
    visit = scene.next_visit
    stop = scene.office.world.area(visit.household.group_id).meeting_point_id
    carer = visit.carer
    receiver = Receiver(given_name="Út Lành", relation=carer.relation)
    return RequestTrip(
        command_id=uuid4(),
        campaign_id=scene.office.frame.id,
        request_id=TripRequestId(uuid4()),
        day=FIRST_DAY,
        children=tuple(RidingChild(rider_id=RiderId(uuid4()), child_id=one.id) for one in visit.records),
        adults=(AdultRider(rider_id=RiderId(uuid4()), adult_id=carer.adult_id),),
        out=RequestLeg(stop=stop),
        home=RequestLeg(stop=stop, receivers=(receiver,)),
        signer=Signer(
            adult_id=carer.adult_id, relation=carer.relation, presence=SignerPresence.RIDES, paper_seen=True
        ),
    )


def visit(scene: Scene) -> RecordVisit:
    """Reach a household that nobody has visited, and let the carer agree to the ride."""
    return RecordVisit(command_id=uuid4(), contacts=(contact(scene),), consents=(consent(scene),))


def paper(scene: Scene) -> NotePaperSeen:
    """See the grandmother's paper once more."""
    return NotePaperSeen(
        command_id=uuid4(),
        campaign_id=scene.office.frame.id,
        request_id=scene.request_id,
        signer_id=scene.visit.carer.adult_id,
    )


def adults(scene: Scene) -> NameAdults:
    """Let the attendant look after the grandmother's children; she meets them at the point."""
    carer = scene.visit.carer
    return NameAdults(
        command_id=uuid4(),
        campaign_id=scene.office.frame.id,
        request_id=scene.request_id,
        expected_version=1,
        adults=(),
        signer=Signer(
            adult_id=carer.adult_id,
            relation=carer.relation,
            presence=SignerPresence.MEETS_AT_POINT,
            paper_seen=True,
        ),
        attendant_named=True,
    )


def cancellation(scene: Scene) -> CancelTripLeg:
    """Cancel both ways of the grandmother's trip."""
    return CancelTripLeg(
        command_id=uuid4(),
        campaign_id=scene.office.frame.id,
        request_id=scene.request_id,
        leg=LegName.OUT,
        reason="cháu bệnh",
        other=OtherLeg.FOLLOWS,
    )


def publishing(scene: Scene) -> PublishPlan:
    """Publish the plan that lies ready."""
    return PublishPlan(command_id=uuid4(), plan_id=scene.plan_id)


def van(scene: Scene) -> KeepVehicle:
    """Change a van of the office: two boosters more."""
    row = Vehicle.objects.order_by("name")[0]
    return KeepVehicle(
        command_id=uuid4(),
        vehicle_id=VehicleId(row.pk),
        expected_version=row.version,
        name=row.name,
        registered_seats=row.registered_seats,
        front_seats=row.front_seats,
        boosters=row.boosters + 2,
        may_cross_ferry=row.may_cross_ferry,
        depot_id=PlaceId(row.depot_id),
    )


def place(scene: Scene) -> KeepPlace:
    """Move a meeting point by some metres."""
    row = Place.objects.filter(kind="meeting_point").order_by("name")[0]
    kept = place_of(row)
    moved = replace(kept, point=replace(kept.point, lat=kept.point.lat + 100))
    return KeepPlace(command_id=uuid4(), place=moved, expected_version=row.version)


def tags(scene: Scene) -> PrintTags:
    """Print the tags of the first day's vans."""
    Ride(scene)
    return PrintTags(command_id=uuid4(), campaign_id=scene.office.frame.id, day=FIRST_DAY)


def enrolment(scene: Scene) -> EnrolDevice:
    """Hand one more phone out for the first run."""
    return EnrolDevice(
        command_id=uuid4(),
        device_id=DeviceId(uuid4()),
        kind=Source.PHONE,
        label="máy dự phòng",
        run_ids=(Ride(scene).out.run_id,),
    )


def browser(scene: Scene) -> EnrolOwnBrowser:
    """Let the dispatcher's browser speak for the day of the first run."""
    return EnrolOwnBrowser(command_id=uuid4(), run_id=Ride(scene).out.run_id)


def pressing(scene: Scene) -> PressTaps:
    """Take everybody aboard by the buttons of a page."""
    ride = Ride(scene)
    riders = (*ride.children, ride.grandmother)
    presses = tuple(Press(kind=EventKind.BOARDED, leg=Leg.OUT, rider_id=rider) for rider in riders)
    return PressTaps(command_id=uuid4(), run_id=ride.out.run_id, presses=presses)


def settling(scene: Scene) -> SettleParked:
    """Settle a press whose number was used before: it lies parked and keeps the run open."""
    ride = Ride(scene)
    first, *_ = ride.write(ride.out, *ride.everybody(EventKind.BOARDED, Leg.OUT))
    ride.send(first)
    ride.send(replace(first, id=EventId(uuid4()), kind=EventKind.ARRIVED))
    return SettleParked(
        command_id=uuid4(),
        run_id=ride.out.run_id,
        parked_id=ParkedEvent.objects.get().pk,
        reason="Lái xe bấm thử, cháu đã lên xe",
    )


def boarding(scene: Scene) -> RecordCustody:
    """Take everybody aboard."""
    ride = Ride(scene)
    events = ride.write(ride.out, *ride.everybody(EventKind.BOARDED, Leg.OUT))
    return RecordCustody(command_id=uuid4(), device_id=ride.phone.device_id, events=events)


def closing(scene: Scene) -> Any:
    """Close the way out, after everybody has arrived."""
    ride = Ride(scene)
    ride.ride_out()
    return ride.closing(ride.out)


def day_sums(scene: Scene) -> RecordDaySums:
    """Tell how many of ward 11 were captured on the first day, as the central system counts them."""
    one = SumOfDay(unit_code=WARD_11, track=Track.FROM_6_TO_13, day=FIRST_DAY, children=12)
    return RecordDaySums(command_id=uuid4(), campaign_id=scene.office.frame.id, sums=(one,))


def comes_alone(scene: Scene, *, least: int = 6, below: int = 14) -> ChildId:
    """Return a child of ward 11 of that age on the first day whom nobody has visited."""
    visited = {one.id for one in scene.visit.records}
    return next(
        one.id
        for one in scene.records
        if one.id not in visited and one.birth and least <= age_on(one.birth.earliest(), FIRST_DAY) < below
    )


def capture_point() -> PlaceId:
    """Return a capture point of the office."""
    return PlaceId(Place.objects.filter(kind="capture_point").order_by("name")[0].pk)


def walk_in(scene: Scene) -> RecordWalkIn:
    """Say that a child was captured who came to the point without a van."""
    return RecordWalkIn(
        command_id=uuid4(),
        campaign_id=scene.office.frame.id,
        child_id=comes_alone(scene),
        place_id=capture_point(),
    )


def take_back(scene: Scene) -> TakeBackWalkIn:
    """Say that the capture of a child who came alone was a mistake."""
    wrong = walk_in(scene)
    before = RIDDEN - timedelta(hours=1)
    must(record_walk_in(wrong, actor=scene.somebody(Role.POINT_OPERATOR), now=before))
    (outcome,) = list_walk_ins(scene.office.frame.id, child_id=wrong.child_id)
    return TakeBackWalkIn(
        command_id=uuid4(),
        campaign_id=scene.office.frame.id,
        outcome_id=outcome.id,
        note="bấm nhầm cháu cùng tên",
    )


def card(scene: Scene) -> RecordCard:
    """Say that the card of a captured child is made."""
    ride = Ride(scene)
    ride.ride_out()
    ride.send(ride.captured(ride.children[0]), device=ride.desk)
    return card_of(scene, scene.visit.records[0].id)


def card_of(scene: Scene, child_id: ChildId) -> RecordCard:
    """Say that a child's card is made."""
    return RecordCard(
        command_id=uuid4(),
        campaign_id=scene.office.frame.id,
        step=CardStep.MADE,
        on=FIRST_DAY,
        child_ids=(child_id,),
    )
