"""Documents: links lead somewhere, records keep their form, the glossary has the nouns, cards the labels."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import cards
from tests.architecture.tree import ROOT, python_files, report

_LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
_OUTSIDE = re.compile(r"^[a-z]+:")
_TABLE = re.compile(r"^class (\w+)\(models\.Model\)", re.MULTILINE)
_RECORD_NAME = re.compile(r"\d{4}-[a-z0-9-]+\.md")
_RECORD_LINES = range(7, 41)
_EXCEPTION = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:|ruff:|mypy:)")
_NAMED_RECORD = re.compile(r"decision (\d{4})")
# Terms of the field that the code speaks; a term is asked for once the code uses it.
FIELD_TERMS = (
    "Manifest",
    "Custodian",
    "CapturePoint",
    "CaptureSlot",
    "handover",
    "pickup",
    "dropoff",
    "time_window",
    "max_ride_time",
    "dwell",
    "seat_capacity",
    "no_show",
    "late_cancel",
    "turned_down",
    "unmet",
)


def broken_links(root: Path) -> Iterator[str]:
    """Yield each relative link of a page that leads to no file."""
    for page in [*sorted(root.glob("*.md")), *sorted((root / "docs").rglob("*.md"))]:
        for target in _LINK.findall(page.read_text(encoding="utf-8")):
            if not _OUTSIDE.match(target) and not (page.parent / target).exists():
                yield f"{page.relative_to(root)} links to {target}, which does not exist"


def misshapen_records(folder: Path) -> Iterator[str]:
    """Yield each decision record with a wrong name, length or number, or without its parts."""
    seen: dict[str, str] = {}
    for page in sorted(folder.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        if not _RECORD_NAME.fullmatch(page.name):
            yield f"{page.name} is no record name (0001-short-title.md)"
        if len(text.splitlines()) not in _RECORD_LINES:
            yield f"{page.name} has {len(text.splitlines())} lines, not 7 to 40"
        if (number := page.name[:4]) in seen:
            yield f"{page.name} has the number of {seen[number]}"
        seen[number] = page.name


def unrecorded_exceptions(root: Path) -> Iterator[str]:
    """Yield each line that silences a check without naming its record, as `decision 0010`."""
    records = {page.name[:4] for page in (root / "docs" / "decisions").glob("*.md")}
    for path in python_files(root / "src", root / "tests"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            named = _NAMED_RECORD.search(line)
            if _EXCEPTION.search(line) and not (named and named[1] in records):
                yield f"{path.relative_to(root)}:{number} silences a check and names no decision record"


def domain_nouns(package: Path) -> set[str]:
    """Return the names of the tables and the terms of the field that the code uses."""
    sources = [path.read_text(encoding="utf-8") for path in python_files(package)]
    tables = {name for text in sources for name in _TABLE.findall(text)}
    words = {word for text in sources for word in re.findall(r"\w+", text)}
    return tables | (words & set(FIELD_TERMS))


def missing_nouns(glossary: Path, package: Path) -> Iterator[str]:
    """Yield the nouns that the glossary does not explain, written as `Noun`."""
    text = glossary.read_text(encoding="utf-8") if glossary.is_file() else ""
    for noun in sorted(domain_nouns(package) - set(re.findall(r"`(\w+)`", text))):
        yield f"{glossary.name} lacks `{noun}`"


def faults(root: Path) -> Iterator[str]:
    """Yield every fault of the documents."""
    yield from broken_links(root)
    yield from misshapen_records(root / "docs" / "decisions")
    yield from unrecorded_exceptions(root)
    yield from missing_nouns(root / "docs" / "glossary.md", root / "src" / "duadon")
    yield from cards.faults(root)


if __name__ == "__main__":
    sys.exit(report("documents", faults(ROOT), summary="links, decision records, glossary and cards hold"))
