"""Báo cáo: one set of words and figures on the page, in the Word file, in the PDF and the workbook."""

from datetime import timedelta
from http import HTTPStatus as Http
from io import BytesIO

import pytest
from django.utils.html import escape
from openpyxl import load_workbook

from duadon.queries.campaign_report import load_report
from tests.adapters.papers import pages_of, squeezed, word_text
from tests.leaks import numbers_of_people
from tests.web.pages import count_statements, text_of, visit_as
from tests.web.shuttle_morning import DAY, MORNING

PAGE = f"/bao-cao/{DAY}/"


def _written(morning, username: str = "chihuy"):
    actor = morning.office.actor(username, at=MORNING)
    return load_report(morning.office.frame, DAY, actor=actor, now=MORNING).write("vi")


def _page_words(response) -> str:
    return squeezed(text_of(response))


def test_page_word_file_and_pdf_say_the_same(morning):
    """Every paragraph and every line of figures stands in all three."""
    browser = visit_as("chihuy")
    page = _page_words(browser.get(PAGE))
    word = squeezed(word_text(browser.get(f"{PAGE}docx/").content))
    pdf = squeezed("".join(pages_of(browser.get(f"{PAGE}pdf/").content)))
    written = _written(morning)
    texts = [paragraph.text for paragraph in written.paragraphs]
    texts += ["".join((row.name, *row.cells)) for table in written.tables for row in table.rows]
    assert len(texts) > 20
    for text in texts:
        for paper in (page, word, pdf):
            assert squeezed(_escaped(text) if paper is page else text) in paper, text


def _escaped(text: str) -> str:
    return str(escape(text))


def test_the_workbook_has_the_same_sums(morning):
    """What the letter calls done is the workbook's total of all tracks."""
    book = load_workbook(BytesIO(visit_as("chihuy").get(f"{PAGE}xlsx/").content), data_only=True)
    (total,) = [
        row[14] for row in book["Kết quả"].iter_rows(values_only=True) if row[2] == "Cộng" and row[0] is None
    ][:1]
    assert _written(morning).tables[0].rows[-1].cells[2] == f"{total:,}".replace(",", ".")


def test_the_line_to_paste_is_the_reports(morning):
    """One line in a box that can be read only, for a message; numbers and no name."""
    page = visit_as("chihuy").get(PAGE).content.decode()
    box = page[page.index("<textarea") : page.index("</textarea>")]
    assert " readonly" in box
    assert box.endswith(f">{_escaped(_written(morning).line)}")


def test_the_page_leads_to_its_files_and_neighbours(morning):
    """Word, PDF, workbook; the day before; no day that has not come."""
    page = visit_as("chihuy").get(PAGE).content.decode()
    for form in ("docx", "pdf", "xlsx"):
        assert f'href="{PAGE}{form}/"' in page
    assert f'href="/bao-cao/{DAY - timedelta(days=1)}/"' in page
    assert f'href="/bao-cao/{DAY + timedelta(days=1)}/"' not in page


def test_without_a_day_the_last_whole_one_is_shown(morning):
    """This morning the report is yesterday's."""
    assert "Báo cáo 09/09/2024" in text_of(visit_as("chihuy").get("/bao-cao/"))


@pytest.mark.parametrize(
    ("form", "kind", "start"),
    [("docx", "wordprocessingml.document", b"PK"), ("pdf", "pdf", b"%PDF"), ("xlsx", "sheet", b"PK")],
)
def test_each_file_says_what_it_is(morning, form, kind, start):
    """Type, a name with the day, never kept by a cache."""
    answer = visit_as("dieuphoi").get(f"{PAGE}{form}/")
    assert answer.headers["Content-Type"].endswith(kind)
    assert f'filename="bao-cao-{DAY}.{form}"' in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.content.startswith(start)


def test_another_form_is_404(morning):
    """No other kind of file is made."""
    assert visit_as("chihuy").get(f"{PAGE}doc/").status_code == Http.NOT_FOUND


def test_a_ward_officer_reads_the_own_wards_figures(morning):
    """The page says whose they are; no other ward's line is in it or in the files."""
    browser = visit_as("p11.cskv")
    texts = [
        text_of(browser.get(PAGE)),
        word_text(browser.get(f"{PAGE}docx/").content),
        " ".join(pages_of(browser.get(f"{PAGE}pdf/").content)),
    ]
    for text in texts:
        assert "chỉ của: Phường 11." in text
        assert "Phường 6" not in text
        assert "CÔNG AN PHƯỜNG 11" in text
    whole = text_of(visit_as("chihuy").get(PAGE))
    assert "Phường 6" in whole
    assert "chỉ của" not in whole


def test_no_number_and_no_name_of_a_person(morning):
    """Figures only."""
    text = text_of(visit_as("chihuy").get(PAGE))
    assert numbers_of_people(text) == []
    for child in morning.own.children:
        assert child.full_name not in text


def test_the_report_page_is_cheap(morning):
    """At most twelve statements."""
    assert count_statements(visit_as("chihuy"), PAGE) <= 12
