"""Telephones: the right digits come back where they are certain, else nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.values.errors import RuleBroken
from duadon.core.values.phones import Phone, PhoneRepair, read_phone, split_phones

mobiles = st.from_regex(r"0[356789][0-9]{8}", fullmatch=True)


@pytest.mark.parametrize(
    ("written", "digits", "repairs"),
    [
        ("0612 345 678", "0612345678", ()),
        ("06.1234.5678", "0612345678", ()),
        ("612345678", "0612345678", (PhoneRepair.LOST_ZERO,)),
        ("+84 612 345 678", "0612345678", (PhoneRepair.COUNTRY_CODE,)),
        ("84612345678", "0612345678", (PhoneRepair.COUNTRY_CODE,)),
        ("+84 (0)612345678", "0612345678", (PhoneRepair.COUNTRY_CODE,)),
        ("01201234567", "0701234567", (PhoneRepair.OLD_PREFIX,)),
        ("1691234567", "0391234567", (PhoneRepair.LOST_ZERO, PhoneRepair.OLD_PREFIX)),
        ("02773851234", "02773851234", ()),
        ("2773851234", "02773851234", (PhoneRepair.LOST_ZERO,)),
    ],
)
def test_reads_what_is_certain(written: str, digits: str, repairs: tuple[PhoneRepair, ...]) -> None:
    """Each way of writing gives the number one dials, and tells what was put right."""
    reading = read_phone(written)
    assert reading.phone == Phone(digits=digits)
    assert reading.repairs == repairs


@pytest.mark.parametrize("written", ["", "không có", "12345", "06123456789", "0112345678", "01111234567"])
def test_guesses_nothing(written: str) -> None:
    """What fits no number is not completed."""
    assert read_phone(written).phone is None


@given(mobiles)
def test_every_writing_of_a_mobile_meets(digits: str) -> None:
    """Whole, without its zero and with the country code: one number."""
    for written in (digits, digits[1:], f"+84{digits[1:]}", f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"):
        assert read_phone(written).phone == Phone(digits=digits)


def test_made_up_phones_belong_to_made_up_offices() -> None:
    """Prefix 06 is valid nowhere else."""
    assert Phone(digits="0612345678").is_valid_where(made_up=True)
    assert not Phone(digits="0612345678").is_valid_where(made_up=False)
    assert Phone(digits="0312345678").is_valid_where(made_up=False)


def test_a_phone_checks_itself() -> None:
    """No value holds digits that cannot be dialled."""
    with pytest.raises(RuleBroken):
        Phone(digits="612345678")


def test_splits_two_in_a_cell() -> None:
    """Slash, comma, dash between blanks and "hoặc" part two numbers."""
    for written in ("0612345678/0698765432", "0612345678 - 0698765432", "0612345678 hoặc 0698765432"):
        assert split_phones(written) == ("0612345678", "0698765432")
