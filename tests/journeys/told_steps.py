"""Reads the steps of a tutorial, so that what it tells people to type and press can be done as told.

A step is a list item in one of these forms; what stands between ** ** is a word of the page:

- Sign in as **dieuphoi**.
- Open **Kế hoạch**.                       a link or an entry of the navigation
- Press **Lập kế hoạch**.                  a button
- Write **20/09/2024** into **Ngày**.      a field by its label
- Choose **Phường 11** for **Đơn vị**.     a list by its label
- Tick **Có nhu cầu**.                     a box or a round button by its label
- Give the file **p11.xlsx** to **Tệp**.
- See **Đã công bố**.                      a text on the page
- Run `duadon clock --day 20/09/2024 --as quantri`.

Anything else in the list is a fault: a step that nobody can test would not be tested.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_WORD = r"\*\*(.+?)\*\*"
_FORMS: Mapping[str, re.Pattern[str]] = {
    "sign_in": re.compile(rf"Sign in as {_WORD}"),
    "open": re.compile(rf"Open {_WORD}"),
    "press": re.compile(rf"Press {_WORD}"),
    "write": re.compile(rf"Write {_WORD} into {_WORD}"),
    "choose": re.compile(rf"Choose {_WORD} for {_WORD}"),
    "tick": re.compile(rf"Tick {_WORD}"),
    "give": re.compile(rf"Give the file {_WORD} to {_WORD}"),
    "see": re.compile(rf"See {_WORD}"),
    "run": re.compile(r"Run `(.+?)`"),
}
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
    """Yield the steps of an item, which may name several, a sentence each."""
    for sentence in re.split(r"(?<=\.)\s+(?=[A-Z])", item):
        yield _step(sentence, line)


def _step(sentence: str, line: int) -> Step:
    for kind, form in _FORMS.items():
        found = form.match(sentence)
        if found is not None:
            return Step(kind=kind, words=found.groups(), line=line)
    raise NotTold(f"line {line}: {sentence}")
