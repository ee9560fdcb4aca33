"""The page of codes: every sentence that the program can say, by area, in both languages.

Written from the tables of wording, so that the page cannot tell anything else. `--write` renews it.
"""

import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from duadon.wording.say import all_sentences
from duadon.wording.sentences import Sentence
from tests.architecture.tree import DOCS, report

PAGE = DOCS / "reference" / "codes.md"
_HEAD = """# Codes

Refusals, findings and words of reports carry a code and parameters; answers as JSON show both. A code stays
when its sentence is worded better. Names in braces are filled with the parameters. This page is written by
`make messages` from the tables of sentences.
"""
_SIGNS_OF_TABLES = str.maketrans({"|": r"\|", "\n": "<br>", "<": "&lt;", "_": r"\_", "*": r"\*"})


def page(sentences: Mapping[str, Sentence]) -> str:
    """Return the page: one table an area, areas and codes by the alphabet."""
    parts = [_HEAD, *(_area(name, list(codes), sentences) for name, codes in _by_area(sentences))]
    return "\n".join(parts)


def _by_area(codes: Mapping[str, Sentence]) -> Iterator[tuple[str, Iterator[str]]]:
    yield from groupby(sorted(codes), key=lambda code: code.partition(".")[0])


def _area(name: str, codes: list[str], sentences: Mapping[str, Sentence]) -> str:
    rows = (f"| `{code}` | {_cell(sentences[code].en)} | {_cell(sentences[code].vi)} |" for code in codes)
    return "\n".join([f"## {name}\n", "| Code | English | Vietnamese |", "|---|---|---|", *rows, ""])


def _cell(text: str) -> str:
    """Write a sentence so that no sign of it is taken for the table's own."""
    return text.translate(_SIGNS_OF_TABLES)


def faults(path: Path, sentences: Mapping[str, Sentence]) -> Iterator[str]:
    """Yield a fault where the page is not what the tables say."""
    found = path.read_text(encoding="utf-8") if path.is_file() else ""
    if found != page(sentences):
        yield f"{path} is not what the tables of sentences say; run `make messages`"


def write(path: Path, sentences: Mapping[str, Sentence]) -> None:
    """Write the page anew."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(sentences), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Compare the page with the tables; with --write, renew it before."""
    sentences = all_sentences()
    if "--write" in arguments:
        write(PAGE, sentences)
    return report("codes", faults(PAGE, sentences), summary=f"{len(sentences)} codes stand in their page")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
