"""A second campaign of the same office."""

from datetime import date, timedelta
from uuid import uuid4

from duadon.core.values.ids import CampaignId
from duadon.store.campaigns import Campaign


def begin_next_campaign(campaign_id: CampaignId, *, starts_on: date) -> Campaign:
    """Make a campaign like the other one; nobody has a role in it yet but who has one in all."""
    row = Campaign.objects.get(pk=campaign_id)
    length = row.ends_on - row.starts_on
    row.pk, row.name = uuid4(), f"{row.name}, the next"
    row.starts_on, row.shuttle_from, row.ends_on = starts_on, starts_on, starts_on + max(length, timedelta(7))
    row.save(force_insert=True)
    return row
