"""Make the Word template of the day's report: A4 by Decree 30/2020, Times New Roman, tags of docxtpl.

The result is committed: an office may open it in Word and give it its own look.
"""

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as Paper
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from duadon.adapters.word import undated

FONT = "Times New Roman"
MADE_AT = datetime(2024, 7, 1, tzinfo=UTC)
BY_TRACK = (50, 23, 23, 23, 23, 23)
BY_UNIT = (37, 14, 16, 14, 17, 15, 17, 18, 17)


def make_template() -> Paper:
    """Return the template with all its tags."""
    paper = Document()
    _set_page(paper)
    _set_letters(paper)
    _write_head(paper)
    _write_body(paper)
    for name, widths in (("by_track", BY_TRACK), ("by_unit", BY_UNIT)):
        _write_table(paper, name, widths)
    _write_foot(paper)
    properties = paper.core_properties
    properties.author, properties.title, properties.comments = "", "", ""
    properties.created = properties.modified = MADE_AT
    return paper


def _set_page(paper: Paper) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance, section.footer_distance = Mm(11), Mm(9)
    # The page's number stands in the top margin, and not on the first page.
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    _add_field(number, "PAGE")
    for footer in (section.footer, section.first_page_footer):
        _write(footer.paragraphs[0], "{{ prints }}", size=9, align=ALIGN.CENTER)


def _add_field(paragraph: Paragraph, field: str) -> None:
    run = paragraph.add_run()
    run.font.size = Pt(13)
    for kind, text in (("begin", ""), ("", field), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text or None
        run._r.append(part)


def _set_letters(paper: Paper) -> None:
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    fonts = style.element.rPr.rFonts
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.rPr.append(language)


def _write(
    paragraph: Paragraph, text: str, *, size: float = 13, look: str = "", align: ALIGN = ALIGN.LEFT
) -> Paragraph:
    """Write text; `look` holds b for bold, i for italic."""
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), "b" in look, "i" in look
    paragraph.alignment = align
    return paragraph


def _rule_below(paragraph: Paragraph, indent: Length) -> None:
    """Draw a short line under a centred paragraph."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = indent
    paragraph.paragraph_format.line_spacing = Pt(3)


def _write_head(paper: Paper) -> None:
    grid = paper.add_table(rows=2, cols=2)
    _fix_widths(grid, (70, 95))
    left, right = grid.rows[0].cells
    _write(left.paragraphs[0], "{{ parent_body }}", size=12, align=ALIGN.CENTER)
    _write(left.add_paragraph(), "{{ issuing_body }}", size=12, look="b", align=ALIGN.CENTER)
    _rule_below(left.add_paragraph(), Mm(21))
    _write(right.paragraphs[0], "{{ country }}", size=12, look="b", align=ALIGN.CENTER)
    _write(right.add_paragraph(), "{{ motto }}", size=13, look="b", align=ALIGN.CENTER)
    _rule_below(right.add_paragraph(), Mm(22))
    left, right = grid.rows[1].cells
    _write(_after(left.paragraphs[0], 6), "{{ number }}", align=ALIGN.CENTER)
    _write(_after(right.paragraphs[0], 6), "{{ place_and_date }}", look="i", align=ALIGN.CENTER)
    _write(_after(paper.add_paragraph(), 16), "{{ title }}", size=14, look="b", align=ALIGN.CENTER)
    _write(_after(paper.add_paragraph(), 3), "{{ subject }}", look="b", align=ALIGN.CENTER)
    _rule_below(paper.add_paragraph(), Mm(62))
    paper.add_paragraph("{%p if warning %}")
    _write(_after(paper.add_paragraph(), 8), "{{ warning }}", size=11, look="b", align=ALIGN.CENTER)
    paper.add_paragraph("{%p endif %}")


def _after(paragraph: Paragraph, points: float) -> Paragraph:
    paragraph.paragraph_format.space_before = Pt(points)
    return paragraph


def _write_body(paper: Paper) -> None:
    paper.add_paragraph("{%p for paragraph in paragraphs %}")
    paper.add_paragraph("{%p if paragraph.role == 'heading' %}")
    heading = _write(_after(paper.add_paragraph(), 10), "{{ paragraph.text }}", look="b")
    heading.paragraph_format.keep_with_next = True
    paper.add_paragraph("{%p else %}")
    text = _write(_after(paper.add_paragraph(), 6), "{{ paragraph.text }}", align=ALIGN.JUSTIFY)
    text.paragraph_format.first_line_indent = Mm(10)
    text.paragraph_format.line_spacing = 1.15
    paper.add_paragraph("{%p endif %}")
    paper.add_paragraph("{%p endfor %}")


def _write_table(paper: Paper, name: str, widths: tuple[int, ...]) -> None:
    title = _write(_after(paper.add_paragraph(), 12), f"{{{{ {name}.title }}}}", size=12, look="b")
    title.paragraph_format.space_after = Pt(4)
    title.paragraph_format.keep_with_next = True
    grid = paper.add_table(rows=7, cols=len(widths), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    _fix_widths(grid, widths)
    for column, cell in enumerate(grid.rows[0].cells):
        _fill(cell, f"{{{{ {name}.headings[{column}] }}}}", look="b", align=ALIGN.CENTER)
    _repeat_on_every_page(grid.rows[0])
    for first, condition, look in ((1, "not row.is_sum", ""), (4, "row.is_sum", "b")):
        _fill(grid.rows[first].cells[0], f"{{%tr for row in {name}.rows if {condition} %}}")
        for column, cell in enumerate(grid.rows[first + 1].cells):
            what = "row.name" if column == 0 else f"row.cells[{column - 1}]"
            side = ALIGN.LEFT if column == 0 else ALIGN.RIGHT
            _fill(cell, f"{{{{ {what} }}}}", look=look, align=side)
        _keep_whole(grid.rows[first + 1])
        _fill(grid.rows[first + 2].cells[0], "{%tr endfor %}")


def _fill(cell: _Cell, text: str, *, look: str = "", align: ALIGN = ALIGN.LEFT) -> None:
    paragraph = _write(cell.paragraphs[0], text, size=11, look=look, align=align)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)


def _fix_widths(grid: Table, widths: tuple[int, ...]) -> None:
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)
    for row in grid.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _repeat_on_every_page(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _write_foot(paper: Paper) -> None:
    _after(paper.add_paragraph(), 6)
    grid = paper.add_table(rows=1, cols=2)
    _fix_widths(grid, (83, 82))
    _keep_whole(grid.rows[0])
    left, right = grid.rows[0].cells
    _write(left.paragraphs[0], "{{ recipients_title }}", size=12, look="bi")
    left.add_paragraph("{%p for recipient in recipients %}")
    _write(left.add_paragraph(), "{{ recipient }}", size=11)
    left.add_paragraph("{%p endfor %}")
    _write(right.paragraphs[0], "{{ signer }}", look="b", align=ALIGN.CENTER)
    _write(right.add_paragraph(), "{{ sign_here }}", size=11, look="i", align=ALIGN.CENTER)
    for _ in range(4):
        right.add_paragraph()


if __name__ == "__main__":
    target = Path(sys.argv[1])
    made = BytesIO()
    make_template().save(made)
    target.write_bytes(undated(made))
    print(f"{target.name}: {target.stat().st_size // 1024} kB")
