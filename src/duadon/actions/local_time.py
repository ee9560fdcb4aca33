"""The local day and second of an instant, by the campaign's zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from duadon.core.values.campaign_frame import CampaignFrame


def local_day(now: datetime, frame: CampaignFrame) -> date:
    """Return the calendar day in the campaign's zone."""
    return now.astimezone(ZoneInfo(frame.zone_name)).date()
