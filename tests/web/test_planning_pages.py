"""Opening, planning and publishing a day; vans and places on a table and their forms."""

import re
from datetime import date, timedelta
from http import HTTPStatus as Http
from uuid import uuid4
from xml.etree import ElementTree as ET

import pytest

from duadon.actions.plan_day import PlanDay, plan_day
from duadon.core.enrolment.states import Status
from duadon.core.shuttle.figures import longest_ride
from duadon.core.shuttle.verification import verify_plan
from duadon.core.values.answers import Done
from duadon.core.values.ids import PlanId
from duadon.core.values.times import MINUTE
from duadon.store.enrolments import EnrolmentState
from duadon.store.fleet import CaptureSession, Vehicle, VehicleDuty
from duadon.store.jobs import Job
from duadon.store.offices import Place
from duadon.store.plans import DayPlan, Run, find_plan
from tests.web.pages import count_statements, text_of, visit_as
from tests.web.shuttle_morning import DAY, EVE

PLAN = f"/ke-hoach/{DAY}/"
NEXT = DAY + timedelta(days=1)
OPENING = f"/ke-hoach/{NEXT}/mo-ngay/"


def _hidden(html: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]+)"', html).group(1)


def _draft(morning) -> PlanId:
    """Take the published plan back and leave a draft of the same requests."""
    plan_id = PlanId(uuid4())
    office = morning.office
    command = PlanDay(command_id=uuid4(), campaign_id=office.frame.id, plan_id=plan_id, day=DAY, iterations=5)
    assert isinstance(plan_day(command, actor=office.dispatcher, now=EVE), Done)
    DayPlan.objects.filter(day=DAY).update(published_at=None)
    EnrolmentState.objects.filter(state=Status.BOOKED.value).delete()
    return plan_id


def test_the_figures_are_the_plans_own(morning):
    """Served, worst ride and time away, broken rules: as the objective and the verification say."""
    kept = find_plan(morning.office.frame.id, DAY)
    assert kept is not None
    page = text_of(visit_as("dieuphoi").get(PLAN))
    worth = kept.plan.objective
    wanted = sum(group.people for group in kept.problem.groups)
    assert f"Người có chỗ {worth.people} /{wanted}" in page
    assert f"Ngồi xe lâu nhất {longest_ride(kept.plan) // MINUTE} phút" in page
    assert f"Xa nhà lâu nhất {worth.worst_away_seconds // MINUTE} phút" in page
    assert f"Quy tắc bị vi phạm {len(verify_plan(kept.plan, kept.problem))}" in page


def test_the_picture_shows_vans_and_points(morning):
    """Well-formed, inside its frame, a row for each van in use and each capture point."""
    html = visit_as("dieuphoi").get(PLAN).content.decode()
    picture = re.search(r'<svg class="day-picture".*?</svg>', html, re.DOTALL).group()
    root = ET.fromstring(picture)
    kept = find_plan(morning.office.frame.id, DAY)
    _, _, width, height = (int(word) for word in root.attrib["viewBox"].split())
    bold = [one for one in root.iter("text") if one.attrib.get("font-weight") == "600"]
    assert len(bold) == kept.plan.objective.vans + len(kept.problem.points)
    for shape in root.iter("polygon"):
        for pair in shape.attrib["points"].split():
            x, y = (int(word) for word in pair.split(","))
            assert 0 <= x <= width
            assert 0 <= y <= height


def test_planning_starts_one_job_however_often_it_is_pressed(morning):
    """The button leads to the job's page; the same form sent again is the same job."""
    _draft(morning)
    browser = visit_as("dieuphoi")
    command = _hidden(browser.get(PLAN).content.decode(), "command_id")
    sent = {"command_id": command, "effort": "small"}
    first, second = (browser.post(f"{PLAN}lap/", sent) for _ in range(2))
    assert first.status_code == second.status_code == Http.FOUND
    assert first.headers["Location"] == second.headers["Location"]
    assert Job.objects.count() == 1


def test_publishing_makes_the_runs_once(morning):
    """A draft becomes runs; pressed again nothing is added; a crew saw nothing of the draft before."""
    _draft(morning)
    assert "chưa có kế hoạch" in text_of(visit_as("laixe1").get(PLAN))
    before = Run.objects.count()
    browser = visit_as("dieuphoi")
    html = browser.get(PLAN).content.decode()
    form = re.search(r'<form method="post" action="[^"]+cong-bo/">.*?</form>', html, re.DOTALL).group()
    sent = {"command_id": _hidden(form, "command_id"), "plan": _hidden(form, "plan")}
    assert browser.post(f"{PLAN}cong-bo/", sent).status_code == Http.FOUND
    made = Run.objects.count()
    assert made > before
    assert browser.post(f"{PLAN}cong-bo/", sent).status_code == Http.FOUND
    assert Run.objects.count() == made
    assert "Đã công bố" in text_of(browser.get(PLAN))


def test_a_second_plan_of_the_day_is_refused_with_a_sentence(morning):
    """The day is published already: the page says so, and nothing changed."""
    kept = find_plan(morning.office.frame.id, DAY)
    runs = Run.objects.count()
    sent = {"command_id": str(uuid4()), "plan": str(kept.id)}
    answer = visit_as("dieuphoi").post(f"{PLAN}cong-bo/", sent)
    assert answer.status_code == Http.OK
    assert "đã có kế hoạch công bố" in text_of(answer)
    assert Run.objects.count() == runs


@pytest.mark.parametrize("username", ["laixe1", "p11.cskv", "chihuy", "kiemtra"])
def test_who_does_not_plan_changes_nothing(morning, username):
    """Neither button is theirs, nor is it on their page."""
    kept = find_plan(morning.office.frame.id, DAY)
    browser = visit_as(username)
    made = browser.post(f"{PLAN}lap/", {"command_id": str(uuid4()), "effort": "small"})
    published = browser.post(f"{PLAN}cong-bo/", {"command_id": str(uuid4()), "plan": str(kept.id)})
    assert {made.status_code, published.status_code} == {Http.FORBIDDEN}
    assert "cong-bo" not in browser.get(PLAN).content.decode()
    assert not Job.objects.exists()


def _opening_form(browser, **changes: str) -> dict[str, str]:
    """Return what the browser sends: the form as it is offered, with changes."""
    html = browser.get(OPENING).content.decode()
    sent = {}
    for tag in re.findall(r"<input[^>]+>", html):
        name = re.search(r'name="([^"]+)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and ("checkbox" not in tag or " checked" in tag):
            sent[name.group(1)] = value.group(1) if value else "on"
    for name, inside in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        sent[name] = chosen.group(1) if chosen else ""
    return {**sent, **changes}


def test_a_day_is_opened_as_the_day_before_was(morning):
    """Vans, crews, hours and openings are offered as they were; opened once, however often pressed."""
    browser = visit_as("dieuphoi")
    sent = _opening_form(browser)
    answers = [browser.post(OPENING, sent) for _ in range(2)]
    assert {answer.status_code for answer in answers} <= {Http.FOUND, Http.OK}
    duties = VehicleDuty.objects.filter(day=NEXT)
    before = VehicleDuty.objects.filter(day=DAY)
    told = ("vehicle_id", "starts", "ends", "driver_id", "attendant_id")
    assert set(duties.values_list(*told)) == set(before.values_list(*told))
    assert CaptureSession.objects.filter(day=NEXT).count() == CaptureSession.objects.filter(day=DAY).count()
    page = text_of(browser.get(f"/ke-hoach/{NEXT}/"))
    assert f"Ngày {NEXT:%d/%m/%Y}: {before.count()} xe" in page


def test_the_button_pressed_twice_says_that_it_is_done(morning):
    """The same form sent again is answered as the first time, not with "nothing is ticked"."""
    browser = visit_as("dieuphoi")
    sent = _opening_form(browser)
    first, second = (browser.post(OPENING, sent, follow=True) for _ in range(2))
    assert first.redirect_chain == second.redirect_chain
    for answer in (first, second):
        assert f"Ngày {NEXT:%d/%m/%Y}:" in text_of(answer)
        assert "Chưa đánh dấu gì" not in text_of(answer)
    assert VehicleDuty.objects.filter(day=NEXT).count() == VehicleDuty.objects.filter(day=DAY).count()


def test_a_day_opened_in_another_window_is_refused_by_name(morning):
    """Two windows, each with a form of its own: the second hears which vans drive already."""
    browser = visit_as("dieuphoi")
    first, second = _opening_form(browser), _opening_form(browser)
    assert browser.post(OPENING, first).status_code == Http.FOUND
    answer = browser.post(OPENING, second)
    assert answer.status_code == Http.OK
    page = text_of(answer)
    assert "Chưa đánh dấu gì" not in page
    assert VehicleDuty.objects.filter(day=NEXT).first().vehicle.name in page
    assert VehicleDuty.objects.filter(day=NEXT).count() == VehicleDuty.objects.filter(day=DAY).count()


def test_one_driver_on_two_vans_is_refused(morning):
    """The list names whom, and no duty is written."""
    browser = visit_as("dieuphoi")
    sent = _opening_form(browser)
    drivers = sorted(name for name in sent if name.endswith("-driver") and sent[name])
    for name in list(sent):
        if name.endswith("-ends") and name.startswith("van-"):
            sent[name] = "17:00"
    sent[drivers[1]] = sent[drivers[0]]
    answer = browser.post(OPENING, sent)
    assert answer.status_code == Http.OK
    assert "được xếp hai việc cùng lúc" in text_of(answer)
    assert not VehicleDuty.objects.filter(day=NEXT).exists()


def test_faults_of_the_form_are_shown_all_at_once(morning):
    """A day month first, an hour that is none: both are marked, what was typed stays."""
    browser = visit_as("dieuphoi")
    sent = _opening_form(browser, day="09/25/2024")
    hours = next(
        name for name in sent if name.endswith("-starts") and sent.get(name.replace("-starts", "-use"))
    )
    answer = browser.post(OPENING, {**sent, hours: "25:99"})
    html = answer.content.decode()
    assert html.count("field-fault") == 2
    assert 'value="25:99"' in html
    assert not VehicleDuty.objects.filter(day=NEXT).exists()


def test_nothing_ticked_says_so(morning):
    """An empty day is not opened."""
    browser = visit_as("dieuphoi")
    sent = {name: value for name, value in _opening_form(browser).items() if not name.endswith("-use")}
    assert "Chưa đánh dấu gì" in text_of(browser.post(OPENING, sent))


def _van_form(row: Vehicle, **changes: object) -> dict[str, object]:
    return {
        "command_id": str(uuid4()),
        "vehicle": str(row.pk),
        "version": row.version,
        "name": row.name,
        "registered_seats": row.registered_seats,
        "front_seats": row.front_seats,
        "boosters": row.boosters,
        "depot": str(row.depot_id),
        **changes,
    }


def test_a_van_is_changed_and_published_plans_are_not(morning):
    """Fewer seats from now on; the plan of the day keeps the seats that it was made with."""
    row = Vehicle.objects.order_by("name")[0]
    before = text_of(visit_as("laixe1").get(PLAN)), find_plan(morning.office.frame.id, DAY).problem
    sent = _van_form(row, registered_seats=row.registered_seats - 4)
    answer = visit_as("dieuphoi").post(f"/doi-xe/xe/{row.pk}/", sent)
    assert answer.status_code == Http.FOUND
    row.refresh_from_db()
    assert row.version == 2
    assert find_plan(morning.office.frame.id, DAY).problem == before[1]
    assert text_of(visit_as("laixe1").get(PLAN)) == before[0]


def test_who_was_late_changes_nothing(morning):
    """Two open the same form; the second hears that somebody was faster."""
    row = Vehicle.objects.order_by("name")[0]
    browser = visit_as("dieuphoi")
    first, second = _van_form(row, boosters=9), _van_form(row, boosters=5)
    assert browser.post(f"/doi-xe/xe/{row.pk}/", first).status_code == Http.FOUND
    late = browser.post(f"/doi-xe/xe/{row.pk}/", second)
    assert "vừa được người khác sửa" in text_of(late)
    row.refresh_from_db()
    assert row.boosters == 9


def test_a_new_van_and_a_new_place_stand_on_the_table(morning):
    """Both forms add; sent twice they add once."""
    depot = Vehicle.objects.order_by("name")[0].depot_id
    browser = visit_as("dieuphoi")
    van = Vehicle(pk=uuid4(), name="Xe 9 (MP-009)", registered_seats=16, depot_id=depot, version=0)
    sent = _van_form(van)
    place = {
        "command_id": str(uuid4()),
        "place": str(uuid4()),
        "version": 0,
        "name": "Điểm hẹn chợ mới",
        "kind": "meeting_point",
        "unit": "29863",
        "latitude": "10.459221",
        "longitude": "105.633417",
        "side": "city",
    }
    for _ in range(2):
        assert browser.post("/doi-xe/xe-moi/", sent).status_code == Http.FOUND
        assert browser.post("/doi-xe/dia-diem-moi/", place).status_code == Http.FOUND
    page = text_of(browser.get("/doi-xe/"))
    assert "Xe 9 (MP-009)" in page
    assert "Điểm hẹn chợ mới" in page
    assert Place.objects.get(name="Điểm hẹn chợ mới").lat == 10_459_221


def test_a_van_on_duty_is_not_retired(morning):
    """The refusal names the days that it still drives."""
    row = VehicleDuty.objects.filter(day=DAY)[0].vehicle
    answer = visit_as("dieuphoi").post(f"/doi-xe/xe/{row.pk}/", _van_form(row, is_retired="on"))
    assert "còn lịch chạy các ngày: 10/09/2024" in text_of(answer)
    row.refresh_from_db()
    assert row.retired_on is None


def test_what_is_not_the_offices_is_404(morning):
    """A van or a place that the office does not have."""
    browser = visit_as("dieuphoi")
    for address in (f"/doi-xe/xe/{uuid4()}/", f"/doi-xe/dia-diem/{uuid4()}/"):
        assert browser.get(address).status_code == Http.NOT_FOUND


@pytest.mark.parametrize("address", [PLAN, f"/ke-hoach/{date(2024, 9, 20)}/", OPENING, "/doi-xe/"])
def test_the_cost_is_fixed(morning, address):
    """At most twelve statements, signing in included."""
    assert count_statements(visit_as("dieuphoi"), address) <= 12
