"""Who may sign for a child: parents and guardians by law, others by the office's dated rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from duadon.core.enrolment.law import LegalRule, Rule, RuleSet
from duadon.core.values.answers import Refusal
from duadon.core.values.errors import require
from duadon.core.values.people import Relation


class SigningAnswer(StrEnum):
    """Whether a relation may sign; the office answers with the first three."""

    YES = "yes"
    WITH_PAPER = "with_paper"
    NO = "no"
    NOT_ANSWERED = "not_answered"


# Civil Code 91/2015/QH13 Art. 136: parents, else the guardian, represent a minor.
BY_LAW: frozenset[Relation] = frozenset({Relation.FATHER, Relation.MOTHER, Relation.GUARDIAN})


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningRule:
    """What the office answered for one relation, in force from a day until it answers anew.

    `paper` names, in the office's own words, the paper that WITH_PAPER asks for.
    """

    relation: Relation
    answer: SigningAnswer
    effective_on: date
    recorded_at: datetime
    paper: str = ""

    def __post_init__(self) -> None:
        require(self.answer is not SigningAnswer.NOT_ANSWERED, "an answer must say something")
        agrees = self.relation not in BY_LAW or self.answer is SigningAnswer.YES
        require(agrees, f"the law answers for a {self.relation}")
        names_paper = bool(self.paper.strip())
        require(
            names_paper == (self.answer is SigningAnswer.WITH_PAPER),
            "a paper is named for the answer with_paper, and for no other",
        )
        require(self.recorded_at.tzinfo is not None, "an instant needs its time zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningVerdict:
    """The answer for one relation on one day; `code` is the reason as a sentence's code."""

    relation: Relation
    answer: SigningAnswer
    code: str
    paper: str = ""
    law: LegalRule | None = None

    def as_refusal(self) -> Refusal:
        """Return the reason as one line of an answer."""
        return Refusal(code=self.code, parameters={"paper": self.paper} if self.paper else {})


_CODES: dict[tuple[Relation, SigningAnswer], str] = {
    (Relation.GRANDMOTHER, SigningAnswer.YES): "enrolment.signing.grandmother_may",
    (Relation.GRANDMOTHER, SigningAnswer.WITH_PAPER): "enrolment.signing.grandmother_with_paper",
    (Relation.GRANDMOTHER, SigningAnswer.NO): "enrolment.signing.grandmother_may_not",
    (Relation.GRANDMOTHER, SigningAnswer.NOT_ANSWERED): "enrolment.signing.grandmother_open",
    (Relation.GRANDFATHER, SigningAnswer.YES): "enrolment.signing.grandfather_may",
    (Relation.GRANDFATHER, SigningAnswer.WITH_PAPER): "enrolment.signing.grandfather_with_paper",
    (Relation.GRANDFATHER, SigningAnswer.NO): "enrolment.signing.grandfather_may_not",
    (Relation.GRANDFATHER, SigningAnswer.NOT_ANSWERED): "enrolment.signing.grandfather_open",
    (Relation.OTHER, SigningAnswer.YES): "enrolment.signing.other_may",
    (Relation.OTHER, SigningAnswer.WITH_PAPER): "enrolment.signing.other_with_paper",
    (Relation.OTHER, SigningAnswer.NO): "enrolment.signing.other_may_not",
    (Relation.OTHER, SigningAnswer.NOT_ANSWERED): "enrolment.signing.other_open",
}
_BY_LAW_CODE = "enrolment.signing.by_law"


def judge_signer(
    relation: Relation, *, on: date, rules: Iterable[SigningRule], law: RuleSet
) -> SigningVerdict:
    """Say whether the relation may sign on the day; the latest answer in force counts."""
    if relation in BY_LAW:
        article = law.get(Rule.REPRESENTATION, on=on)
        return SigningVerdict(relation=relation, answer=SigningAnswer.YES, code=_BY_LAW_CODE, law=article)
    rule = _rule_in_force(relation, on=on, rules=rules)
    answer = SigningAnswer.NOT_ANSWERED if rule is None else rule.answer
    return SigningVerdict(
        relation=relation,
        answer=answer,
        code=_CODES[relation, answer],
        paper="" if rule is None else rule.paper,
    )


def _rule_in_force(relation: Relation, *, on: date, rules: Iterable[SigningRule]) -> SigningRule | None:
    known = [rule for rule in rules if rule.relation is relation and rule.effective_on <= on]
    return max(known, key=lambda rule: (rule.effective_on, rule.recorded_at), default=None)


def list_who_may_sign(*, on: date, rules: Iterable[SigningRule], law: RuleSet) -> tuple[SigningVerdict, ...]:
    """Return everybody who may sign on the day: those by law once, then whom the office lets."""
    known = tuple(rules)
    verdicts = [judge_signer(Relation.MOTHER, on=on, rules=known, law=law)]
    others = (relation for relation in Relation if relation not in BY_LAW)
    verdicts += [judge_signer(relation, on=on, rules=known, law=law) for relation in others]
    lets = {SigningAnswer.YES, SigningAnswer.WITH_PAPER}
    return tuple(verdict for verdict in verdicts if verdict.answer in lets)
