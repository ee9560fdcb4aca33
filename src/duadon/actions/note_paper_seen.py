"""Record that the paper which the office asks of a request's signer has been seen."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from duadon.access.campaigns import get_frame
from duadon.access.log import Purpose
from duadon.access.trips import open_request
from duadon.actions.running import recording_of, run_once
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import AdultId, CampaignId, TripRequestId
from duadon.core.values.roles import Actor
from duadon.store.outreach import mark_paper_seen
from duadon.store.paper_sights import save_sight
from duadon.store.plans import lock_plans


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePaperSeen:
    """Whose paper: the signer's of one request, as the request named them when it was looked at."""

    command_id: UUID
    campaign_id: CampaignId
    request_id: TripRequestId
    signer_id: AdultId


def note_paper_seen(command: NotePaperSeen, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Write it into the request, with who saw it; it may turn ready by it.

    Refused where nobody signs, and where by now somebody else does: that paper nobody has seen.
    """

    def body() -> Done | Refusal:
        lock_plans(get_frame(command.campaign_id, actor=actor).id)
        found = open_request(command.request_id, actor=actor, purpose=Purpose.REQUEST_TRIP, now=now)
        signer = found.request.signer
        if signer is None or signer.adult_id is None:
            return Refusal(code="outreach.paper.nobody_signs")
        if signer.adult_id != command.signer_id:
            return Refusal(code="outreach.paper.other_signer")
        mark_paper_seen(command.request_id)
        save_sight(command.request_id, signer.adult_id, recording_of(command, actor, now))
        return Done(command_id=command.command_id)

    return run_once(command, actor=actor, now=now, body=body)
