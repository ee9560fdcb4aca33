"""The search for numbers of people finds them wherever they stand, and no hash by chance."""

import hashlib
from uuid import UUID

import pytest

from tests.leaks import numbers_of_people


@pytest.mark.parametrize(
    "text", ["099216000017", "Số:099216000017.", "<td>099216000017</td>", "a 0612345678"]
)
def test_a_number_is_found(text):
    """A personal number or phone is found between signs, tags and blanks."""
    assert len(numbers_of_people(text)) == 1


def test_hashes_and_ids_hold_no_number():
    """Ten thousand hashes and ids, some with twelve digits in a row, are not taken for people."""
    hashes = [hashlib.sha256(str(each).encode()).hexdigest() for each in range(10_000)]
    ids = [str(UUID(one[:20] + "099216000017")) for one in hashes[:100]]
    assert any("0992" in one for one in hashes)
    assert numbers_of_people(" ".join([*hashes, *ids])) == []
