"""A morning at the dispatcher's desk, and what the driver and the auditor see of it."""

import re

import pytest
from playwright.sync_api import Page, expect

from duadon.core.values.person_names import fold
from tests.journeys.papers import open_pdf
from tests.journeys.people import DESK, PHONE, PLAIN_DESK, PLAIN_PHONE, open_entry
from tests.journeys.sites import Site
from tests.journeys.waiting import wait_for_job

TOMORROW = "2024-09-20"
CHILD, BIRTHDAY, READER = "Nguyễn Minh Khang", "140313", "Trần Văn Lành"


@pytest.mark.parametrize("device", [DESK, PLAIN_DESK], ids=["javascript", "plain"])
def test_the_dispatcher_plans_tomorrow(morning_site, people, device):
    """The board says what is to be done; a plan that was stopped wrote nothing; the next is published."""
    page = people.sign_in(morning_site, "dieuphoi", device)
    expect(page.get_by_text(re.compile(r"^\d+ chuyến, \d+ người; \d+ việc cần xử lý\.$"))).to_be_visible()
    _find_one_child(page)
    page.get_by_role("link", name="Lập kế hoạch").first.click()
    expect(page.get_by_role("heading", name="Kế hoạch ngày 20/09/2024 · ngày mai")).to_be_visible()
    _plan_and_stop(page)
    assert _plans_of_tomorrow(morning_site) == 0
    page.goto(f"/ke-hoach/{TOMORROW}/")
    _plan(page, "Nhanh: có ngay trong vài giây")
    wait_for_job(page)
    page.get_by_role("link", name="Xem kết quả").click()
    expect(page.get_by_text("Bản nháp, chưa công bố")).to_be_visible()
    page.get_by_role("button", name="Công bố bản 1").click()
    expect(page.get_by_text("Đã công bố kế hoạch ngày 20/09/2024")).to_be_visible()
    assert _plans_of_tomorrow(morning_site) == 1
    sheet = open_pdf(page, "Phiếu ngày (PDF)")
    assert "PHIẾU NGÀY" in sheet.upper()
    assert "20/09/2024" in sheet
    assert "Xe 1 (MP-001)" in sheet


def _find_one_child(page: Page) -> None:
    """A name typed without accents leads to who it is and where, with one press."""
    open_entry(page, "Ai đang ở đâu")
    first = page.get_by_role("row").filter(has=page.get_by_role("rowheader")).first
    name = first.get_by_role("rowheader").inner_text().split("\n")[0].removesuffix(" người lớn")
    open_entry(page, "Hôm nay")
    page.get_by_label("Tìm cháu trên các chuyến hôm nay").fill(fold(name))
    page.get_by_role("button", name="Tìm").click()
    found = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name)).first
    expect(found).to_be_visible()
    expect(page.get_by_role("heading", name="Xe").first).to_be_visible()
    page.get_by_role("link", name="Về Hôm nay").click()


def _plan(page: Page, effort: str) -> None:
    page.get_by_label("Mức tìm").select_option(effort)
    page.get_by_role("button", name="Lập kế hoạch").click()


def _plan_and_stop(page: Page) -> None:
    _plan(page, "Kỹ: kế hoạch tốt nhất, mất vài phút")
    page.get_by_role("button", name="Dừng việc này").click()
    wait_for_job(page, "Đã dừng theo yêu cầu")
    expect(page.get_by_text("Không giữ lại gì của việc này.", exact=True)).to_be_visible()


def _plans_of_tomorrow(site: Site) -> int:
    return len(site.ask("SELECT id FROM store_dayplan WHERE day = ?", TOMORROW))


@pytest.mark.parametrize("device", [PHONE, PLAIN_PHONE], ids=["javascript", "plain"])
def test_a_driver_sees_the_own_runs_only(served_site, people, device):
    """The list holds the own van's runs; another driver's run is no page of this account."""
    page = people.sign_in(served_site, "laixe1", device)
    runs = page.get_by_role("main").get_by_role("link").all_inner_texts()
    assert runs
    assert all("Xe 1 (MP-001)" in run for run in runs)
    (other,) = served_site.ask(
        "SELECT run.id FROM store_run AS run JOIN store_officer AS driver ON driver.id = run.driver_id"
        " WHERE driver.username = 'laixe2' LIMIT 1"
    )
    people.watch.expect(r"^404: GET .*/chuyen/")  # that the page is not there is what this journey is about
    page.goto(f"/chuyen/{other[0]}/")
    expect(page.get_by_role("heading", name="Không có trang này")).to_be_visible()
    expect(page.get_by_role("link", name="Trang đầu")).to_be_visible()


@pytest.mark.parametrize("device", [DESK, PLAIN_DESK], ids=["javascript", "plain"])
def test_the_auditor_sees_who_opened_a_child(served_site, people, device):
    """A ward officer opens a child's page; the auditor finds the child and that reading of it."""
    officer = people.sign_in(served_site, "p11.cskv", device)
    open_entry(officer, "Danh sách")
    officer.get_by_label("Tên hoặc ngày sinh").fill(BIRTHDAY)
    officer.get_by_role("button", name="Tìm", exact=True).click()
    officer.get_by_role("link", name=CHILD).click()
    expect(officer.get_by_role("heading", name=CHILD)).to_be_visible()
    auditor = people.sign_in(served_site, "kiemtra", device)
    auditor.get_by_label("Ai đã mở hồ sơ của cháu?").fill(BIRTHDAY)
    auditor.get_by_role("button", name="Tìm", exact=True).click()
    auditor.get_by_role("region", name="Cháu nào?").get_by_role("link", name="M. Khang (Phường 11)").click()
    newest = auditor.get_by_role("row").filter(has_text=READER).first
    expect(newest).to_contain_text("19/09/2024")
