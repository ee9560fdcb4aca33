"""Commands that the verbs refuse, each with the code that it is answered with."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from duadon.actions.print_tags import PrintTags
from duadon.actions.record_card import record_card
from duadon.actions.record_contact import record_contact
from duadon.actions.request_trip import request_trip
from duadon.core.enrolment.signing import SigningAnswer
from duadon.core.outreach.contacts import ContactResult
from duadon.core.outreach.legs import OtherLeg
from duadon.core.outreach.trip_requests import LegName
from duadon.core.shuttle.json_form import plan_to_json
from duadon.core.values.ids import AdultId, ChildId, DeviceId
from duadon.core.values.people import Relation
from duadon.core.values.roles import Role
from duadon.demo.story import FIRST_DAY
from duadon.store.captures import CaptureOutcome
from duadon.store.fleet import Vehicle
from duadon.store.offices import Office, Place, place_of
from duadon.store.plans import PLAN, DayPlan, load_plan
from duadon.store.records.people import Child, ChildCarer
from duadon.store.sealing import seal
from tests.actions import commands
from tests.actions.verbs import VERBS, own_unit
from tests.personas import NOW
from tests.scene import EVENING, Ride, Scene, must, planning


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A command that a verb refuses, and the code it answers with."""

    verb: str
    code: str
    make: Callable[[Scene], Any]


def _twice(verb: str) -> Callable[[Scene], Any]:
    """Do it, then ask for the same under a new command id."""

    def make(scene: Scene) -> Any:
        entry = VERBS[verb]
        first = entry.make(scene)
        actor = scene.somebody(entry.role, unit_code=own_unit(entry))
        must(entry.act(first, actor=actor, now=entry.now))
        return replace(first, command_id=uuid4())

    return make


def _closed_with_a_known_event(scene: Scene) -> Any:
    ride = Ride(scene)
    ride.ride_out()
    event = ride.captured(ride.children[0])
    ride.send(event, device=ride.desk)
    return replace(ride.closing(ride.out), event_id=event.id)


def _paper_of_nobody(scene: Scene) -> Any:
    asked = replace(commands.request(scene), signer=None)
    must(request_trip(asked, actor=scene.office.ward_officer, now=NOW))
    return replace(commands.paper(scene), request_id=asked.request_id)


def _visit_with_a_strange_consent(scene: Scene) -> Any:
    """The contact before it is sound, and is taken back with the visit."""
    strange = replace(commands.consent(scene), given_by=AdultId(uuid4()))
    return replace(commands.visit(scene), consents=(strange,))


def _closed_too_early(scene: Scene) -> Any:
    ride = Ride(scene)
    return ride.closing(ride.out)


def _closed_without_walk(scene: Scene) -> Any:
    ride = Ride(scene)
    taps = [ride.hand_over(one) for one in (*ride.children, ride.grandmother)]
    ride.ride_out()
    ride.press(ride.home, *ride.everybody(commands.EventKind.BACK_ON_BOARD, commands.Leg.HOME))
    ride.press(ride.home, *taps)
    return ride.closing(ride.home)


def _sessions_only(scene: Scene) -> Any:
    return replace(scene.schedule(FIRST_DAY), duties=())


def _broken_plan_published(scene: Scene) -> Any:
    kept = load_plan(scene.plan_id)
    broken = plan_to_json(replace(kept.plan, captures=()))
    DayPlan.objects.filter(pk=scene.plan_id).update(plan_sealed=seal(PLAN, scene.plan_id, broken))
    return commands.publishing(scene)


def _plan_of_a_declined_child(scene: Scene) -> Any:
    """The family changes its mind between planning and publishing."""
    declined = replace(commands.contact(scene), child_id=scene.visit.records[0].id, card_wanted=False)
    must(record_contact(declined, actor=scene.office.ward_officer, now=NOW + timedelta(hours=1)))
    return commands.publishing(scene)


def _made_card_without_capture(scene: Scene) -> Any:
    return replace(commands.card(scene), child_ids=tuple(one.id for one in scene.visit.records))


def _sum_of(day: date) -> Callable[[Scene], Any]:
    def make(scene: Scene) -> Any:
        told = commands.day_sums(scene)
        return replace(told, sums=(replace(told.sums[0], day=day),))

    return make


def _walk_in_of_a_small_child(scene: Scene) -> Any:
    return replace(commands.walk_in(scene), child_id=commands.comes_alone(scene, least=0, below=6))


def _walk_in_without_birth(scene: Scene) -> Any:
    command = commands.walk_in(scene)
    Child.objects.filter(pk=command.child_id).update(birth="")
    return command


def _walk_in_of_an_expected_child(scene: Scene) -> Any:
    Ride(scene)
    return replace(commands.walk_in(scene), child_id=scene.visit.records[0].id)


def _taken_back_without_a_reason(scene: Scene) -> Any:
    return replace(commands.take_back(scene), note="  ")


def _taken_back_with_the_card_made(scene: Scene) -> Any:
    command = commands.take_back(scene)
    (row,) = CaptureOutcome.objects.filter(pk=command.outcome_id).select_related("enrolment")
    made = replace(commands.card_of(scene, ChildId(row.enrolment.child_id)), command_id=uuid4())
    between = commands.RIDDEN - timedelta(minutes=30)
    must(record_card(made, actor=scene.somebody(Role.POINT_OPERATOR), now=between))
    return command


def _without_birth(scene: Scene) -> Any:
    Child.objects.filter(pk=scene.next_visit.records[0].id).update(birth="")
    return commands.contact(scene)


def _booked_and_listed_again(scene: Scene) -> Any:
    Ride(scene)
    return replace(
        commands.contact(scene),
        child_id=scene.visit.records[0].id,
        card_wanted=None,
        result=ContactResult.REACHED,
        happened_at=EVENING,
    )


def _earlier_clock(scene: Scene) -> Any:
    return replace(commands.later_clock(scene), stands_at=NOW - timedelta(days=1))


def _clock_of_real_people(scene: Scene) -> Any:
    office = Office.objects.filter(pk=scene.office.world.office_id)
    office.update(made_up=False, clock_offset_seconds=0)
    return commands.later_clock(scene)


def _cancel(**changes: Any) -> Callable[[Scene], Any]:
    return lambda scene: replace(commands.cancellation(scene), **changes)


def _other_request(**changes: Any) -> Callable[[Scene], Any]:
    return lambda scene: replace(commands.request(scene), **changes)


def _close_again(scene: Scene) -> Any:
    ride = Ride(scene)
    ride.ride_out()
    must(ride.close(ride.out))
    return ride.closing(ride.out)


def _tag_of_a_walked_van(scene: Scene) -> Any:
    ride = Ride(scene)
    ride.ride_out()
    return PrintTags(
        command_id=uuid4(),
        campaign_id=scene.office.frame.id,
        day=FIRST_DAY,
        run_id=ride.out.run_id,
    )


def _plan(scene: Scene, day: date) -> Any:
    return replace(planning(scene), day=day)


def _with_stranger(scene: Scene) -> Any:
    wanted = commands.request(scene)
    return replace(wanted, adults=(replace(wanted.adults[0], adult_id=scene.visit.carer.adult_id),))


def _with_claimed_relation(scene: Scene) -> Any:
    wanted = commands.request(scene)
    assert wanted.signer is not None
    claimed = next(one for one in Relation if one is not wanted.signer.relation)
    return replace(wanted, signer=replace(wanted.signer, relation=claimed))


def _related_to_one_of_two(scene: Scene) -> Any:
    """The carer is the grandmother of one child and the aunt of the other."""
    wanted = commands.request(scene)
    assert wanted.signer is not None
    carer = scene.visit.carer
    first = ChildCarer.objects.get(child_id=scene.visit.records[0].id, adult_id=carer.adult_id)
    other = next(one for one in Relation if one.value != first.relation)
    ChildCarer.objects.filter(pk=first.pk).update(relation=other.value)
    children = tuple(
        commands.RidingChild(rider_id=commands.RiderId(uuid4()), child_id=one.id)
        for one in scene.visit.records
    )
    signer = replace(wanted.signer, adult_id=carer.adult_id, relation=carer.relation)
    adults = (replace(wanted.adults[0], adult_id=carer.adult_id),)
    return replace(wanted, children=children, adults=adults, signer=signer)


def _crew_twice(scene: Scene) -> Any:
    """One driver on two vans at once."""
    command = scene.schedule(FIRST_DAY + timedelta(days=1))
    first, second = command.duties[:2]
    return replace(command, duties=(first, replace(second, driver_id=first.driver_id)))


def _van(**changes: Any) -> Callable[[Scene], Any]:
    return lambda scene: replace(commands.van(scene), **changes)


def _van_named_as_another(scene: Scene) -> Any:
    other = Vehicle.objects.order_by("name")[1]
    return replace(commands.van(scene), name=other.name)


def _place_named_as_another(scene: Scene) -> Any:
    command = commands.place(scene)
    other = Place.objects.exclude(pk=command.place.id)[0]
    return replace(command, place=replace(command.place, name=other.name))


def _depot_retired(scene: Scene) -> Any:
    depot = Place.objects.get(pk=commands.van(scene).depot_id)
    return replace(
        commands.place(scene), place=place_of(depot), expected_version=depot.version, is_retired=True
    )


def _same_name(scene: Scene) -> Any:
    command = commands.second_campaign(scene)
    return replace(command, frame=replace(command.frame, name=scene.office.frame.name))


CASES = (
    Case(
        verb="add_officers",
        code="office.account.taken",
        make=lambda _: commands.new_officers("p6.cskv", "mới"),
    ),
    Case(
        verb="add_officers", code="office.account.taken", make=lambda _: commands.new_officers("hai", "hai")
    ),
    Case(verb="cancel_trip_leg", code="outreach.leg.already_cancelled", make=_twice("cancel_trip_leg")),
    Case(verb="cancel_trip_leg", code="outreach.leg.ask_about_home", make=_cancel(other=None)),
    Case(
        verb="cancel_trip_leg",
        code="outreach.leg.ask_about_out",
        make=_cancel(other=None, leg=LegName.HOME),
    ),
    Case(
        verb="cancel_trip_leg",
        code="outreach.leg.nobody_at_point",
        make=_cancel(other=OtherLeg.STAYS, leg=LegName.HOME),
    ),
    Case(verb="close_run", code="custody.close.already_closed", make=_close_again),
    Case(verb="close_run", code="custody.close.desk_number_taken", make=_closed_with_a_known_event),
    Case(verb="close_run", code="custody.close.people_missing", make=_closed_too_early),
    Case(verb="close_run", code="custody.close.proof_missing", make=_closed_without_walk),
    Case(
        verb="close_run",
        code="custody.device.unknown",
        make=lambda scene: replace(commands.closing(scene), desk_id=DeviceId(uuid4())),
    ),
    Case(
        verb="give_consent",
        code="outreach.consent.stranger",
        make=lambda scene: replace(commands.consent(scene), given_by=AdultId(uuid4())),
    ),
    Case(verb="note_paper_seen", code="outreach.paper.nobody_signs", make=_paper_of_nobody),
    Case(
        verb="note_paper_seen",
        code="outreach.paper.other_signer",
        make=lambda scene: replace(commands.paper(scene), signer_id=AdultId(uuid4())),
    ),
    Case(verb="plan_day", code="shuttle.day.no_requests", make=lambda scene: _plan(scene, date(2024, 9, 20))),
    Case(
        verb="print_tags",
        code="custody.tags.no_runs",
        make=lambda scene: replace(commands.tags(scene), day=FIRST_DAY + timedelta(days=1)),
    ),
    Case(verb="print_tags", code="custody.tags.printed_already", make=_twice("print_tags")),
    Case(verb="print_tags", code="custody.tags.walked_already", make=_tag_of_a_walked_van),
    Case(verb="publish_plan", code="shuttle.day.already_published", make=_twice("publish_plan")),
    Case(verb="publish_plan", code="shuttle.day.cannot_book", make=_plan_of_a_declined_child),
    Case(verb="publish_plan", code="shuttle.day.plan_refused", make=_broken_plan_published),
    Case(
        verb="record_card",
        code="enrolment.card.in_future",
        make=lambda scene: replace(commands.card(scene), on=FIRST_DAY + timedelta(days=1)),
    ),
    Case(verb="record_card", code="enrolment.card.step_refused", make=_made_card_without_capture),
    Case(
        verb="record_day_sums",
        code="campaign.day_sum.in_future",
        make=_sum_of(FIRST_DAY + timedelta(days=1)),
    ),
    Case(verb="record_day_sums", code="campaign.day_sum.outside", make=_sum_of(date(2024, 6, 30))),
    Case(verb="record_walk_in", code="capture.walk_in.captured_already", make=_twice("record_walk_in")),
    Case(verb="record_walk_in", code="capture.walk_in.no_biometrics", make=_walk_in_of_a_small_child),
    Case(verb="record_walk_in", code="capture.walk_in.birth_unknown", make=_walk_in_without_birth),
    Case(verb="record_walk_in", code="capture.walk_in.expected_today", make=_walk_in_of_an_expected_child),
    Case(verb="take_back_walk_in", code="capture.walk_in.no_note", make=_taken_back_without_a_reason),
    Case(
        verb="take_back_walk_in",
        code="capture.walk_in.taken_back_already",
        make=_twice("take_back_walk_in"),
    ),
    Case(
        verb="take_back_walk_in",
        code="capture.walk_in.card_under_way",
        make=_taken_back_with_the_card_made,
    ),
    Case(
        verb="record_contact",
        code="outreach.contact.in_future",
        make=lambda scene: replace(commands.contact(scene), happened_at=EVENING + timedelta(minutes=1)),
    ),
    Case(verb="record_contact", code="enrolment.birth.unknown", make=_without_birth),
    Case(verb="record_contact", code="enrolment.status.cannot_contact", make=_booked_and_listed_again),
    Case(
        verb="record_custody",
        code="custody.device.unknown",
        make=lambda scene: replace(commands.boarding(scene), device_id=DeviceId(uuid4())),
    ),
    Case(verb="record_visit", code="outreach.consent.stranger", make=_visit_with_a_strange_consent),
    Case(
        verb="request_trip",
        code="outreach.request.day_outside",
        make=_other_request(day=date(2024, 9, 7)),
    ),
    Case(verb="request_trip", code="outreach.request.stranger", make=_with_stranger),
    Case(verb="request_trip", code="outreach.request.relation_differs", make=_with_claimed_relation),
    Case(verb="request_trip", code="outreach.request.relation_differs", make=_related_to_one_of_two),
    Case(verb="schedule_day", code="office.duty.taken", make=lambda scene: scene.schedule(FIRST_DAY)),
    Case(verb="schedule_day", code="office.session.taken", make=_sessions_only),
    Case(verb="schedule_day", code="office.duty.crew_twice", make=_crew_twice),
    Case(verb="keep_vehicle", code="fleet.vehicle.changed_meanwhile", make=_van(expected_version=7)),
    Case(verb="keep_vehicle", code="fleet.vehicle.name_taken", make=_van_named_as_another),
    Case(verb="keep_vehicle", code="fleet.vehicle.seats", make=_van(front_seats=30)),
    Case(verb="keep_vehicle", code="fleet.vehicle.on_duty", make=_van(is_retired=True)),
    Case(
        verb="keep_place",
        code="fleet.place.changed_meanwhile",
        make=lambda scene: replace(commands.place(scene), expected_version=0),
    ),
    Case(verb="keep_place", code="fleet.place.name_taken", make=_place_named_as_another),
    Case(verb="keep_place", code="fleet.place.in_use", make=_depot_retired),
    Case(verb="set_clock", code="office.clock.backwards", make=_earlier_clock),
    Case(verb="set_clock", code="office.clock.real", make=_clock_of_real_people),
    Case(
        verb="set_signing_rule",
        code="office.signing_rule.by_law",
        make=lambda scene: replace(commands.signing_rule(scene), relation=Relation.MOTHER),
    ),
    Case(
        verb="set_signing_rule",
        code="office.signing_rule.paper_unnamed",
        make=lambda scene: replace(commands.signing_rule(scene), answer=SigningAnswer.WITH_PAPER, paper=" "),
    ),
    Case(verb="set_up_campaign", code="office.campaign.taken", make=_same_name),
)
