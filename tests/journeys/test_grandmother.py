"""The grandmother of ward 11 through the pages: from a row of a list to the cards of both grandchildren.

Six officers at their own screens; once with JavaScript, once without. Names and clock as in the
made-up campaign.
"""

import re
from dataclasses import dataclass
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.papers import open_pdf, print_page, squeeze
from tests.journeys.people import DESK, PHONE, PLAIN_DESK, PLAIN_PHONE, Device, People, open_entry
from tests.journeys.sites import ZONE, Site
from tests.journeys.waiting import wait_for_job

GRANDMOTHER = "Nguyễn Thị Sáu (bà)"
CHILDREN = ("Nguyễn Minh Khang", "Nguyễn Ngọc Hân")
# What stands on a child's page in the end, in this order.
TIMELINE = (
    "02/09/2024 08:00 Có tên trong danh sách “p11.xlsx”",
    "04/09/2024 09:00 Liên hệ: Đã gặp gia đình. Lý do: Không biết đi xe máy.",
    "04/09/2024 09:00 Đồng ý về việc đưa đón",
    "04/09/2024 09:00 Trạng thái: Có nhu cầu.",
    "04/09/2024 09:00 Đăng ký xe đi ngày 09/09/2024",
    "Trạng thái: Đã có chỗ trên xe.",
    "09/09/2024 07:00 N. Hân đã lên xe, lượt đi.",
    "09/09/2024 07:29 N. Hân đã xuống xe tại điểm thu nhận.",
    "09/09/2024 07:35 N. Hân được gọi vào bàn thu nhận.",
    "09/09/2024 07:52 N. Hân đã thu nhận xong.",
    "09/09/2024 08:05 N. Hân đã lên xe, lượt về.",
    "09/09/2024 08:32 N. Hân đã xuống xe, bàn giao: về cùng người đi cùng.",
    "17/09/2024 14:00 Trạng thái: Thẻ đã in.",
    "18/09/2024 09:00 Trạng thái: Đã trao thẻ.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The office, its people, and what they hold in their hands."""

    site: Site
    people: People
    small: Device
    large: Device

    def at(self, day: int, hour: int, minute: int = 0) -> None:
        """Let it be that moment of September 2024."""
        self.site.set_clock(datetime(2024, 9, day, hour, minute, tzinfo=ZONE))

    def phone(self, username: str) -> Page:
        """Sign in on a phone."""
        return self.people.sign_in(self.site, username, self.small)

    def desk(self, username: str) -> Page:
        """Sign in at a desk."""
        return self.people.sign_in(self.site, username, self.large)


@pytest.mark.parametrize(
    ("small", "large"),
    [
        pytest.param(PHONE, DESK, id="javascript"),
        pytest.param(PLAIN_PHONE, PLAIN_DESK, id="plain"),
    ],
)
def test_from_a_row_to_both_cards(early_site, people, small, large):
    """Every step is done by its own officer, refusals on the way say what to do, and all of it is told."""
    story = Story(site=early_site, people=people, small=small, large=large)
    story.at(4, 9)
    ward_officer = story.phone("p11.cskv")
    _visit_the_family(ward_officer)
    _ask_for_the_ride(ward_officer)
    story.at(8, 16)
    codes = _open_plan_and_publish(story.desk("dieuphoi"))
    _print_the_slip(ward_officer)
    story.at(9, 7)
    driver, attendant = story.phone("laixe1"), story.phone("phuxe1")
    _ride_to_the_point(story, driver, attendant, codes[0])
    _capture_both(story, story.desk("diema.canbo"))
    _ride_home(story, driver, attendant, codes[1])
    commander = story.desk("chihuy")
    _read_progress(commander, "Phường 11 236 2 2 2 2 0 0")
    _record_the_cards(story, ward_officer)
    _read_the_timeline(ward_officer)
    commander.reload()
    _read_progress(commander, "Phường 11 236 2 2 2 2 2 2")


def _search(page: Page, words: str) -> None:
    page.get_by_label("Tên hoặc ngày sinh").fill(words)
    page.get_by_role("button", name="Tìm", exact=True).click()


def _visit_the_family(page: Page) -> None:
    """Find the child without accents, record one visit for both with a reason and a consent."""
    expect(page.get_by_role("heading", name="Việc của tôi hôm nay")).to_be_visible()
    open_entry(page, "Đăng ký xe")
    _search(page, "khang minh nguyen")
    expect(page.get_by_role("heading", name="Tìm thấy 1 cháu")).to_be_visible()
    page.get_by_role("link", name="Thăm gia đình Nguyễn Minh Khang").click()
    for child in CHILDREN:
        expect(page.get_by_role("checkbox", name=child)).to_be_checked()
    page.get_by_label("Vì sao cháu chưa đi được").select_option("Không biết đi xe máy")
    page.get_by_role("radio", name="Có nhu cầu", exact=True).check()
    page.get_by_role("checkbox", name="Gia đình đồng ý cho cháu đi xe đưa đón").check()
    page.get_by_role("button", name="Ghi lần gặp").click()
    expect(page.get_by_text("Xin ghi ai trong gia đình đồng ý.")).to_be_visible()
    page.get_by_label("Ai đồng ý").select_option(GRANDMOTHER)
    page.get_by_role("button", name="Ghi lần gặp").click()
    expect(page.get_by_text("Đã ghi lần gặp cho 2 cháu.")).to_be_visible()
    expect(page.get_by_text("Gia đình đã đồng ý cho đi xe")).to_have_count(2)


def _ask_for_the_ride(page: Page) -> None:
    """Without the grandmother's paper there is no seat and the page says who may sign; then it is seen."""
    page.get_by_role("main").get_by_role("link", name="Đăng ký xe").click()
    page.get_by_label("Ngày", exact=True).fill("09/09/2024")
    page.get_by_role("radio", name="Buổi sáng").check()
    page.get_by_label("Người ký cho cháu").select_option(GRANDMOTHER)
    page.get_by_role("button", name="Gửi đăng ký").click()
    expect(page.get_by_text("Đã nhận đăng ký xe ngày 09/09/2024.")).to_be_visible()
    expect(page.get_by_text("Chưa xếp được chỗ")).to_be_visible()
    expect(page.get_by_text("Bà của cháu ký được khi có giấy ủy quyền")).to_be_visible()
    expect(page.get_by_text("Cha, mẹ hoặc người giám hộ của cháu ký được theo luật.")).to_be_visible()
    page.get_by_role("button", name="Tôi đã xem giấy của người ký").click()
    expect(page.get_by_text("Đã ghi nhận giấy của người ký.")).to_be_visible()
    expect(page.get_by_text("Đủ điều kiện, chờ xếp xe")).to_be_visible()


def _open_plan_and_publish(page: Page) -> list[str]:
    """Take the day from the board, open it, let it be planned, publish it; return each run's code."""
    expect(page.get_by_text("Ngày 09/09/2024: 2 cháu đang chờ xe")).to_be_visible()
    page.get_by_role("link", name="Lập kế hoạch").first.click()
    page.get_by_role("link", name="Mở ngày: xe và điểm thu nhận").click()
    van = page.get_by_role("group", name="Xe 1")
    van.get_by_label("Làm việc").check()
    van.get_by_label("Lái xe").select_option("Nguyễn Văn Thuận")
    van.get_by_label("Người quản lý trên xe").select_option("Phạm Thị Hạnh")
    page.get_by_role("group", name="Điểm thu nhận A").get_by_label("Làm việc").check()
    page.get_by_role("button", name="Mở ngày").click()
    expect(page.get_by_text("1 xe, 1 buổi thu nhận, 2 cháu đang chờ xe")).to_be_visible()
    page.get_by_role("button", name="Lập kế hoạch").click()
    wait_for_job(page)
    page.get_by_role("link", name="Xem kết quả").click()
    expect(_figure(page, "Quy tắc bị vi phạm")).to_have_text("0")
    expect(_figure(page, "Người có chỗ")).to_have_text("3/3")
    page.get_by_role("button", name="Công bố bản 1").click()
    expect(page.get_by_text("Đã công bố kế hoạch ngày 09/09/2024: 2 chuyến.")).to_be_visible()
    manifests = open_pdf(page, "Danh sách chuyến (PDF)")
    assert "Sáu (Bà)" in manifests
    assert "Trang 1/1" in manifests
    page.get_by_role("button", name="In nhãn hàng ghế cuối").click()
    told = page.get_by_text("Mã ở hàng ghế cuối:").locator("b").all_inner_texts()
    assert len(told) == 2
    assert not any(code in manifests.split() for code in told)
    return told


def _figure(page: Page, label: str):
    """Return the number that stands under a word."""
    return page.locator("dl.figures > div", has_text=label).locator("dd")


def _print_the_slip(page: Page) -> None:
    """The slip tells the planned times; on paper stands what the family needs and nothing else."""
    open_entry(page, "Đăng ký xe")
    page.get_by_role("link", name="Mở Nguyễn").click()
    expect(page.get_by_text("Đã có xe")).to_be_visible()
    page.get_by_role("link", name="Phiếu gửi gia đình").click()
    expect(page.get_by_text("Xe đón lúc 07:00, ngày 09/09/2024")).to_be_visible()
    paper = squeeze(print_page(page))
    assert squeeze("Kính gửi Quý phụ huynh của cháu") in paper
    assert squeeze("khoảng 08:32") in paper
    for unwanted in ("Tin nhắn không dấu", "Các trang chính", "Đăng xuất", "Về đăng ký xe"):
        assert squeeze(unwanted) not in paper


def _close(page: Page) -> None:
    page.get_by_role("button", name="Kết thúc chuyến").click()


def _walk(page: Page, run: int, code: str) -> None:
    """Open the run and confirm that the van is empty."""
    open_entry(page, "Chuyến của tôi")
    page.get_by_role("link", name=f"chuyến {run}").click()
    _confirm_empty(page, code)


def _confirm_empty(page: Page, code: str) -> None:
    page.get_by_label("Mã ở hàng ghế cuối").fill(code)
    page.get_by_role("button", name="Tôi đã xem: xe không còn ai").click()


def _ride_to_the_point(story: Story, driver: Page, attendant: Page, code: str) -> None:
    """One tap for the family; who is aboard keeps the run open, then the missing walk does."""
    driver.get_by_role("link", name="chuyến 1").click()
    driver.get_by_role("button", name="Cả nhà lên xe (3)").click()
    expect(_strip(driver, "Trên xe")).to_have_text("3")
    _close(driver)
    refusal = driver.get_by_role("alert")
    expect(refusal).to_contain_text("Chưa thể kết thúc chuyến: còn 3 người")
    expect(refusal).to_contain_text("M. Khang: thấy lần cuối trên xe, lượt đi, lúc 07:00 09/09/2024")
    expect(refusal).to_contain_text("Gọi: Công an Phường 11.")
    story.at(9, 7, 29)
    driver.get_by_role("button", name="Cả nhà xuống xe (3)").click()
    _close(driver)
    expect(driver.get_by_role("alert")).to_contain_text("người thứ hai đi đến hàng ghế cuối, đọc mã")
    story.at(9, 7, 31)
    _walk(attendant, 1, "sai")
    expect(attendant.get_by_role("alert")).to_contain_text("Mã hàng ghế cuối không đúng")
    _confirm_empty(attendant, code)
    expect(attendant.get_by_text("Đã ghi: xe không còn ai.")).to_be_visible()
    _close(driver)
    expect(driver.get_by_text("Chuyến đã kết thúc, đã rõ 3 người đang ở đâu.")).to_be_visible()


def _strip(page: Page, label: str):
    """Return the number of the count strip."""
    return (
        page.get_by_role("listitem")
        .filter(has_text=re.compile(rf"^\s*{label}\s+\d+(\s+cháu)?\s*$"))
        .locator("b")
    )


def _capture_both(story: Story, page: Page) -> None:
    """The operator sees both wait, calls each and captures them."""
    expect(_strip(page, "Đang chờ")).to_have_text("2")
    for name, call, done in (("N. Hân", 35, 52), ("M. Khang", 36, 53)):
        story.at(9, 7, call)
        page.get_by_role("button", name=f"Gọi {name}").click()
        story.at(9, 7, done)
        page.get_by_role("region", name="Đang gọi").get_by_role("button", name="Đã thu nhận").click()
        expect(page.get_by_text("Máy chủ đã ghi.")).to_be_visible()
    expect(page.get_by_role("heading", name="Đã xong hôm nay: 2")).to_be_visible()
    expect(page.get_by_text("0/2 cháu")).to_be_visible()


def _ride_home(story: Story, driver: Page, attendant: Page, code: str) -> None:
    """One child is handed over and the run stays open for the other; all are, it is walked and closed."""
    story.at(9, 8, 5)
    open_entry(driver, "Chuyến của tôi")
    driver.get_by_role("link", name="chuyến 2").click()
    driver.get_by_role("button", name="Cả nhà lên xe (3)").click()
    story.at(9, 8, 32)
    khang = driver.get_by_role("listitem").filter(has_text="M. Khang")
    khang.get_by_role("button", name="Trao – về cùng T. Sáu").click()
    _close(driver)
    refusal = driver.get_by_role("alert")
    expect(refusal).to_contain_text("Chưa thể kết thúc chuyến: còn 2 người")
    expect(refusal).to_contain_text("N. Hân: thấy lần cuối trên xe, lượt về, lúc 08:05")
    expect(refusal).not_to_contain_text("M. Khang")
    driver.get_by_role("link", name="Đến N. Hân").click()
    driver.get_by_role("button", name="Trao cả nhà (2) – về cùng T. Sáu").click()
    expect(_strip(driver, "Trên xe")).to_have_text("0")
    story.at(9, 8, 34)
    _walk(attendant, 2, code)
    _close(driver)
    expect(driver.get_by_text("Chuyến đã kết thúc, đã rõ 3 người đang ở đâu.")).to_be_visible()


def _record_the_cards(story: Story, ward_officer: Page) -> None:
    """The point records that the cards are there; the ward's officer hands them over the next day."""
    story.at(17, 14)
    operator = story.desk("diema.canbo")
    open_entry(operator, "Trao thẻ")
    operator.get_by_role("link", name="Chờ có thẻ: 2 cháu").click()
    _tick_both(operator)
    operator.get_by_role("button", name="Ghi đã có thẻ").click()
    expect(operator.get_by_text("Đã ghi: 2 cháu đã có thẻ.")).to_be_visible()
    story.at(18, 9)
    open_entry(ward_officer, "Việc của tôi")
    expect(_strip(ward_officer, "Trao thẻ")).to_have_text("2")
    ward_officer.get_by_role("main").get_by_role("link", name="Trao thẻ").click()
    _tick_both(ward_officer)
    for child in CHILDREN:
        ward_officer.get_by_label(f"Ai nhận thẻ của {child}").select_option("Bà: Nguyễn Thị Sáu")
    ward_officer.get_by_label("Cách trao thẻ").select_option("cán bộ trao tại nhà")
    ward_officer.get_by_role("button", name="Ghi đã trao tận tay").click()
    expect(ward_officer.get_by_text("Đã ghi: thẻ của 2 cháu đã trao tận tay gia đình.")).to_be_visible()


def _tick_both(page: Page) -> None:
    for child in CHILDREN:
        page.get_by_role("checkbox", name=child).check()


def _read_the_timeline(page: Page) -> None:
    """Find the girl by her birthday; her page tells every step in its order."""
    open_entry(page, "Danh sách")
    _search(page, "200516")
    page.get_by_role("link", name="Nguyễn Ngọc Hân").click()
    expect(page.get_by_text("Xong: thẻ đã trao. Không còn việc gì phải làm.")).to_be_visible()
    told = " ".join(page.get_by_role("main").inner_text().split())
    places = [told.find(step) for step in TIMELINE]
    assert -1 not in places, [step for step, place in zip(TIMELINE, places, strict=True) if place < 0]
    assert places == sorted(places)


def _read_progress(page: Page, steps: str) -> None:
    """The commander sees how many children of the ward came how far."""
    expect(page.get_by_role("heading", name="Tiến độ đợt")).to_be_visible()
    row = page.get_by_role("row", name=re.compile("Phường 11 236 "))
    assert " ".join(row.inner_text().split()) == steps
