"""Invented names: Vietnamese words only, in the usual shapes."""

import unicodedata
from random import Random

from duadon.core.values.people import Sex
from duadon.demo.naming import adult_name, child_name, family_name
from duadon.demo.tables import read_table

LETTERS = set("abcdeghiklmnopqrstuvxyđăâêôơư ")
TONES = set("\u0300\u0301\u0303\u0309\u0323")


def _letters(word: str) -> set[str]:
    """Return the letters of a word without their tones."""
    plain = "".join(mark for mark in unicodedata.normalize("NFD", word.lower()) if mark not in TONES)
    return set(unicodedata.normalize("NFC", plain))


def test_tables_hold_vietnamese_words_only():
    """No word of the tables carries a letter that Vietnamese does not have, or comes decomposed."""
    for row in read_table("names"):
        assert _letters(row["word"]) <= LETTERS, row
        assert unicodedata.is_normalized("NFC", row["word"])


def test_shapes_of_childrens_names():
    """Most boys bear three words, most girls four; everybody keeps the family name."""
    rng = Random(1)
    for sex, four in ((Sex.MALE, (0.2, 0.3)), (Sex.FEMALE, (0.55, 0.7))):
        names = [child_name(rng, sex=sex, family="Huỳnh") for _ in range(2000)]
        lengths = [len(name.split()) for name in names]
        assert set(lengths) <= {3, 4}
        assert four[0] < lengths.count(4) / len(lengths) < four[1]
        assert all(name.startswith("Huỳnh ") for name in names)


def test_family_names_follow_their_weights():
    """About a third are Nguyễn, and the southern forms occur."""
    rng = Random(1)
    families = [family_name(rng) for _ in range(3000)]
    assert 0.28 < families.count("Nguyễn") / 3000 < 0.37
    assert {"Võ", "Huỳnh"} <= set(families)


def test_most_women_are_thi():
    """Thị is a woman's middle word, never a man's."""
    rng = Random(1)
    women = [adult_name(rng, sex=Sex.FEMALE, family="Lê") for _ in range(500)]
    men = [adult_name(rng, sex=Sex.MALE, family="Lê") for _ in range(500)]
    assert sum(" Thị " in name for name in women) > 300
    assert not any(" Thị " in name for name in men)
