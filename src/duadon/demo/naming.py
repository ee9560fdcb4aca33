"""Invented full names, drawn word by word from the weighted tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random

from duadon.core.values.people import Sex
from duadon.demo.tables import read_table

# Shares of names of four words (more than one middle word) among children, by sex.
_FOUR_WORDS = {Sex.MALE: 0.26, Sex.FEMALE: 0.64}
_WOMAN_THI = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    words: Sequence[str]
    cumulated: Sequence[float]

    def draw(self, rng: Random) -> str:
        return rng.choices(self.words, cum_weights=self.cumulated)[0]


@cache
def _words(table: str) -> _Words:
    rows = [row for row in read_table("names") if row["table"] == table]
    return _Words(
        words=[row["word"] for row in rows],
        cumulated=list(accumulate(float(row["weight"]) for row in rows)),
    )


def family_name(rng: Random) -> str:
    """Draw a family name (họ)."""
    return _words("family").draw(rng)


def child_name(rng: Random, *, sex: Sex, family: str) -> str:
    """Draw a child's full name under a family name: family, middle, given."""
    middle = _words(f"middle_{sex.value}_child")
    given = _words(f"given_{sex.value}_child").draw(rng)
    words = [middle.draw(rng)]
    if rng.random() < _FOUR_WORDS[sex]:
        words = _two_middle_words(rng, sex=sex, first=words[0])
    return " ".join([family, *words, given])


def _two_middle_words(rng: Random, *, sex: Sex, first: str) -> list[str]:
    if sex is Sex.FEMALE and rng.random() < 0.3:
        return ["Thị", first] if first != "Thị" else ["Thị"]
    second = _words(f"middle_{sex.value}_child").draw(rng)
    return [first, second] if second != first else [first]


def adult_name(rng: Random, *, sex: Sex, family: str) -> str:
    """Draw a grown-up's full name under a family name."""
    middle = _words(f"middle_{sex.value}_adult").draw(rng)
    if sex is Sex.FEMALE and rng.random() < _WOMAN_THI:
        middle = "Thị"
    return f"{family} {middle} {_words(f'given_{sex.value}_adult').draw(rng)}"
