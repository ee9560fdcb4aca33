"""Closing beyond the crew: presses kept aside are settled by hand, a lost phone is overridden."""

from dataclasses import replace
from http import HTTPStatus as Http
from uuid import uuid4

import pytest

from duadon.actions.enrol_device import EnrolDevice, enrol_device
from duadon.actions.record_custody import RecordCustody, record_custody
from duadon.core.custody.kinds import EventKind, Source
from duadon.core.privacy.masking import holds_number
from duadon.core.values.ids import DeviceId, EventId
from duadon.demo.pens import Pen, Tap
from duadon.store.custody import CustodyEvent, ParkedEvent
from tests.scene import MORNING, must
from tests.web.driver.day import OUT, Forms
from tests.web.pages import count_statements, visit_as


def _hand_out_phone(day) -> Pen:
    pen = Pen(device_id=DeviceId(uuid4()), source=Source.PHONE)
    command = EnrolDevice(
        command_id=uuid4(),
        device_id=pen.device_id,
        kind=pen.source,
        label="máy lái xe",
        run_ids=(day.out.run_id,),
    )
    must(enrol_device(command, actor=day.office.dispatcher, now=MORNING))
    return pen


def _send(day, pen, *events) -> None:
    command = RecordCustody(command_id=uuid4(), device_id=pen.device_id, events=events)
    must(record_custody(command, actor=day.office.actor("laixe1", at=MORNING), now=MORNING))


@pytest.fixture
def parked(day):
    """A phone used one number for two presses; otherwise the run is ready to close."""
    pen = _hand_out_phone(day)
    tap = Tap(kind=EventKind.BOARDED, rider_id=day.children[0], leg=OUT)
    first = pen.write(tap, run_id=day.out.run_id, by=day.out.driver_id, at=MORNING)
    second = replace(first, id=EventId(uuid4()), rider_id=day.children[1])
    _send(day, pen, first, second)
    for child in day.children[1:]:
        day.press(day.out, "Lên xe", containing=f"|{child}")
    day.press(day.out, "Lên xe", containing=f"|{day.grandmother}")
    day.press(day.out, "Cả nhà xuống xe")
    done = Tap(kind=EventKind.CLOSE_ASKED)
    _send(day, pen, pen.write(done, run_id=day.out.run_id, by=day.out.driver_id, at=day.now))
    day.walk(day.out)
    return day


def test_a_parked_press_keeps_the_run_open_until_it_is_settled(parked):
    """The close names it; the dispatcher says what it was; then the run closes, and a note stands."""
    assert "chưa ghi được" in parked.words(parked.press(parked.out, "Kết thúc chuyến"))
    page = parked.words(parked.dispatcher.get(parked.address(parked.out)))
    assert "Đang giữ riêng: 1" in page
    assert "đã dùng cho thao tác khác" in page
    settled = parked.press(
        parked.out, "Đã xử lý bằng tay", browser=parked.dispatcher, reason="Lái xe bấm lại cho cháu thứ hai"
    )
    assert "không còn chờ thao tác này" in parked.words(settled)
    assert "Lái xe bấm lại" in CustodyEvent.objects.get(kind="note").content["detail"]["text"]
    assert ParkedEvent.objects.get().resolved_at is not None
    assert "Chuyến đã kết thúc" in parked.words(parked.press(parked.out, "Kết thúc chuyến"))


def test_a_personal_number_in_a_settling_is_hidden(parked):
    """The note stays with the run for ever, without the number."""
    parked.press(parked.out, "Đã xử lý bằng tay", browser=parked.dispatcher, reason="cháu 099216012345")
    text = CustodyEvent.objects.get(kind="note").content["detail"]["text"]
    assert "cháu" in text
    assert not holds_number(text)


def test_settling_needs_words_and_the_right(parked):
    """Blanks are refused; the crew sees no such form and may not send it."""
    action, sent = Forms(parked.open(parked.out, parked.dispatcher)).find("Đã xử lý bằng tay")
    assert "hỏi người bấm" in parked.words(parked.dispatcher.post(action, {**sent, "reason": "  "}))
    assert "Đã xử lý bằng tay" not in Forms(parked.open(parked.out)).labels()
    answer = parked.driver.post(action, {**sent, "command_id": str(uuid4()), "reason": "xong"})
    assert answer.status_code == Http.FORBIDDEN
    assert ParkedEvent.objects.get().resolved_at is None


def test_settling_twice_is_said(parked):
    """Two dispatchers settle the same: the second hears that it was settled before."""
    action, sent = Forms(parked.open(parked.out, parked.dispatcher)).find("Đã xử lý bằng tay")
    parked.dispatcher.post(action, {**sent, "reason": "đã hỏi"})
    again = parked.commander.post(action, {**sent, "command_id": str(uuid4()), "reason": "đã hỏi"})
    assert "đã được xử lý rồi" in parked.words(again)
    assert parked.events("note") == 1


def test_the_commander_closes_without_a_lost_phone(day):
    """The phone never spoke: the crew is refused, the commander names it lost and the run closes."""
    pen = _hand_out_phone(day)
    day.ride_out()
    day.walk(day.out)
    assert "máy lái xe chưa báo kết thúc" in day.words(day.press(day.out, "Kết thúc chuyến"))
    words = {
        "lost_devices": [str(pen.device_id)],
        "second_person": str(day.office.dispatcher.officer_id),
        "call_result": "Gọi phụ xe: mọi người đã xuống",
        "reason": "Máy rơi xuống sông",
    }
    answer = day.press(day.out, "quyết định của chỉ huy", browser=day.commander, **words)
    assert "Chuyến đã kết thúc" in day.words(answer)
    assert CustodyEvent.objects.get(kind="closed").content["reason"] == "Máy rơi xuống sông"


def test_personal_numbers_in_an_override_are_hidden(day):
    """Neither the reason nor what the call told keeps one."""
    pen = _hand_out_phone(day)
    day.ride_out()
    day.walk(day.out)
    words = {
        "lost_devices": [str(pen.device_id)],
        "second_person": str(day.office.dispatcher.officer_id),
        "call_result": "cháu 099216012345 đã xuống",
        "reason": "máy của 099216012345 rơi",
    }
    day.press(day.out, "quyết định của chỉ huy", browser=day.commander, **words)
    content = CustodyEvent.objects.get(kind="closed").content
    assert not holds_number(content["reason"])
    assert not holds_number(content["detail"]["call_result"])


def test_an_override_waives_nothing_but_the_phone(day):
    """With everybody still aboard the commander's word closes nothing, and what was typed stays."""
    pen = _hand_out_phone(day)
    day.press(day.out, "Cả nhà lên xe")
    words = {
        "lost_devices": [str(pen.device_id)],
        "second_person": str(day.office.dispatcher.officer_id),
        "call_result": "không ai nghe máy",
        "reason": "Máy mất",
    }
    answer = day.press(day.out, "quyết định của chỉ huy", browser=day.commander, **words)
    assert "còn 3 người" in day.words(answer)
    assert "không ai nghe máy" in answer.content.decode()
    assert day.events("closed") == 0


def test_an_override_without_words_shows_every_fault(day):
    """Nothing chosen and nothing written: four faults at once, nothing closed."""
    _hand_out_phone(day)
    answer = day.press(day.out, "quyết định của chỉ huy", browser=day.commander)
    assert answer.content.decode().count("field-fault") >= 3
    assert day.events("closed") == 0


def test_only_a_commander_overrides(day):
    """The dispatcher's page offers no override, and the form sent all the same is forbidden."""
    _hand_out_phone(day)
    action, sent = Forms(day.open(day.out, day.commander)).find("quyết định của chỉ huy")
    assert not any("chỉ huy" in one for one in Forms(day.open(day.out, day.dispatcher)).labels())
    assert day.dispatcher.post(action, sent).status_code == Http.FORBIDDEN


def test_the_commander_reads_and_does_not_record(day):
    """The page opens without a button that records, and a press is forbidden."""
    action, sent = Forms(day.open(day.out)).find("Cả nhà lên xe")
    assert "Cả nhà lên xe (3)" not in Forms(day.open(day.out, day.commander)).labels()
    assert day.commander.post(action, sent).status_code == Http.FORBIDDEN
    assert day.events() == 0


def test_the_page_of_who_answers_for_closing_asks_little_too(parked):
    """At most 12 statements for the dispatcher and the commander."""
    for username in ("dieuphoi", "chihuy"):
        assert count_statements(visit_as(username), parked.address(parked.out)) <= 12
