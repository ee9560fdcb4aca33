"""What a family brings."""

from datetime import date
from itertools import chain, combinations

import pytest

from duadon.core.enrolment.law import VN_2024_07
from duadon.core.enrolment.papers import PAPER_CODES, PROVES, Fact, Paper, papers_to_bring
from duadon.core.enrolment.signing import SigningAnswer, SigningVerdict, judge_signer
from duadon.core.enrolment.tracks import Track
from duadon.core.values.errors import RuleBroken
from duadon.core.values.people import Relation
from duadon.wording.say import all_sentences

MOTHER = judge_signer(Relation.MOTHER, on=date(2024, 9, 17), rules=(), law=VN_2024_07)
GUARDIAN = judge_signer(Relation.GUARDIAN, on=date(2024, 9, 17), rules=(), law=VN_2024_07)
GRANDMOTHER = SigningVerdict(
    relation=Relation.GRANDMOTHER,
    answer=SigningAnswer.WITH_PAPER,
    code="enrolment.signing.grandmother_with_paper",
    paper="giấy ủy quyền",
)
CHILD = Track.FROM_6_TO_13


def _papers(track: Track, signer: SigningVerdict | None, **more) -> list[Paper]:
    return [need.paper for need in papers_to_bring(track, signer=signer, **more)]


def test_a_mother_brings_card_number_and_birth_certificate():
    """The usual case, in the order of the slip."""
    wanted = [Paper.SIGNER_CARD, Paper.NUMBER_NOTE, Paper.BIRTH_CERTIFICATE]
    assert _papers(CHILD, MOTHER) == wanted


def test_each_signer_proves_in_its_own_way():
    """A guardian brings the decision, a grandmother the paper in the office's words."""
    assert Paper.GUARDIAN_DECISION in _papers(CHILD, GUARDIAN)
    needs = papers_to_bring(CHILD, signer=GRANDMOTHER)
    assert [need.name for need in needs if need.paper is Paper.OFFICE_PAPER] == ["giấy ủy quyền"]
    assert Paper.BIRTH_CERTIFICATE not in _papers(CHILD, GRANDMOTHER)


def test_from_14_nobody_proves_representation():
    """The person comes with the number, alone; naming a signer there is a fault, as is none below."""
    assert _papers(Track.FROM_14, None) == [Paper.SIGNER_CARD, Paper.NUMBER_NOTE]
    for track, signer in ((Track.FROM_14, MOTHER), (CHILD, None)):
        with pytest.raises(RuleBroken, match="below 14"):
            papers_to_bring(track, signer=signer)


def test_under_6_files_with_the_e_identity():
    """Nobody shows a card at a desk."""
    assert _papers(Track.UNDER_6, MOTHER)[0] is Paper.E_IDENTITY
    assert Paper.SIGNER_CARD not in _papers(Track.UNDER_6, MOTHER)


def test_wrong_data_ask_for_their_proof_and_only_then():
    """A civil status paper is asked for when the data must be put right first."""
    assert Paper.CIVIL_STATUS_PAPER in _papers(CHILD, MOTHER, data_are_right=False)
    assert Paper.CIVIL_STATUS_PAPER not in _papers(CHILD, MOTHER)


FACT_SETS = list(chain.from_iterable(combinations(Fact, size) for size in range(len(Fact) + 1)))


@pytest.mark.parametrize("integrated", FACT_SETS)
@pytest.mark.parametrize("signer", [MOTHER, GUARDIAN, GRANDMOTHER])
def test_no_paper_repeats_the_card(signer, integrated):
    """Whatever the card carries, no other paper proves only what it carries; nothing is forgotten."""
    papers = _papers(CHILD, signer, integrated=integrated, data_are_right=False)
    card = PROVES[papers[0]] | set(integrated)
    assert all(not PROVES[paper] <= card for paper in papers[1:])
    assert set(Fact) <= card.union(*(PROVES[paper] for paper in papers))


def test_every_paper_can_be_said():
    """Each has its words."""
    assert set(PAPER_CODES.values()) <= set(all_sentences())
    assert set(PAPER_CODES) == set(Paper) == set(PROVES)
