"""What a refusal to close calls people, devices and hours."""

from dataclasses import replace
from uuid import uuid4

import pytest

from duadon.core.custody.kinds import EventKind, MovedDetail, NoteDetail, Source
from duadon.core.shuttle.plan import Leg
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import RunId
from duadon.demo.pens import Tap
from duadon.queries.run_sheets import RunSheet
from duadon.store.plans import Run
from duadon.wording.say import say_refusal
from tests.scene import Ride


@pytest.fixture
def ride(scene):
    """The grandmother's day: published, devices handed out, nothing pressed yet."""
    return Ride(scene)


def _said(answer: Done | Refusal) -> str:
    assert isinstance(answer, Refusal)
    return "\n".join(say_refusal(answer))


def _second_van(ride: Ride) -> RunSheet:
    """Return an empty run of the same plan."""
    first = Run.objects.get(pk=ride.out.run_id)
    second = Run.objects.create(
        id=uuid4(),
        plan=first.plan,
        vehicle=first.vehicle,
        number=9,
        driver=first.driver,
        attendant=first.attendant,
        last_row_code="9999",
    )
    return replace(ride.out, run_id=RunId(second.pk), last_row_code="9999")


def test_hours_are_the_campaigns(ride):
    """Pressed at 00:05 UTC, last seen at 07:05 in Long Xuyên."""
    ride.press(ride.out, *ride.everybody(EventKind.BOARDED, Leg.OUT))
    said = _said(ride.close(ride.out))
    assert "07:05 09/09/2024" in said
    assert "00:05" not in said


def test_people_moved_here_have_names(ride):
    """Nobody on the list of the second van, three people moved to it: each by name, with whom to call."""
    second = _second_van(ride)
    detail = MovedDetail(to_run=second.run_id)
    people = (*ride.children, ride.grandmother)
    ride.press(
        ride.out, *[Tap(kind=EventKind.MOVED, rider_id=one, leg=Leg.OUT, detail=detail) for one in people]
    )
    said = _said(ride.close(second))
    assert all(name in said for name in ("M. Khang", "N. Hân", "T. Sáu", "Công an"))
    assert "#" not in said


def test_a_device_not_handed_out_has_its_label(ride):
    """A gap on the paper tray names the tray."""
    paper = ride.enrol(Source.PAPER)
    note = Tap(kind=EventKind.NOTE, detail=NoteDetail(text="chờ phà"))
    ride.write(ride.out, note, pen=paper)
    ride.send(*ride.write(ride.out, note, pen=paper), device=paper)
    said = _said(ride.close(ride.out))
    assert "paper còn thao tác chưa gửi về" in said
    assert "#" not in said
