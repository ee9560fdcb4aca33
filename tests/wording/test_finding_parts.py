"""Every finding's sentence parts into a reason and a remedy, in both languages."""

import pytest

from duadon.wording.finding_parts import say_cause, say_parts
from duadon.wording.register import SENTENCES

FINDINGS = sorted(code for code in SENTENCES if not code.startswith(("register.file.", "register.header.")))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", FINDINGS)
def test_reason_and_remedy_are_both_told(code, language):
    """Neither half is empty nor names the place again."""
    for part in say_cause(code, language):
        assert part
        assert "{" not in part
        assert "Trang “" not in part
        assert "Sheet “" not in part


def test_the_halves_are_the_sentence():
    """What is written stands in the reason; what to do is the rest."""
    told = {"sheet": "A", "cell": "C9", "row": "9", "read": "2016", "proposed": ""}
    reason, remedy = say_parts("register.birth.year_only", told, "vi")
    assert reason == "Chỉ có năm sinh “2016”"
    assert remedy == "Bổ sung ngày và tháng theo giấy khai sinh."


def test_a_cause_tells_what_is_written():
    """The one value of all rows stands in the cause."""
    reason, _ = say_cause("register.birth.unreadable", "vi", read="hỏi lại sau")
    assert reason == "“hỏi lại sau” không đọc được là ngày sinh"
