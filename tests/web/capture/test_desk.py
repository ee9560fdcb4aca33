"""The capture desk: who is called, what comes of it, and what the desk is shown."""

import re
from http import HTTPStatus as Http

import pytest

from duadon.core.enrolment.states import Status
from duadon.store.captures import CaptureOutcome
from duadon.store.enrolments import list_children_at
from duadon.store.ledger import AccessLog
from tests.leaks import numbers_of_people
from tests.web.driver.day import Forms
from tests.web.pages import count_statements, visit_as

DESK = "/diem-thu-nhan/"


@pytest.fixture
def arrived(day):
    """Everybody has got off at the point, ten minutes ago."""
    day.ride_out()
    day.later(10)
    return day


def _desk(day):
    return day.desk.get(DESK).content.decode()


def _press(day, label: str, **more):
    """Press the desk's first button of these words."""
    action, sent = Forms(_desk(day)).find(label)
    return day.desk.post(action, {**sent, **more}, follow=True)


def test_before_anybody_arrives_the_page_says_who_is_coming(day):
    """Nobody waits; the two children aboard are counted, and the page teaches what brings them here."""
    day.press(day.out, "Cả nhà lên xe")
    text = day.words(day.desk.get(DESK))
    assert "Chưa có cháu nào chờ. 2 cháu đang trên đường" in text


def test_who_waits_is_shown_with_track_papers_and_the_van(arrived):
    """Two children wait ten minutes, each with the age group, what to show, and when the van leaves."""
    text = arrived.words(arrived.desk.get(DESK))
    assert "Đang chờ 2" in text
    assert re.search(r"Chờ thường gặp 10 phút", text)
    assert text.count("Từ đủ 6 đến dưới 14 tuổi") == 2
    assert "Xuất trình:" in text
    assert "phải rời sau 15 phút (07:35)" in text
    assert "2/2 cháu" in text
    assert not numbers_of_people(_desk(arrived))


def test_a_child_is_called_and_captured(arrived):
    """The call brings the buttons of the outcome; the outcome moves the child's status, once."""
    assert "Đang gọi" in arrived.words(_press(arrived, "Gọi"))
    after = arrived.words(_press(arrived, "Đã thu nhận"))
    assert "Đã xong hôm nay: 1" in after
    assert "Đang chờ 1" in after
    assert len(list_children_at(arrived.office.frame.id, Status.CAPTURED)) == 1


def test_not_captured_keeps_the_reason(arrived):
    """A press on a reason stores that reason and nothing else."""
    _press(arrived, "Gọi")
    after = arrived.words(_press(arrived, "không đọc được vân tay"))
    assert "Chưa thu nhận: không đọc được vân tay" in after
    assert CaptureOutcome.objects.count() == 1
    assert len(list_children_at(arrived.office.frame.id, Status.NOT_CAPTURED)) == 1


def test_an_outcome_is_taken_back_with_a_reason(arrived):
    """After another press the undo asks why; with a reason the child waits again."""
    _press(arrived, "Gọi")
    _press(arrived, "Đã thu nhận")
    arrived.later(1)
    _press(arrived, "Gọi")
    refused = arrived.words(_press(arrived, "Hoàn tác việc này", reason=" "))
    assert "phải ghi lý do" in refused
    after = arrived.words(_press(arrived, "Hoàn tác việc này", reason="bấm nhầm cháu"))
    assert "Đã xong hôm nay" not in after
    assert not list_children_at(arrived.office.frame.id, Status.CAPTURED)


def test_only_the_first_called_child_has_keys(arrived):
    """Both children are called: each accesskey stands once on the page."""
    _press(arrived, "Gọi")
    _press(arrived, "Gọi")
    assert _desk(arrived).count('accesskey="1"') == 1
    assert _desk(arrived).count('accesskey="8"') == 1


def test_a_page_that_polls_is_logged_once(arrived):
    """Three looks within a quarter of an hour are one row of the log; a later look is another."""
    before = AccessLog.objects.count()
    for _ in range(3):
        _desk(arrived)
    assert AccessLog.objects.count() == before + 1
    arrived.later(20)
    _desk(arrived)
    assert AccessLog.objects.count() == before + 2


def test_a_driver_may_not_say_what_came_of_it(arrived):
    """The desk's press sent by the driver is turned away, and nothing is stored."""
    action, sent = Forms(_desk(arrived)).find("Gọi")
    stored = arrived.events()
    assert arrived.driver.post(action, sent).status_code == Http.FORBIDDEN
    assert arrived.driver.get(DESK).status_code == Http.FORBIDDEN
    assert arrived.events() == stored


def test_a_point_that_no_van_goes_to_is_404(arrived):
    """An unknown point and something that is no id lead nowhere."""
    run = arrived.out.run_id
    assert arrived.desk.get(f"{DESK}?diem={run}").status_code == Http.NOT_FOUND
    assert arrived.desk.get(f"{DESK}?diem=cho").status_code == Http.NOT_FOUND


def test_the_desk_asks_little_of_the_database(arrived):
    """At most 12 statements, with the log of who is shown."""
    assert count_statements(visit_as("diema.canbo"), DESK) <= 12
