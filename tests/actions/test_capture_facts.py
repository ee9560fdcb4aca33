"""Outcomes and statuses follow the marks of the desk, also when a mark is taken back later."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from duadon.core.campaign.milestones import Milestone
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import EventKind, NotCapturedDetail, UndoDetail
from duadon.core.enrolment.states import Status
from duadon.core.shuttle.plan import Leg
from duadon.core.values.capture_marks import NotCapturedReason
from duadon.demo.pens import Tap
from duadon.demo.story import FIRST_DAY
from duadon.queries.campaign_report import load_report
from duadon.queries.campaign_summary import summarise_cards
from duadon.store.captures import CaptureOutcome
from duadon.store.enrolments import list_children_at
from tests.scene import Ride

AFTERWARDS = datetime(2024, 9, 20, tzinfo=UTC)


@pytest.fixture
def ride(scene):
    """The day with everybody at the point."""
    ride = Ride(scene)
    ride.ride_out()
    return ride


def _desk(ride: Ride, tap: Tap) -> CustodyEvent:
    events: tuple[CustodyEvent, ...] = ride.write(ride.out, tap, pen=ride.desk, by=ride.operator.officer_id)
    return events[0]


def _undo(ride: Ride, event: CustodyEvent) -> CustodyEvent:
    return _desk(ride, Tap(kind=EventKind.UNDO, detail=UndoDetail(targets=(event.id,))))


def _upset(ride: Ride) -> CustodyEvent:
    detail = NotCapturedDetail(reason=NotCapturedReason.CHILD_UPSET)
    return _desk(
        ride, Tap(kind=EventKind.NOT_CAPTURED, rider_id=ride.children[0], leg=Leg.OUT, detail=detail)
    )


def _told() -> list[tuple[bool, str]]:
    return list(CaptureOutcome.objects.order_by("recorded_at").values_list("captured", "reason"))


def test_a_capture_undone_later_is_taken_back(scene, ride):
    """Captured, sent, undone, sent: the outcome says undone and nobody is captured."""
    event = ride.captured(ride.children[0])
    ride.send(event, device=ride.desk)
    ride.send(_undo(ride, event), device=ride.desk)
    assert _told() == [(True, ""), (False, "undone")]
    assert list_children_at(scene.office.frame.id, Status.CAPTURED) == []
    assert len(list_children_at(scene.office.frame.id, Status.NOT_CAPTURED)) == 1
    cards = summarise_cards(scene.office.frame, FIRST_DAY, actor=scene.office.dispatcher)
    assert (cards.captured, cards.not_captured) == (0, 0)
    report = load_report(scene.office.frame, FIRST_DAY, actor=scene.office.dispatcher, now=AFTERWARDS)
    assert dict(zip(Milestone, report.figures.overall.reached, strict=True))[Milestone.CAPTURED] == 0


def test_what_stands_below_an_undone_capture_counts_again(scene, ride):
    """Upset, then captured by mistake: with the capture undone the failed try is the outcome."""
    ride.send(_upset(ride), device=ride.desk)
    event = ride.captured(ride.children[0])
    ride.send(event, device=ride.desk)
    ride.send(_undo(ride, event), device=ride.desk)
    assert _told()[-1] == (False, "child_upset")
    assert list_children_at(scene.office.frame.id, Status.CAPTURED) == []


def test_a_capture_told_twice_stands_when_one_is_undone(scene, ride):
    """Two taps say captured: undoing one changes nothing and writes nothing."""
    first = ride.captured(ride.children[0])
    ride.send(first, device=ride.desk)
    ride.send(ride.captured(ride.children[0]), device=ride.desk)
    ride.send(_undo(ride, first), device=ride.desk)
    assert _told() == [(True, "")]
    assert len(list_children_at(scene.office.frame.id, Status.CAPTURED)) == 1


@pytest.mark.parametrize("wrong", [timedelta(days=-400), timedelta(days=400)])
def test_a_wrong_phone_clock_moves_no_fact(scene, ride, wrong):
    """The desk's clock is a year off: outcome and status stand on the day of the run."""
    event = ride.captured(ride.children[0])
    ride.send(replace(event, phone_time=event.phone_time + wrong), device=ride.desk)
    assert CaptureOutcome.objects.get().day == FIRST_DAY
    assert len(list_children_at(scene.office.frame.id, Status.CAPTURED)) == 1
