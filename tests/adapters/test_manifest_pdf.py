"""Danh sách chuyến xe on paper: every letter right, nothing run as markup, pages that count."""

import re
from unicodedata import normalize

import pytest

from duadon.adapters.manifest_pdf import make_manifest_pdf
from duadon.adapters.qr import make_qr
from tests.adapters.papers import HARD_NAMES, make_head, make_run, pages_of, squeezed
from tests.leaks import numbers_of_people


@pytest.mark.parametrize("name", HARD_NAMES)
def test_a_name_reads_back_as_it_was_given(name):
    """Letters with marks, marks apart, and signs of markup come out of the PDF as they went in."""
    page = pages_of(make_manifest_pdf(make_head(), [make_run([name])]))[0]
    assert page.count(" ".join(normalize("NFC", name).split())) == 2


def test_the_paper_says_what_it_must():
    """Stops with times, legs, receivers, those without a name, totals, walk, signatures, foot."""
    page = pages_of(make_manifest_pdf(make_head(), [make_run(["N. An", "Đức"])]))[0]
    for words in (
        "DANH SÁCH CHUYẾN XE",
        "Xe 1 · Chuyến 1",
        "Thứ Hai, 09/09/2024 · Từ 07:00 đến 08:02",
        "Lái xe: Nguyễn Văn Thuận",
        "Người quản lý trên xe: không có",
        "Cháu: 4 · Người đi cùng: 1 · Đệm nâng: 1",
        "1. Điểm hẹn Khóm 1",
        "đến 07:00 · đi 07:02 · trên xe 5",
        "LÊN XE – lượt về",
        "TRAO TẬN TAY – lượt về",
        "Sáu (Mẹ)",
        "2 cháu, 1 người đi cùng của đơn vị khác",
        "xem từng hàng ghế đến hàng cuối",
        "(ký, ghi rõ họ tên)",
        "CHỈ DÙNG DỮ LIỆU GIẢ",
        "Mã 00000000 · kế hoạch bản 3",
        "In lúc 05:40 09/09/2024 · Trần Thị Phương",
        "Trang 1/1",
    ):
        assert squeezed(words) in squeezed(page), words


def test_a_real_office_gets_no_warning():
    """Only made-up data is marked as such."""
    page = pages_of(make_manifest_pdf(make_head(made_up=False), [make_run(["N. An"])]))[0]
    assert "GIẢ" not in page


def test_each_run_has_pages_of_its_own():
    """The second run begins a new page and counts from 1: each paper goes with its van."""
    pages = pages_of(make_manifest_pdf(make_head(), [make_run(["N. An"]), make_run(["Đức"], number=2)]))
    assert len(pages) == 2
    for page, run, name, other in ((0, 1, "N. An", "Đức"), (1, 2, "Đức", "N. An")):
        assert f"Chuyến {run}" in pages[page]
        assert "Trang 1/1" in pages[page]
        assert name in pages[page]
        assert other not in pages[page]


def test_sixty_riders_flow_over_pages_under_the_same_heading():
    """No rider is lost between pages; every page with rows repeats the heading and says x of y."""
    names = [f"N. Trẻ{number:02d}" for number in range(60)]
    pages = pages_of(make_manifest_pdf(make_head(), [make_run(names)]))
    assert len(pages) >= 3
    for number, page in enumerate(pages, start=1):
        assert f"Trang {number}/{len(pages)}" in page
        if "N. Trẻ" in page:
            assert "Họ tên (viết tắt)" in page
    assert sorted(re.findall(r"Trẻ\d\d", " ".join(pages))) == sorted(
        word for name in names for word in [name.split()[-1]] * 2
    )


def test_the_same_paper_is_the_same_bytes():
    """A paper printed again is no other paper."""
    head, run = make_head(), make_run(HARD_NAMES)
    assert make_manifest_pdf(head, [run]) == make_manifest_pdf(head, [run])


def test_an_english_reader_gets_english():
    """Every word of ours changes with the language."""
    page = pages_of(make_manifest_pdf(make_head(language="en"), [make_run(["N. An"])]))[0]
    assert "TRIP MANIFEST" in page
    assert "Monday, 09/09/2024" in page
    assert "Lên xe" not in page


def test_the_qr_is_black_on_nothing_and_differs_by_run():
    """The code is a drawing of what it is told, and of nothing else."""
    one, other = make_qr("duadon:run:1"), make_qr("duadon:run:2")
    assert one.startswith("<?xml")
    assert one == make_qr("duadon:run:1") != other
    assert numbers_of_people(one) == []
