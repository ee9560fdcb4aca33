"""Say anew which adults ride along with a request and who signs: often known only at the next visit.

Until the plan of the day is published; a plan made before the change is not published any more.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from duadon.access.campaigns import get_frame
from duadon.access.log import Purpose
from duadon.access.own_work import open_one
from duadon.access.rights import require_right_anywhere
from duadon.access.trips import DayRequest
from duadon.actions.named_adults import judge_adults, right_to_name
from duadon.actions.running import recording_of, run_once
from duadon.core.outreach.trip_requests import AdultRider, Signer, TripRequest
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import CampaignId, TripRequestId
from duadon.core.values.roles import Actor
from duadon.store.paper_sights import save_sight_told
from duadon.store.plans import is_published, lock_plans
from duadon.store.trips import save_adults


@dataclass(frozen=True, slots=True, kw_only=True)
class NameAdults:
    """The adults of a request as they are from now on; whoever rode already keeps the rider id."""

    command_id: UUID
    campaign_id: CampaignId
    request_id: TripRequestId
    expected_version: int
    adults: tuple[AdultRider, ...]
    signer: Signer | None
    attendant_named: bool = False


def name_adults(command: NameAdults, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Write them into the request; refused after publishing, for strangers, for a wrong relation.

    Refused too where somebody else has changed the request since it was looked at.
    """

    def body() -> Done | Refusal:
        right = right_to_name(command.signer)
        require_right_anywhere(actor, right)
        frame = get_frame(command.campaign_id, actor=actor)
        lock_plans(frame.id)
        purpose = Purpose.REQUEST_TRIP
        work = open_one(command.request_id, actor=actor, purpose=purpose, now=now, right=right)
        (found,) = work.requests
        refusal = _judge(command, found) or judge_adults(
            command.adults, command.signer, work.records.values()
        )
        if refusal is not None:
            return refusal
        save_adults(found.request, _renamed(found.request, command))
        recording = recording_of(command, actor, now)
        save_sight_told(command.request_id, command.signer, recording, before=found.request.signer)
        return Done(command_id=command.command_id, result={"request": str(command.request_id)})

    return run_once(command, actor=actor, now=now, body=body)


def _judge(command: NameAdults, found: DayRequest) -> Refusal | None:
    day = found.request.day
    if not found.request.is_open:
        return Refusal(code="outreach.seat.cancelled")
    if is_published(command.campaign_id, day):
        return Refusal(code="outreach.adults.published", parameters={"day": day})
    if found.version != command.expected_version:
        return Refusal(code="outreach.adults.changed_meanwhile")
    return None


def _signing(before: Signer | None, named: Signer | None) -> Signer | None:
    """Keep a commander's word for the same person: naming adults anew neither gives nor takes it."""
    if before is None or named is None or named.override_reason:
        return named
    is_same = (before.adult_id, before.relation) == (named.adult_id, named.relation)
    return replace(named, override_reason=before.override_reason) if is_same else named


def _renamed(request: TripRequest, command: NameAdults) -> TripRequest:
    riding = {adult.adult_id: adult for adult in request.adults}
    return replace(
        request,
        adults=tuple(riding.get(adult.adult_id, adult) for adult in command.adults),
        signer=_signing(request.signer, command.signer),
        attendant_named=command.attendant_named,
    )
