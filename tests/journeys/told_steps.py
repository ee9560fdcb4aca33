"""Reads the steps of a tutorial, so that what it tells people to type and press can be done as told.

A step is a list item in one of these forms; what stands between ** ** is a word of the page:

- Sign in as **dieuphoi**.
- Open **Kế hoạch**.                       a link, or an entry of the navigation
- Open **Thăm gia đình** of **Đinh Gia Bảo**.   the link of one among several that are called alike
- Open the paper **PDF để in**.            a link that leads to a PDF
- Press **Lập kế hoạch**.                  a button
- Write **20/09/2024** into **Ngày**.      a field by its label
- Choose **Phường 11** for **Đơn vị**.     a list by its label
- Tick **Có nhu cầu**.                     a box or a round button by its label
- Give the file **p11.xlsx** to **Tệp**.
- See **Đã công bố**.                      a text on the page
- Wait for **Đã xong**.                    a text that comes once work in the background is over
- Note **Mã ở hàng ghế cuối** of **Chuyến 1**.  what stands behind a word in the part headed so
- Write what you noted of **Chuyến 1** into **Mã ở hàng ghế cuối**.
- Run `duadon clock --day 20/09/2024 --as quantri`.

`in **Xe 1**` behind Choose and Tick names the framed part of the form. Anything else in the list is a
fault: a step that nobody can test would not be tested.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_WORD = r"\*\*(.+?)\*\*"
_WITHIN = rf"(?: in {_WORD})?"
_FORMS: Mapping[str, re.Pattern[str]] = {
    "sign_in": re.compile(rf"Sign in as {_WORD}"),
    "open_paper": re.compile(rf"Open the paper {_WORD}"),
    "open": re.compile(rf"Open {_WORD}(?: of {_WORD})?"),
    "press": re.compile(rf"Press {_WORD}"),
    "write_noted": re.compile(rf"Write what you noted of {_WORD} into {_WORD}"),
    "write": re.compile(rf"Write {_WORD} into {_WORD}"),
    "choose": re.compile(rf"Choose {_WORD} for {_WORD}{_WITHIN}"),
    "tick": re.compile(rf"Tick {_WORD}{_WITHIN}"),
    "give": re.compile(rf"Give the file {_WORD} to {_WORD}"),
    "see": re.compile(rf"See {_WORD}"),
    "wait": re.compile(rf"Wait for {_WORD}"),
    "note": re.compile(rf"Note {_WORD} of {_WORD}"),
    "run": re.compile(r"Run `(.+?)`"),
}
_BOLD = re.compile(_WORD)
_DOT = "\0"  # stands for the dot and the blank of a bold word while sentences are told apart
_ITEM = re.compile(r"^\s*(?:\d+\.|-)\s+(.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do, the words it names, and the line it stands in (from 1)."""

    kind: str
    words: tuple[str, ...]
    line: int


class NotTold(Exception):
    """A list item is no step that can be done."""


def read_steps(text: str) -> Iterator[Step]:
    """Yield each step of a tutorial in its order; NotTold for an item in no known form."""
    for number, line in enumerate(text.splitlines(), start=1):
        item = _ITEM.match(line)
        if item is not None:
            yield from _steps_of(item[1], number)


def _steps_of(item: str, line: int) -> Iterator[Step]:
    """Yield the steps of an item, which may name several, a sentence each; a name as G. Bảo ends none."""
    plain = _BOLD.sub(lambda bold: bold[0].replace(". ", _DOT), item)
    for sentence in re.split(r"(?<=\.)\s+(?=[A-Z])", plain):
        yield _step(sentence.replace(_DOT, ". "), line)


def _step(sentence: str, line: int) -> Step:
    for kind, form in _FORMS.items():
        found = form.match(sentence)
        if found is not None:
            return Step(kind=kind, words=tuple(word for word in found.groups() if word), line=line)
    raise NotTold(f"line {line}: {sentence}")
