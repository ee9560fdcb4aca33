"""A ward officer reads in a workbook of three hundred rows with faults of every kind."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.faulty_workbook import write_faulty_workbook
from tests.journeys.people import DESK, PLAIN_DESK, open_entry
from tests.journeys.waiting import wait_for_job

FAULT_COLUMNS = ("Trang", "Dòng", "Cột", "Đang ghi", "Lý do", "Cách sửa")
# A child of the file whose every cell can be read.
CHILD, TYPED, BIRTHDAY = "Trần Thanh Bình", "binh tran thanh", "030216"


@pytest.mark.parametrize("device", [DESK, PLAIN_DESK], ids=["javascript", "plain"])
def test_a_workbook_with_faults(early_site, people, tmp_path, device):
    """Every fault is shown at once with its place and its remedy; the rest is let in and adds up."""
    planted = write_faulty_workbook(tmp_path / "truong-tieu-hoc.xlsx")
    page = people.sign_in(early_site, "p11.cskv", device)
    before = _count_children(page)
    open_entry(page, "Nhập danh sách")
    page.get_by_label("Tệp danh sách").set_input_files(planted.path)
    page.get_by_role("button", name="Gửi và kiểm tra").click()
    expect(page.get_by_text("Chưa ghi gì vào danh sách.")).to_be_visible()
    foreseen = _read_strip(page)
    assert foreseen["Số dòng đã đọc"] == planted.rows
    _look_at_the_faults(page, {row for rows in planted.by_code.values() for row in rows})
    page.get_by_role("button", name="Nhận các dòng đọc được").click()
    wait_for_job(page)
    page.get_by_role("link", name="Xem kết quả").click()
    expect(page.get_by_role("heading", name="Kết quả nhập")).to_be_visible()
    result = _read_strip(page)
    assert list(result.values()) == list(foreseen.values())
    assert result["Số dòng đã đọc"] == result["Đã nhận"] + result["Chờ người xem"] + result["Chưa nhận"]
    assert min(result.values()) > 0
    page.get_by_role("link", name="Xem danh sách").click()
    assert _count_children(page) == before + result["Đã nhận"]
    for words in (TYPED, BIRTHDAY):
        _find(page, words)


def _count_children(page: Page) -> int:
    """Return how many children the register lists."""
    open_entry(page, "Danh sách")
    told = page.get_by_text(re.compile(r"^[\d.]+ cháu, tính đến")).inner_text()
    return _number(told.partition(" ")[0])


def _number(text: str) -> int:
    return int(text.replace(".", ""))


def _read_strip(page: Page) -> dict[str, int]:
    """Return the count strip: each label with its number."""
    labels = "Số dòng đã đọc|Nhận được|Đã nhận|Chờ người xem|Chưa nhận"
    lines = page.get_by_role("listitem").filter(has_text=re.compile(rf"^\s*({labels})\s+[\d.]+\s*$"))
    pairs = [line.rsplit(maxsplit=1) for line in lines.all_inner_texts()]
    assert len(pairs) == 4
    return {label: _number(number) for label, number in pairs}


def _look_at_the_faults(page: Page, planted: set[int]) -> None:
    """Each planted row stands there with sheet, row, column, reason and remedy; a group opens to them."""
    first = page.get_by_role("group").filter(has_text=re.compile(r"\d+ dòng")).first
    first.locator("summary").click()
    for heading in FAULT_COLUMNS:
        expect(first.get_by_role("columnheader", name=heading)).to_be_visible()
    cells = {heading: _read_column(page, heading) for heading in FAULT_COLUMNS}
    assert {len(column) for column in cells.values()} == {len(cells["Dòng"])}
    assert planted <= {int(row) for row in cells["Dòng"] if row.isdecimal()}
    for heading in ("Trang", "Cột", "Lý do", "Cách sửa"):
        assert all(cells[heading]), heading


def _read_column(page: Page, heading: str) -> list[str]:
    """Return a column of every group of faults, open or not."""
    cells = page.locator(f"details td[data-label='{heading}']")
    return [text.strip() for text in cells.all_text_contents()]


def _find(page: Page, words: str) -> None:
    open_entry(page, "Danh sách")
    page.get_by_label("Tên hoặc ngày sinh").fill(words)
    page.get_by_role("button", name="Tìm", exact=True).click()
    row = page.get_by_role("row").filter(has_text=CHILD).filter(has_text="03/02/2016")
    expect(row).to_have_count(1)
