"""Papers that come out of the pages: printed pages, files that open and files that are saved."""

import re
from io import BytesIO
from pathlib import Path

from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Page
from pypdf import PdfReader


def print_page(page: Page) -> str:
    """Print the page as Ctrl+P does; return its text."""
    return read_pdf(page.pdf(prefer_css_page_size=True))


def open_pdf(page: Page, link: str) -> str:
    """Fetch the PDF behind a link as this visitor; return its text.

    A window without a viewer cannot show it, so it is asked for beside the page.
    """
    address = page.get_by_role("link", name=link).get_attribute("href")
    assert address is not None
    answer = page.context.request.get(address)
    assert answer.headers["content-type"] == "application/pdf", (answer.status, address)
    return read_pdf(answer.body())


def save_file(page: Page, link: str, folder: Path) -> Path:
    """Press a link that saves a file; return where it lies."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link).click()
    saved = folder / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    return saved


def read_pdf(content: bytes) -> str:
    """Return the text of a PDF."""
    return "\n".join(sheet.extract_text() for sheet in PdfReader(BytesIO(content)).pages)


def read_word(path: Path) -> str:
    """Return the paragraphs and the cells of a Word file."""
    letter = Document(str(path))
    cells = [cell.text for table in letter.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in letter.paragraphs), *cells])


def read_cells(path: Path) -> set[str]:
    """Return every value of a workbook as text, formulas as what they came to."""
    book = load_workbook(path, read_only=True, data_only=True)
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    return {str(value) for row in rows for value in row if value is not None}


def squeeze(text: str) -> str:
    """Leave out all white space: a PDF has it wherever a letter comes from another file of the font."""
    return re.sub(r"\s+", "", text)
