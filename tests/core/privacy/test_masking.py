"""How little of a person is shown."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.privacy.masking import mask_digits_in, mask_personal_number, mask_phone, short_name


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


@given(st.text(), st.integers(10**8, 10**13), st.text())
def test_no_long_run_of_digits_is_left_in_a_text(before, number, after):
    """Whatever stands around it, no nine digits in a row remain readable."""
    shown = mask_digits_in(f"{before} {number} {after}")
    assert not re.search(r"\d{9}", shown)
    assert str(number)[-3:] in shown


def test_a_number_written_in_groups_is_hidden_too():
    """Blanks, dots and dashes between the digits hide nothing from a reader."""
    for written in ("099 216 000 017", "099.216.000.017", "0611-000-811"):
        digits = [letter for letter in written if letter.isdigit()]
        assert mask_digits_in(f"số {written}.") == f"số {'•' * (len(digits) - 3)}{written[-3:]}."


def test_years_dates_and_cells_stay_readable():
    """Short numbers are no secrets."""
    assert mask_digits_in("ô E139: 20/05/2016, 9.92E+10") == "ô E139: 20/05/2016, 9.92E+10"
