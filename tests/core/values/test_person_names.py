"""Names: one spelling shown, keys that meet where people mean the same, and the right order."""

import unicodedata
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.values.person_names import (
    NameParts,
    fold,
    has_one_case,
    sort_key,
    split_name,
    strict_key,
    tidy_text,
    uses_vietnamese_letters,
    with_name_case,
)

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
words = st.text(LETTERS, min_size=1, max_size=7)
names = st.lists(words, min_size=1, max_size=5).map(" ".join)


def test_sorts_as_a_vietnamese_dictionary() -> None:
    """The known order comes out of every starting order tried."""
    expected = ["An", "Ăn", "Ân", "Ẩn", "Ấn", "Ba", "Bà", "Dao", "Dung", "Đào", "Đặng"]
    for start in (expected[::-1], expected[5:] + expected[:5], *permutations(expected[:5])):
        assert sorted(start, key=sort_key) == [name for name in expected if name in start]


def test_sorts_by_given_name_then_family_then_middle() -> None:
    """People are looked up by the given name."""
    expected = ["Trần Văn An", "Lê Anh", "Lê Thị Anh", "Lê Văn Anh", "Trần Anh", "Lê Bá"]
    shuffled = [*expected[3:], *expected[:3]]
    assert sorted(shuffled, key=sort_key) == expected


@given(names)
def test_sort_key_is_digits_only(name: str) -> None:
    """Digits sort alike in every database and collation."""
    assert sort_key(name).isdigit()


@given(names)
def test_nfc_and_nfd_are_one_name(name: str) -> None:
    """A list typed on a Mac gives the same spelling and the same keys as one from Windows."""
    apart = unicodedata.normalize("NFD", name)
    for key in (tidy_text, fold, strict_key, sort_key):
        assert key(apart) == key(name)


@given(names)
def test_folding_is_plain_and_stable(name: str) -> None:
    """The folded key is typed without accents, and folding it again changes nothing."""
    folded = fold(name)
    assert folded.isascii()
    assert fold(folded) == folded


@given(names)
def test_strict_key_is_finer_than_the_folded_one(name: str) -> None:
    """Names with one strict key have one folded key: marks are only ever added to it."""
    letters = "".join(letter for letter in strict_key(name) if not letter.isdigit())
    assert fold(letters) == fold(name)


@pytest.mark.parametrize(
    ("one", "other"), [("Hòa", "Hoà"), ("Thủy", "Thuỷ"), ("Khỏe", "Khoẻ"), ("Nguyễn Thúy", "NGUYỄN THUÝ")]
)
def test_tone_placement_does_not_part_names(one: str, other: str) -> None:
    """Old and new placement meet in the strict key; the spelling shown stays as written."""
    assert strict_key(one) == strict_key(other)
    assert tidy_text(one) == one
    assert tidy_text(other) == other


@pytest.mark.parametrize(
    ("one", "other"), [("Hòa", "Hoá"), ("Hoa", "Hòa"), ("Đan", "Dan"), ("Lý", "Lí"), ("An", "Ân")]
)
def test_other_marks_part_names(one: str, other: str) -> None:
    """A tone, a letter or i against y can be another person."""
    assert strict_key(one) != strict_key(other)


def test_folds_the_letter_that_does_not_decompose() -> None:
    """Đ, its false twin and capitals all become d."""
    assert fold("Đỗ ÐẠT") == "do dat"
    assert tidy_text("Ðặng\u00a0 Văn\u200b  Đức ") == "Đặng Văn Đức"


@pytest.mark.parametrize(
    ("written", "shown"),
    [("NGUYỄN THỊ ÁNH", "Nguyễn Thị Ánh"), ("H'HEN NIÊ", "H'Hen Niê"), ("trần văn đức", "Trần Văn Đức")],
)
def test_capitals_become_a_name(written: str, shown: str) -> None:
    """Names in one case get their capital letters."""
    assert has_one_case(written)
    assert with_name_case(written) == shown
    assert not has_one_case(shown)


def test_splits_family_middle_and_given() -> None:
    """First word, the words between, last word; one word is the given name."""
    assert split_name("Nguyễn Thị Ngọc Hân") == NameParts(family="Nguyễn", middle="Thị Ngọc", given="Hân")
    assert split_name("Hân") == NameParts(family="", middle="", given="Hân")
    assert split_name("  ") == NameParts(family="", middle="", given="")


def test_knows_letters_of_old_fonts() -> None:
    """Text in an old encoding does not pass for Vietnamese."""
    assert uses_vietnamese_letters("Nguyễn Văn Hưởng K'Brôi-A")
    assert not uses_vietnamese_letters("NguyÔn V¨n Hïng")
    assert not uses_vietnamese_letters("Trần 2")
