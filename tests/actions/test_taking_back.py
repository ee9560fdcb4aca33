"""What a phone may not take back for its officer: the desk's word, and wrong codes of the last row."""

from dataclasses import replace

import pytest

from duadon.core.custody.close_rule import wrong_walks
from duadon.core.custody.kinds import EventKind, NoteDetail, UndoDetail, WalkDetail
from duadon.core.custody.state import fold_custody
from duadon.core.shuttle.plan import Leg
from duadon.core.values.answers import Done
from duadon.demo.pens import Tap
from duadon.store.captures import CaptureOutcome
from duadon.store.custody import CustodyEvent, ParkedEvent, load_events
from tests.scene import Ride


@pytest.fixture
def ride(scene):
    """Everybody is at the point."""
    ride = Ride(scene)
    ride.press(ride.out, *ride.everybody(EventKind.BOARDED, Leg.OUT))
    ride.press(ride.out, *ride.everybody(EventKind.ARRIVED, Leg.OUT))
    return ride


def _undo(event) -> Tap:
    return Tap(kind=EventKind.UNDO, detail=UndoDetail(targets=(event.id,)))


def _walk(ride, code: str) -> Tap:
    detail = WalkDetail(confirmer=ride.out.attendant_id, code=code)
    return Tap(kind=EventKind.WALK_THROUGH_DONE, detail=detail)


def _reasons() -> list[str]:
    return list(ParkedEvent.objects.filter(resolved_at=None).values_list("reason", flat=True))


def test_a_driver_takes_no_capture_back(ride):
    """The undo of the desk's word lies parked, and the outcome stands."""
    captured = ride.captured(ride.children[0])
    ride.send(captured, device=ride.desk)
    ride.send(*ride.write(ride.out, _undo(captured)))
    assert _reasons() == ["custody.event.not_your_work"]
    assert CaptureOutcome.objects.get().captured


def test_a_driver_calls_nobody_to_the_desk(ride):
    """The call is the desk's as the outcome is: one rule for pages and phones."""
    for kind in (EventKind.CAME, EventKind.CALLED):
        ride.send(*ride.write(ride.out, Tap(kind=kind, rider_id=ride.children[0], leg=Leg.OUT)))
    assert _reasons() == ["custody.event.not_your_work"] * 2


def test_a_driver_takes_no_capture_back_beforehand(ride):
    """Sent before the desk's word the undo lies parked, and still does when that comes."""
    captured = ride.captured(ride.children[0])
    ride.send(*ride.write(ride.out, _undo(captured)))
    assert _reasons() == ["custody.event.undo_ahead"]
    ride.send(captured, device=ride.desk)
    assert _reasons() == ["custody.event.undo_ahead"]
    assert CaptureOutcome.objects.get().captured


def test_a_crew_clears_no_wrong_code_beforehand(ride):
    """Undos sent first clear nothing: seven tries are seven tries, and the right code closes no run."""
    right = int(ride.out.last_row_code)
    for step in range(1, 8):
        (walk,) = ride.write(
            ride.out, _walk(ride, f"{(right + step) % 10_000:04d}"), by=ride.out.attendant_id
        )
        (undo,) = ride.write(ride.out, _undo(walk), by=ride.out.attendant_id)
        ride.send(undo, actor=ride.attendant)
        ride.send(walk, actor=ride.attendant)
    facts = fold_custody(load_events([ride.out.run_id])).of_run(ride.out.run_id)
    assert len(wrong_walks(facts, ride.out.last_row_code)) == 7
    ride.finish(ride.out)
    assert not isinstance(ride.close(ride.out), Done)


def test_a_parked_namesake_lets_no_undo_through(ride):
    """What is sent beside an undo and parked itself does not tell what the undo takes back."""
    wrong = f"{(int(ride.out.last_row_code) + 1) % 10_000:04d}"
    (walk,) = ride.write(ride.out, _walk(ride, wrong), by=ride.out.attendant_id)
    (undo,) = ride.write(ride.out, _undo(walk), by=ride.out.attendant_id)
    harmless = replace(walk, kind=EventKind.NOTE, detail=NoteDetail(text="…"), device_id=ride.desk.device_id)
    ride.send(harmless, undo, actor=ride.attendant)
    assert sorted(_reasons()) == ["custody.event.other_device", "custody.event.undo_ahead"]


def test_an_undo_that_came_first_is_stored_when_its_press_comes(ride):
    """Batches overtake each other: a crew's undo of its own press is stored without being sent again."""
    (boarded,) = ride.write(ride.out, Tap(kind=EventKind.BOARDED, rider_id=ride.children[0], leg=Leg.OUT))
    (undo,) = ride.write(ride.out, _undo(boarded))
    ride.send(undo)
    assert _reasons() == ["custody.event.undo_ahead"]
    ride.send(boarded)
    assert _reasons() == []
    assert CustodyEvent.objects.filter(kind="undo").count() == 1


def test_an_undo_that_came_first_is_judged_by_right_when_sent_again(ride):
    """Once its target is there: not the driver's to take back, but the desk's."""
    captured = ride.captured(ride.children[0])
    undo = ride.write(ride.out, _undo(captured))
    ride.send(*undo)
    ride.send(captured, device=ride.desk)
    ride.send(*undo)
    assert "custody.event.not_your_work" in _reasons()
    ride.send(*undo, actor=ride.operator)
    assert _reasons() == []
    assert CustodyEvent.objects.filter(kind="undo").count() == 1


@pytest.mark.parametrize("together", [True, False])
def test_a_crew_clears_no_wrong_code(ride, together):
    """Sent in one batch or later: the undo lies parked; the dispatcher's is stored."""
    wrong = f"{(int(ride.out.last_row_code) + 1) % 10_000:04d}"
    (walk,) = ride.write(ride.out, _walk(ride, wrong), by=ride.out.attendant_id)
    (undo,) = ride.write(ride.out, _undo(walk), by=ride.out.attendant_id)
    for batch in [(walk, undo)] if together else [(walk,), (undo,)]:
        ride.send(*batch, actor=ride.attendant)
    assert _reasons() == ["custody.event.not_your_work"]
    ride.send(undo, actor=ride.office.dispatcher)
    assert _reasons() == []
    assert CustodyEvent.objects.filter(kind="undo").count() == 1


def test_a_crew_takes_its_own_good_walk_back(ride):
    """A slip on the phone: nothing is lost by it, somebody has to walk again."""
    (walk,) = ride.write(ride.out, _walk(ride, ride.out.last_row_code), by=ride.out.attendant_id)
    (undo,) = ride.write(ride.out, _undo(walk), by=ride.out.attendant_id)
    ride.send(walk, undo, actor=ride.attendant)
    assert _reasons() == []


def test_nothing_of_a_good_day_is_parked(ride):
    """Walk, close and capture as ever."""
    ride.finish(ride.out)
    ride.send(ride.captured(ride.children[0]), device=ride.desk)
    assert isinstance(ride.close(ride.out), Done)
    assert _reasons() == []
