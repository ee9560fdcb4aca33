"""The canary: a child of ward 6 appears nowhere for those who have no business with it."""

import re

import pytest

from duadon.store.accounts import Officer
from duadon.store.ledger import AccessLog, AccessLogChild
from duadon.store.records.people import Adult, Child
from tests.web.pages import PAGES_WITH_PEOPLE, VISITORS, text_of, visit_as

CANARY, CANARY_SHORT = "Lâm Thanh Hoàngyến", "T. Hoàngyến"
CANARY_ADULT, ADULT_SHORT = "Lâm Văn Sơnca", "V. Sơnca"
HOSTILE = "<script>alert(1)</script> & Đỗ"


@pytest.fixture
def canary(morning):
    """The child of ward 6 who rides today, and the adult who rides along, under names like no other."""
    child = morning.other.children[0]
    Child.objects.filter(pk=child.id).update(full_name=CANARY, name_key="lam thanh hoangyen")
    Adult.objects.filter(pk=child.carers[0].adult_id).update(full_name=CANARY_ADULT)
    return child


def _answers(username: str):
    browser = visit_as(username)
    for address in PAGES_WITH_PEOPLE:
        yield browser.get(address)
    for wish in ("hoangyen", "Hoàngyến", "lam hoangyen", "yen", ""):
        yield browser.post("/danh-sach/", {"text": wish})
    yield browser.post("/danh-sach/", {"text": "hoangyen", "unit": "29878"})


@pytest.mark.parametrize("username", ["p11.cskv", "laixe2", "phuxe2", "kiemtra", "quantri"])
def test_the_canary_is_in_no_answer(canary, username):
    """Neither name nor short name of the child or its adult, with search too, nor a log row of it."""
    for answer in _answers(username):
        text = answer.content.decode().replace('value="Hoàngyến"', "")  # what was typed, repeated
        for word in ("oàngyến", "Sơnca"):
            assert word not in text, answer.request["PATH_INFO"]
    reader = Officer.objects.get(username=username)
    assert not AccessLogChild.objects.filter(child_id=canary.id, log__actor_id=reader.pk).exists()


def test_the_canary_is_seen_by_its_own(canary):
    """The proof that the test can see: its own officer and the dispatcher find it on every page."""
    for username in ("p6.cskv", "dieuphoi"):
        browser = visit_as(username)
        assert CANARY in text_of(browser.post("/danh-sach/", {"text": "hoangyen"}))
        for address in ("/ke-hoach/", "/dang-o-dau/"):
            text = text_of(browser.get(address))
            assert CANARY_SHORT in text, address
            assert ADULT_SHORT in text, address


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
        assert "<script" not in page
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
