"""Sealed fields and blind indexes."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duadon.core.values.errors import RuleBroken
from duadon.store.sealing import blind_index, seal, unseal


@given(st.text(max_size=40))
def test_what_is_sealed_opens_again(text):
    """Any text comes back, and two sealings of one text look different."""
    row = uuid4()
    first, second = seal("child.number", row, text), seal("child.number", row, text)
    assert unseal("child.number", row, first) == text
    assert first != second


def test_a_cell_moved_to_another_row_or_column_does_not_open():
    """A sealed number copied to another child's row is refused, not shown."""
    row = uuid4()
    sealed = seal("child.number", row, "099216000017")
    for column, other in (("child.number", uuid4()), ("adult.phone", row)):
        with pytest.raises(RuleBroken):
            unseal(column, other, sealed)


def test_a_sealed_number_shows_no_digit():
    """The bytes at rest do not hold the number."""
    assert b"099216000017" not in seal("child.number", uuid4(), "099216000017")


def test_the_blind_index_finds_equal_values_of_one_purpose_only():
    """Equal numbers meet; the same digits as a phone do not."""
    assert blind_index("number", "099216000017") == blind_index("number", "099216000017")
    assert blind_index("number", "099216000017") != blind_index("phone", "099216000017")
