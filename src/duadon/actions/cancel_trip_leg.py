"""Cancel one way of a trip; the other way is always asked about."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from duadon.access.log import Purpose
from duadon.access.trips import open_request
from duadon.actions.running import recording_of, run_once
from duadon.core.outreach.legs import OtherLeg, cancel_leg
from duadon.core.outreach.trip_requests import LegName
from duadon.core.privacy.masking import mask_digits_in
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import CampaignId, TripRequestId
from duadon.core.values.roles import Actor
from duadon.store.trips import save_leg_changes


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelTripLeg:
    """Which way, why, and the family's answer about the other way (None: not asked yet)."""

    command_id: UUID
    campaign_id: CampaignId
    request_id: TripRequestId
    leg: LegName
    reason: str
    other: OtherLeg | None = None


def cancel_trip_leg(command: CancelTripLeg, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Append the cancellation; without an answer about the other way, refuse with the question."""

    def body() -> Done | Refusal:
        found = open_request(command.request_id, actor=actor, purpose=Purpose.REQUEST_TRIP, now=now)
        after = cancel_leg(found.request, command.leg, other=command.other)
        if isinstance(after, Refusal):
            return after
        recording = recording_of(command, actor, now)
        save_leg_changes(found.request, after, mask_digits_in(command.reason), recording)
        return Done(command_id=command.command_id)

    return run_once(command, actor=actor, now=now, body=body)
