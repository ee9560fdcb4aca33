"""Who may sign, by law and by the office's dated rule."""

from datetime import UTC, date, datetime

import pytest

from duadon.core.enrolment.law import VN_2024_07
from duadon.core.enrolment.signing import (
    BY_LAW,
    SigningAnswer,
    SigningRule,
    judge_signer,
    list_who_may_sign,
)
from duadon.core.values.errors import RuleBroken
from duadon.core.values.people import Relation
from duadon.wording.say import say_refusal

DAY = date(2024, 9, 17)
PAPER = "giấy ủy quyền của cha mẹ"
OPEN = SigningAnswer.NOT_ANSWERED


def _rule(answer: SigningAnswer, *, since: date = date(2024, 7, 1), hour: int = 8) -> SigningRule:
    return SigningRule(
        relation=Relation.GRANDMOTHER,
        answer=answer,
        effective_on=since,
        recorded_at=datetime(2024, 7, 1, hour, tzinfo=UTC),
        paper=PAPER if answer is SigningAnswer.WITH_PAPER else "",
    )


def _judge(*rules: SigningRule, relation: Relation = Relation.GRANDMOTHER, on: date = DAY):
    return judge_signer(relation, on=on, rules=rules, law=VN_2024_07)


@pytest.mark.parametrize("relation", sorted(BY_LAW))
def test_parents_and_guardian_sign_by_law(relation):
    """No office rule is needed, and the article is named."""
    verdict = _judge(relation=relation)
    assert verdict.answer is SigningAnswer.YES
    assert verdict.law is not None
    assert verdict.law.citation == "Bộ luật Dân sự 91/2015/QH13, Điều 136"


@pytest.mark.parametrize("relation", sorted(BY_LAW))
def test_an_office_cannot_answer_against_the_law(relation):
    """A rule against a parent or guardian is refused when it is made."""
    with pytest.raises(RuleBroken, match="the law answers"):
        SigningRule(
            relation=relation,
            answer=SigningAnswer.NO,
            effective_on=DAY,
            recorded_at=datetime(2024, 7, 1, tzinfo=UTC),
        )


def test_a_grandmother_is_open_until_the_office_answers():
    """No rule, or one that starts later, is no answer."""
    later = _rule(SigningAnswer.YES, since=date(2024, 9, 18))
    assert _judge().answer is OPEN
    assert _judge(later).answer is OPEN
    assert _judge(later, on=date(2024, 9, 18)).answer is SigningAnswer.YES


def test_the_latest_answer_in_force_counts_in_any_order():
    """A new answer replaces the old from its day on; on one day the last recorded one counts."""
    old = _rule(SigningAnswer.NO)
    new = _rule(SigningAnswer.WITH_PAPER, since=date(2024, 9, 10))
    mended = _rule(SigningAnswer.YES, since=date(2024, 9, 10), hour=9)
    assert _judge(new, old).answer is _judge(old, new).answer is SigningAnswer.WITH_PAPER
    assert _judge(new, old, on=date(2024, 9, 9)).answer is SigningAnswer.NO
    assert _judge(mended, new, old).answer is SigningAnswer.YES
    late = _rule(SigningAnswer.NO, hour=23)  # typed in last, in force from an earlier day
    assert _judge(late, mended).answer is SigningAnswer.YES


def test_a_paper_is_named_for_with_paper_only():
    """WITH_PAPER without a name, or a name without need, is refused."""
    stamp = datetime(2024, 7, 1, tzinfo=UTC)
    for answer, paper in ((SigningAnswer.WITH_PAPER, " "), (SigningAnswer.YES, PAPER)):
        with pytest.raises(RuleBroken, match="a paper is named"):
            SigningRule(
                relation=Relation.OTHER,
                answer=answer,
                effective_on=DAY,
                recorded_at=stamp,
                paper=paper,
            )


def test_the_list_names_those_by_law_once_and_those_the_office_lets():
    """Parents and guardian share one sentence; a NO or an open relation is not on the list."""
    rules = (_rule(SigningAnswer.WITH_PAPER),)
    lines = [
        line
        for verdict in list_who_may_sign(on=DAY, rules=rules, law=VN_2024_07)
        for line in say_refusal(verdict.as_refusal(), "vi")
    ]
    assert lines == [
        "Cha, mẹ hoặc người giám hộ của cháu ký được theo luật.",
        f"Bà của cháu ký được khi có {PAPER}.",
    ]


@pytest.mark.parametrize("relation", sorted(set(Relation) - BY_LAW))
@pytest.mark.parametrize("answer", list(SigningAnswer))
def test_every_answer_for_every_relation_can_be_said(relation, answer):
    """Each pair has a sentence in both languages."""
    rules = []
    if answer is not OPEN:
        paper = PAPER if answer is SigningAnswer.WITH_PAPER else ""
        stamp = datetime(2024, 7, 1, tzinfo=UTC)
        rules = [
            SigningRule(relation=relation, answer=answer, effective_on=DAY, recorded_at=stamp, paper=paper)
        ]
    verdict = _judge(*rules, relation=relation)
    assert verdict.answer is answer
    assert say_refusal(verdict.as_refusal(), "vi") != say_refusal(verdict.as_refusal(), "en")
