"""One child with outcomes of two causes: what is pressed or taken back of one leaves the other's capture."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from duadon.actions.cancel_trip_leg import cancel_trip_leg
from duadon.actions.press_taps import PressTaps, press_taps
from duadon.actions.record_walk_in import record_walk_in
from duadon.actions.take_back_walk_in import TakeBackWalkIn, take_back_walk_in
from duadon.core.custody.kinds import EventKind, NotCapturedDetail, UndoDetail
from duadon.core.custody.presses import Press
from duadon.core.enrolment.states import Status
from duadon.core.shuttle.plan import Leg
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.capture_marks import NotCapturedReason
from duadon.core.values.roles import Role
from duadon.demo.pens import Tap
from duadon.queries.campaign_summary import summarise_lists
from duadon.store.captures import CaptureOutcome, list_walk_ins
from duadon.store.enrolments import EnrolmentState, list_children_at
from duadon.store.outreach import find_children_of_riders
from tests.actions import commands
from tests.actions.commands import RIDDEN
from tests.scene import EVENING, MORNING, Ride, must

NOON = MORNING + timedelta(hours=5)
UPSET = NotCapturedDetail(reason=NotCapturedReason.CHILD_UPSET)


@pytest.fixture
def operator(scene):
    """Somebody who captures anywhere in the office."""
    return scene.somebody(Role.POINT_OPERATOR)


def captured(scene):
    """Return who is captured."""
    return list_children_at(scene.office.frame.id, Status.CAPTURED)


def first_child(scene):
    """Return the record of the first child who rides."""
    return scene.visit.records[0].id


def rider_of(ride, child):
    """Return the code by which the child rides."""
    riders = {child: rider for rider, child in find_children_of_riders(ride.children).items()}
    return riders[child]


def walk_in(scene, operator, *, reason=None, now=EVENING):
    """Record that the first child came alone, and return the outcome as it is listed."""
    command = replace(commands.walk_in(scene), child_id=first_child(scene), reason=reason)
    must(record_walk_in(command, actor=operator, now=now))
    return list_walk_ins(scene.office.frame.id, child_id=first_child(scene))[-1]


def take_back(scene, operator, outcome, *, now=RIDDEN, note="ghi nhầm"):
    """Take an outcome back."""
    command = TakeBackWalkIn(
        command_id=uuid4(), campaign_id=scene.office.frame.id, outcome_id=outcome.id, note=note
    )
    return take_back_walk_in(command, actor=operator, now=now)


def press(ride, rider, kind, *, now=NOON, detail=None):
    """Press on the page of the desk."""
    told = Press(kind=kind, rider_id=rider, leg=Leg.OUT, detail=detail)
    command = PressTaps(command_id=uuid4(), run_id=ride.out.run_id, presses=(told,))
    return press_taps(command, actor=ride.operator, now=now)


@pytest.fixture
def ride(scene, operator):
    """The first child was captured alone the evening before; today it stands at the point with the others."""
    ride = Ride(scene)
    walk_in(scene, operator)
    ride.ride_out()
    return ride


@pytest.mark.parametrize("kind", [EventKind.CAPTURED, EventKind.NOT_CAPTURED])
def test_the_page_records_no_outcome_of_a_child_captured_before(scene, ride, kind):
    """Whatever is pressed of it in today's queue is refused by name, and nothing is written."""
    detail = UPSET if kind is EventKind.NOT_CAPTURED else None
    answer = press(ride, rider_of(ride, first_child(scene)), kind, detail=detail)
    assert isinstance(answer, Refusal)
    assert [one.code for one in answer.items] == ["custody.press.captured_before"]
    assert CaptureOutcome.objects.count() == 1


def test_others_of_the_ride_are_captured_as_ever(scene, ride):
    """The child beside it was not captured before: its capture is recorded."""
    other = next(one for one in ride.children if one != rider_of(ride, first_child(scene)))
    assert isinstance(press(ride, other, EventKind.CAPTURED), Done)


def test_a_second_capture_taken_back_leaves_the_first(scene, ride):
    """A desk without signal pressed the wrong child and takes it back: yesterday's capture stands."""
    told = ride.captured(rider_of(ride, first_child(scene)))
    ride.send(told, device=ride.desk)
    undo = Tap(kind=EventKind.UNDO, detail=UndoDetail(targets=(told.id,)))
    ride.send(*ride.write(ride.out, undo, pen=ride.desk, by=ride.operator.officer_id), device=ride.desk)
    assert captured(scene) == [first_child(scene)]


def test_a_failed_try_leaves_a_capture_of_another_day(scene, ride):
    """A desk without signal says "not captured" of the child: yesterday's capture stands."""
    told = Tap(
        kind=EventKind.NOT_CAPTURED, rider_id=rider_of(ride, first_child(scene)), leg=Leg.OUT, detail=UPSET
    )
    ride.send(*ride.write(ride.out, told, pen=ride.desk, by=ride.operator.officer_id), device=ride.desk)
    assert captured(scene) == [first_child(scene)]


def test_the_last_of_two_captures_taken_back_leaves_none(scene, ride, operator):
    """Captured alone and by van: with one taken back the child stays captured, with both it is not."""
    told = ride.captured(rider_of(ride, first_child(scene)))
    ride.send(told, device=ride.desk)
    (outcome,) = list_walk_ins(scene.office.frame.id, child_id=first_child(scene))
    must(take_back(scene, operator, outcome))
    assert captured(scene) == [first_child(scene)]
    undo = Tap(kind=EventKind.UNDO, detail=UndoDetail(targets=(told.id,)))
    ride.send(*ride.write(ride.out, undo, pen=ride.desk, by=ride.operator.officer_id), device=ride.desk)
    assert captured(scene) == []
    taken = EnrolmentState.objects.filter(state="not_captured").get()
    assert taken.effective_on == outcome.day  # the day that the capture counted for


def test_who_came_all_the_same_is_expected(scene, operator):
    """Both ways cancelled, and it came: the queue has it, so that it is recorded there and only there."""
    ride = Ride(scene)
    must(cancel_trip_leg(commands.cancellation(scene), actor=scene.office.ward_officer, now=EVENING))
    rider = rider_of(ride, first_child(scene))
    must(press(ride, rider, EventKind.CAME))
    command = replace(commands.walk_in(scene), child_id=first_child(scene))
    answer = record_walk_in(command, actor=operator, now=NOON)
    assert isinstance(answer, Refusal)
    assert answer.code == "capture.walk_in.expected_today"
    must(press(ride, rider, EventKind.CAPTURED))
    assert captured(scene) == [first_child(scene)]


@pytest.mark.parametrize("late", [False, True])
def test_a_failed_try_taken_back_leaves_the_child_where_it_was(scene, operator, late):
    """Listed, "not captured" pressed of the wrong child, taken back: listed again, and listed once."""
    command = replace(commands.walk_in(scene), reason=NotCapturedReason.CHILD_UPSET)
    lists = summarise_lists(scene.office.frame, actor=scene.office.dispatcher)
    must(record_walk_in(command, actor=operator, now=RIDDEN))
    assert list_children_at(scene.office.frame.id, Status.NOT_CAPTURED) == [command.child_id]
    (outcome,) = list_walk_ins(scene.office.frame.id)
    must(take_back(scene, operator, outcome, now=RIDDEN + timedelta(days=late, minutes=5)))
    assert list_children_at(scene.office.frame.id, Status.NOT_CAPTURED) == []
    assert command.child_id in list_children_at(scene.office.frame.id, Status.LISTED)
    assert summarise_lists(scene.office.frame, actor=scene.office.dispatcher) == lists


def test_a_failed_try_stands_beside_one_that_is_taken_back(scene, operator):
    """Upset twice, one of them a mistake: the child was not captured all the same."""
    upset = replace(commands.walk_in(scene), reason=NotCapturedReason.CHILD_UPSET)
    again = replace(upset, command_id=uuid4())
    must(record_walk_in(upset, actor=operator, now=RIDDEN))
    must(record_walk_in(again, actor=operator, now=RIDDEN + timedelta(minutes=1)))
    first, second = list_walk_ins(scene.office.frame.id)
    must(take_back(scene, operator, first, now=RIDDEN + timedelta(minutes=2)))
    assert list_children_at(scene.office.frame.id, Status.NOT_CAPTURED) == [upset.child_id]
    must(take_back(scene, operator, second, now=RIDDEN + timedelta(minutes=3)))
    assert list_children_at(scene.office.frame.id, Status.NOT_CAPTURED) == []


def test_a_failed_try_undone_in_the_queue_leaves_the_seat_booked(scene):
    """The desk takes "not captured" back: the child is booked for the ride as before."""
    ride = Ride(scene)
    ride.ride_out()
    rider = rider_of(ride, first_child(scene))
    told = Tap(kind=EventKind.NOT_CAPTURED, rider_id=rider, leg=Leg.OUT, detail=UPSET)
    (event,) = ride.write(ride.out, told, pen=ride.desk, by=ride.operator.officer_id)
    ride.send(event, device=ride.desk)
    undo = Tap(kind=EventKind.UNDO, detail=UndoDetail(targets=(event.id,)))
    ride.send(*ride.write(ride.out, undo, pen=ride.desk, by=ride.operator.officer_id), device=ride.desk)
    assert list_children_at(scene.office.frame.id, Status.NOT_CAPTURED) == []
    assert first_child(scene) in list_children_at(scene.office.frame.id, Status.BOOKED)


def test_a_number_in_the_note_is_stored_hidden(scene, operator):
    """Why an outcome was wrong may name a child by its number: only the last digits are kept."""
    outcome = walk_in(scene, operator)
    must(take_back(scene, operator, outcome, note="nhầm với cháu 099214012345"))
    (kept,) = list_walk_ins(scene.office.frame.id)
    assert "099214012345" not in kept.note
    assert kept.note.endswith("345")
    assert kept.note.startswith("nhầm với cháu ")
