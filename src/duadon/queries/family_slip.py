"""The paper slip of one request: when and where to be, and what to bring; no number of anybody."""

from dataclasses import dataclass
from datetime import datetime

from duadon.core.enrolment.eligibility import assess_eligibility
from duadon.core.enrolment.law import RuleSet, get_rule_set
from duadon.core.enrolment.papers import PaperNeed, papers_to_bring
from duadon.core.enrolment.signing import SigningVerdict, judge_signer
from duadon.core.enrolment.tracks import TERMS
from duadon.core.outreach.trip_requests import TripRequest
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import TripRequestId
from duadon.core.values.people import Relation
from duadon.core.values.roles import Actor
from duadon.queries.trip_requests import RequestPage, open_request_page
from duadon.store.campaigns import load_signing_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilySlip:
    """The request with the papers of all its children, each named once."""

    page: RequestPage
    papers: tuple[PaperNeed, ...]


def show_family_slip(
    request_id: TripRequestId, *, actor: Actor, frame: CampaignFrame, now: datetime
) -> FamilySlip:
    """Return the slip of a request of the actor's places or raise NotFound."""
    page = open_request_page(request_id, actor=actor, frame=frame, now=now)
    return FamilySlip(page=page, papers=_papers(page.one.request, frame))


def _papers(request: TripRequest, frame: CampaignFrame) -> tuple[PaperNeed, ...]:
    rules = get_rule_set(frame.rule_set)
    verdict = _verdict(request, frame, rules)
    needs: dict[PaperNeed, None] = {}
    for child in request.children:
        track = assess_eligibility(child.facts, on=request.day, rules=rules).track
        if track is not None:
            signer = None if TERMS[track].acts_alone else verdict
            needs |= dict.fromkeys(papers_to_bring(track, signer=signer))
    return tuple(needs)


def _verdict(request: TripRequest, frame: CampaignFrame, rules: RuleSet) -> SigningVerdict:
    """Return the verdict on the signer; while nobody is named a parent is expected."""
    named = request.signer.relation if request.signer else None
    relation = named or Relation.MOTHER
    signing = load_signing_rules(frame.office_id)
    return judge_signer(relation, on=request.day, rules=signing, law=rules)
