"""Nobody is told that a card is an obligation: for children it is a right (Law on Identification)."""

import unicodedata
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE

BANNED = "bắt buộc"
# Sentences that may say it, word for word: about a form's field, or about those of 14 years and over.
ALLOWED: tuple[str, ...] = ()


def _banned_lines(path: Path) -> list[str]:
    lines = unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).splitlines()
    return [
        line.strip()
        for line in lines
        if BANNED in line.casefold() and not any(sentence in line for sentence in ALLOWED)
    ]


def _wording_files() -> list[Path]:
    sentences = sorted((PACKAGE / "wording").rglob("*.py"))
    pages = [path for ending in ("*.html", "*.po", "*.txt") for path in sorted(PACKAGE.rglob(ending))]
    return sentences + pages


def test_no_sentence_speaks_of_an_obligation():
    """No sentence, page or translation uses the word outside the allowed list."""
    assert {path.name: lines for path in _wording_files() if (lines := _banned_lines(path))} == {}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_word_is_found_in_any_form(tmp_path, form):
    """Capitals and split accents do not hide it."""
    page = tmp_path / "page.html"
    page.write_text(unicodedata.normalize(form, "<p>Bắt Buộc làm thẻ</p>"), encoding="utf-8")
    assert len(_banned_lines(page)) == 1
