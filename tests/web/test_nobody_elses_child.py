"""The canary: a child of ward 6 appears nowhere for those who have no business with it."""

import re
from unicodedata import normalize

import pytest
from django.urls import reverse

from duadon.store.accounts import Officer
from duadon.store.ledger import AccessLog, AccessLogChild
from duadon.store.plans import Run
from duadon.store.records.people import Adult, Child
from tests.web.matrix import Way
from tests.web.pages import PAGES_WITH_PEOPLE, VISITORS, text_in_file, text_of, visit_as
from tests.web.records_asked_for import AREA_OFFICER, area_officer, records_of
from tests.web.test_every_page_by_role import ask, cases

CANARY, CANARY_SHORT = "Lâm Thanh Hoàngyến", "T. Hoàngyến"
CANARY_ADULT = "Lâm Văn Sơnca"
HOSTILE = "<script>alert(1)</script> & Đỗ"


@pytest.fixture
def canary(morning):
    """The child of ward 6 who rides today, and the adult who rides along, under names like no other."""
    child = morning.other.children[0]
    Child.objects.filter(pk=child.id).update(full_name=CANARY, name_key="lam thanh hoangyen")
    Adult.objects.filter(pk=child.carers[0].adult_id).update(full_name=CANARY_ADULT)
    return child


# Each box that looks for people, with its field.
SEARCHES = {
    "register-list": "text",
    "trip-requests": "text",
    "cards": "text",
    "read-log": "text",
    "find-rider": "name",
}
WISHES = ("hoangyen", "lam hoangyen", "yen", "sonca", "")
# The auditor answers families who ask who opened their child: by short name and unit, nowhere else.
NAMED_BY_DUTY = {"kiemtra": {"read-log", "one-read"}}
STRANGERS = ["p11.cskv", AREA_OFFICER, "laixe2", "phuxe2", "kiemtra", "quantri"]
# Where those who have business with the child read its name, its short one on paper and on the road.
SEEN_BY = {
    "p6.cskv": {"child", "visit", "trip-request", "ride-request", "family-slip", "register-list"},
    "dieuphoi": {
        "child",
        "day-plan",
        "where-everybody-is",
        "day-manifests-file",
        "find-rider",
    },
}


@pytest.fixture
def asked(morning, ward_lists):
    """Every page about every record; the crews are those of the morning, so laixe2 has no run."""
    ways_home = [(one.pk, one.driver_id, one.attendant_id) for one in Run.objects.all()]
    area_officer(morning.own)
    found = list(cases(records_of(morning, ward_lists), morning))
    for pk, driver, attendant in ways_home:
        Run.objects.filter(pk=pk).update(driver=driver, attendant=attendant)
    return found


def _answers(username: str, asked):
    """Yield the name of every page with what it answers, its searches too."""
    browser = visit_as(username)
    for case in asked:
        if case.way is Way.GET:
            yield case.name, ask(browser, case)
    for name, box in SEARCHES.items():
        for wish in WISHES:
            for queue in ("making", "hand_over") if name == "cards" else ("",):
                yield name, browser.post(reverse(name), {box: wish, "queue": queue})
    yield "register-list", browser.post("/danh-sach/", {"text": "hoangyen", "unit": "29878"})


@pytest.mark.parametrize("username", STRANGERS)
def test_the_canary_is_in_no_answer(canary, asked, username):
    """Neither name nor short name of the child or its adult, on page or paper, nor a log row of it."""
    for name, answer in _answers(username, asked):
        text = normalize("NFC", text_in_file(answer))
        if name in NAMED_BY_DUTY.get(username, ()):
            text = text.replace(CANARY_SHORT, "")
        for word in ("oàngyến", "Sơnca"):
            assert word not in text, (name, answer.request["PATH_INFO"])
    reader = Officer.objects.get(username=username)
    seen = AccessLogChild.objects.filter(child_id=canary.id, log__actor_id=reader.pk)
    assert not seen.exclude(log__purpose="audit_reads").exists()


@pytest.mark.parametrize("username", list(SEEN_BY))
def test_the_canary_is_seen_by_its_own(canary, asked, username):
    """The proof that the test can see: its own officer and the dispatcher find it on page and paper."""
    found = {
        name
        for name, answer in _answers(username, asked)
        if "oàngyến" in normalize("NFC", text_in_file(answer))
    }
    assert SEEN_BY[username] <= found
    assert any("Sơnca" in normalize("NFC", text_in_file(answer)) for _, answer in _answers(username, asked))


def test_a_ward_officer_sees_others_as_a_count(canary):
    """On the plan the family of ward 6 is a number of people for the officer of ward 11."""
    text = text_of(visit_as("p11.cskv").get("/ke-hoach/"))
    people = len(canary.carers[:1]) + 1
    assert f"{people} người" in text


def test_no_page_shows_a_whole_number(morning):
    """No role reads twelve digits in a row, or ten of a phone, on any page."""
    for username in VISITORS.values():
        browser = visit_as(username)
        for address in PAGES_WITH_PEOPLE:
            assert not re.search(r"\d{10}", text_of(browser.get(address))), (username, address)


def test_a_number_is_not_searched_for_nor_repeated(morning):
    """Who types a personal number hears what the box is for; the number is not on the page."""
    for number in ("099213000811", "099 213 000 811"):
        page = visit_as("p11.cskv").post("/danh-sach/", {"text": number}).content.decode()
        assert "Xin không nhập số định danh" in page
        assert number not in page


def test_a_hostile_name_is_only_text(morning):
    """A name with a tag in it is shown as written, in the list and on the road."""
    child = morning.own.children[0]
    Child.objects.filter(pk=child.id).update(full_name=HOSTILE, sort_key="0")
    browser = visit_as("p11.cskv")
    for address in PAGES_WITH_PEOPLE:
        page = browser.get(address).content.decode()
        assert "<script>alert" not in page
        assert "Đỗ" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Đỗ" in browser.get("/danh-sach/").content.decode()


def test_every_opened_page_is_logged_with_whom_it_showed(morning):
    """One row a page: by whom, what for, and exactly the children shown."""
    browser = visit_as("p11.cskv")
    for address, purpose in (
        ("/danh-sach/", "show_register"),
        ("/ke-hoach/", "show_manifest"),
        ("/dang-o-dau/", "show_board"),
    ):
        before = set(AccessLog.objects.values_list("pk", flat=True))
        page = text_of(browser.get(address))
        log = AccessLog.objects.exclude(pk__in=before).get()
        assert (log.actor_id, log.purpose) == (morning.office.ward_officer.officer_id, purpose)
        shown = set(AccessLogChild.objects.filter(log=log).values_list("child_id", flat=True))
        assert log.count == len(shown)
        assert {one.id for one in morning.own.children} <= shown or address == "/danh-sach/"
        assert not shown & {one.id for one in morning.other.children}
        if address == "/danh-sach/":
            names = Child.objects.filter(pk__in=shown).values_list("full_name", flat=True)
            assert len(shown) == 50
            assert all(name in page for name in names)


def test_a_refused_page_is_not_logged_as_read(morning):
    """Who is turned away has read nothing."""
    before = AccessLog.objects.count()
    visit_as("quantri").get("/danh-sach/")
    assert AccessLog.objects.count() == before
