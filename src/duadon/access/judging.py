"""Which requests may be given seats: one judgement for lists and pages, for planning and publishing.

Whoever asks, and however few requests are asked about, every living request of the same children
counts: a page that shows one of two says the same of it as the list that shows both.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from duadon.core.enrolment.law import get_rule_set
from duadon.core.outreach.seats import SeatGrounds, SeatReady, judge_for_planning
from duadon.core.outreach.trip_requests import TripRequest
from duadon.core.values.answers import Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import TripRequestId
from duadon.store.campaigns import load_signing_rules
from duadon.store.outreach import load_asked_seats, load_consents


def judge_requests(
    requests: Iterable[TripRequest], *, frame: CampaignFrame, now: datetime
) -> Mapping[TripRequestId, SeatReady | Refusal]:
    """Judge each request by what is known now; three statements for however many."""
    known = tuple(requests)
    grounds = _grounds(known, frame)
    return {one.id: judge_for_planning(one, grounds=grounds, now=now) for one in known}


def _grounds(requests: tuple[TripRequest, ...], frame: CampaignFrame) -> SeatGrounds:
    law = get_rule_set(frame.rule_set)
    if not requests:
        return SeatGrounds(law=law)
    children = {child.child_id for request in requests for child in request.children}
    return SeatGrounds(
        law=law,
        signing=load_signing_rules(frame.office_id),
        consents=load_consents(children),
        asked=load_asked_seats(frame.id, children, {request.day for request in requests}),
    )
