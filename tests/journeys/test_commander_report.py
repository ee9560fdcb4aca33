"""The commander reads how far the campaign is, carries the report away as three files and prints it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.papers import open_pdf, print_page, read_cells, read_word, save_file, squeeze
from tests.journeys.people import DESK, PLAIN_DESK, open_entry

REPORT = "Báo cáo 18/09/2024"
TRACKS, UNITS = 3, 15
NOT_ON_PAPER = ("Các trang chính", "Đăng xuất", "Nhật ký đọc", "Tệp Word", "Ctrl+A", "← 17/09")


@pytest.mark.parametrize("device", [DESK, PLAIN_DESK], ids=["javascript", "plain"])
def test_the_report_is_the_same_on_page_and_paper(served_site, people, tmp_path, device):
    """Progress, report, Word, PDF, Excel and print tell the same figures; print holds nothing else."""
    page = people.sign_in(served_site, "chihuy", device)
    _read_progress(page)
    open_entry(page, "Báo cáo")
    expect(page.get_by_role("heading", name=REPORT)).to_be_visible()
    figures = _read_tables(page)
    line = page.get_by_role("textbox", name="Một dòng để gửi tin nhắn").input_value()
    assert len(figures) == TRACKS + 1 + UNITS + 1
    _compare(page, figures, tmp_path)
    paper = squeeze(print_page(page))
    for row in figures:
        assert squeeze("".join(row)) in paper, row
    for unwanted in NOT_ON_PAPER:
        assert squeeze(unwanted) not in paper
    assert _sum_of(figures)[0] in line


def _read_progress(page: Page) -> None:
    """The page begins with the rate, its base and its time, and has the picture's figures as a table."""
    expect(page.get_by_role("heading", name="Tiến độ đợt")).to_be_visible()
    rate = page.get_by_text(
        re.compile(r"^\d\d,\d% \(\d+\.\d{3}/26\.971\), tính đến \d\d:\d\d ngày 19/09/2024$")
    )
    expect(rate).to_be_visible()
    picture = page.get_by_role("img", name="Số đã thực hiện từng ngày so với chỉ tiêu")
    expect(picture).to_be_visible()
    page.get_by_text("Hình vẽ dưới dạng bảng").click()
    expect(page.get_by_role("cell", name="26.971").first).to_be_visible()


def _read_tables(page: Page) -> list[list[str]]:
    """Return the rows of both tables of the report."""
    article = page.get_by_role("article")
    rows = article.get_by_role("row").filter(has=page.get_by_role("rowheader"))
    return [row.inner_text().split("\t") for row in rows.all()]


def _sum_of(figures: list[list[str]]) -> list[str]:
    return [cell.strip() for cell in next(row for row in figures if row[0] == "Cộng")[1:]]


def _compare(page: Page, figures: list[list[str]], folder: Path) -> None:
    """Each figure of each row stands in the Word file, in the PDF and in the workbook."""
    word = read_word(save_file(page, "Tệp Word", folder))
    pdf = squeeze(open_pdf(page, "PDF để in"))
    cells = read_cells(save_file(page, "Excel có từng dòng", folder))
    for row in figures:
        assert squeeze("".join(row)) in pdf, row
        for figure in row:
            assert figure in word, row
        whole = {one.replace(".", "") for one in row[1:] if re.fullmatch(r"[\d.]+", one)}
        assert whole <= cells, row
