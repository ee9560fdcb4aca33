"""What a family brings: only what proves something that no card shown proves already."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from duadon.core.enrolment.signing import SigningVerdict
from duadon.core.enrolment.tracks import TERMS, Track
from duadon.core.values.errors import require
from duadon.core.values.people import Relation


class Fact(StrEnum):
    """What the office must see proved."""

    SIGNER_IDENTITY = "signer_identity"
    SIGNER_RESIDENCE = "signer_residence"
    REPRESENTATION = "representation"
    CHILD_NUMBER = "child_number"
    CHILD_DATA = "child_data"  # only where the population data are missing or wrong


class Paper(StrEnum):
    """What can be asked for, in the order in which it stands on the slip."""

    E_IDENTITY = "e_identity"
    SIGNER_CARD = "signer_card"
    NUMBER_NOTE = "number_note"
    BIRTH_CERTIFICATE = "birth_certificate"
    GUARDIAN_DECISION = "guardian_decision"
    OFFICE_PAPER = "office_paper"
    RESIDENCE_PAPER = "residence_paper"
    CIVIL_STATUS_PAPER = "civil_status_paper"


PAPER_CODES: dict[Paper, str] = {
    Paper.E_IDENTITY: "enrolment.paper.e_identity",
    Paper.SIGNER_CARD: "enrolment.paper.signer_card",
    Paper.NUMBER_NOTE: "enrolment.paper.number_note",
    Paper.BIRTH_CERTIFICATE: "enrolment.paper.birth_certificate",
    Paper.GUARDIAN_DECISION: "enrolment.paper.guardian_decision",
    Paper.OFFICE_PAPER: "enrolment.paper.office_paper",
    Paper.RESIDENCE_PAPER: "enrolment.paper.residence_paper",
    Paper.CIVIL_STATUS_PAPER: "enrolment.paper.civil_status_paper",
}

_CARD_FACTS = frozenset({Fact.SIGNER_IDENTITY, Fact.SIGNER_RESIDENCE})
PROVES: dict[Paper, frozenset[Fact]] = {
    Paper.E_IDENTITY: _CARD_FACTS,
    Paper.SIGNER_CARD: _CARD_FACTS,
    Paper.NUMBER_NOTE: frozenset({Fact.CHILD_NUMBER}),
    Paper.BIRTH_CERTIFICATE: frozenset({Fact.REPRESENTATION}),
    Paper.GUARDIAN_DECISION: frozenset({Fact.REPRESENTATION}),
    Paper.OFFICE_PAPER: frozenset({Fact.REPRESENTATION}),
    Paper.RESIDENCE_PAPER: frozenset({Fact.SIGNER_RESIDENCE}),
    Paper.CIVIL_STATUS_PAPER: frozenset({Fact.CHILD_DATA}),
}
_NEEDED = frozenset({Fact.SIGNER_IDENTITY, Fact.SIGNER_RESIDENCE, Fact.REPRESENTATION, Fact.CHILD_NUMBER})


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNeed:
    """One thing to bring; `name` in the office's words where only the office knows it."""

    paper: Paper
    name: str = ""

    def __post_init__(self) -> None:
        require(bool(self.name) == (self.paper is Paper.OFFICE_PAPER), "only an office paper has a name")


def papers_to_bring(
    track: Track,
    *,
    signer: SigningVerdict | None,
    integrated: Iterable[Fact] = (),
    data_are_right: bool = True,
) -> tuple[PaperNeed, ...]:
    """Return what to bring (under 6: to have at hand when filing).

    `signer` is None for a person of 14 or more who acts alone; `integrated` are facts that the
    shown card or e-identity carries already. An office may not ask for a paper that repeats a card.
    """
    require((signer is None) == TERMS[track].acts_alone, "a signer is named below 14, and only there")
    needed = set(_NEEDED)
    if signer is None:
        needed -= {Fact.REPRESENTATION}
    if not data_are_right:
        needed.add(Fact.CHILD_DATA)
    proved = set(integrated)
    brought: list[PaperNeed] = []
    for need in _on_offer(track, signer):
        facts = PROVES[need.paper] & needed
        # The first paper is the card itself (or the e-identity): it is always shown.
        if not brought or not facts <= proved:
            brought.append(need)
            proved |= facts
    return tuple(brought)


def _on_offer(track: Track, signer: SigningVerdict | None) -> list[PaperNeed]:
    """Return what could be asked for; the card first, so that it makes others needless."""
    first = Paper.E_IDENTITY if TERMS[track].filed_online else Paper.SIGNER_CARD
    offered = [PaperNeed(paper=first), PaperNeed(paper=Paper.NUMBER_NOTE)]
    if signer is not None:
        offered += _representation(signer)
    rest = (Paper.RESIDENCE_PAPER, Paper.CIVIL_STATUS_PAPER)
    return offered + [PaperNeed(paper=paper) for paper in rest]


def _representation(signer: SigningVerdict) -> list[PaperNeed]:
    match signer.relation:
        case Relation.FATHER | Relation.MOTHER:
            return [PaperNeed(paper=Paper.BIRTH_CERTIFICATE)]
        case Relation.GUARDIAN:
            return [PaperNeed(paper=Paper.GUARDIAN_DECISION)]
        case _ if signer.paper:
            return [PaperNeed(paper=Paper.OFFICE_PAPER, name=signer.paper)]
        case _:
            # The office lets them sign without one; whether they may at all is judged elsewhere.
            return []
