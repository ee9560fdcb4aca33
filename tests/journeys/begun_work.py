"""Work that somebody began on the served morning, so that its pages have something to show."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.people import People
from tests.journeys.sites import Site


def begin_work(people: People, site: Site, stage: Path) -> None:
    """Ask for tomorrow's plan, which is a job; send in ward 11's list and leave it unaccepted."""
    page = people.sign_in(site, "dieuphoi")
    page.goto("/ke-hoach/2024-09-20/")
    page.get_by_role("button", name="Lập kế hoạch").click()
    expect(page).to_have_url(re.compile("/viec/"))
    page = people.sign_in(site, "p11.cskv")
    page.goto("/nhap-danh-sach/")
    page.get_by_label("Tệp danh sách").set_input_files(stage.parent / "lists" / "p11.xlsx")
    page.get_by_role("button", name="Gửi và kiểm tra").click()
    expect(page).to_have_url(re.compile("/kiem-tra/"))
