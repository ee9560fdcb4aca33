"""One child on one page: every step in order, numbers masked, the whole number for a reason only."""

import re
from http import HTTPStatus as Http
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from duadon.core.enrolment.states import Status
from duadon.core.values.ids import ChildId
from duadon.queries.child_page import NextStep, find_next_step, show_child
from duadon.store.ledger import AccessLog, AccessLogChild
from duadon.store.records.people import Child
from tests.leaks import numbers_of_people
from tests.tables import snapshot_of_tables
from tests.web.pages import text_of, visit_as
from tests.web.shuttle_morning import MORNING

REASON = "Đối chiếu giấy khai sinh"


def _address(child, name="child") -> str:
    return reverse(name, kwargs={"child": child.id})


def test_the_way_is_told_in_its_order(morning):
    """List, visit, consent, request, seat and van stand one after the other, each with time and officer."""
    text = text_of(visit_as("p11.cskv").get(_address(morning.own.children[0])))
    steps = (
        "Có tên trong danh sách",
        "Liên hệ: Đã gặp gia đình",
        "Đồng ý về việc đưa đón",
        "Đăng ký xe đi ngày 10/09/2024",
        "Đã có chỗ trên xe",
    )
    way = text[text.index("Từ danh sách đến thẻ") :]
    places = [way.index(step) for step in steps]
    assert places == sorted(places)
    assert re.search(r"10/09/2024 \d\d:\d\d \S+ \S+ đã lên xe, lượt đi", way)
    assert "dòng" in way
    assert re.search(r"\d\d/\d\d/\d{4} \d\d:\d\d", way)


def test_what_comes_next_stands_first(morning):
    """A booked child's family hears of the hour; the sentence stands before all else."""
    text = text_of(visit_as("p11.cskv").get(_address(morning.own.children[0])))
    assert text.index("Bước tiếp theo:") < text.index("Ngày sinh") < text.index("Từ danh sách đến thẻ")


def test_a_listed_child_leads_to_the_visit(morning):
    """Somebody never visited gets the button of the visit; the commander, who visits nobody, does not."""
    child = _untouched()
    visit = reverse("visit", kwargs={"child": child.pk})
    assert visit in visit_as("p11.cskv").get(_address(child)).content.decode()
    assert visit not in visit_as("chihuy").get(_address(child)).content.decode()


def _untouched() -> Child:
    found = Child.objects.filter(
        memberships__unit_code="29863",
        contacts__isnull=True,
        number_sealed__isnull=False,
        birth__startswith="2015-",
    ).first()
    assert found is not None
    return found


def test_numbers_are_masked(morning):
    """Neither the personal number nor a phone can be read."""
    child = morning.own.children[0]
    page = visit_as("p11.cskv").get(_address(child)).content.decode()
    assert numbers_of_people(page) == []
    assert child.number.digits[-3:] in page


@pytest.mark.parametrize("name", ["child", "reveal-number"])
def test_another_wards_child_is_not_there(morning, name):
    """For ward 11 a child of ward 6 is as gone as one that never was; nothing is logged."""
    browser = visit_as("p11.cskv")
    for child in (morning.other.children[0].id, uuid4()):
        address = reverse(name, kwargs={"child": child})
        answer = browser.get(address) if name == "child" else browser.post(address, {"reason": REASON})
        assert answer.status_code == Http.NOT_FOUND
    assert not AccessLogChild.objects.filter(
        child_id=morning.other.children[0].id, log__purpose__in=["show_child", "reveal_number"]
    ).exists()


@pytest.mark.parametrize("username", ["laixe1", "diema.canbo", "kiemtra", "quantri"])
def test_the_whole_number_is_no_business_of_others(morning, username):
    """Who may not read the register gets neither page nor number; nobody known is led to the sign-in."""
    address = _address(morning.own.children[0], "reveal-number")
    assert visit_as(username).post(address, {"reason": REASON}).status_code == Http.FORBIDDEN
    assert Client().post(address, {"reason": REASON}).status_code == Http.FOUND


def test_the_whole_number_is_shown_once_and_logged_with_its_reason(morning):
    """Grouped, not kept by the browser, and in the log under the officer's name with the reason."""
    child = morning.own.children[0]
    answer = visit_as("p11.cskv").post(_address(child, "reveal-number"), {"reason": REASON})
    digits = child.number.digits
    assert " ".join((digits[:3], digits[3:6], digits[6:9], digits[9:])) in text_of(answer)
    assert numbers_of_people(answer.content.decode()) == []
    assert "no-store" in answer.headers["Cache-Control"]
    log = AccessLog.objects.get(purpose="reveal_number")
    assert (log.reason, log.count, log.columns) == (REASON, 1, ["number"])
    assert AccessLogChild.objects.get(log=log).child_id == child.id


@pytest.mark.parametrize("parted", ["{}", "{} ", "{}  ", "{}.", "{}-", "{}\u00a0", "{}\u2011", "{}\n"])
def test_a_number_typed_as_a_reason_is_kept_hidden(morning, parted):
    """However it is parted: the log keeps three digits of it, and the day and the words around it."""
    child = morning.own.children[0]
    typed = "".join(parted.format(digit) for digit in child.number.digits)
    said = f"Gia đình đọc số {typed}, ngày 10/09/2024"
    answer = visit_as("p11.cskv").post(_address(child, "reveal-number"), {"reason": said})
    assert answer.status_code == Http.OK
    kept = AccessLog.objects.filter(purpose="reveal_number").latest("at").reason
    assert kept.startswith("Gia đình đọc số •••••••••")
    assert kept.endswith(", ngày 10/09/2024")
    assert "".join(sign for sign in kept.partition(",")[0] if sign.isdigit()) == child.number.digits[-3:]


@pytest.mark.parametrize(
    "reason", ["", "xem", "   a b c   ", "123456789", "099216000017", "xem 099 216 000 017"]
)
def test_without_a_reason_nothing_is_shown(morning, reason):
    """Under ten characters: what is missing is said, the number stays masked, no reveal is logged."""
    child = morning.own.children[0]
    browser = visit_as("p11.cskv")
    before = snapshot_of_tables(leaving_out=("AccessLog", "AccessLogChild"))
    answer = browser.post(_address(child, "reveal-number"), {"reason": reason})
    assert "Lý do còn ngắn quá" in text_of(answer)
    assert numbers_of_people(answer.content.decode()) == []
    assert child.number.digits[:3] + " " not in text_of(answer)
    assert not AccessLog.objects.filter(purpose="reveal_number").exists()
    assert snapshot_of_tables(leaving_out=("AccessLog", "AccessLogChild")) == before


def test_a_hostile_name_is_text(morning):
    """What a list calls a child is never code on its page."""
    child = morning.own.children[0]
    Child.objects.filter(pk=child.id).update(full_name="<script>alert(1)</script> & Đỗ")
    page = visit_as("p11.cskv").get(_address(child)).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Đỗ" in page


def test_the_page_takes_twelve_statements(morning):
    """However long the way was, the log of the read included."""
    actor = morning.office.actor("p11.cskv", at=MORNING)
    with CaptureQueriesContext(connection) as taken:
        show_child(ChildId(morning.own.children[0].id), actor=actor, frame=morning.office.frame, now=MORNING)
    statements = [one["sql"] for one in taken if "SAVEPOINT" not in one["sql"]]
    assert len(statements) <= 12, statements


def test_every_status_has_a_next_step(morning):
    """A ready child of the middle track is led from the list to the card, and then left in peace."""
    actor = morning.office.actor("p11.cskv", at=MORNING)
    child = ChildId(morning.own.children[0].id)
    assessment = show_child(child, actor=actor, frame=morning.office.frame, now=MORNING).assessment
    assert {status: find_next_step(status, assessment) for status in Status} == {
        Status.LISTED: NextStep.VISIT,
        Status.CONTACTED: NextStep.VISIT,
        Status.NOT_WANTED: NextStep.NOT_WANTED,
        Status.WANTED: NextStep.REQUEST,
        Status.FILED_ONLINE: NextStep.WAIT_CARD,
        Status.BOOKED: NextStep.RIDE,
        Status.NOT_CAPTURED: NextStep.AGAIN,
        Status.CAPTURED: NextStep.WAIT_CARD,
        Status.CARD_MADE: NextStep.HAND_OVER,
        Status.CARD_ARRIVED: NextStep.HAND_OVER,
        Status.HANDED_OVER: NextStep.DONE,
    }


def test_a_line_of_the_list_leads_to_its_child(morning):
    """Each name is a link to the child's page; the address holds no name."""
    child = morning.own.children[0]
    page = visit_as("p11.cskv").post("/danh-sach/", {"text": child.full_name}).content.decode()
    assert f'<a href="{_address(child)}">' in page
