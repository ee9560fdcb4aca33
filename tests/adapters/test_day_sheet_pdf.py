"""Phiếu ngày on paper: all runs in one table, everybody without a seat with the reason."""

from dataclasses import replace
from uuid import uuid4

from duadon.adapters.day_sheet_pdf import SheetHalt, SheetLine, make_day_sheet_pdf
from duadon.core.values.ids import RiderId
from duadon.core.values.times import at
from tests.adapters.papers import HARD_NAMES, make_head, pages_of, squeezed


def _riders(count):
    return frozenset(RiderId(uuid4()) for _ in range(count))


def _line(number=1, van="Xe 1"):
    return SheetLine(
        van=van,
        number=number,
        crew=("Nguyễn Văn Thuận", "Phạm Thị Hạnh"),
        halts=(
            SheetHalt(place="Khóm 2 <#1>", arrive=at(7, 5), on=4, off=0),
            SheetHalt(place="Điểm thu nhận A", arrive=at(7, 30), on=1, off=4),
        ),
        end=at(7, 40),
        children=_riders(3),
        adults=_riders(1),
    )


def test_a_line_tells_van_crew_stops_and_people():
    """Times, names of the crew, who gets on and off where, and the sums of the day."""
    page = squeezed(" ".join(pages_of(make_day_sheet_pdf(make_head(), [_line(), _line(2, "Xe 2")], []))))
    for words in (
        "PHIẾU NGÀY",
        "Thứ Hai, 09/09/2024",
        "2 chuyến · 2 xe · 6 cháu · 2 người đi cùng",
        "07:05–07:40",
        "Nguyễn Văn Thuận",
        "Phạm Thị Hạnh",
        "Khóm 2 <#1>",
        "+4",
        "−4 +1",
        "Mọi yêu cầu của ngày đều có chỗ.",
        "Mã 20240909 · kế hoạch bản 3",
        "Trang 1/1",
    ):
        assert squeezed(words) in page, words


def test_who_rides_there_and_back_is_counted_once():
    """Two children and their mother on a run out and a run home: three people, not six."""
    out = replace(_line(1), children=_riders(2), adults=_riders(1))
    home = replace(_line(2), children=out.children, adults=out.adults)
    page = squeezed(" ".join(pages_of(make_day_sheet_pdf(make_head(), [out, home], []))))
    assert squeezed("2 chuyến · 1 xe · 2 cháu · 1 người đi cùng") in page


def test_reasons_are_text_whatever_they_hold():
    """A reason with signs of markup stands there as it was said."""
    page = " ".join(pages_of(make_day_sheet_pdf(make_head(), [_line()], HARD_NAMES[3:])))
    for reason in HARD_NAMES[3:]:
        assert squeezed(reason) in squeezed(page)
    assert "đều có chỗ" not in page


def test_forty_runs_flow_over_pages():
    """Every page has the heading and its number."""
    pages = pages_of(make_day_sheet_pdf(make_head(), [_line(n) for n in range(1, 41)], []))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert f"Trang {number}/{len(pages)}" in page
    assert sum("Các điểm dừng" in page for page in pages) >= len(pages) - 1
