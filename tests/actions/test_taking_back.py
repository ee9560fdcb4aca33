"""What a phone may not take back for its officer: the desk's word, and wrong codes of the last row."""

import pytest

from duadon.core.custody.kinds import EventKind, UndoDetail, WalkDetail
from duadon.core.shuttle.plan import Leg
from duadon.core.values.answers import Done
from duadon.demo.pens import Tap
from duadon.store.captures import CaptureOutcome
from duadon.store.custody import CustodyEvent, ParkedEvent
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
