"""What a crew may press on the wrong run or too late: nobody is lost by it, and the page says why."""

from datetime import timedelta

import pytest

from duadon.core.custody.kinds import EventKind
from duadon.demo.pens import Tap
from duadon.store.custody import CustodyEvent
from tests.scene import EVENING, MORNING
from tests.web.driver.day import HOME, OUT, Forms
from tests.web.driver.test_closing import _hand_out_phone, _send


def test_the_way_home_waits_for_the_way_out(day):
    """Run 2 opened by mistake in the morning: nothing is recorded, and everybody is named."""
    text = day.words(day.press(day.home, "Cả nhà lên xe"))
    assert day.events() == 0
    assert text.count("lượt đi chưa xong") == 3


def test_nobody_stays_with_the_family_before_the_way_out_is_over(day):
    """The other end of the way home is closed as well while the way out is open."""
    action, sent = Forms(day.open(day.home)).find("Cả nhà lên xe")
    sent["press"] = f"left_with_guardian|home|{day.children[0]}"
    day.driver.post(action, sent)
    assert day.events() == 0


@pytest.mark.parametrize("when", ["the evening before", "three days later"])
def test_a_run_of_another_day_is_not_driven(day, when):
    """Tomorrow's run can be looked at, not driven, by nobody; nor last week's by its crew."""
    is_early = when == "the evening before"
    day.at(EVENING if is_early else MORNING + timedelta(days=3))
    browser = day.dispatcher if is_early else day.driver
    text = day.words(day.press(day.out, "Cả nhà lên xe", browser=browser))
    assert "không phải hôm nay" in text
    assert day.events() == 0


def test_the_dispatcher_writes_up_a_day_that_is_over(day):
    """Who answers for closing may still record what was forgotten."""
    day.at(MORNING + timedelta(days=3))
    day.press(day.out, "Cả nhà lên xe", browser=day.dispatcher)
    assert day.events("boarded") == 3


def test_who_comes_alone_may_ride_home(day):
    """Absent on the way out because the family brings the child: the van takes it home all the same."""
    child = day.children[0]
    action, sent = Forms(day.open(day.out)).find("", containing=f"absent|out|{child}=comes_alone")
    day.driver.post(action, sent)
    day.ride_out()
    day.press(day.home, "Lên xe", containing=f"back_on_board|home|{child}")
    assert CustodyEvent.objects.filter(kind="back_on_board", rider_id=child).count() == 1


def test_who_is_aboard_leaves_into_named_hands_only(day):
    """No button takes a child off the van on the way home without a receiver, made by hand neither."""
    day.ride_out()
    day.press(day.home, "Cả nhà lên xe")
    forms = Forms(day.open(day.home))
    assert not [value for value in _values(forms) if value.startswith("left_with_guardian|home")]
    action, sent = forms.find("Trao")
    sent["press"] = f"left_with_guardian|home|{day.children[0]}"
    day.driver.post(action, sent)
    assert day.events("left_with_guardian") == 0


def test_an_adult_who_is_not_on_the_van_receives_nobody(day):
    """The grandmother's boarding is undone in another tab: the old button hands nobody over to her."""
    day.ride_out()
    day.press(day.home, "Cả nhà lên xe")
    action, sent = Forms(day.open(day.home)).find("Trao")
    sent["press"] = f"handed_over|home|{day.children[0]}=own_adult.{day.grandmother}"
    boarded = CustodyEvent.objects.get(kind="back_on_board", rider_id=day.grandmother)
    day.press(day.home, "Hoàn tác việc này", containing=str(boarded.pk), reason="bà chưa lên xe")
    text = day.words(day.driver.post(action, sent))
    assert "người nhận không có trong phiếu" in text
    assert day.events("handed_over") == 0


def test_the_way_out_is_not_undone_from_under_the_way_home(day):
    """The arrival stays while the way home stands; once that is undone it can be taken back."""
    day.ride_out()
    day.press(day.home, "Cả nhà lên xe")
    child = day.children[0]
    arrived = CustodyEvent.objects.get(kind="arrived", rider_id=child)
    refused = day.press(day.out, "Hoàn tác việc này", containing=str(arrived.pk), reason="bấm nhầm")
    assert "Hoàn tác lượt về trước" in day.words(refused)
    assert day.events("undo") == 0
    home = CustodyEvent.objects.get(kind="back_on_board", rider_id=child)
    day.press(day.home, "Hoàn tác việc này", containing=str(home.pk), reason="bấm nhầm")
    day.press(day.out, "Hoàn tác việc này", containing=str(arrived.pk), reason="bấm nhầm")
    assert day.events("undo") == 2


def test_a_phone_that_tells_home_before_out_shows_a_contradiction(day):
    """Its events are stored; both pages name it, and the run home does not close."""
    pen = _hand_out_phone(day)
    child = day.children[0]
    taps = [
        (day.out, Tap(kind=EventKind.BOARDED, rider_id=child, leg=OUT)),
        (day.home, Tap(kind=EventKind.BACK_ON_BOARD, rider_id=child, leg=HOME)),
    ]
    _send(day, pen, *(pen.write(tap, run_id=run.run_id, by=run.driver_id, at=day.now) for run, tap in taps))
    for run in (day.out, day.home):
        text = day.words(day.driver.get(day.address(run)))
        assert "Mâu thuẫn: 1" in text
        assert "lượt về khi lượt đi chưa xong" in text
    refused = day.words(day.press(day.home, "Kết thúc chuyến"))
    assert "lượt về khi lượt đi chưa xong" in refused


@pytest.mark.parametrize("when", ["the evening before", "three days later"])
def test_a_run_of_another_day_is_not_closed(day, when):
    """Tomorrow's run closes for nobody, last week's not for its crew; who answers for it may close."""
    is_early = when == "the evening before"
    day.ride_out()
    day.walk(day.out)
    day.at(EVENING if is_early else MORNING + timedelta(days=3))
    browser = day.dispatcher if is_early else day.driver
    text = day.words(day.press(day.out, "Kết thúc chuyến", browser=browser))
    assert "không phải hôm nay" in text
    assert day.events("closed") == 0
    if not is_early:
        day.press(day.out, "Kết thúc chuyến", browser=day.dispatcher)
        assert day.events("closed") == 1


def test_a_wrong_code_mended_in_the_old_form_is_said_to_be_sent_before(day):
    """Back, mend, send: no fault of the program, and nothing is recorded twice."""
    day.ride_out()
    action, sent = Forms(day.open(day.out, day.attendant)).find("xe không còn ai")
    assert day.attendant.post(action, {**sent, "code": "0"}).status_code == 200
    answer = day.attendant.post(action, {**sent, "code": "1"})
    assert answer.status_code == 409
    assert "đã được gửi trước đó" in day.words(answer)


def _values(forms):
    return [button["value"] for form in forms.forms for button in form["buttons"]]
