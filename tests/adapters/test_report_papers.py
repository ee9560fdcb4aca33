"""The report on paper: Word file and PDF say word by word what the report's words are."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
from docx import Document
from docx.shared import Mm
from pypdf import PdfReader

from duadon.adapters.report_pdf import make_report_pdf
from duadon.adapters.report_word import make_report_word
from duadon.core.campaign.counts import CampaignFacts, count_days
from duadon.core.campaign.letterhead import Letterhead
from duadon.core.campaign.progress import measure_progress, pace_window
from duadon.core.campaign.report_figures import make_figures
from duadon.core.campaign.report_text import ReportSource, make_report_text
from duadon.core.campaign.targets import Target
from duadon.core.enrolment.tracks import Track
from duadon.wording.written_report import write_report_text
from scripts.make_report_template import make_template
from tests.adapters.papers import pages_of, squeezed, word_text
from tests.core.campaign.facts import CAMPAIGN, MY_TAN, UNITS, cut_at, day, fact, standing

MADE_AT = datetime(2024, 9, 10, 7, 5, tzinfo=UTC)
NAMES = dict(zip(UNITS, ("Phường <11> & #1", "Xã Mỹ Tân [x]", "Xã Tân Thuận Đông"), strict=True))
FACTS = CampaignFacts(
    milestones=(*(fact(n, on=n % 5, unit_code=UNITS[n % 2]) for n in range(40)),),
    targets=(standing(Target, 16_000), standing(Target, 20, unit_code=MY_TAN)),
)


def written(language="vi", **letterhead):
    """Return the words of a report of some facts."""
    cut = cut_at(5)
    counts = count_days(
        FACTS, days={*pace_window(CAMPAIGN, as_of=day(5)), day(5)}, recorded_by=cut.recorded_by
    )
    head = {"issuing_body": "Công an thành phố Cao Lãnh", "place": "Cao Lãnh", **letterhead}
    source = ReportSource(
        figures=make_figures(FACTS, campaign=CAMPAIGN, cut=cut),
        progress=measure_progress(counts, campaign=CAMPAIGN, as_of=day(5)),
        letterhead=Letterhead(**head),
        local_cut=cut.recorded_by.astimezone(ZoneInfo("Asia/Ho_Chi_Minh")),
        part=(MY_TAN,),
    )
    return write_report_text(make_report_text(source), NAMES, language)


def words_of(report):
    """Yield every piece of text that a paper must show."""
    yield from (report.parent_body, report.issuing_body, report.country, report.motto, report.number)
    yield from (report.place_and_date, report.title, report.subject, report.signer, report.sign_here)
    yield from (paragraph.text for paragraph in report.paragraphs)
    yield from (report.recipients_title, *report.recipients)
    for table in report.tables:
        yield table.title
        yield from ("".join((row.name, *row.cells)) for row in table.rows)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_both_papers_say_every_word_and_figure(language):
    """Nothing is lost or said otherwise in the Word file or the PDF, whatever signs it holds."""
    report = written(language)
    pdf = squeezed("".join(pages_of(make_report_pdf(report, made_at=MADE_AT))))
    word = squeezed(word_text(make_report_word(report, made_at=MADE_AT)))
    for text in words_of(report):
        assert squeezed(text) in pdf, text
        assert squeezed(text) in word, text


def test_the_letter_has_the_parts_of_the_decree():
    """Quốc hiệu, Tiêu ngữ, number, place and date, title, signature, recipients; month 9 has no zero."""
    report = written(parent_body="Công an tỉnh Đồng Tháp", number="123", symbol="BC-CATP")
    assert report.country == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert report.motto == "Độc lập - Tự do - Hạnh phúc"
    assert report.parent_body == "CÔNG AN TỈNH ĐỒNG THÁP"
    assert report.number == "Số: 123/BC-CATP"
    assert report.place_and_date == "Cao Lãnh, ngày 14 tháng 9 năm 2024"
    assert report.title == "BÁO CÁO"
    assert report.recipients[0] == "- Công an tỉnh Đồng Tháp (để báo cáo);"


def test_the_same_report_is_the_same_bytes():
    """Made again from the same words and instant, each file is byte for byte the same."""
    report = written()
    assert make_report_pdf(report, made_at=MADE_AT) == make_report_pdf(report, made_at=MADE_AT)
    assert make_report_word(report, made_at=MADE_AT) == make_report_word(report, made_at=MADE_AT)


def test_the_word_file_is_a4_in_times_new_roman():
    """Decree 30/2020, Annex I: paper, margins, type; the page's number from the second page on."""
    document = Document(BytesIO(make_report_word(written(), made_at=MADE_AT)))
    section = document.sections[0]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    assert 30 <= round(section.left_margin / Mm(1)) <= 35
    assert 15 <= round(section.right_margin / Mm(1)) <= 20
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_the_pdf_brings_its_own_letters():
    """Only our fonts are in it, whatever the machine has."""
    fonts = set()
    for page in PdfReader(BytesIO(make_report_pdf(written(), made_at=MADE_AT))).pages:
        fonts |= {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    assert fonts
    assert all("Tinos" in font for font in fonts), fonts


def test_the_template_is_what_its_script_makes(tmp_path):
    """The committed template and the script have not parted ways."""
    fresh = tmp_path / "report.docx"
    make_template().save(str(fresh))
    kept = "src/duadon/adapters/templates/report.docx"
    parts = ("word/document.xml", "word/styles.xml")
    assert [ZipFile(fresh).read(part) for part in parts] == [ZipFile(kept).read(part) for part in parts]


def test_each_table_ends_with_its_sum():
    """A line for each track with rows, then one that adds them up; units show every track."""
    by_track, by_unit = written().tables
    assert [row.is_sum for row in by_track.rows] == [False] * (len(by_track.rows) - 1) + [True]
    assert len(by_unit.headings) == len(Track) + 6
