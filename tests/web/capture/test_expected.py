"""Everybody who is expected today stands at the desk, and how they come: by which van, or by themselves."""

from uuid import uuid4

import pytest

from duadon.core.custody.kinds import EventKind, MovedDetail
from duadon.core.enrolment.states import Status
from duadon.demo.pens import Tap
from duadon.store.custody import CustodyEvent
from duadon.store.enrolments import list_children_at
from duadon.store.outreach import LegChange, Rider, TripRequest
from duadon.store.plans import RunRider
from tests.web.driver.day import HOME, OUT, Forms
from tests.web.driver.test_closing import _hand_out_phone, _send
from tests.web.pages import count_statements, visit_as

DESK = "/diem-thu-nhan/"


def _words(day):
    return day.words(day.desk.get(DESK))


def _page(day):
    return day.desk.get(DESK).content.decode()


def _press(day, label: str, *, containing: str = "", **more):
    """Press the desk's first button of these words."""
    page = day.desk.get(DESK).content.decode()
    action, sent = Forms(page).find(label, containing=containing)
    return day.desk.post(action, {**sent, **more}, follow=True)


def _say(day, *told) -> None:
    pen = _hand_out_phone(day)
    events = [pen.write(tap, run_id=run.run_id, by=run.driver_id, at=day.now) for run, tap in told]
    _send(day, pen, *events)


def _tap(kind, child, leg, to=None) -> Tap:
    detail = MovedDetail(to_run=to.run_id) if to else None
    return Tap(kind=kind, rider_id=child, leg=leg, detail=detail)


def test_in_the_morning_everybody_is_named_with_the_van(day):
    """Before anybody boards both children stand there with van, run and time; aboard it says so."""
    text = _words(day)
    assert "Còn đến hôm nay: 2" in text
    assert text.count("chuyến 1, đến lúc") == 2
    day.press(day.out, "Cả nhà lên xe")
    assert _words(day).count("Đang trên Xe") == 2


def test_a_child_moved_to_another_van_on_the_way_out_is_called(day):
    """The other van brings it: it waits at the desk, is called and captured under the run that brought it."""
    child = day.children[0]
    _say(
        day,
        (day.out, _tap(EventKind.BOARDED, child, OUT)),
        (day.out, _tap(EventKind.MOVED, child, OUT, to=day.home)),
        (day.home, _tap(EventKind.ARRIVED, child, OUT)),
    )
    text = _words(day)
    assert "Đang chờ 1" in text
    assert "chuyến 2" in text
    _press(day, "Gọi", containing=str(child))
    assert "Đã xong hôm nay: 1" in day.words(_press(day, "Đã thu nhận", containing=str(child)))
    captured = CustodyEvent.objects.get(kind="captured")
    assert (captured.rider_id, captured.run_id) == (child, day.home.run_id)


def test_a_child_whose_van_home_changes_still_waits(day):
    """Moved on the way home it has not gone: the desk calls it all the same."""
    day.ride_out()
    _say(day, (day.home, _tap(EventKind.MOVED, day.children[0], HOME, to=day.out)))
    assert "Đang chờ 2" in _words(day)


def test_a_child_whom_the_family_brings_comes_and_is_captured(day):
    """Absent on the van because it comes alone: the desk says that it has come, calls and captures it."""
    child = day.children[0]
    action, sent = Forms(day.open(day.out)).find("", containing=f"absent|out|{child}=comes_alone")
    day.driver.post(action, sent)
    assert "Không lên xe: tự đi bằng phương tiện riêng" in _words(day)
    after = day.words(_press(day, "đã đến", containing=str(child)))
    assert "Đang chờ 1" in after
    assert "Tự đến" in after
    _press(day, "Gọi", containing=str(child))
    _press(day, "Đã thu nhận", containing=str(child))
    assert len(list_children_at(day.office.frame.id, Status.CAPTURED)) == 1
    page = day.words(day.driver.get(day.address(day.home)))
    assert "không đến điểm thu nhận" not in page


def test_a_family_that_cancelled_the_way_out_comes_by_itself(day):
    """Their request says so: the desk does not wait for a van."""
    _cancel(day, "out")
    assert _page(day).count('<span class="person-stage">Tự đến</span>') == 2
    assert "đến lúc" not in _words(day)
    assert "Đang chờ 2" in day.words([_press(day, "đã đến") for _ in day.children][-1])


def test_a_family_without_a_seat_stands_there_too(day):
    """Asked for and on no run: they may come, are captured under a run of the point, and hold no run open."""
    RunRider.objects.all().delete()
    plan_less = TripRequest.objects.get()
    twin = TripRequest.objects.get()
    twin.pk, twin.household = uuid4(), plan_less.household
    twin.save(force_insert=True)
    rider = Rider.objects.filter(child__isnull=False).first()
    alone = Rider.objects.create(id=uuid4(), request=twin, child=rider.child)
    assert "không có chỗ trên xe" in _words(day)
    _press(day, "đã đến", containing=str(alone.pk))
    _press(day, "Gọi", containing=str(alone.pk))
    _press(day, "Đã thu nhận", containing=str(alone.pk))
    assert CustodyEvent.objects.filter(kind="captured", rider=alone).count() == 1
    refused = day.words(day.press(day.out, "Kết thúc chuyến"))
    assert "thấy lần cuối tại bàn thu nhận" not in refused


def test_who_cancelled_both_ways_is_not_expected(day):
    """Nobody waits for them."""
    _cancel(day, "out", "home")
    assert "Còn đến hôm nay" not in _words(day)


def _cancel(day, *legs: str) -> None:
    request = TripRequest.objects.get()
    for leg in legs:
        LegChange.objects.create(
            request=request,
            leg=leg,
            cancelled=True,
            recorded_at=day.now,
            recorded_by_id=day.office.dispatcher.officer_id,
        )


def test_a_press_too_early_is_taken_back_at_the_desk(day):
    """Pressed for the wrong child and undone with a reason, it is expected again."""
    _cancel(day, "out")
    _press(day, "đã đến")
    assert "Còn đến hôm nay: 1" in _words(day)
    _press(day, "Chưa đến", reason="nhầm cháu")
    assert "Còn đến hôm nay: 2" in _words(day)


def test_only_the_desk_says_that_somebody_has_come(day):
    """The driver's form made by hand is turned away."""
    _cancel(day, "out")
    action, sent = Forms(day.desk.get(DESK).content.decode()).find("đã đến")
    assert day.driver.post(action, sent).status_code == 403
    assert day.events() == 0


@pytest.mark.parametrize("press", ["came", "called", "captured"])
def test_the_desk_speaks_of_nobody_who_is_not_expected(day, press):
    """A stranger's id, or the grandmother's, is 404."""
    for rider in (uuid4(), day.grandmother):
        sent = {"command_id": str(uuid4()), "press": f"{press}|out|{rider}"}
        run = day.out.run_id
        assert day.desk.post(f"{DESK}ghi/{run}/", sent).status_code == 404
    assert day.events() == 0


def test_the_desk_still_asks_little(day):
    """At most 12 statements with everybody still to come."""
    assert count_statements(visit_as("diema.canbo"), DESK) <= 12
