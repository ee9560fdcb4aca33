"""Which requests of a day may be given seats: one judgement for planning and for publishing."""

from collections.abc import Iterable
from datetime import datetime

from duadon.access.trips import DayRequest
from duadon.actions.answers_json import write_answer
from duadon.core.enrolment.law import get_rule_set
from duadon.core.outreach.seats import SeatGrounds, SeatReady, judge_for_planning
from duadon.core.values.answers import Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.store.campaigns import load_signing_rules
from duadon.store.outreach import load_consents
from duadon.store.plans import NotReady


def judge_requests(
    requests: Iterable[DayRequest], frame: CampaignFrame, now: datetime
) -> tuple[list[SeatReady], tuple[NotReady, ...]]:
    """Part the open requests into those that may be given seats and those that may not, with why."""
    open_ones = [one.request for one in requests if one.request.is_open]
    children = [child.child_id for request in open_ones for child in request.children]
    grounds = SeatGrounds(
        law=get_rule_set(frame.rule_set),
        signing=load_signing_rules(frame.office_id),
        consents=load_consents(children),
        other_requests=tuple(open_ones),
    )
    ready: list[SeatReady] = []
    not_ready: list[NotReady] = []
    for request in open_ones:
        answer = judge_for_planning(request, grounds=grounds, now=now)
        if isinstance(answer, Refusal):
            not_ready.append(NotReady(request_id=request.id, refusal=write_answer(answer)))
        else:
            ready.append(answer)
    return ready, tuple(not_ready)
