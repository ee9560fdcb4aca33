"""What each child at the desk is captured as, what is to be shown for it, and what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from duadon.access.desk import DeskChild
from duadon.core.enrolment.eligibility import Assessment, assess_eligibility
from duadon.core.enrolment.law import RuleSet
from duadon.core.enrolment.papers import Paper, PaperNeed, papers_to_bring
from duadon.core.enrolment.signing import SigningRule, SigningVerdict, judge_signer
from duadon.core.enrolment.tracks import TERMS, Track
from duadon.core.values.answers import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRules:
    """What children of a day are judged by."""

    day: date
    law: RuleSet
    signing: tuple[SigningRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPapers:
    """The child's track, the papers to show, and what keeps it from being captured."""

    track: Track | None
    papers: tuple[PaperNeed, ...]
    missing: tuple[Refusal, ...]

    @classmethod
    def of(cls, words: DeskChild, rules: DeskRules) -> Self:
        """Judge a child by what the register and its request say now."""
        assessment = assess_eligibility(words.facts, on=rules.day, rules=rules.law)
        verdict = _verdict(words, assessment, rules)
        return cls(
            track=assessment.track,
            papers=_papers(assessment, verdict),
            missing=tuple(_missing(words, assessment, verdict)),
        )


def _verdict(words: DeskChild, assessment: Assessment, rules: DeskRules) -> SigningVerdict | None:
    alone = assessment.track is not None and TERMS[assessment.track].acts_alone
    if words.signer is None or alone:
        return None
    return judge_signer(words.signer, on=rules.day, rules=rules.signing, law=rules.law)


def _papers(assessment: Assessment, verdict: SigningVerdict | None) -> tuple[PaperNeed, ...]:
    track = assessment.track
    if track is None or (verdict is None) != TERMS[track].acts_alone:
        return ()
    return papers_to_bring(track, signer=verdict)


def _missing(words: DeskChild, assessment: Assessment, verdict: SigningVerdict | None) -> Iterable[Refusal]:
    yield from (reason.as_refusal() for reason in assessment.stopping)
    if verdict is None and not (assessment.track and TERMS[assessment.track].acts_alone):
        yield Refusal(code="capture.desk.no_signer")
    for need in _papers(assessment, verdict):
        if need.paper is Paper.OFFICE_PAPER and not words.paper_seen:
            yield Refusal(code="capture.desk.paper_unseen", parameters={"paper": need.name})
