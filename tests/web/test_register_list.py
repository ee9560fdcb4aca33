"""Danh sách: what stands in a line, how it is found, and what it costs."""

import re
from datetime import UTC, datetime

import pytest

from duadon.queries.register_list import read_search
from duadon.store.records.people import Child
from tests.web.pages import count_statements, text_of, visit_as

MOST_STATEMENTS = 12


def _find(wish: str, username: str = "p11.cskv", **others: object) -> str:
    return text_of(visit_as(username).post("/danh-sach/", {"text": wish, **others}))


def _total(page: str) -> int:
    return int(re.search(r"([\d.]+) cháu, tính đến", page)[1].replace(".", ""))


@pytest.mark.parametrize(
    ("typed", "words", "births"),
    [
        ("Đoàn AN", ("doan", "an"), ()),
        ("200516", (), ("16-05-20",)),
        ("20052016", (), ("2016-05-20",)),
        ("an 20/5/2016", ("an",), ("2016-05-20",)),
        ("20/5", (), ("-05-20",)),
        ("2016 hân", ("han",), ("2016-",)),
        ("12", ("12",), ()),
    ],
)
def test_what_is_typed_is_read(typed, words, births):
    """Names are folded, dates are read day first; what is neither is looked for as a name."""
    assert read_search(typed) == (words, births)


def test_a_child_is_found_without_accents_in_any_order_and_by_birthday(morning):
    """The grandmother's granddaughter: Nguyễn Ngọc Hân, 20/05/2016."""
    for wish in ("ngoc han", "han nguyen", "NGỌC hân", "han 200516", "20052016 ngọc"):
        assert "Nguyễn Ngọc Hân" in _find(wish), wish
    for wish in ("ngoc han 210516", "oc han", "hann ngoc"):
        assert "Nguyễn Ngọc Hân" not in _find(wish), wish
    assert "Không có cháu nào" in _find("khongcoai")


def test_a_line_says_what_an_officer_needs(morning):
    """Name, date day first, masked number, group, track today, status, and who cares."""
    child = morning.own.children[0]
    page = _find(child.full_name)
    birth = child.birth.full()
    carer = child.carers[0]
    for word in (
        child.full_name,
        f"{birth:%d/%m/%Y}",
        f"•••{child.number.digits[-3:]}",
        "Phường 11",
        "Từ đủ 6 đến dưới 14 tuổi",
        "Đã có chỗ trên xe",
        carer.full_name,
    ):
        assert word in page, word
    assert child.number.digits[:9] not in page


def test_the_count_has_its_base_and_time(morning):
    """So many children of how many pages, as of when, by the office's clock and zone."""
    assert re.search(r"\d+ cháu, tính đến 08:3\d 10/09/2024", _find(""))
    living = Child.objects.filter(memberships__unit_code="29863").distinct().count()
    assert _total(_find("")) == living


def test_pages_hold_fifty_and_lose_nobody(morning):
    """All pages together are the list: each child once, in one order."""
    browser = visit_as("p11.cskv")
    total = _total(text_of(browser.get("/danh-sach/")))
    numbers = []
    for page in range(1, -(-total // 50) + 1):
        content = browser.get(f"/danh-sach/?page={page}").content.decode()
        rows = re.findall(r'<th scope="row">(.*?)</th>', content)
        assert len(rows) <= 50
        numbers += rows
    assert len(numbers) == total
    assert f"Trang 2/{-(-total // 50)}" in text_of(browser.post("/danh-sach/", {"page": 2}))


@pytest.mark.parametrize("text", ["", "an"])
def test_a_page_past_the_last_one_is_the_last_one(morning, text):
    """Somebody who goes too far, or whose list has grown shorter, sees children and not an empty list."""
    browser = visit_as("p11.cskv")
    total = _total(text_of(browser.post("/danh-sach/", {"text": text})))
    content = browser.post("/danh-sach/", {"text": text, "page": "99999"}).content.decode()
    assert total > (0 if text else 50)
    assert len(re.findall(r'<th scope="row">', content)) == (total % 50 or 50)
    pages = -(-total // 50)
    assert (f"Trang {pages}/{pages}" in content) == (pages > 1)
    assert f'value="{text}"' in content


def test_a_name_in_an_address_is_not_looked_for(morning):
    """Names travel in forms only, so that no log of addresses ever holds one."""
    browser = visit_as("p11.cskv")
    assert _total(text_of(browser.get("/danh-sach/?text=khongcoai"))) > 50


def test_the_dispatcher_chooses_a_unit(morning):
    """Two wards together, or one of them."""
    both, one = _total(_find("", "dieuphoi")), _total(_find("", "dieuphoi", unit="29863"))
    assert both > one == _total(_find(""))


@pytest.mark.parametrize("username", ["p11.cskv", "dieuphoi"])
def test_the_cost_does_not_grow_with_the_children(morning, username):
    """A page of fifty children takes at most twelve statements, signing in included."""
    assert count_statements(visit_as(username), "/danh-sach/") <= MOST_STATEMENTS


def test_the_track_is_that_of_today(morning):
    """A child who turns six next year leaves the track of the small ones then."""
    from tests.web.shuttle_morning import set_clock

    child = Child.objects.filter(birth__startswith="2019-", memberships__unit_code="29863").first()
    assert "Dưới 6 tuổi" in _find(child.full_name)
    set_clock(morning.office, datetime(2025, 12, 31, 5, 0, tzinfo=UTC))
    assert "Từ đủ 6 đến dưới 14 tuổi" in _find(child.full_name)
