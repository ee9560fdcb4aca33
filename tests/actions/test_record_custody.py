"""What becomes of events on their way in: stored, known already, or parked; never dropped."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from duadon.actions import capture_facts
from duadon.actions.close_run import close_run
from duadon.actions.enrol_device import EnrolDevice, enrol_device
from duadon.actions.record_custody import RecordCustody, record_custody
from duadon.core.custody.canonical import event_to_document
from duadon.core.custody.close_rule import is_closed
from duadon.core.custody.kinds import (
    AbsentDetail,
    AbsentReason,
    EventKind,
    NotCapturedDetail,
    NoteDetail,
    Source,
    UndoDetail,
)
from duadon.core.custody.runs import CloseOverride
from duadon.core.custody.state import fold_custody
from duadon.core.enrolment.states import Status
from duadon.core.shuttle.plan import Leg
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.capture_marks import NotCapturedReason
from duadon.core.values.errors import NotAllowed, RuleBroken
from duadon.core.values.ids import DeviceId, EventId, RiderId, RunId
from duadon.core.values.roles import Role
from duadon.demo.pens import Tap
from duadon.store.accounts import RoleAssignment
from duadon.store.captures import CaptureOutcome
from duadon.store.custody import PARKED, CustodyEvent, ParkedEvent, load_day_events
from duadon.store.enrolments import EnrolmentState, list_children_at
from duadon.store.sealing import unseal
from tests.scene import Ride
from tests.tables import ANSWERS_AND_LOG, snapshot_of_tables


@pytest.fixture
def ride(scene):
    """The grandmother's day: published, devices handed out, nothing pressed yet."""
    return Ride(scene)


def _note(text: str = "chờ phà") -> Tap:
    return Tap(kind=EventKind.NOTE, detail=NoteDetail(text=text))


def _parked() -> list[tuple[str, str]]:
    """Return what is parked: reason, and the words inside the sealed event."""
    rows = ParkedEvent.objects.order_by("received_at", "pk")
    return [(row.reason, unseal(PARKED, row.pk, row.content_sealed)) for row in rows]


def _is_closed(run_id: RunId) -> bool:
    day = load_day_events([run_id])
    return is_closed(fold_custody(day.events, elsewhere=day.elsewhere), run_id)


def test_the_same_event_again_is_known(ride):
    """A lost answer: the events come again in a new batch and nothing is written twice."""
    events = ride.write(ride.out, *ride.everybody(EventKind.BOARDED, Leg.OUT))
    ride.send(*events)
    before = snapshot_of_tables(leaving_out=ANSWERS_AND_LOG)
    answer = ride.send(*reversed(events))
    assert answer.result["answers"] == {"stored": 0, "already_have": 3, "parked": 0}
    assert snapshot_of_tables(leaving_out=ANSWERS_AND_LOG) == before


def test_the_same_id_with_other_content_is_parked(ride):
    """The first stays as it was; the second is kept whole and sealed beside it."""
    (event,) = ride.write(ride.out, _note())
    ride.send(event)
    other = replace(event, detail=NoteDetail(text="chờ phà lâu"))
    answer = ride.send(other)
    assert answer.result["parked"] == [str(event.id)]
    assert CustodyEvent.objects.get(pk=event.id).content == event_to_document(event)
    ((reason, text),) = _parked()
    assert reason == "custody.event.other_content"
    assert "chờ phà lâu" in text


def test_a_number_that_is_taken_is_parked(ride):
    """A device that began to count anew loses nothing and overwrites nothing."""
    (event,) = ride.write(ride.out, _note())
    ride.send(event)
    again = replace(event, id=EventId(uuid4()))
    assert ride.send(again).result["parked"] == [str(again.id)]
    assert [reason for reason, _ in _parked()] == ["custody.event.number_taken"]
    assert CustodyEvent.objects.count() == 1


def test_another_devices_event_is_parked(ride):
    """A phone speaks for itself only."""
    (event,) = ride.write(ride.out, _note())
    ride.send(event, device=ride.desk)
    assert [reason for reason, _ in _parked()] == ["custody.event.other_device"]
    assert not CustodyEvent.objects.exists()


def test_an_unknown_run_or_rider_is_parked(ride):
    """The server knows no such run, no such rider: both are kept aside, not refused."""
    (event,) = ride.write(ride.out, _note())
    (boarded,) = ride.write(ride.out, Tap(kind=EventKind.BOARDED, rider_id=RiderId(uuid4()), leg=Leg.OUT))
    ride.send(replace(event, run_id=RunId(uuid4())), boarded)
    assert sorted(reason for reason, _ in _parked()) == [
        "custody.event.unknown_rider",
        "custody.event.unknown_run",
    ]


def test_another_offices_run_is_unknown(scene, ride):
    """A device of another office cannot write into a run of this one."""
    theirs = scene.stranger(Role.DISPATCHER)
    device = DeviceId(uuid4())
    enrol = EnrolDevice(command_id=uuid4(), device_id=device, kind=Source.PHONE, label="máy lạ")
    enrol_device(enrol, actor=theirs, now=ride.now)
    (event,) = ride.write(ride.out, _note())
    command = RecordCustody(command_id=uuid4(), device_id=device, events=(replace(event, device_id=device),))
    answer = record_custody(command, actor=theirs, now=ride.now)
    assert isinstance(answer, Done)
    assert answer.result["answers"]["parked"] == 1
    assert not CustodyEvent.objects.exists()


@pytest.mark.parametrize("place", [0, 24, 49])
def test_one_bad_event_among_fifty_does_not_block_the_others(ride, place):
    """Wherever it stands: 49 are stored, one is parked, and each has its own answer."""
    events = list(ride.write(ride.out, *[_note(f"ghi chú {n}") for n in range(50)]))
    events[place] = replace(events[place], run_id=RunId(uuid4()))
    answer = ride.send(*events)
    assert answer.result["answers"] == {"stored": 49, "already_have": 0, "parked": 1}
    assert answer.result["parked"] == [str(events[place].id)]
    assert CustodyEvent.objects.count() == 49


def test_a_parked_event_sent_again_is_parked_once(ride):
    """A phone that tries every five seconds does not fill the table."""
    (event,) = ride.write(ride.out, _note())
    stray = replace(event, run_id=RunId(uuid4()))
    for _ in range(3):
        assert ride.send(stray).result["answers"]["parked"] == 1
    assert ParkedEvent.objects.count() == 1


def test_one_event_twice_in_a_batch_still_counts_as_one_fact(ride):
    """A capture that stands twice in one batch is stored once and has its outcome."""
    ride.ride_out()
    event = ride.captured(ride.children[0])
    answer = ride.send(event, event, device=ride.desk)
    assert answer.result["answers"] == {"stored": 1, "already_have": 1, "parked": 0}
    assert CaptureOutcome.objects.filter(captured=True).count() == 1


def test_what_a_driver_pressed_before_the_role_ended_is_not_lost(scene, ride):
    """The role ended while the phone was offline: parked with the driver inside, stored once allowed."""
    events = ride.write(ride.out, *ride.everybody(EventKind.BOARDED, Leg.OUT))
    held = RoleAssignment.objects.filter(officer_id=ride.driver.officer_id)
    held.update(until=ride.now.date())
    tomorrow = ride.now + timedelta(days=1)
    without = scene.office.actor("laixe1", at=tomorrow)
    assert not without.assignments
    assert ride.send(*events, actor=without).result["answers"]["parked"] == 3
    parked = _parked()
    assert {reason for reason, _ in parked} == {"custody.event.right_ended"}
    assert all(str(ride.driver.officer_id) in text for _, text in parked)
    next_driver = scene.office.actor("laixe2", at=tomorrow)
    assert ride.send(*events, actor=next_driver).result["answers"]["stored"] == 3
    actors = {row.content["actor"] for row in CustodyEvent.objects.all()}
    assert actors == {str(ride.driver.officer_id)}


@pytest.mark.parametrize("kind", [EventKind.BOARDED, EventKind.ARRIVED, EventKind.ABSENT, EventKind.NOTE])
def test_each_upload_of_an_ended_right_is_kept(scene, ride, kind):
    """Whatever the kind: as many events parked or stored as were sent."""
    tap = {
        EventKind.NOTE: _note(),
        EventKind.ABSENT: Tap(
            kind=kind,
            rider_id=ride.children[0],
            leg=Leg.OUT,
            detail=AbsentDetail(reason=AbsentReason.ILL),
        ),
    }.get(kind, Tap(kind=kind, rider_id=ride.children[0], leg=Leg.OUT))
    nobody = replace(scene.office.commander, assignments=())
    ride.send(*ride.write(ride.out, tap), actor=nobody)
    assert ParkedEvent.objects.count() + CustodyEvent.objects.count() == 1


def test_a_known_event_stays_known_without_the_right(scene, ride):
    """What the server has is acknowledged to whoever asks from that phone, so that it stops sending."""
    events = ride.write(ride.out, _note())
    ride.send(*events)
    nobody = replace(scene.office.commander, assignments=())
    answer = ride.send(*events, actor=nobody)
    assert answer.result["answers"] == {"stored": 0, "already_have": 1, "parked": 0}
    assert not ParkedEvent.objects.exists()


def test_without_right_and_device_nothing_is_taken_in(scene, ride):
    """Somebody without the right who names no device of the office is turned away."""
    command = RecordCustody(
        command_id=uuid4(), device_id=DeviceId(uuid4()), events=ride.write(ride.out, _note())
    )
    before = snapshot_of_tables()
    with pytest.raises(NotAllowed):
        record_custody(command, actor=replace(scene.office.commander, assignments=()), now=ride.now)
    assert snapshot_of_tables() == before


def test_a_driver_of_another_van_may_hand_in(scene, ride):
    """Run reassigned, or another login on the phone: the event is stored as its first officer's."""
    (event,) = ride.write(ride.out, Tap(kind=EventKind.BOARDED, rider_id=ride.children[0], leg=Leg.OUT))
    other = scene.office.actor("laixe2", at=ride.now)
    assert ride.send(event, actor=other).result["answers"]["stored"] == 1
    assert CustodyEvent.objects.get().content["actor"] == str(ride.driver.officer_id)


def test_a_late_boarding_opens_a_closed_run_again(ride):
    """A tap comes in after closing: the run is open again, and closes once the tap is taken back."""
    ride.ride_out()
    assert isinstance(ride.close(ride.out), Done)
    assert _is_closed(ride.out.run_id)
    late = Tap(kind=EventKind.BOARDED, rider_id=ride.grandmother, leg=Leg.OUT)
    spare = ride.enrol(Source.PHONE)
    (boarded,) = ride.write(ride.out, late, pen=spare)
    answer = ride.send(boarded, device=spare)
    assert answer.result["reopened"] == [str(ride.out.run_id)]
    assert not _is_closed(ride.out.run_id)
    refusal = ride.close(ride.out)
    assert isinstance(refusal, Refusal)
    undo = Tap(kind=EventKind.UNDO, detail=UndoDetail(targets=(boarded.id,)))
    ride.send(*ride.write(ride.out, undo, Tap(kind=EventKind.CLOSE_ASKED), pen=spare), device=spare)
    ride.finish(ride.out)
    assert isinstance(ride.close(ride.out), Done)


def test_a_known_event_does_not_open_a_closed_run(ride):
    """An event that the judgement knew, sent again, leaves the run closed."""
    events = ride.write(ride.out, *ride.everybody(EventKind.BOARDED, Leg.OUT))
    ride.send(*events)
    ride.press(ride.out, *ride.everybody(EventKind.ARRIVED, Leg.OUT))
    ride.finish(ride.out)
    assert isinstance(ride.close(ride.out), Done)
    assert ride.send(*events).result["reopened"] == []
    assert _is_closed(ride.out.run_id)


def test_one_phone_closes_each_of_its_runs(ride):
    """The phone of the van counts through both runs; each closes by itself, in either order."""
    ride.ride_out()
    ride.ride_home()
    assert isinstance(ride.close(ride.home), Done)
    assert not _is_closed(ride.out.run_id)
    assert isinstance(ride.close(ride.out), Done)
    assert _is_closed(ride.home.run_id)


def test_a_gap_in_the_numbers_holds_the_run_open(ride):
    """One tap is still on the phone: closing waits for it and names the number."""
    ride.press(ride.out, *ride.everybody(EventKind.BOARDED, Leg.OUT))
    held_back = ride.write(ride.out, _note())
    ride.press(ride.out, *ride.everybody(EventKind.ARRIVED, Leg.OUT))
    ride.finish(ride.out)
    refusal = ride.close(ride.out)
    assert isinstance(refusal, Refusal)
    assert [item.code for item in refusal.items] == ["custody.close.numbers_missing"]
    ride.send(*held_back)
    assert isinstance(ride.close(ride.out), Done)


def test_a_commander_closes_over_a_lost_phone(scene, ride):
    """The phone never said it was done: the dispatcher may not, the commander may, with the reason kept."""
    spare = ride.enrol(Source.PHONE, ride.out.run_id)
    ride.ride_out()
    refusal = ride.close(ride.out)
    assert isinstance(refusal, Refusal)
    assert [item.code for item in refusal.items] == ["custody.close.device_not_done"]
    commander = scene.office.commander
    override = CloseOverride(
        commander=commander.officer_id,
        second_person=scene.office.dispatcher.officer_id,
        lost_devices=frozenset({spare.device_id}),
        reason="máy rơi xuống sông",
        call_result="đã gọi: cả nhà đang ở điểm",
    )
    command = replace(ride.closing(ride.out), override=override)
    with pytest.raises(NotAllowed):
        close_run(command, actor=scene.office.dispatcher, now=ride.now)
    assert isinstance(close_run(command, actor=commander, now=ride.now), Done)
    closed = CustodyEvent.objects.get(kind="closed")
    assert (closed.content["forced"], closed.content["reason"]) == (True, "máy rơi xuống sông")


def test_a_capture_is_one_fact(scene, ride):
    """Event, outcome and status stand together and speak of the same child, day and event."""
    ride.ride_out()
    event = ride.captured(ride.children[0])
    ride.send(event, device=ride.desk)
    outcome = CaptureOutcome.objects.get()
    assert (outcome.captured, outcome.event_id, outcome.rider_id) == (True, event.id, ride.children[0])
    state = EnrolmentState.objects.get(state="captured")
    assert state.enrolment_id == outcome.enrolment_id
    assert list_children_at(scene.office.frame.id, Status.CAPTURED) == [state.enrolment.child_id]


def test_a_child_not_captured_has_reason_and_next_day(ride):
    """A child that cries: outcome with reason, and from when it may be tried again."""
    ride.ride_out()
    detail = NotCapturedDetail(reason=NotCapturedReason.CHILD_UPSET)
    tap = Tap(kind=EventKind.NOT_CAPTURED, rider_id=ride.children[0], leg=Leg.OUT, detail=detail)
    ride.send(*ride.write(ride.out, tap, pen=ride.desk), device=ride.desk)
    outcome = CaptureOutcome.objects.get()
    assert (outcome.captured, outcome.reason) == (False, "child_upset")
    assert outcome.retry_from is not None
    assert EnrolmentState.objects.filter(state="not_captured").count() == 1


@pytest.mark.parametrize("step", ["save_outcome", "move_children"])
def test_a_capture_that_cannot_be_written_whole_is_not_written(ride, monkeypatch, step):
    """When the outcome or the status fails, the event is not stored either, and no answer is kept."""
    ride.ride_out()
    event = ride.captured(ride.children[0])

    def fail(*parts: object, **named: object) -> None:
        raise RuleBroken("planted")

    monkeypatch.setattr(capture_facts, step, fail)
    before = snapshot_of_tables()
    with pytest.raises(RuleBroken, match="planted"):
        ride.send(event, device=ride.desk)
    assert snapshot_of_tables() == before
    monkeypatch.undo()
    assert ride.send(event, device=ride.desk).result["answers"]["stored"] == 1


def test_a_capture_undone_in_the_same_batch_is_no_outcome(ride):
    """Captured, then taken back before the desk had sent: both events stay, no outcome is made."""
    ride.ride_out()
    event = ride.captured(ride.children[0])
    undo = Tap(kind=EventKind.UNDO, detail=UndoDetail(targets=(event.id,)))
    (taken_back,) = ride.write(ride.out, undo, pen=ride.desk)
    ride.send(event, taken_back, device=ride.desk)
    assert CustodyEvent.objects.filter(device_id=ride.desk.device_id).count() == 2
    assert not CaptureOutcome.objects.exists()
