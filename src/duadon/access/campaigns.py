"""An office's own campaigns: another office's do not exist for an actor."""

from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import CampaignId
from duadon.core.values.roles import Actor
from duadon.store.campaigns import load_frame


def get_frame(campaign_id: CampaignId, *, actor: Actor) -> CampaignFrame:
    """Return the frame of the campaign in which the actor acts or raise NotFound."""
    frame = load_frame(campaign_id)
    if frame.office_id != actor.office_id or actor.campaign_id not in (None, frame.id):
        raise NotFound("no such campaign")
    return frame
