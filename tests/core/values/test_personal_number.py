"""The personal number: what its digits tell and what they contradict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.values.errors import RuleBroken
from duadon.core.values.partial_dates import PartialDate
from duadon.core.values.people import Sex
from duadon.core.values.personal_number import PROVINCE_CODES, Contradiction, PersonalNumber


@pytest.mark.parametrize(
    ("digits", "sex", "year"),
    [
        ("099216000123", Sex.MALE, 2016),
        ("099316000123", Sex.FEMALE, 2016),
        ("099085000123", Sex.MALE, 1985),
        ("099185000123", Sex.FEMALE, 1985),
        ("099501000123", Sex.FEMALE, 2101),
    ],
)
def test_tells_sex_and_year(digits: str, sex: Sex, year: int) -> None:
    """The fourth digit holds century and sex, the next two the year."""
    number = PersonalNumber(digits=digits)
    assert (number.sex, number.birth_year) == (sex, year)


@pytest.mark.parametrize("digits", ["", "09921600012", "0992160001234", "09921600012x", "٠٩٩٢١٦٠٠٠١٢٣"])
def test_refuses_what_is_no_number(digits: str) -> None:
    """Anything but twelve plain digits is a broken promise of the caller."""
    with pytest.raises(RuleBroken):
        PersonalNumber(digits=digits)


def test_there_are_63_provinces() -> None:
    """The list of the circular is complete, and the made-up code is none of them."""
    assert len(PROVINCE_CODES) == 63
    assert "087" in PROVINCE_CODES
    assert "099" not in PROVINCE_CODES


def test_made_up_numbers_belong_to_made_up_offices() -> None:
    """Place code 099 is valid nowhere else; a province's code is valid everywhere."""
    made_up = PersonalNumber(digits="099216000123")
    assert made_up.is_valid_where(made_up=True)
    assert not made_up.is_valid_where(made_up=False)
    assert PersonalNumber(digits="087216000123").is_valid_where(made_up=False)
    assert not PersonalNumber(digits="003216000123").is_place_known


@given(year=st.integers(1900, 2399), sex=st.sampled_from(Sex), other=st.integers(1900, 2399))
def test_contradicts_only_what_differs(year: int, sex: Sex, other: int) -> None:
    """A number made for a birth contradicts exactly another year and the other sex."""
    century = 2 * ((year - 1900) // 100) + (sex is Sex.FEMALE)
    number = PersonalNumber(digits=f"099{century}{year % 100:02d}000001")
    assert number.contradictions(birth=PartialDate(year=year), sex=sex) == ()
    assert number.contradictions(birth=None, sex=None) == ()
    found = number.contradictions(birth=PartialDate(year=other), sex=None)
    assert (found == (Contradiction.BIRTH_YEAR,)) == (other != year)
    opposite = Sex.MALE if sex is Sex.FEMALE else Sex.FEMALE
    assert number.contradictions(birth=None, sex=opposite) == (Contradiction.SEX,)
