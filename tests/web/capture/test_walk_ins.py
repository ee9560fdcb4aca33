"""Tự đến: a child without a van is found by name or birthday, and what came of it is one press."""

from datetime import timedelta
from http import HTTPStatus as Http
from uuid import uuid4

import pytest

from duadon.core.enrolment.states import Status
from duadon.core.values.person_names import fold
from duadon.store.captures import CaptureOutcome
from duadon.store.enrolments import list_children_at
from duadon.store.ledger import AccessLog
from tests.actions.commands import capture_point, comes_alone
from tests.leaks import numbers_of_people
from tests.web.driver.day import Forms
from tests.web.pages import count_statements, text_of, visit_as

PAGE, DESK = "/diem-thu-nhan/tu-den/", "/diem-thu-nhan/"


@pytest.fixture
def child(day):
    """A child of ward 11 between 6 and 13 whom no van brings."""
    wanted = comes_alone(day.scene)
    return next(one for one in day.scene.records if one.id == wanted)


def look_for(day, text):
    """Type something into the search of the page."""
    return day.desk.post(PAGE, {"text": text})


def press(day, page, label, **more):
    """Press the first button of these words on a page, and follow to the next."""
    action, sent = Forms(page.content.decode()).find(label)
    return day.desk.post(action, {**sent, **more}, follow=True)


def birthday(record):
    """Write the date of birth as ddmmyy."""
    full = record.birth.full()
    return f"{full:%d%m%y}"


def test_the_desk_leads_to_those_who_come_alone(day):
    """With and without a plan of the day the desk's page has the way to it."""
    assert PAGE in day.desk.get(DESK).content.decode()
    day.later(24 * 60)
    assert PAGE in day.desk.get(DESK).content.decode()


def test_found_by_folded_name_and_birthday(day, child):
    """Without accents and in any order, or by ddmmyy; the number is masked and logged is who was shown."""
    before = AccessLog.objects.count()
    text = fold(" ".join(reversed(child.full_name.split())))
    page = look_for(day, f"{text} {birthday(child)}")
    assert child.full_name in text_of(page)
    assert "Từ đủ 6 đến dưới 14 tuổi" in text_of(page)
    assert AccessLog.objects.count() == before + 1
    assert not numbers_of_people(page.content.decode())
    assert child.full_name in text_of(look_for(day, birthday(child)))
    turned_away = look_for(day, "099 123 456 789")
    assert "Xin không nhập số định danh" in text_of(turned_away)
    assert not numbers_of_people(turned_away.content.decode())


def test_one_press_captures_the_child(day, child):
    """Captured: one outcome and one status, counted on the page; the child's file is done here."""
    after = press(day, look_for(day, f"{child.full_name} {birthday(child)}"), "Đã thu nhận")
    text = text_of(after)
    assert f"Đã ghi: {child.full_name} đã thu nhận." in text
    assert "Đã thu nhận hôm nay: 1 cháu" in text
    assert list_children_at(day.office.frame.id, Status.CAPTURED) == [child.id]
    again = text_of(look_for(day, f"{child.full_name} {birthday(child)}"))
    assert "không cần thu nhận lại" in again
    assert CaptureOutcome.objects.count() == 1


def test_a_double_press_records_once(day, child):
    """The same form sent twice is one outcome."""
    page = look_for(day, f"{child.full_name} {birthday(child)}")
    for _ in range(2):
        press(day, page, "Đã thu nhận")
    assert CaptureOutcome.objects.count() == 1


def test_a_reason_says_when_to_come_again(day, child):
    """Papers missing: kept with the reason, and the page tells what the family has to do."""
    page = look_for(day, f"{child.full_name} {birthday(child)}")
    text = text_of(press(day, page, "thiếu giấy tờ"))
    assert f"{child.full_name} chưa thu nhận (thiếu giấy tờ)" in text
    assert "nhắc gia đình mang đủ giấy tờ rồi hẹn lại từ 10/09/2024" in text
    assert list_children_at(day.office.frame.id, Status.NOT_CAPTURED) == [child.id]


def test_a_mistake_is_taken_back_with_a_reason(day, child):
    """Without a reason it stands and the page says so; with one the child may be captured again."""
    page = press(day, look_for(day, f"{child.full_name} {birthday(child)}"), "Đã thu nhận")
    refused = press(day, page, "Hoàn tác việc này", note=" ")
    assert "phải ghi lý do" in text_of(refused)
    after = text_of(press(day, page, "Hoàn tác việc này", note="bấm nhầm cháu", command_id=str(uuid4())))
    assert "Đã hủy lần ghi nhầm" in after
    assert "Đã hủy: bấm nhầm cháu" in after
    assert "Đã thu nhận hôm nay: 0 cháu" in after
    assert not list_children_at(day.office.frame.id, Status.CAPTURED)


def test_under_6_needs_no_capture(day):
    """A small child is found and no button stands beside it; the page says who guides the family."""
    small = comes_alone(day.scene, least=0, below=6)
    record = next(one for one in day.scene.records if one.id == small)
    page = look_for(day, f"{record.full_name} {birthday(record)}")
    assert "dưới 6 tuổi không phải thu nhận sinh trắc học" in text_of(page)
    assert "Công an phường, xã nơi cư trú hướng dẫn" in text_of(page)
    assert f'name="child" value="{small}"' not in page.content.decode()


def test_who_is_expected_is_sent_to_the_queue(day):
    """The grandchildren have a ride today: the queue of the point is the place to record them."""
    rider = day.scene.visit.records[0]
    page = look_for(day, f"{rider.full_name} {birthday(rider)}")
    assert "nằm ở hàng chờ của điểm thu nhận" in text_of(page)
    assert f'name="child" value="{rider.id}"' not in page.content.decode()


def test_who_stands_in_no_list_is_told_who_helps(day):
    """Nobody fits: the page names what else to try and who adds a child to the list."""
    text = text_of(look_for(day, "Không Có Ai Tên Này"))
    assert "Không có cháu nào trong danh sách khớp" in text
    assert "công an phường, xã nơi gia đình cư trú thêm cháu vào danh sách" in text


def test_many_who_fit_are_cut(day):
    """A family name alone fits many: ten are shown, and the page asks for more."""
    page = look_for(day, "nguyen")
    assert page.content.decode().count('class="person-head"') == 10
    assert "Còn cháu khác cũng khớp" in text_of(page)


def test_only_the_desk_and_its_own_points(day, child):
    """A driver is turned away everywhere; an unknown point and another office's child lead nowhere."""
    sent = {"command_id": str(uuid4()), "child": child.id, "point": capture_point(), "outcome": "captured"}
    assert day.driver.get(PAGE).status_code == Http.FORBIDDEN
    assert day.driver.post(f"{PAGE}ghi/", sent).status_code == Http.FORBIDDEN
    assert day.desk.get(f"{PAGE}?diem={uuid4()}").status_code == Http.NOT_FOUND
    assert day.desk.get(f"{PAGE}?diem=cho").status_code == Http.NOT_FOUND
    assert day.desk.post(f"{PAGE}ghi/", {**sent, "child": uuid4()}).status_code == Http.NOT_FOUND
    assert day.desk.post(f"{PAGE}ghi/", {**sent, "outcome": "perhaps"}).status_code == Http.BAD_REQUEST
    assert not CaptureOutcome.objects.exists()


def test_the_page_asks_little_of_the_database(day, child):
    """At most twelve statements, with children seen today and their names in the log."""
    press(day, look_for(day, f"{child.full_name} {birthday(child)}"), "Đã thu nhận")
    assert count_statements(visit_as("diema.canbo"), PAGE) <= 12


def test_yesterdays_children_stand_there_no_longer(day, child):
    """The page is of today: what was recorded yesterday is in the counts, not in its list."""
    press(day, look_for(day, f"{child.full_name} {birthday(child)}"), "Đã thu nhận")
    day.later(timedelta(days=1).total_seconds() // 60)
    assert child.full_name not in text_of(day.desk.get(PAGE))
