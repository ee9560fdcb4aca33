"""Each refusal of the verbs once: its code, its sentence, and that nothing was written."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

import duadon.actions
from duadon.actions import plan_day as planning_module
from duadon.actions.found_office import FoundOffice, found_office
from duadon.actions.plan_day import plan_day
from duadon.actions.record_contact import record_contact
from duadon.actions.request_trip import request_trip
from duadon.core.enrolment.signing import SigningAnswer
from duadon.core.outreach.contacts import ContactResult
from duadon.core.outreach.legs import OtherLeg
from duadon.core.outreach.trip_requests import LegName
from duadon.core.shuttle.json_form import plan_to_json
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import AdultId, DeviceId, OfficeId, OfficerId
from duadon.core.values.people import Relation
from duadon.demo.story import FIRST_DAY
from duadon.planning.insertion import plan_day as search_plan
from duadon.store.custody import last_number
from duadon.store.fleet import Vehicle
from duadon.store.ledger import AccessLogChild
from duadon.store.offices import Office, Place, place_of
from duadon.store.plans import PLAN, DayPlan, load_plan
from duadon.store.records.people import Child, ChildCarer
from duadon.store.sealing import seal
from duadon.wording.say import say_refusal
from tests.actions import verbs
from tests.actions.verbs import VERBS, own_unit
from tests.personas import NOW
from tests.scene import EVENING, Ride, Scene, must, planning
from tests.tables import ANSWERS_AND_LOG, snapshot_of_tables


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
    asked = replace(verbs.request(scene), signer=None)
    must(request_trip(asked, actor=scene.office.ward_officer, now=NOW))
    return replace(verbs.paper(scene), request_id=asked.request_id)


def _visit_with_a_strange_consent(scene: Scene) -> Any:
    """The contact before it is sound, and is taken back with the visit."""
    strange = replace(verbs.consent(scene), given_by=AdultId(uuid4()))
    return replace(verbs.visit(scene), consents=(strange,))


def _closed_too_early(scene: Scene) -> Any:
    ride = Ride(scene)
    return ride.closing(ride.out)


def _closed_without_walk(scene: Scene) -> Any:
    ride = Ride(scene)
    taps = [ride.hand_over(one) for one in (*ride.children, ride.grandmother)]
    ride.ride_out()
    ride.press(ride.home, *ride.everybody(verbs.EventKind.BACK_ON_BOARD, verbs.Leg.HOME))
    ride.press(ride.home, *taps)
    return ride.closing(ride.home)


def _sessions_only(scene: Scene) -> Any:
    return replace(scene.schedule(FIRST_DAY), duties=())


def _broken_plan_published(scene: Scene) -> Any:
    kept = load_plan(scene.plan_id)
    broken = plan_to_json(replace(kept.plan, captures=()))
    DayPlan.objects.filter(pk=scene.plan_id).update(plan_sealed=seal(PLAN, scene.plan_id, broken))
    return verbs.publishing(scene)


def _plan_of_a_declined_child(scene: Scene) -> Any:
    """The family changes its mind between planning and publishing."""
    declined = replace(verbs.contact(scene), child_id=scene.visit.records[0].id, card_wanted=False)
    must(record_contact(declined, actor=scene.office.ward_officer, now=NOW + timedelta(hours=1)))
    return verbs.publishing(scene)


def _made_card_without_capture(scene: Scene) -> Any:
    return replace(verbs.card(scene), child_ids=tuple(one.id for one in scene.visit.records))


def _without_birth(scene: Scene) -> Any:
    Child.objects.filter(pk=scene.next_visit.records[0].id).update(birth="")
    return verbs.contact(scene)


def _booked_and_listed_again(scene: Scene) -> Any:
    Ride(scene)
    return replace(
        verbs.contact(scene),
        child_id=scene.visit.records[0].id,
        card_wanted=None,
        result=ContactResult.REACHED,
        happened_at=EVENING,
    )


def _earlier_clock(scene: Scene) -> Any:
    return replace(verbs.later_clock(scene), stands_at=NOW - timedelta(days=1))


def _clock_of_real_people(scene: Scene) -> Any:
    office = Office.objects.filter(pk=scene.office.world.office_id)
    office.update(made_up=False, clock_offset_seconds=0)
    return verbs.later_clock(scene)


def _cancel(**changes: Any) -> Callable[[Scene], Any]:
    return lambda scene: replace(verbs.cancellation(scene), **changes)


def _other_request(**changes: Any) -> Callable[[Scene], Any]:
    return lambda scene: replace(verbs.request(scene), **changes)


def _close_again(scene: Scene) -> Any:
    ride = Ride(scene)
    ride.ride_out()
    must(ride.close(ride.out))
    return ride.closing(ride.out)


def _plan(scene: Scene, day: date) -> Any:
    return replace(planning(scene), day=day)


def _with_stranger(scene: Scene) -> Any:
    wanted = verbs.request(scene)
    return replace(wanted, adults=(replace(wanted.adults[0], adult_id=scene.visit.carer.adult_id),))


def _with_claimed_relation(scene: Scene) -> Any:
    wanted = verbs.request(scene)
    assert wanted.signer is not None
    claimed = next(one for one in Relation if one is not wanted.signer.relation)
    return replace(wanted, signer=replace(wanted.signer, relation=claimed))


def _related_to_one_of_two(scene: Scene) -> Any:
    """The carer is the grandmother of one child and the aunt of the other."""
    wanted = verbs.request(scene)
    assert wanted.signer is not None
    carer = scene.visit.carer
    first = ChildCarer.objects.get(child_id=scene.visit.records[0].id, adult_id=carer.adult_id)
    other = next(one for one in Relation if one.value != first.relation)
    ChildCarer.objects.filter(pk=first.pk).update(relation=other.value)
    children = tuple(
        verbs.RidingChild(rider_id=verbs.RiderId(uuid4()), child_id=one.id) for one in scene.visit.records
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
    return lambda scene: replace(verbs.van(scene), **changes)


def _van_named_as_another(scene: Scene) -> Any:
    other = Vehicle.objects.order_by("name")[1]
    return replace(verbs.van(scene), name=other.name)


def _place_named_as_another(scene: Scene) -> Any:
    command = verbs.place(scene)
    other = Place.objects.exclude(pk=command.place.id)[0]
    return replace(command, place=replace(command.place, name=other.name))


def _depot_retired(scene: Scene) -> Any:
    depot = Place.objects.get(pk=verbs.van(scene).depot_id)
    return replace(verbs.place(scene), place=place_of(depot), expected_version=depot.version, is_retired=True)


def _same_name(scene: Scene) -> Any:
    command = verbs.second_campaign(scene)
    return replace(command, frame=replace(command.frame, name=scene.office.frame.name))


CASES = (
    Case(
        verb="add_officers", code="office.account.taken", make=lambda _: verbs.new_officers("p6.cskv", "mới")
    ),
    Case(verb="add_officers", code="office.account.taken", make=lambda _: verbs.new_officers("hai", "hai")),
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
        make=lambda scene: replace(verbs.closing(scene), desk_id=DeviceId(uuid4())),
    ),
    Case(
        verb="give_consent",
        code="outreach.consent.stranger",
        make=lambda scene: replace(verbs.consent(scene), given_by=AdultId(uuid4())),
    ),
    Case(verb="note_paper_seen", code="outreach.paper.nobody_signs", make=_paper_of_nobody),
    Case(verb="plan_day", code="shuttle.day.no_requests", make=lambda scene: _plan(scene, date(2024, 9, 20))),
    Case(verb="publish_plan", code="shuttle.day.already_published", make=_twice("publish_plan")),
    Case(verb="publish_plan", code="shuttle.day.cannot_book", make=_plan_of_a_declined_child),
    Case(verb="publish_plan", code="shuttle.day.plan_refused", make=_broken_plan_published),
    Case(
        verb="record_card",
        code="enrolment.card.in_future",
        make=lambda scene: replace(verbs.card(scene), on=FIRST_DAY + timedelta(days=1)),
    ),
    Case(verb="record_card", code="enrolment.card.step_refused", make=_made_card_without_capture),
    Case(
        verb="record_contact",
        code="outreach.contact.in_future",
        make=lambda scene: replace(verbs.contact(scene), happened_at=EVENING + timedelta(minutes=1)),
    ),
    Case(verb="record_contact", code="enrolment.birth.unknown", make=_without_birth),
    Case(verb="record_contact", code="enrolment.status.cannot_contact", make=_booked_and_listed_again),
    Case(
        verb="record_custody",
        code="custody.device.unknown",
        make=lambda scene: replace(verbs.boarding(scene), device_id=DeviceId(uuid4())),
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
        make=lambda scene: replace(verbs.place(scene), expected_version=0),
    ),
    Case(verb="keep_place", code="fleet.place.name_taken", make=_place_named_as_another),
    Case(verb="keep_place", code="fleet.place.in_use", make=_depot_retired),
    Case(verb="set_clock", code="office.clock.backwards", make=_earlier_clock),
    Case(verb="set_clock", code="office.clock.real", make=_clock_of_real_people),
    Case(
        verb="set_signing_rule",
        code="office.signing_rule.by_law",
        make=lambda scene: replace(verbs.signing_rule(scene), relation=Relation.MOTHER),
    ),
    Case(
        verb="set_signing_rule",
        code="office.signing_rule.paper_unnamed",
        make=lambda scene: replace(verbs.signing_rule(scene), answer=SigningAnswer.WITH_PAPER, paper=" "),
    ),
    Case(verb="set_up_campaign", code="office.campaign.taken", make=_same_name),
)
# Proved in tests of their own, below or beside.
ELSEWHERE = {
    "custody.close.walk_not_second_person",
    "custody.close.walk_wrong_code",
    "custody.parked.reason_missing",
    "custody.parked.settled_already",
    "custody.press.changed_meanwhile",
    "custody.press.no_such_receiver",
    "custody.press.nothing_recorded",
    "custody.press.nothing_to_undo",
    "custody.press.reason_missing",
    "custody.press.still_aboard",
    "custody.press.walk_with_people",
    "office.name.taken",
    "register.file.no_table",
    "register.file.read_meanwhile",
    "shuttle.day.request_cancelled",
    "shuttle.day.request_gone",
    "shuttle.day.request_not_ready",
    "shuttle.day.requests_changed",
    "shuttle.day.single_way",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.verb} {case.code}")
def test_what_is_refused_is_not_written(scene, case):
    """The code is the expected one, it has a sentence, no table but answers and log changed."""
    entry = VERBS[case.verb]
    command = case.make(scene)
    actor = scene.somebody(entry.role, unit_code=own_unit(entry))
    before = snapshot_of_tables(leaving_out=ANSWERS_AND_LOG)
    answer = entry.act(command, actor=actor, now=entry.now)
    assert isinstance(answer, Refusal), answer
    assert answer.code == case.code
    assert say_refusal(answer)
    assert snapshot_of_tables(leaving_out=ANSWERS_AND_LOG) == before


def test_every_refusal_of_a_verb_is_tried():
    """A code written in an action stands in the table above, or in a test of its own."""
    folder = Path(duadon.actions.__path__[0])
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.py")]
    written = {code for text in texts for code in re.findall(r'Refusal\(\s*code="([a-z_.]+)"', text)}
    assert written - {case.code for case in CASES} == ELSEWHERE


def test_a_refusal_that_names_somebody_is_logged(scene):
    """Closing too early names who is missing: those children stand in the log although all was undone."""
    ride = Ride(scene)
    before = AccessLogChild.objects.count()
    answer = ride.close(ride.out)
    assert isinstance(answer, Refusal)
    assert any("Khang" in line for line in say_refusal(answer))
    assert AccessLogChild.objects.count() == before + len(ride.children)
    assert last_number(ride.desk.device_id)[0] == 0


def test_a_name_of_an_office_is_given_once(scene):
    """The same command is answered the same; another under that name or user name is refused."""
    command = FoundOffice(
        command_id=uuid4(),
        office_id=OfficeId(uuid4()),
        name="Công an thử",
        made_up=True,
        administrator_id=OfficerId(uuid4()),
        username="thu.quantri",
        password="mật khẩu làm giả 14",
    )
    first = found_office(command, now=NOW)
    assert isinstance(first, Done)
    assert found_office(command, now=NOW) == first
    before = snapshot_of_tables(leaving_out=ANSWERS_AND_LOG)
    fresh = replace(
        command, command_id=uuid4(), office_id=OfficeId(uuid4()), administrator_id=OfficerId(uuid4())
    )
    same_name = found_office(fresh, now=NOW)
    same_user = found_office(replace(fresh, command_id=uuid4(), name="Công an khác"), now=NOW)
    assert isinstance(same_name, Refusal)
    assert isinstance(same_user, Refusal)
    assert (same_name.code, same_user.code) == ("office.name.taken", "office.account.taken")
    assert snapshot_of_tables(leaving_out=ANSWERS_AND_LOG) == before


def test_a_plan_that_breaks_a_rule_is_not_kept(scene, monkeypatch):
    """A planner that forgets the captures is found out: refused with each violation, no version made."""
    search = search_plan

    def forget_captures(*parts: Any, **named: Any) -> Any:
        return replace(search(*parts, **named), captures=())

    monkeypatch.setattr(planning_module, "search_plan", forget_captures)
    before = snapshot_of_tables(leaving_out=ANSWERS_AND_LOG)
    answer = plan_day(planning(scene), actor=scene.office.dispatcher, now=EVENING)
    assert isinstance(answer, Refusal)
    assert answer.code == "shuttle.day.plan_refused"
    assert answer.items
    assert snapshot_of_tables(leaving_out=ANSWERS_AND_LOG) == before
