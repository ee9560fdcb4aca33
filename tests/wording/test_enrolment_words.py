"""The words about cards, rides and working days."""

from collections.abc import Mapping
from string import Formatter

import pytest

from duadon.wording import calendar, enrolment, outreach
from duadon.wording.sentences import Sentence

TABLES: tuple[Mapping[str, Sentence], ...] = (
    calendar.SENTENCES,
    enrolment.SENTENCES,
    outreach.SENTENCES,
)
SENTENCES = [(code, sentence) for table in TABLES for code, sentence in table.items()]


@pytest.mark.parametrize(("code", "sentence"), SENTENCES, ids=[code for code, _ in SENTENCES])
def test_a_card_below_14_is_never_called_an_obligation(code, sentence):
    """It is given on demand: neither language says otherwise anywhere."""
    assert "bắt buộc" not in sentence.vi.lower(), code
    for word in ("compulsory", "mandatory", "obligat"):
        assert word not in sentence.en.lower(), code


@pytest.mark.parametrize(("code", "sentence"), SENTENCES, ids=[code for code, _ in SENTENCES])
def test_both_languages_are_filled_with_the_same(code, sentence):
    """A parameter shown in one language and lost in the other is a fault."""
    vi, en = ({name for _, name, _, _ in Formatter().parse(text)} for text in (sentence.vi, sentence.en))
    assert vi == en, code
