"""Who confirms the empty van, how, and what becomes of wrong codes."""

from http import HTTPStatus as Http
from uuid import uuid4

import pytest

from duadon.access.rides import crew_of
from duadon.core.custody.close_rule import MOST_WRONG_CODES
from duadon.core.privacy.masking import holds_number
from duadon.store.custody import CustodyEvent
from duadon.store.plans import Run
from tests.personas import WARD_11
from tests.web.driver.day import Forms
from tests.web.pages import count_statements, visit_as

PHOTOS = "bốn ảnh hàng ghế, gầm ghế và nhãn, lái xe gửi 9:05"
BY_PHOTO = "Đã xem ảnh: xe không còn ai"
IN_PERSON = "Tôi đã xem: xe không còn ai"


@pytest.fixture
def lone(day):
    """The driver is alone on the van, and everybody is off it."""
    Run.objects.filter(pk=day.out.run_id).update(attendant=None)
    day.ride_out()
    return day


def _code(day) -> str:
    return Run.objects.get(pk=day.out.run_id).last_row_code


def _wrong(day) -> str:
    return f"{(int(_code(day)) + 1) % 10_000:04d}"


def _detail(day):
    return CustodyEvent.objects.get(kind="walk_through_done").content["detail"]


def test_the_office_confirms_by_photograph_and_says_what_it_saw(lone):
    """The dispatcher's page offers no walk in person; the event says by photograph, in the words typed."""
    labels = Forms(lone.open(lone.out, lone.dispatcher)).labels()
    assert IN_PERSON not in labels
    answer = lone.press(lone.out, BY_PHOTO, browser=lone.dispatcher, code=_code(lone), looked_at=PHOTOS)
    assert "xe không còn ai" in lone.words(answer)
    event = CustodyEvent.objects.get(kind="walk_through_done").content
    assert (event["detail"]["manner"], event["reason"]) == ("by_photo", PHOTOS)
    closed = lone.press(lone.out, "Kết thúc chuyến", browser=lone.dispatcher)
    assert "Chuyến đã kết thúc" in lone.words(closed)


def test_a_personal_number_among_the_words_is_hidden(lone):
    """Before the event is hashed: it never changes afterwards."""
    words = "ảnh, cháu 099216012345"
    lone.press(lone.out, BY_PHOTO, browser=lone.dispatcher, code=_code(lone), looked_at=words)
    reason = CustodyEvent.objects.get(kind="walk_through_done").content["reason"]
    assert reason.startswith("ảnh, cháu")
    assert not holds_number(reason)


def test_a_photograph_without_words_is_not_taken(lone):
    """Nothing typed is a fault beside the field; blanks neither; nothing is stored."""
    for words in ("", "   "):
        answer = lone.press(lone.out, BY_PHOTO, browser=lone.dispatcher, code=_code(lone), looked_at=words)
        assert "field-fault" in answer.content.decode()
    assert lone.events("walk_through_done") == 0


def test_the_dispatcher_cannot_say_to_be_at_the_van(lone):
    """The form made by hand is refused with what to do, even with the right code."""
    action, sent = Forms(lone.open(lone.out, lone.dispatcher)).find(BY_PHOTO)
    by_hand = {**sent, "manner": "in_person", "code": _code(lone)}
    text = lone.words(lone.dispatcher.post(action, by_hand))
    assert "Ngồi ở văn phòng" in text
    assert lone.events("walk_through_done") == 0


def test_who_stands_at_the_point_looks_into_the_van(lone):
    """The point's operator has both ways, and the one in person needs no words."""
    labels = Forms(lone.open(lone.out, lone.desk)).labels()
    assert {IN_PERSON, BY_PHOTO} <= set(labels)
    lone.press(lone.out, IN_PERSON, browser=lone.desk, code=_code(lone))
    assert _detail(lone)["manner"] == "in_person"


def test_who_stands_elsewhere_sees_photographs(day):
    """A lone driver's way home ends in the ward: there its officer looks into the van, not the point's."""
    Run.objects.filter(pk__in=[day.out.run_id, day.home.run_id]).update(attendant=None)
    ward = day.office.ward_officer.officer_id
    at_the_end = {run: _in_person(run.run_id) for run in (day.out, day.home)}
    assert ward in at_the_end[day.home]
    assert ward not in at_the_end[day.out]
    operator = day.office.actor("diema.canbo", at=day.now).officer_id
    assert operator in at_the_end[day.out]
    assert operator not in at_the_end[day.home]
    labels = Forms(day.open(day.home, day.desk)).labels()
    assert IN_PERSON not in labels


def _in_person(run_id):
    row = Run.objects.select_related("plan", "vehicle").get(pk=run_id)
    return crew_of(row, {WARD_11}).receivers


def test_with_an_attendant_nobody_looks_at_photographs(day):
    """The dispatcher is offered nothing, and a form made by hand is refused."""
    day.ride_out()
    labels = Forms(day.open(day.out, day.dispatcher)).labels()
    assert not {IN_PERSON, BY_PHOTO} & set(labels)
    sent = {
        "command_id": str(uuid4()),
        "manner": "by_photo",
        "code": _code(day),
        "looked_at": PHOTOS,
        "seen_events": str(day.events()),
    }
    text = day.words(day.dispatcher.post(day.address(day.out, "run-walk"), sent))
    assert "phải là người thứ hai" in text
    assert day.events("walk_through_done") == 0


def test_a_wrong_code_is_said_and_recorded(day):
    """The page says that the try was recorded and how many are left; it is no walk, and no good press."""
    day.ride_out()
    text = day.words(day.walk(day.out, code=_wrong(day)))
    assert "Mã hàng ghế cuối không đúng" in text
    assert f"Còn {MOST_WRONG_CODES - 1} lần" in text
    assert "Đã ghi: xe không còn ai" not in text
    assert day.events("walk_through_done") == 1
    assert "Mã hàng ghế cuối không đúng" in day.words(day.press(day.out, "Kết thúc chuyến"))
    day.walk(day.out)
    assert "Chuyến đã kết thúc" in day.words(day.press(day.out, "Kết thúc chuyến"))


def test_five_wrong_codes_and_the_office_has_to_be_called(day):
    """The right code counts no longer, on no page and for no close, until the dispatcher lets it."""
    day.ride_out()
    told = [day.words(day.walk(day.out, code=_wrong(day))) for _ in range(MOST_WRONG_CODES)]
    assert "gọi điều phối" in told[-1]
    assert not any("xe không còn ai" in label for label in Forms(day.open(day.out, day.attendant)).labels())
    sent = {"command_id": str(uuid4()), "code": _code(day), "seen_events": str(day.events())}
    refused = day.words(day.attendant.post(day.address(day.out, "run-walk"), sent))
    assert f"đã sai {MOST_WRONG_CODES} lần" in refused
    assert day.events("walk_through_done") == MOST_WRONG_CODES
    assert "gọi điều phối" in day.words(day.press(day.out, "Kết thúc chuyến"))


def test_the_dispatcher_lets_the_code_be_tried_anew(day):
    """With words about what it was; the crew is not offered it and may not send it."""
    day.ride_out()
    for _ in range(MOST_WRONG_CODES):
        day.walk(day.out, code=_wrong(day))
    assert f"Mã hàng ghế cuối không đúng: {MOST_WRONG_CODES}" in day.words(
        day.dispatcher.get(day.address(day.out))
    )
    action, sent = Forms(day.open(day.out, day.dispatcher)).find("Cho nhập lại mã")
    assert day.attendant.post(action, {**sent, "reason": "nhầm"}).status_code == Http.FORBIDDEN
    assert "phải ghi lý do" in day.words(day.dispatcher.post(action, {**sent, "reason": " "}))
    day.press(day.out, "Cho nhập lại mã", browser=day.dispatcher, reason="thẻ bị mờ, đã đọc lại")
    assert CustodyEvent.objects.get(kind="undo").content["reason"] == "thẻ bị mờ, đã đọc lại"
    day.walk(day.out)
    assert "Chuyến đã kết thúc" in day.words(day.press(day.out, "Kết thúc chuyến"))


def test_the_page_of_a_lone_driver_asks_little_too(lone):
    """At most 12 statements for the driver, the dispatcher and the point."""
    for username in ("laixe1", "dieuphoi", "diema.canbo"):
        assert count_statements(visit_as(username), lone.address(lone.out)) <= 12
