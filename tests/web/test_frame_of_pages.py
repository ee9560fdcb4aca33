"""What every page has: the banner, Vietnamese, headers, a way in and out, and errors that tell nothing."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import MessageEncoder
from django.contrib.staticfiles import finders
from django.test import Client

from duadon.core.values.errors import DuadonError, NotAllowed, NotFound, OutsideUnavailable, RuleBroken
from duadon.core.values.roles import Role
from duadon.demo.founding import PASSWORD
from duadon.store.accounts import RoleAssignment
from duadon.web.errors import page_for
from tests.web.pages import PAGES_WITH_PEOPLE, VISITORS, text_of, visit_as

BANNER = "Chỉ dùng dữ liệu giả"
# Words of the interface that must not be left in English.
ENGLISH = re.compile(
    r"\b(sign|page|plan|run|people|name|unit|status|today|aboard|error|not)\b", re.IGNORECASE
)


def test_sign_in_and_out(office):
    """The right password opens the first page; signing out closes the door."""
    browser = Client()
    answer = browser.post("/dang-nhap/?next=/ke-hoach/", {"username": "dieuphoi", "password": PASSWORD})
    assert answer.status_code == 302
    assert "Trần Thị Phương" in text_of(browser.get("/ke-hoach/"))
    assert browser.post("/dang-xuat/").headers["Location"] == "/dang-nhap/"
    assert browser.get("/ke-hoach/").status_code == 302


@pytest.mark.parametrize("username", ["dieuphoi", "nobody", ""])
def test_a_wrong_password_says_the_same_for_all(office, username):
    """Whether the account exists is not told."""
    page = Client().post("/dang-nhap/", {"username": username, "password": "x"})
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in text_of(page)
    assert "_auth_user_id" not in page.client.session


def test_an_ended_account_is_out_at_once(office):
    """Who is no longer active loses the open session too."""
    browser = visit_as("p11.cskv")
    assert browser.get("/danh-sach/").status_code == 200
    from duadon.store.accounts import Officer

    Officer.objects.filter(username="p11.cskv").update(is_active=False)
    assert browser.get("/danh-sach/").status_code == 302


def test_nobody_is_led_to_another_site(office):
    """An address of another site behind `next` is not followed."""
    answer = Client().post(
        "/dang-nhap/", {"username": "dieuphoi", "password": PASSWORD, "next": "https://example.org/"}
    )
    assert answer.headers["Location"] == "/"


BEGINNINGS = {
    Role.WARD_OFFICER: "/viec-cua-toi/",
    Role.DISPATCHER: "/hom-nay/",
    Role.DRIVER: "/chuyen/",
    Role.ATTENDANT: "/chuyen/",
    Role.POINT_OPERATOR: "/diem-thu-nhan/",
    Role.COMMANDER: "/tien-do/",
    Role.AUDITOR: "/nhat-ky/",
    Role.SYSTEM_ADMINISTRATOR: "/he-thong/",
}


@pytest.mark.parametrize("role", Role)
def test_each_role_begins_where_its_work_is(office, role):
    """The first page leads on to the page of the role's own work."""
    answer = visit_as(VISITORS[role]).get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, BEGINNINGS[role])


def test_without_a_role_the_first_page_explains(office):
    """An account whose roles have all ended hears what to do."""
    RoleAssignment.objects.filter(officer__username="kiemtra").delete()
    answer = visit_as("kiemtra").get("/")
    assert answer.status_code == 200
    assert "chưa có vai trò nào" in text_of(answer)


def test_navigation_shows_what_the_officer_may_open(office):
    """A driver has no list of children in the navigation."""
    assert "/danh-sach/" not in visit_as("laixe1").get("/dang-o-dau/").content.decode()
    assert 'href="/danh-sach/"' in visit_as("dieuphoi").get("/dang-o-dau/").content.decode()


def _all_kinds_of_pages():
    browser = visit_as("dieuphoi")
    yield Client().get("/dang-nhap/")
    yield visit_as("quantri").get("/he-thong/")
    yield visit_as("quantri").get("/danh-sach/")
    yield browser.get("/khong-co/")
    yield from (browser.get(address) for address in PAGES_WITH_PEOPLE)


def test_every_page_says_made_up_in_vietnamese_with_nothing_inline(morning):
    """Banner, language, scripts as deferred files of ours only, no inline style, no English word."""
    for answer in _all_kinds_of_pages():
        page = answer.content.decode()
        assert BANNER in page
        assert '<html lang="vi">' in page
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|https?://", page)
        assert not re.search(r'<script(?! (defer|type="module") src="/static/[^"]+"></script>)', page)
        assert not ENGLISH.search(text_of(answer)), ENGLISH.search(text_of(answer))
        assert len(page) <= 50_000 or "danh-sach" in answer.request["PATH_INFO"]


def test_every_answer_carries_the_headers(morning):
    """Strict policy, nothing kept, no frame, no referrer to others; on errors and redirects too."""
    answers = [*_all_kinds_of_pages(), Client().get("/danh-sach/"), Client().post("/dang-nhap/", {})]
    for answer in answers:
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none';")
        assert "unsafe" not in policy
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"


def test_the_style_sheet_is_small_and_asks_nothing_of_others():
    """One file with a print form; every face and picture that it names is served from here."""
    style = Path(str(finders.find("duadon.css"))).read_text(encoding="utf-8")
    assert "@media print" in style
    named = set(re.findall(r'url\("([^"]+)"\)', style))
    assert named
    assert style.count("url(") == len(re.findall(r'url\("', style))
    assert not [name for name in named if finders.find(name) is None]
    assert len(style) < 30_000


@pytest.mark.parametrize(
    ("error", "status"),
    [(NotAllowed, 403), (NotFound, 404), (RuleBroken, 500), (OutsideUnavailable, 503)],
)
def test_our_errors_have_their_pages_and_tell_nothing(office, monkeypatch, error, status):
    """Each exception has its status and sentence; what it says inside stays inside."""
    from duadon.web.shuttle import day_plan

    def fail(*_, **__):
        raise error("Nguyễn Ngọc Hân 099316000812")

    monkeypatch.setattr(day_plan, "show_day_plan", fail)
    answer = visit_as("dieuphoi").get("/ke-hoach/")
    assert answer.status_code == status
    assert "Hân" not in answer.content.decode()
    assert BANNER in answer.content.decode()


def test_every_exception_of_ours_has_a_page():
    """A new kind of error without a page is red."""
    assert all(page_for(kind("x")) for kind in DuadonError.__subclasses__())
    assert page_for(ValueError("x")) is None


def test_an_unforeseen_error_tells_nothing(office, monkeypatch):
    """Whatever breaks, the page says that nothing was changed and names nobody."""
    from duadon.web.shuttle import day_plan

    def fail(*_, **__):
        raise ValueError("Nguyễn Ngọc Hân")

    monkeypatch.setattr(day_plan, "show_day_plan", fail)
    browser = visit_as("dieuphoi")
    browser.raise_request_exception = False
    answer = browser.get("/ke-hoach/")
    assert answer.status_code == 500
    assert "Chương trình gặp lỗi" in text_of(answer)
    assert "Hân" not in text_of(answer)


def test_a_page_travels_compressed(office):
    """HTML shrinks for a browser that can unpack it."""
    answer = visit_as("dieuphoi").get("/danh-sach/", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Danh sách" in gzip.decompress(answer.content).decode()


@pytest.mark.parametrize("name", ["tabler-1.6.1/tabler.min.css", "htmx-2.0.11/htmx.min.js"])
def test_files_of_others_travel_compressed_and_are_kept(name):
    """The gzip twin is handed out, under the same policy, to be kept for good."""
    answer = Client().get(f"/static/vendor/{name}", headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert len(b"".join(answer)) < 90_000


def test_our_own_styles_travel_compressed_and_are_not_sent_twice():
    """The style sheet shrinks on the way, and a browser that has it is told that nothing has changed."""
    answer = Client().get("/static/duadon.css", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(b"".join(answer)) == Path(str(finders.find("duadon.css"))).read_bytes()
    asked = {"Accept-Encoding": "gzip", "If-Modified-Since": answer.headers["Last-Modified"]}
    if tag := answer.headers.get("ETag"):
        asked["If-None-Match"] = tag
    assert Client().get("/static/duadon.css", headers=asked).status_code == 304


def test_our_own_files_are_asked_for_again():
    """What changes with a release is not kept for good."""
    answer = Client().get("/static/duadon.css")
    assert "immutable" not in answer.headers["Cache-Control"]
    assert b"".join(answer)


def test_the_first_load_is_light(office):
    """Page, styles, script and all faces together stay under 200 kB on the way."""
    browser = visit_as("dieuphoi")
    page = browser.get("/danh-sach/", headers={"Accept-Encoding": "gzip"})
    style = Path(str(finders.find("duadon.css"))).read_text(encoding="utf-8")
    named = re.findall(r'(?:href|src)="/(static/[^"]+)"', gzip.decompress(page.content).decode())
    faces = [f"static/{name}" for name in re.findall(r'url\("([^"]+woff2)"\)', style)]
    answers = [browser.get(f"/{name}", headers={"Accept-Encoding": "gzip"}) for name in {*named, *faces}]
    assert {answer.status_code for answer in answers} == {200}
    total = len(page.content) + sum(len(b"".join(answer)) for answer in answers)
    assert total <= 200_000, total


def test_what_was_done_is_said_once_on_the_next_page(office):
    """A message waits in the session, passes an error page unread, and is gone after it was shown."""
    browser = visit_as("dieuphoi")
    session = browser.session
    session["_messages"] = MessageEncoder().encode([Message(messages.SUCCESS, "Đã lưu <b>An</b>.")])
    session.save()
    assert "Đã lưu" not in browser.get("/khong-co/").content.decode()
    shown = browser.get("/ke-hoach/").content.decode()
    assert '<p class="note note-success">Đã lưu &lt;b&gt;An&lt;/b&gt;.</p>' in shown
    assert "Đã lưu" not in browser.get("/ke-hoach/").content.decode()


def test_a_part_whose_session_ended_reloads_the_page(office):
    """A board that refreshes itself is not filled with the sign-in form."""
    answer = Client().get("/ke-hoach/", headers={"HX-Request": "true"}, follow=True)
    assert answer.headers["HX-Refresh"] == "true"
    assert "Mật khẩu" not in answer.content.decode()


@pytest.mark.parametrize(("address", "status"), [("/khong-co-trang-nay/", 404), ("/danh-sach/", 403)])
def test_who_has_signed_in_keeps_name_and_navigation_on_a_wrong_address(office, address, status):
    """A page that is missing or not theirs still says who they are and leads on."""
    answer = visit_as("laixe1").get(address)
    assert answer.status_code == status
    assert answer.context["visitor"] in text_of(answer)
    assert "Chuyến của tôi" in text_of(answer)
