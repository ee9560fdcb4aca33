"""Hôm nay: the first line, alarms with what to do, the runs, the picture, and where one child is."""

import re
from datetime import UTC, datetime, timedelta
from http import HTTPStatus as Http
from xml.etree import ElementTree as ET

import pytest

from duadon.core.privacy.masking import short_name
from duadon.queries.clock import machine_time
from duadon.store.custody import park_event
from duadon.store.jobs import WorkerPulse
from duadon.store.ledger import AccessLog
from duadon.store.plans import DayPlan, Run
from tests.leaks import numbers_of_people
from tests.web.pages import count_statements, text_of, visit_as
from tests.web.shuttle_morning import DAY, MORNING, outward_run, set_clock

BOARD = "/hom-nay/"
LARGEST_PICTURE = 60_000


def _today(username: str = "dieuphoi") -> str:
    return text_of(visit_as(username).get(BOARD))


def _pictures(html: str) -> list[str]:
    return re.findall(r"<svg.*?</svg>", html, re.DOTALL)


def test_the_first_line_counts_runs_people_and_what_is_to_do(morning):
    """As many runs and people as the published plan has, and as many things as stand in the list."""
    page = _today()
    runs = Run.objects.filter(plan__day=DAY)
    people = {rider for run in runs for rider in run.listed.values_list("rider_id", flat=True)}
    assert f"{runs.count()} chuyến, {len(people)} người; " in page
    todo = re.search(r"(\d+) việc cần xử lý", page)
    items = visit_as("dieuphoi").get(BOARD).content.decode().count('class="todo"')
    assert (int(todo.group(1)) if todo else 0) == items


def test_a_run_tells_its_van_crew_seats_and_next_stop(morning):
    """One of the family is aboard, the van still stands at its first stop, and it is late by now."""
    page = _today()
    run = outward_run(morning.own)
    assert f"{run.vehicle.name}, chuyến {run.number}" in page
    assert run.driver.display_name in page
    seats = run.vehicle.registered_seats - 2
    assert f"1 /{seats}" in page
    assert "Đang chạy" in page
    assert "Tính đến 08:30 10/09/2024" in page


def test_the_board_names_nobody_and_logs_nothing(morning):
    """It asks for itself every 20 s: names stand one press away, where the read is logged."""
    before = AccessLog.objects.count()
    answer = visit_as("dieuphoi").get(BOARD)
    html = answer.content.decode()
    assert 'hx-trigger="every 20s"' in html
    assert not any(
        short_name(child.full_name) in html for child in morning.own.children if ". " in child.full_name
    )
    assert numbers_of_people(html) == []
    assert AccessLog.objects.count() == before


def test_who_is_aboard_too_long_is_an_alarm_with_a_way_to_the_run(morning):
    """At 08:30 one child has been aboard since 07:01: longer than an hour."""
    run = outward_run(morning.own)
    page = _today()
    assert f"{run.vehicle.name}, chuyến {run.number}: 1 người ngồi trên xe lâu hơn mức cho phép" in page
    address = f'href="/dang-o-dau/#run-{run.pk}"'
    assert address in visit_as("dieuphoi").get(BOARD).content.decode()
    assert f'id="run-{run.pk}"' in visit_as("dieuphoi").get("/dang-o-dau/").content.decode()
    set_clock(morning.office, MORNING - timedelta(minutes=45))
    assert "lâu hơn mức cho phép" not in _today()


def test_a_run_that_nobody_closes_becomes_an_alarm(morning):
    """In the evening each run past its return is named, with whom to call."""
    set_clock(morning.office, datetime(2024, 9, 10, 14, 0, tzinfo=UTC))
    page = _today()
    run = outward_run(morning.own)
    assert f"{run.vehicle.name}, chuyến {run.number}: quá giờ về" in page
    assert page.count("mà chưa kết thúc") == Run.objects.filter(plan__day=DAY).count()


def test_what_was_kept_aside_is_an_alarm(morning):
    """A press that could not be stored waits for a person."""
    assert "đang giữ riêng" not in _today()
    park_event({"id": "x"}, "custody.event.unknown_run", now=MORNING)
    assert "1 thao tác gửi về chưa ghi được" in _today()


def test_requests_that_are_not_ready_stand_there_for_who_plans_or_commands(morning):
    """The dispatcher and the commander hear of it; a crew does not."""
    for username in ("dieuphoi", "chihuy"):
        assert "Ngày 10/09/2024: 1 yêu cầu chưa đủ điều kiện xếp chỗ" in _today(username)
    assert "chưa đủ điều kiện" not in _today("laixe1")


def test_a_day_that_nobody_published_says_so(morning):
    """On the eve tomorrow's children wait; on the day itself the empty board teaches."""
    DayPlan.objects.update(published_at=None)
    page = _today()
    assert re.search(r"Chưa có chuyến nào hôm nay\. Lập kế hoạch từ \d+ cháu đang chờ xe\.", page)
    assert re.search(r"Ngày 10/09/2024: \d+ cháu đang chờ xe mà chưa công bố kế hoạch", page)
    set_clock(morning.office, MORNING - timedelta(days=1))
    assert re.search(r"Ngày 10/09/2024: \d+ cháu đang chờ xe", _today())


@pytest.mark.parametrize("username", ["laixe1", "laixe2"])
def test_a_crew_sees_its_own_runs_only(morning, username):
    """The other van's runs are not on the page."""
    mine = Run.objects.filter(driver__username=username).count()
    assert f"{mine} chuyến," in _today(username) or not mine


def test_the_picture_is_well_formed_small_and_inside_its_frame(morning):
    """It parses, weighs little, holds no style, and no point lies outside the frame."""
    html = visit_as("dieuphoi").get(BOARD).content.decode()
    assert "style=" not in html
    picture = next(one for one in _pictures(html) if "day-picture" in one)
    assert len(picture.encode()) < LARGEST_PICTURE
    root = ET.fromstring(picture)
    _, _, width, height = (int(word) for word in root.attrib["viewBox"].split())
    corners = [
        tuple(int(word) for word in pair.split(","))
        for shape in root.iter("polygon")
        for pair in shape.attrib["points"].split()
    ]
    assert corners
    assert all(0 <= x <= width and 0 <= y <= height for x, y in corners)
    assert "bây giờ" in picture


def test_finding_a_child_folds_accents(morning):
    """Typed without accents, in small letters: the child, where it is and who saw it; the read is logged."""
    child = morning.own.children[0]
    given = child.full_name.split()[-1]
    before = AccessLog.objects.count()
    answer = visit_as("dieuphoi").post("/hom-nay/tim/", {"name": given.lower()})
    page = text_of(answer)
    assert f"{short_name(child.full_name)} đã lên xe, lượt đi." in page
    assert AccessLog.objects.count() == before + 1


def test_another_wards_child_is_not_found(morning):
    """The officer of ward 6 hears the same of a child of ward 11 as of nobody."""
    child = morning.own.children[0]
    given = child.full_name.split()[-1]
    found = visit_as("p6.cskv").post("/hom-nay/tim/", {"name": given}).content.decode()
    assert f"run-{outward_run(morning.own).pk}" not in found
    assert "Không có ai tên" in text_of(visit_as("dieuphoi").post("/hom-nay/tim/", {"name": "xyz"}))


@pytest.mark.parametrize("username", ["kiemtra", "quantri"])
def test_who_does_not_read_plans_finds_nobody(morning, username):
    """Neither the board nor the search is theirs."""
    browser = visit_as(username)
    assert browser.get(BOARD).status_code == Http.FORBIDDEN
    assert browser.post("/hom-nay/tim/", {"name": "an"}).status_code == Http.FORBIDDEN


def test_the_cost_is_fixed(morning):
    """At most twelve statements, signing in included."""
    for username in ("dieuphoi", "chihuy", "laixe1", "p11.cskv"):
        assert count_statements(visit_as(username), BOARD) <= 12, username


def test_a_worker_that_does_not_run_is_told(morning):
    """Nobody has ever beaten: the board says what waits and whom to tell."""
    assert "Tiến trình nền không chạy" in _today()
    now = machine_time()
    WorkerPulse.objects.create(worker_id="w", started_at=now, beat_at=now)
    assert "Tiến trình nền không chạy" not in _today()
