"""Record that the paper which the office asks of a request's signer has been seen."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from duadon.access.log import Purpose
from duadon.access.trips import open_request
from duadon.actions.running import recording_of, run_once
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import CampaignId, TripRequestId
from duadon.core.values.roles import Actor
from duadon.store.outreach import mark_paper_seen
from duadon.store.paper_sights import save_sight


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePaperSeen:
    """Whose paper: the signer's of one request."""

    command_id: UUID
    campaign_id: CampaignId
    request_id: TripRequestId


def note_paper_seen(command: NotePaperSeen, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Write it into the request, with who saw it; it may turn ready by it. Refused where nobody signs."""

    def body() -> Done | Refusal:
        found = open_request(command.request_id, actor=actor, purpose=Purpose.REQUEST_TRIP, now=now)
        signer = found.request.signer
        if signer is None or signer.adult_id is None:
            return Refusal(code="outreach.paper.nobody_signs")
        mark_paper_seen(command.request_id)
        save_sight(command.request_id, signer.adult_id, recording_of(command, actor, now))
        return Done(command_id=command.command_id)

    return run_once(command, actor=actor, now=now, body=body)
