"""The printed cards name pages and buttons as the product does, fit on a page and press nobody."""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

from duadon.wording.areas import TABLES
from tests.architecture.tree import ROOT, report

MOST_LINES = 55
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_PLACE = re.compile(r"%\(\w+\)s|\{\w+\}")
NEVER = "bắt buộc"  # a card is asked for under 14, nobody is made to have one


def labels(root: Path) -> frozenset[str]:
    """Return every Vietnamese sentence of pages and tables; what varies in it stands as an ellipsis."""
    book = polib.pofile(str(root / "src/duadon/locale/vi/LC_MESSAGES/django.po"))
    pages = (text for entry in book for text in (entry.msgstr, *entry.msgstr_plural.values()))
    tables = (sentence.vi for table in TABLES for sentence in table.values())
    return frozenset(_plain(text) for text in (*pages, *tables))


def _plain(text: str) -> str:
    return " ".join(_PLACE.sub("…", _TAG.sub("", text)).split())


def faults_of(page: Path, known: Iterable[str]) -> Iterator[str]:
    """Yield what is wrong with a card."""
    text = page.read_text(encoding="utf-8")
    lines = len(text.splitlines())
    if lines > MOST_LINES:
        yield f"{page.name} has {lines} lines, more than {MOST_LINES}"
    if NEVER in text.lower():
        yield f"{page.name} says “{NEVER}”"
    for bold in dict.fromkeys(" ".join(word.split()) for word in _BOLD.findall(text)):
        if not any(_begins(label, bold) for label in known):
            yield f"{page.name}: no page says “{bold}”"


def _begins(label: str, bold: str) -> bool:
    """Tell whether a label is those words, or begins with them and goes on with another."""
    return label.startswith(bold) and not label[len(bold) : len(bold) + 1].isalnum()


def faults(root: Path) -> Iterator[str]:
    """Yield every fault of the cards."""
    known = labels(root)
    for page in sorted((root / "docs" / "howto" / "cards").glob("*.md")):
        yield from faults_of(page, known)


if __name__ == "__main__":
    sys.exit(report("cards", faults(ROOT), summary="the printed cards speak as the pages do"))
