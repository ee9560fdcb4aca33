"""Tiến độ đợt: whose figures it shows, that they are the report's, and a picture that stands."""

from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.campaign.burn_up import DayTotal, Outlook
from duadon.queries.campaign_report import load_report
from duadon.queries.progress_page import show_progress_page
from duadon.web.campaign.burn_up_picture import NARROW, WIDE, draw_burn_up
from duadon.wording.sentences import write_number
from tests.core.campaign.facts import CAMPAIGN, day
from tests.personas import WARD_11
from tests.web.pages import count_statements, text_of, visit_as
from tests.web.shuttle_morning import DAY, MORNING, WARD_6

ADDRESS = "/tien-do/"
SVG = "{http://www.w3.org/2000/svg}"


def pictures_of(response):
    """Return the drawings with a title, parsed as XML."""
    text = response.content.decode()
    parts = [part.split("</svg>")[0] for part in text.split('<svg class="burn-up')[1:]]
    return [
        ET.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg" class="burn-up{part}</svg>') for part in parts
    ]


def test_the_figures_are_those_of_the_report(morning):
    """Reached, target and left of the page equal the report's, to the last child, for all and by unit."""
    actor, frame = morning.office.dispatcher, morning.office.frame
    page = show_progress_page(DAY, "", actor=actor, frame=frame, now=MORNING)
    figures = load_report(frame, DAY, actor=actor, now=MORNING).figures
    assert page.figures == figures
    assert {line.code: line.sums for line in page.units} == {
        code: figures.of_unit(code) for code in figures.unit_codes
    }
    assert page.progress.total == page.curve[-1].total == figures.overall.total
    text = text_of(visit_as("dieuphoi").get(ADDRESS))
    whole = f"({write_number(figures.overall.total, 'vi')}/{write_number(figures.overall.target or 0, 'vi')})"
    assert whole in text
    assert "tính đến 08:30 ngày 10/09/2024" in text


def test_the_worst_unit_stands_first(morning):
    """Units stand by rate, the lowest first, each with what is left."""
    page = show_progress_page(
        DAY, "", actor=morning.office.dispatcher, frame=morning.office.frame, now=MORNING
    )
    rates = [line.per_mille for line in page.units if line.per_mille is not None]
    assert rates == sorted(rates)
    assert len(page.units) == 15


def test_a_ward_officer_sees_the_own_ward_only(morning):
    """Ward 11's officer gets ward 11's figures, no other unit's name, and 404 for another ward."""
    browser = visit_as("p11.cskv")
    text = text_of(browser.get(ADDRESS))
    assert "Phường 11" in text
    assert "Phường 6 " not in text
    assert browser.get(f"{ADDRESS}?don-vi={WARD_11}").status_code == 200
    assert browser.get(f"{ADDRESS}?don-vi={WARD_6}").status_code == 404
    assert visit_as("dieuphoi").get(f"{ADDRESS}?don-vi={WARD_6}").status_code == 200
    assert visit_as("dieuphoi").get(f"{ADDRESS}?don-vi=00000").status_code == 404


def test_a_day_to_come_is_404(morning):
    """Nobody knows tomorrow's progress; yesterday's says that it is a whole evening's."""
    browser = visit_as("chihuy")
    assert browser.get("/tien-do/2024-09-11/").status_code == 404
    assert "tính đến hết ngày 09/09/2024" in text_of(browser.get("/tien-do/2024-09-09/"))


def test_without_a_pace_it_says_so(morning):
    """Nothing was captured in the days before: no date is promised, and the reason is told."""
    text = text_of(visit_as("dieuphoi").get(ADDRESS))
    assert "Chưa tính được ngày hoàn thành" in text
    assert "Nhịp cần đạt" in text


def test_the_picture_stands(morning):
    """Each drawing is XML with title and description, small, without style or script, inside its frame."""
    response = visit_as("dieuphoi").get(ADDRESS)
    drawings = pictures_of(response)
    assert len(drawings) == 2
    for drawing in drawings:
        title, desc = drawing.find(f"{SVG}title"), drawing.find(f"{SVG}desc")
        assert title.text
        assert "%" in desc.text
        assert drawing.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
        assert len(ET.tostring(drawing)) <= 60_000
        assert not any("style" in node.attrib for node in drawing.iter())
        check_places(drawing)
    assert b" style=" not in response.content


def check_places(drawing):
    """All lines and texts begin inside the drawing."""
    _, _, width, height = (int(part) for part in drawing.get("viewBox").split())
    for node in drawing.iter():
        pairs = [pair.split(",") for pair in node.get("points", "").split()]
        across = [int(x) for x, _ in pairs] + [
            int(node.get(name)) for name in ("x", "x1", "x2") if name in node.attrib
        ]
        down = [int(y) for _, y in pairs] + [
            int(node.get(name)) for name in ("y", "y1", "y2") if name in node.attrib
        ]
        assert all(0 <= place <= width for place in across), node.attrib
        assert all(0 <= place <= height for place in down), node.attrib


@pytest.mark.parametrize("sheet", [WIDE, NARROW])
@given(
    steps=st.lists(st.integers(0, 900), min_size=1, max_size=40),
    target=st.integers(0, 30_000),
    ahead=st.none() | st.lists(st.integers(0, 4_000), min_size=3, max_size=3).map(sorted),
    first=st.integers(-70, 24),
)
def test_any_campaign_fits_the_drawing(sheet, steps, target, ahead, first):
    """Whatever was done, reached or expected, every place lies in the field and no two names touch."""
    totals = [sum(steps[: number + 1]) for number in range(len(steps))]
    curve = [
        DayTotal(day=day(first + number), total=total, target=target) for number, total in enumerate(totals)
    ]
    outlook = (
        Outlook(**dict(zip(("slow", "usual", "fast"), (totals[-1] + more for more in ahead), strict=True)))
        if ahead
        else None
    )
    picture = draw_burn_up(curve, outlook, campaign=CAMPAIGN, sheet=sheet)
    for points in (picture.done, picture.target, picture.needed, picture.usual, picture.fan):
        for point in points.split():
            across, down = (int(part) for part in point.split(","))
            assert sheet.left <= across <= sheet.right
            assert sheet.top <= down <= sheet.bottom
    heights = [label.at for label in picture.labels]
    assert all(low - high >= 17 for high, low in pairwise(heights))
    assert all(0 < at <= sheet.bottom for at in heights)
    assert 1 <= len(picture.rows) <= 7


def test_at_most_twelve_statements(morning):
    """The board asks the database at most twelve things."""
    assert count_statements(visit_as("dieuphoi"), ADDRESS) <= 12


def test_the_picture_needs_no_campaign_day_left():
    """On the last day there is no fan and no pace needed, and nothing divides by zero."""
    curve = [DayTotal(day=date(2024, 10, 2), total=5, target=9)]
    picture = draw_burn_up(curve, None, campaign=CAMPAIGN, sheet=WIDE)
    assert (picture.needed, picture.usual, picture.fan) == ("", "", "")
