"""How little of a person is shown."""

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from duadon.core.privacy.masking import (
    holds_number,
    mask_digits_in,
    mask_personal_number,
    mask_phone,
    short_name,
)


def test_of_numbers_the_last_three_are_shown():
    """A personal number and a phone keep their length and hide the rest."""
    assert mask_personal_number("099216012345") == "•••••••••345"
    assert mask_phone("0612345678") == "•••••••678"
    assert mask_phone("") == ""


@given(digits=st.text(alphabet="0123456789", max_size=14))
def test_never_more_than_three_digits_and_never_half_of_the_number(digits):
    """Whatever the length; what is too short to hide in is hidden whole."""
    masked = mask_personal_number(digits)
    shown = [sign for sign in masked if sign.isdigit()]
    assert len(masked) == len(digits)
    assert len(shown) <= 3
    assert 2 * len(shown) <= len(digits)


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Nguyễn Thị Ngọc An", "N. An"),
        ("Trần Văn Đức", "V. Đức"),
        ("Lê Đan Ánh", "Đ. Ánh"),
        ("Trần Đức", "Đức"),
        ("  Sơn ", "Sơn"),
        ("", ""),
    ],
)
def test_a_manifest_shows_middle_initial_and_given_name(full, short):
    """Said as people are called; family names stay away."""
    assert short_name(full) == short


def test_a_name_typed_on_another_machine_gives_the_same():
    """An initial with its accents apart is still one letter."""
    assert short_name(unicodedata.normalize("NFD", "Lê Ánh Ngọc")) == "Á. Ngọc"


WITHOUT_DIGITS = st.text(st.characters(exclude_categories=["Nd", "Cs"]))


@given(st.text(), st.integers(10**8, 10**13), st.text())
def test_no_long_run_of_digits_is_left_in_a_text(before, number, after):
    """Whatever stands around it, no nine digits in a row remain readable."""
    assert not re.search(r"\d{9}", mask_digits_in(f"{before} {number} {after}"))


@given(WITHOUT_DIGITS, st.integers(10**8, 10**13), WITHOUT_DIGITS)
def test_of_a_number_among_words_the_last_three_stay(before, number, after):
    """Whoever has it in hand can tell which one was meant."""
    assert str(number)[-3:] in mask_digits_in(f"{before} {number} {after}")


def test_a_number_written_in_groups_is_hidden_too():
    """Blanks, dots and dashes between the digits hide nothing from a reader."""
    for written in ("099 216 000 017", "099.216.000.017", "0611-000-811"):
        digits = [letter for letter in written if letter.isdigit()]
        assert mask_digits_in(f"số {written}.") == f"số {'•' * (len(digits) - 3)}{written[-3:]}."


PARTED = st.text(alphabet=" .-\n\t\u00a0\u2009\u202f\u2011\u2013\u2014_/\u200b", max_size=4)
AROUND = st.sampled_from(["", "cháu ", "số CCCD: ", "ngày 10/09/2024 ", "(", "SĐT 0612345678, "])


@given(
    digits=st.integers(0, 10**9 - 1).map(lambda number: f"099{number:09}"),
    parts=st.lists(PARTED, min_size=11, max_size=11),
    before=AROUND,
    after=AROUND,
)
def test_twelve_digits_are_found_however_they_are_parted(digits, parts, before, after):
    """Blanks, dots, dashes, strokes, line breaks, signs that take no room: three digits are left."""
    moment = re.compile(r"\d{1,2}/\d{1,2}(?!\d)")
    written = "".join(digit + part for digit, part in zip(digits, [*parts, ""], strict=True))
    assume(not moment.search(written))
    shown = mask_digits_in(f"{before}{written}, {after}")
    left = shown.removeprefix(mask_digits_in(before).rstrip()) if before else shown
    hidden = left.split(",")[0]
    assert "".join(sign for sign in hidden if sign.isdecimal())[-3:] == digits[-3:]
    assert sum(sign.isdecimal() for sign in hidden) == 3


def _apart(digits: str, sizes: list[int]) -> list[str]:
    starts = [sum(sizes[:index]) for index in range(len(sizes))]
    return [digits[start : start + size] for start, size in zip(starts, sizes, strict=True)]


LISTING = st.sampled_from([",", ", ", ";", "; ", " (", ") ", "] [", ":", "，", " , "])
SIZES = st.sampled_from([[3, 3, 3, 3], [6, 6], [3, 1, 2, 6], [4, 4, 4], [3, 9], [3, 3, 6], [9, 3], [4, 3, 3]])


@given(
    digits=st.integers(0, 10**9 - 1).map(lambda number: f"099{number:09}"),
    sizes=SIZES,
    part=LISTING,
    before=st.sampled_from(["", "cháu ", "dòng 12, 14: ", "(", "ngày 10/09/2024, "]),
)
def test_a_number_parted_as_a_list_is_found(digits, sizes, part, before):
    """Commas, semicolons, colons, brackets within a personal number or a phone: three digits are left."""
    if sum(sizes) < 12:
        digits = f"06{digits[:8]}"
    shown = mask_digits_in(f"{before}{part.join(_apart(digits, sizes))})")
    assert shown == f"{before}{'•' * (len(digits) - 3)}{digits[-3:]})"


@given(
    rows=st.lists(st.integers(1, 99_999), min_size=1, max_size=40),
    part=st.sampled_from([", ", "; "]),
    before=st.sampled_from(["dòng ", "rows ", "(dòng ", "ngày 10/09/2024: "]),
)
def test_a_list_of_rows_stays_readable(rows, part, before):
    """However long and however large: whoever corrects a file looks for the rows."""
    text = f"{before}{part.join(map(str, rows))}."
    assert mask_digits_in(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("099,216,012,345", "•••••••••345"),
        ("(099) 216 012 345", "(•••••••••345"),
        ("099216 (012345)", "•••••••••345)"),
        ("99,216,012,345", "••••••••345"),
        ("+84 (612) 345 678", "••••••••678"),
        ("0612345678, 12", "•••••••678, 12"),
        ("dòng 8, 10, 099216;012345", "dòng 8, 10, •••••••••345"),
    ],
)
def test_numbers_as_people_part_them(text, shown):
    """As they stand in lists and notes."""
    assert mask_digits_in(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "ngày 05, 06, 07, 08, 09, 10",
        "101,102,103,104,105",
        "10/09/2024",
        "từ 10/9 đến 12/9, 10/09 - 12/09/2024",
        "08:30 10/09/2024 - 11:15 10/09/2024",
        "10.09.2024 - 11.09.2024",
        "2024-09-10 2024-09-11",
        "năm 2016 - 2017 - 2018",
        "biên bản số 1234 ngày 10/09/2024",
        "dòng 12, 13, 14, 15, 16, 17",
        "ô E139: 20/05/2016, 9.92E+10",
    ],
)
def test_days_hours_years_and_cells_stay_readable(text):
    """What is no number of a person is no secret, however much of it stands in a row."""
    assert mask_digits_in(text) == text
    assert not holds_number(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("20/05/2016 0612345678", "20/05/2016 •••••••678"),
        ("10.09.2024 099216000017", "10.09.2024 •••••••••017"),
        ("099216000017 - 10-09-2024", "•••••••••017 - 10-09-2024"),
        ("099216000017 099216000018 5", "•••••••••017 •••••••••018 5"),
        ("SĐT 0612 345 678, lúc 8:30", "SĐT •••••••678, lúc 8:30"),
        # Twelve digits in all: rather a day too much hidden than a number shown.
        ("0992 16.12.1999", "•••••••••999"),
    ],
)
def test_a_day_beside_a_number_stays(text, shown):
    """The number and the phone are hidden alone."""
    assert mask_digits_in(text) == shown
    assert holds_number(text)
