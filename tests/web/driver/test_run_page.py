"""The crew's page: presses once, tells truths, and lets nobody else in."""

from http import HTTPStatus as Http
from uuid import uuid4

import pytest

from duadon.actions.enrol_own_browser import browser_of
from duadon.store.custody import CustodyEvent
from duadon.store.plans import Run
from tests.leaks import numbers_of_people
from tests.web.driver.day import Forms
from tests.web.pages import count_statements, visit_as


def test_the_run_of_another_crew_is_404(day):
    """Neither its page nor any of its forms is there for the second van's driver."""
    other = visit_as("laixe2")
    assert other.get(day.address(day.out)).status_code == Http.NOT_FOUND
    action, sent = Forms(day.open(day.out)).find("Cả nhà lên xe")
    assert other.post(action, sent).status_code == Http.NOT_FOUND
    for name in ("run-walk", "run-close"):
        sent = {"command_id": str(uuid4()), "code": "1", "seen_events": "0"}
        assert other.post(day.address(day.out, name), sent).status_code == Http.NOT_FOUND
    assert day.events() == 0


def test_a_run_that_never_was_is_the_same_404(day):
    """An unknown id answers like a run of others."""
    missing = day.address(day.out).replace(str(day.out.run_id), str(uuid4()))
    assert day.driver.get(missing).status_code == Http.NOT_FOUND


def test_the_ward_officer_may_not_record(day):
    """Who reads plans only gets 403, and nothing is stored."""
    officer = visit_as("p11.cskv")
    action, sent = Forms(day.open(day.out)).find("Cả nhà lên xe")
    assert officer.get(day.address(day.out)).status_code == Http.FORBIDDEN
    assert officer.post(action, sent).status_code == Http.FORBIDDEN
    assert day.events() == 0


def test_the_dispatcher_records_for_any_run(day):
    """The office-wide right reaches the run; the events bear the dispatcher's own device."""
    day.press(day.out, "Cả nhà lên xe", browser=day.dispatcher)
    device = browser_of(day.office.dispatcher.officer_id, day.scene.schedule(day.now.date()).day)
    assert set(CustodyEvent.objects.values_list("device_id", flat=True)) == {device}


def test_a_double_press_is_one_event_a_person(day):
    """The very same form sent twice stores three events, not six."""
    action, sent = Forms(day.open(day.out)).find("Cả nhà lên xe")
    for _ in range(2):
        assert day.driver.post(action, sent).status_code == Http.FOUND
    assert day.events("boarded") == 3


def test_two_buttons_of_one_page_are_two_commands(day):
    """Both children are pressed on a page that was drawn once: each has an event."""
    forms = Forms(day.open(day.out))
    for child in day.children:
        action, sent = forms.find("Lên xe", containing=f"|{child}")
        day.driver.post(action, sent)
    assert day.events("boarded") == 2


def test_two_tabs_share_one_row_of_numbers(day):
    """The second tab is as old as the first: what is known is left out, what is new follows on."""
    first, second = Forms(day.open(day.out)), Forms(day.open(day.out))
    action, sent = first.find("Lên xe", containing=f"|{day.children[0]}")
    day.driver.post(action, sent)
    action, sent = second.find("Cả nhà lên xe")
    day.driver.post(action, sent)
    numbers = CustodyEvent.objects.order_by("number").values_list("number", "rider_id")
    assert [number for number, _ in numbers] == [1, 2, 3]
    assert len({rider for _, rider in numbers}) == 3


def test_what_somebody_else_recorded_is_said(day):
    """The attendant presses what the driver has pressed: nothing is stored, the page says who did."""
    forms = Forms(day.open(day.out, day.attendant))
    day.press(day.out, "Cả nhà lên xe")
    action, sent = forms.find("Cả nhà lên xe")
    text = day.words(day.attendant.post(action, sent))
    assert "Chưa ghi gì" in text
    assert "đã ghi lúc" in text
    assert day.events() == 3


def test_absent_does_not_follow_from_being_aboard(day):
    """An old page calls a child absent that is aboard: refused with what to do, and no contradiction."""
    forms = Forms(day.open(day.out))
    day.press(day.out, "Cả nhà lên xe")
    action, sent = forms.find("không có mặt", containing=f"|{day.children[0]}=")
    text = day.words(day.driver.post(action, sent))
    assert "không tiếp theo được" in text
    assert "Mâu thuẫn" not in text
    assert day.events() == 3


def test_absent_with_its_reason_ends_the_way_out_and_home(day):
    """Who is absent in the morning needs no seat home: the home run offers to leave them at home."""
    day.press(day.out, "bị ốm", containing=f"|{day.children[0]}=")
    assert "Vắng 1" in day.words(day.driver.get(day.address(day.out)))
    page = day.words(day.driver.get(day.address(day.home)))
    assert "không đến điểm thu nhận" in page
    day.press(day.home, "Ở với gia đình", containing=f"|{day.children[0]}")
    assert "Ở nơi khác 1" in day.words(day.driver.get(day.address(day.home)))


def test_the_last_press_is_undone_by_one_tap(day):
    """A whole family's press is one undo; afterwards everybody is expected again."""
    day.press(day.out, "Cả nhà lên xe")
    after = day.words(day.press(day.out, "Hoàn tác thao tác vừa bấm"))
    assert "Chưa lên 3" in after
    assert day.events("undo") == 1


def test_an_older_press_is_undone_with_a_reason(day):
    """After another press the undo stands at the person and asks why; the reason is kept."""
    first, second = day.children
    day.press(day.out, "Lên xe", containing=f"|{first}")
    day.later(1)
    day.press(day.out, "Lên xe", containing=f"|{second}")
    event = CustodyEvent.objects.get(rider_id=first)
    refused = day.press(day.out, "Hoàn tác việc này", containing=str(event.pk))
    assert "phải ghi lý do" in day.words(refused)
    assert day.events("undo") == 0
    day.press(day.out, "Hoàn tác việc này", containing=str(event.pk), reason="bấm nhầm cháu")
    assert CustodyEvent.objects.get(kind="undo").content["reason"] == "bấm nhầm cháu"
    assert "Trên xe 1" in day.words(day.driver.get(day.address(day.out)))


def test_the_driver_cannot_walk_alone(day):
    """The driver's page offers no such button, and the form sent all the same is refused."""
    day.ride_out()
    page = day.open(day.out)
    assert not any("xe không còn ai" in label for label in Forms(page).labels())
    code = Run.objects.get(pk=day.out.run_id).last_row_code
    sent = {"command_id": str(uuid4()), "code": code, "seen_events": str(day.events())}
    answer = day.driver.post(day.address(day.out, "run-walk"), sent)
    assert "phải là người thứ hai" in day.words(answer)
    assert day.events("walk_through_done") == 0


def test_nobody_walks_through_a_van_with_people(day):
    """With three aboard the walk is refused and names them."""
    day.press(day.out, "Cả nhà lên xe")
    text = day.words(day.walk(day.out))
    assert "còn 3 người trên xe" in text
    assert day.events("walk_through_done") == 0


def test_a_walk_from_an_old_page_is_asked_for_again(day):
    """Somebody recorded more while the attendant walked: look once more."""
    day.press(day.out, "Lên xe", containing=f"|{day.children[0]}")
    day.later(30)
    day.press(day.out, "Xuống xe", containing=f"|{day.children[0]}")
    action, sent = Forms(day.open(day.out, day.attendant)).find("xe không còn ai")
    day.press(day.out, "bị ốm", containing=f"|{day.children[1]}=")
    code = Run.objects.get(pk=day.out.run_id).last_row_code
    text = day.words(day.attendant.post(action, {**sent, "code": code}))
    assert "Nhìn lại trong xe một lần nữa" in text
    assert day.events("walk_through_done") == 0


def test_a_receiver_whom_no_request_names_is_refused(day):
    """A button made by hand for a receiver who is not there stores nothing."""
    day.ride_out()
    day.press(day.home, "Cả nhà lên xe")
    action, sent = Forms(day.open(day.home)).find("Trao", containing=f"|{day.children[0]}=")
    for receiver in ("named.2", f"own_adult.{day.children[1]}", "self", "walks_home"):
        sent["press"] = f"handed_over|home|{day.children[0]}={receiver}"
        assert "người nhận không có trong phiếu" in day.words(day.driver.post(action, sent))
    assert day.events("handed_over") == 0


@pytest.mark.parametrize(
    "press",
    [
        "",
        "boarded",
        "boarded|out|x",
        "closed|out|{rider}",
        "absent|out|{rider}=tired",
        "handed_over|home|{rider}=walks_home,{rider}=own_adult.{rider}",
    ],
)
def test_what_no_button_says_is_400(day, press):
    """A press that was made by hand is turned away before anything is asked of the database."""
    sent = {"command_id": str(uuid4()), "press": press.format(rider=day.children[0])}
    answer = day.driver.post(day.address(day.out, "run-record"), sent)
    assert answer.status_code == Http.BAD_REQUEST
    assert day.events() == 0


@pytest.mark.parametrize("who", ["a stranger", "the other leg"])
def test_nobody_is_recorded_on_a_run_that_does_not_list_them(day, who):
    """A press made by hand for an unknown rider, or for the way that this run does not drive, is 404."""
    rider = uuid4() if who == "a stranger" else day.children[0]
    way = "boarded|out" if who == "a stranger" else "back_on_board|home"
    sent = {"command_id": str(uuid4()), "press": f"{way}|{rider}"}
    assert day.driver.post(day.address(day.out, "run-record"), sent).status_code == Http.NOT_FOUND
    assert day.events() == 0


def test_a_closed_run_opens_again_for_a_late_finding(day):
    """A child is found to have been marked wrongly after the close: the undo reopens the run and says so."""
    day.ride_out()
    day.walk(day.out)
    day.press(day.out, "Kết thúc chuyến")
    arrived = CustodyEvent.objects.filter(kind="arrived").first()
    answer = day.press(
        day.out, "Hoàn tác việc này", containing=str(arrived.pk), reason="cháu còn ngủ trên xe"
    )
    text = day.words(answer)
    assert "được mở lại" in text
    assert "Trên xe 1" in text


def test_no_number_of_a_person_and_no_name_in_an_address(day):
    """The page holds no personal number and no phone; addresses hold ids only."""
    page = day.open(day.out)
    assert not numbers_of_people(page)
    assert "Khang" not in " ".join(form["action"] for form in Forms(page).forms)


def test_the_page_asks_little_of_the_database(day):
    """At most 12 statements for the run's page and for the list of runs."""
    day.ride_out()
    assert count_statements(visit_as("laixe1"), day.address(day.out)) <= 12
    assert count_statements(visit_as("laixe1"), "/chuyen/") <= 12


def test_my_runs_say_what_is_next(day):
    """The open run comes first and is called next; closed ones go to the end."""
    text = day.words(day.driver.get("/chuyen/"))
    assert text.index("Chưa xuất phát · chuyến kế tiếp") < text.rindex("Chưa xuất phát")
    day.ride_out()
    day.walk(day.out)
    day.press(day.out, "Kết thúc chuyến")
    page = day.driver.get("/chuyen/").content.decode()
    assert page.index(str(day.home.run_id)) < page.index(str(day.out.run_id))


def test_who_drives_nothing_today_is_told_whom_to_ask(day):
    """An empty list teaches: of a driver without a run, and of a day without a plan."""
    assert "nhờ điều phối xem lại" in day.words(visit_as("laixe2").get("/chuyen/"))
    day.later(3 * 24 * 60)
    assert "Chưa có chuyến nào hôm nay" in day.words(day.driver.get("/chuyen/"))
