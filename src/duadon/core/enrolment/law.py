"""The law as dated data: each rule with its days, its article and its source.

A campaign names a rule set; another country, or another state of the law, is another table.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duadon.core.values.errors import RuleBroken, require


class Rule(StrEnum):
    """What a legal rule is about; `amounts` of a LegalRule mean what is said here."""

    TRACK_UNDER_6 = "track_under_6"  # from this age, below this age
    TRACK_FROM_6_TO_13 = "track_from_6_to_13"  # from this age, below this age
    TRACK_FROM_14 = "track_from_14"  # from this age
    RENEWAL_AGES = "renewal_ages"  # the ages at which a card is renewed
    RENEWAL_LEAD_YEARS = "renewal_lead_years"  # given so shortly before an age, valid to the next
    ADD_BIOMETRICS = "add_biometrics"  # from this age
    CARD_TIME_LIMIT = "card_time_limit"  # working days from a complete file
    NUMBER_AT_BIRTH = "number_at_birth"
    BIRTH_DATE_NEEDED = "birth_date_needed"
    TERM_IN_YEARS = "term_in_years"
    REPRESENTATION = "representation"
    REPRESENTATIVE_ACTS = "representative_acts"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalRule:
    """One rule in force from `valid_from`; `valid_to` is the first day on which it is not."""

    code: Rule
    valid_from: date
    article: str
    source: str
    valid_to: date | None = None
    amounts: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        require(bool(self.article and self.source), f"rule {self.code} names no article or source")
        require(
            self.valid_to is None or self.valid_from < self.valid_to,
            f"rule {self.code} ends before it starts",
        )

    def in_force(self, on: date) -> bool:
        """Tell whether it is the law on the day."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)

    @property
    def citation(self) -> str:
        """Return source and article as they are quoted."""
        return f"{self.source}, {self.article}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """All rules that a campaign runs by."""

    name: str
    rules: tuple[LegalRule, ...]

    def __post_init__(self) -> None:
        for rule in self.rules:
            same = [one for one in self.rules if one.code is rule.code]
            alive = [one for one in same if one.in_force(rule.valid_from)]
            require(len(alive) == 1, f"two rules {rule.code} on {rule.valid_from}")

    def find(self, code: Rule, *, on: date) -> LegalRule | None:
        """Return the rule in force on the day, or None."""
        return next((rule for rule in self.rules if rule.code is code and rule.in_force(on)), None)

    def get(self, code: Rule, *, on: date) -> LegalRule:
        """Return the rule in force on the day; raise RuleBroken where there is none."""
        rule = self.find(code, on=on)
        if rule is None:
            raise RuleBroken(f"rule set {self.name} has no rule {code} on {on}")
        return rule


_ID_LAW = "Luật Căn cước 26/2023/QH15"
_CIVIL_CODE = "Bộ luật Dân sự 91/2015/QH13"
_ID_LAW_FROM = date(2024, 7, 1)
_CIVIL_CODE_FROM = date(2017, 1, 1)


def _id_law(code: Rule, article: str, *amounts: int) -> LegalRule:
    return LegalRule(code=code, valid_from=_ID_LAW_FROM, article=article, source=_ID_LAW, amounts=amounts)


def _civil_code(code: Rule, article: str) -> LegalRule:
    return LegalRule(code=code, valid_from=_CIVIL_CODE_FROM, article=article, source=_CIVIL_CODE)


VN_2024_07 = RuleSet(
    name="vn-2024-07",
    rules=(
        _id_law(Rule.TRACK_UNDER_6, "Điều 23 khoản 2 điểm a", 0, 6),
        _id_law(Rule.TRACK_FROM_6_TO_13, "Điều 23 khoản 2 điểm b", 6, 14),
        _id_law(Rule.TRACK_FROM_14, "Điều 19 và Điều 23 khoản 1", 14),
        _id_law(Rule.RENEWAL_AGES, "Điều 21 khoản 1", 14, 25, 40, 60),
        _id_law(Rule.RENEWAL_LEAD_YEARS, "Điều 21 khoản 2", 2),
        _id_law(Rule.ADD_BIOMETRICS, "Điều 24 khoản 1 điểm c", 6),
        _id_law(Rule.CARD_TIME_LIMIT, "Điều 26", 7),
        _id_law(Rule.NUMBER_AT_BIRTH, "Điều 12"),
        _id_law(Rule.BIRTH_DATE_NEEDED, "Điều 23"),
        _id_law(Rule.REPRESENTATIVE_ACTS, "Điều 23 khoản 2"),
        _civil_code(Rule.TERM_IN_YEARS, "Điều 148"),
        _civil_code(Rule.REPRESENTATION, "Điều 136"),
    ),
)

RULE_SETS: dict[str, RuleSet] = {rules.name: rules for rules in (VN_2024_07,)}


def get_rule_set(name: str) -> RuleSet:
    """Return the rule set of that name; raise RuleBroken when nobody wrote it."""
    rules = RULE_SETS.get(name)
    if rules is None:
        raise RuleBroken(f"no rule set is called {name!r}")
    return rules
