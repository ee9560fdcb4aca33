"""Ways past the close rule that must stay shut: moves, parked taps, borrowed logins, other days."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from duadon.actions import reopening
from duadon.actions.close_run import close_run
from duadon.core.custody.close_rule import is_closed
from duadon.core.custody.kinds import (
    AbsentDetail,
    AbsentReason,
    DeviceMark,
    EventKind,
    MovedDetail,
    NoteDetail,
    Source,
    WalkDetail,
)
from duadon.core.custody.runs import CloseOverride
from duadon.core.custody.state import fold_custody
from duadon.core.shuttle.plan import Leg
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import DeviceId, OfficerId, RiderId, RunId
from duadon.demo.pens import Pen, Tap
from duadon.store.accounts import Officer
from duadon.store.captures import CaptureOutcome
from duadon.store.custody import ParkedEvent, load_day_events
from duadon.store.plans import DayPlan, Run
from tests.scene import EVENING, Ride, must


@pytest.fixture
def ride(scene):
    """The grandmother's day: published, devices handed out, nothing pressed yet."""
    return Ride(scene)


def _note() -> Tap:
    return Tap(kind=EventKind.NOTE, detail=NoteDetail(text="chờ phà"))


def _is_closed(run_id: RunId) -> bool:
    day = load_day_events([run_id])
    return is_closed(fold_custody(day.events, elsewhere=day.elsewhere), run_id)


def _reasons() -> list[str]:
    return sorted(ParkedEvent.objects.values_list("reason", flat=True))


def _items(answer: Done | Refusal) -> list[str]:
    assert isinstance(answer, Refusal), answer
    return [item.code for item in answer.items]


def _moves(ride, to_run):
    people = (*ride.children, ride.grandmother)
    detail = MovedDetail(to_run=to_run)
    return [Tap(kind=EventKind.MOVED, rider_id=one, leg=Leg.OUT, detail=detail) for one in people]


def _third_run(ride):
    """Return an empty run of the same day, closed already."""
    first = Run.objects.get(pk=ride.out.run_id)
    row = Run.objects.create(
        id=uuid4(),
        plan=first.plan,
        vehicle=first.vehicle,
        number=9,
        driver=first.driver,
        attendant=first.attendant,
        last_row_code="9999",
    )
    run = replace(ride.out, run_id=RunId(row.pk), last_row_code="9999")
    ride.finish(run)
    must(ride.close(run))
    return run


def test_a_move_into_a_closed_run_opens_it(ride):
    """The event names the run it leaves; the run that it fills is judged too."""
    closed = _third_run(ride)
    ride.press(ride.out, *ride.everybody(EventKind.BOARDED, Leg.OUT))
    answer = ride.press(ride.out, *_moves(ride, closed.run_id))
    assert answer.result["reopened"] == [str(closed.run_id)]
    assert not _is_closed(closed.run_id)


def test_nobody_is_moved_to_a_run_that_does_not_exist(ride):
    """Such a move is parked, and the run that the people sit in stays open."""
    ride.press(ride.out, *ride.everybody(EventKind.BOARDED, Leg.OUT))
    ride.press(ride.out, *_moves(ride, RunId(uuid4())))
    ride.finish(ride.out)
    assert _reasons() == ["custody.event.unknown_run"] * 3
    assert isinstance(ride.close(ride.out), Refusal)


def test_nobody_is_moved_to_a_run_of_another_day(ride):
    """Tomorrow's run is known and takes nobody over today."""
    tomorrow = _tomorrow(ride)
    ride.press(ride.out, *ride.everybody(EventKind.BOARDED, Leg.OUT))
    ride.press(ride.out, *_moves(ride, tomorrow.run_id))
    assert _reasons() == ["custody.event.unknown_run"] * 3


def _tomorrow(ride):
    first = Run.objects.select_related("plan").get(pk=ride.out.run_id)
    plan = DayPlan.objects.create(
        id=uuid4(),
        campaign=first.plan.campaign,
        day=first.plan.day + timedelta(days=1),
        version=1,
        problem_sealed=b"",
        plan_sealed=b"",
        not_ready_sealed=b"",
        made_at=EVENING,
        made_by=first.plan.made_by,
        published_at=EVENING,
    )
    row = Run.objects.create(
        id=uuid4(),
        plan=plan,
        vehicle=first.vehicle,
        number=1,
        driver=first.driver,
        attendant=first.attendant,
        last_row_code="1111",
    )
    return replace(ride.out, run_id=RunId(row.pk))


def test_a_device_that_counts_through_two_days_makes_no_gap(ride):
    """The paper tray writes for today, for tomorrow and for today again: nothing is missing."""
    paper, tomorrow = ride.enrol(Source.PAPER), _tomorrow(ride)
    for run in (ride.out, tomorrow, ride.out):
        ride.send(*ride.write(run, _note(), pen=paper), device=paper)
    ride.ride_out()
    must(ride.close(ride.out))


def test_a_parked_boarding_holds_the_run_open(ride):
    """A phone counts anew: its boarding is parked under a taken number, and the run does not close."""
    ride.press(ride.out, _note())
    twin = Pen(device_id=ride.phone.device_id, source=Source.PHONE)
    boarding = Tap(kind=EventKind.BOARDED, rider_id=ride.children[0], leg=Leg.OUT)
    ride.send(*ride.write(ride.out, boarding, pen=twin))
    ill = AbsentDetail(reason=AbsentReason.ILL)
    people = (*ride.children, ride.grandmother)
    absent = [Tap(kind=EventKind.ABSENT, rider_id=one, leg=Leg.OUT, detail=ill) for one in people]
    ride.press(ride.out, *absent)
    ride.finish(ride.out)
    assert _items(ride.close(ride.out)) == ["custody.close.parked_event"]


@pytest.mark.parametrize("names_a_run", [True, False])
def test_a_parked_number_is_no_gap_and_a_commander_may_close_over_it(scene, ride, names_a_run):
    """What lies parked came in: the refusal names it, not a gap; the commander's word lifts it."""
    stranger = Tap(kind=EventKind.BOARDED, rider_id=RiderId(uuid4()), leg=Leg.OUT)
    (stray,) = ride.write(ride.out, stranger)
    ride.send(stray if names_a_run else replace(stray, run_id=RunId(uuid4())))
    ride.ride_out()
    assert _items(ride.close(ride.out)) == ["custody.close.parked_event"]
    command = replace(ride.closing(ride.out), override=_override(scene, ride.phone.device_id))
    assert isinstance(close_run(command, actor=scene.office.commander, now=ride.now), Done)


def test_a_parked_event_that_is_stored_later_waits_for_nobody(ride):
    """The attendant signs in and sends the same walk again: it is stored, and the run closes."""
    ride.press(ride.out, *ride.everybody(EventKind.BOARDED, Leg.OUT))
    ride.press(ride.out, *ride.everybody(EventKind.ARRIVED, Leg.OUT))
    walk = Tap(kind=EventKind.WALK_THROUGH_DONE, detail=_walk(ride))
    events = ride.write(ride.out, walk, Tap(kind=EventKind.CLOSE_ASKED), by=ride.out.attendant_id)
    ride.send(*events, actor=ride.driver)
    assert _reasons() == ["custody.event.walk_by_another"]
    refused = _items(ride.close(ride.out))
    assert sorted(refused) == ["custody.close.parked_event", "custody.close.walk_missing"]
    ride.send(*events, actor=ride.attendant)
    assert not ParkedEvent.objects.filter(resolved_at=None).exists()
    must(ride.close(ride.out))


def _walk(ride) -> WalkDetail:
    return WalkDetail(confirmer=ride.out.attendant_id, code=ride.out.last_row_code)


def test_a_phone_that_says_paper_is_still_a_phone(ride):
    """Only the paper tray may bring in a walk that somebody else confirmed."""
    tap = Tap(kind=EventKind.WALK_THROUGH_DONE, detail=_walk(ride))
    (event,) = ride.write(ride.out, tap)
    ride.send(replace(event, source=Source.PAPER))
    assert _reasons() == ["custody.event.walk_by_another"]
    paper = ride.enrol(Source.PAPER)
    answer = ride.send(*ride.write(ride.out, tap, pen=paper), device=paper)
    assert answer.result["answers"]["stored"] == 1


@pytest.mark.parametrize("kind", [EventKind.CLOSED, EventKind.REOPENED])
def test_only_the_server_closes_and_reopens(ride, kind):
    """A device that says it is parked, whoever holds it."""
    (event,) = ride.write(ride.out, _note())
    mark = DeviceMark(device_id=ride.desk.device_id, number=0)
    ride.send(replace(event, kind=kind, detail=None, seen=(mark,)))
    assert _reasons() == ["custody.event.not_your_work"]
    assert not _is_closed(ride.out.run_id)


def test_a_driver_captures_nobody(ride):
    """The word of the desk is parked when somebody without that work sends it."""
    ride.ride_out()
    ride.send(ride.captured(ride.children[0]), actor=ride.driver, device=ride.desk)
    assert _reasons() == ["custody.event.not_your_work"]
    assert not CaptureOutcome.objects.exists()


def test_a_crew_closes_its_own_run_and_no_other(scene, ride):
    """Another van's driver is turned away before a name is read; the run's own driver closes it."""
    ride.ride_out()
    with pytest.raises(NotFound):
        close_run(ride.closing(ride.out), actor=scene.office.actor("laixe2", at=ride.now), now=ride.now)
    assert isinstance(close_run(ride.closing(ride.out), actor=ride.driver, now=ride.now), Done)


def _override(scene, *devices: DeviceId) -> CloseOverride:
    return CloseOverride(
        commander=scene.office.commander.officer_id,
        second_person=scene.office.dispatcher.officer_id,
        lost_devices=frozenset(devices),
        reason="máy rơi xuống sông",
        call_result="đã gọi: cả nhà đang ở điểm",
    )


@pytest.mark.parametrize("fault", ["another", "second_person", "disabled", "device"])
def test_a_commanders_word_needs_real_people_and_a_phone_of_the_run(scene, ride, fault):
    """Own login, an active second officer of the office, a phone that was handed out or heard of."""
    spare = ride.enrol(Source.PHONE, ride.out.run_id)
    ride.ride_out()
    good = _override(scene, spare.device_id)
    wrong, code = {
        "another": (replace(good, commander=OfficerId(uuid4())), "override_by_another"),
        "second_person": (replace(good, second_person=OfficerId(uuid4())), "override_second_person"),
        "disabled": (good, "override_second_person"),
        "device": (_override(scene, spare.device_id, DeviceId(uuid4())), "override_unknown_device"),
    }[fault]
    if fault == "disabled":
        Officer.objects.filter(pk=good.second_person).update(is_active=False)
    command = replace(ride.closing(ride.out), override=wrong)
    answer = close_run(command, actor=scene.office.commander, now=ride.now)
    assert isinstance(answer, Refusal)
    assert answer.code == f"custody.close.{code}"


def test_a_run_closed_over_a_lost_phone_stays_closed(scene, ride):
    """A late capture breaks nothing: the lost phone is still not waited for."""
    spare = ride.enrol(Source.PHONE, ride.out.run_id)
    ride.ride_out()
    command = replace(ride.closing(ride.out), override=_override(scene, spare.device_id))
    must(close_run(command, actor=scene.office.commander, now=ride.now))
    ride.desk.number += 1
    answer = ride.send(ride.captured(ride.children[0]), device=ride.desk)
    assert answer.result["reopened"] == []
    assert _is_closed(ride.out.run_id)


def test_a_tap_while_nothing_is_closed_folds_nothing(ride, monkeypatch):
    """The common case costs a question, not the day's events."""

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("the day was folded")

    monkeypatch.setattr(reopening, "load_day_events", fail)
    ride.press(ride.out, *ride.everybody(EventKind.BOARDED, Leg.OUT))


def test_a_parked_press_of_somebody_whose_role_ended_opens_the_run_again(ride):
    """The server weighs the closed run and writes `reopened` itself: the sender's right is not asked."""
    ride.ride_out()
    must(ride.close(ride.out))
    late = ride.write(ride.out, Tap(kind=EventKind.BOARDED, rider_id=ride.children[0], leg=Leg.OUT))
    answer = ride.send(*late, actor=replace(ride.driver, assignments=()))
    assert _reasons() == ["custody.event.right_ended"]
    assert answer.result["reopened"] == [str(ride.out.run_id)]
    assert not _is_closed(ride.out.run_id)
