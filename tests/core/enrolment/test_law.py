"""The law as dated data."""

from datetime import date

import pytest

from duadon.core.enrolment.law import RULE_SETS, VN_2024_07, LegalRule, Rule, RuleSet, get_rule_set
from duadon.core.values.errors import RuleBroken

FIRST_DAY = date(2024, 7, 1)


def test_every_rule_of_the_set_is_in_force_from_the_first_day():
    """The set lacks no rule that the code asks for, and each names article and source."""
    for code in Rule:
        assert VN_2024_07.get(code, on=FIRST_DAY).citation


def test_the_identity_law_starts_on_its_day():
    """The day before 1 July 2024 knows no track, the day itself does."""
    assert VN_2024_07.find(Rule.TRACK_UNDER_6, on=date(2024, 6, 30)) is None
    assert VN_2024_07.find(Rule.TRACK_UNDER_6, on=FIRST_DAY) is not None


def test_a_set_is_found_by_the_name_that_a_campaign_keeps():
    """Names and sets belong together, an unknown name is told."""
    assert get_rule_set("vn-2024-07") is VN_2024_07
    assert all(name == rules.name for name, rules in RULE_SETS.items())
    with pytest.raises(RuleBroken, match="vn-1900"):
        get_rule_set("vn-1900")


def _rule(since: date, until: date | None = None) -> LegalRule:
    return LegalRule(code=Rule.CARD_TIME_LIMIT, valid_from=since, valid_to=until, article="A", source="S")


def test_a_rule_that_ends_gives_way_on_its_last_date():
    """`valid_to` is the first day on which the old rule no longer holds."""
    change = date(2026, 7, 1)
    old, new = _rule(FIRST_DAY, change), _rule(change)
    rules = RuleSet(name="two", rules=(old, new))
    assert rules.get(Rule.CARD_TIME_LIMIT, on=date(2026, 6, 30)) is old
    assert rules.get(Rule.CARD_TIME_LIMIT, on=change) is new


def test_two_rules_of_one_day_are_refused():
    """A set cannot answer one question twice on the same day."""
    with pytest.raises(RuleBroken, match="two rules"):
        RuleSet(name="double", rules=(_rule(FIRST_DAY), _rule(date(2025, 1, 1))))


def test_a_rule_that_nobody_wrote_is_told():
    """Asking for a rule before its time names set, rule and day."""
    with pytest.raises(RuleBroken, match="card_time_limit on 2024-06-30"):
        VN_2024_07.get(Rule.CARD_TIME_LIMIT, on=date(2024, 6, 30))
