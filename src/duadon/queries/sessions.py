"""Who somebody is, in which campaign and at what business time: the start of every page and command."""

from datetime import datetime
from zoneinfo import ZoneInfo

from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import OfficeId
from duadon.core.values.roles import Actor
from duadon.queries.clock import clock_of
from duadon.store.accounts import Officer, actor_of
from duadon.store.campaigns import Campaign, frame_of


def open_session(username: str) -> tuple[Actor, CampaignFrame, datetime]:
    """Return actor, campaign and now for an account by its user name."""
    officer = Officer.objects.filter(username=username, is_active=True).first()
    if officer is None:
        raise NotFound(f"no account named {username!r}; name one with --as")
    return session_of(officer)


def session_of(officer: Officer) -> tuple[Actor, CampaignFrame, datetime]:
    """Return actor, campaign and now for an officer who has signed in."""
    campaign = _current_campaign(OfficeId(officer.office_id))
    frame = frame_of(campaign)
    now = clock_of(campaign.office).now()
    today = now.astimezone(ZoneInfo(frame.zone_name)).date()
    actor = actor_of(officer, campaign_id=frame.id, on=today)
    return actor, frame, now


def current_frame(office_id: OfficeId) -> CampaignFrame:
    """Return the office's latest campaign or raise NotFound."""
    return frame_of(_current_campaign(office_id))


def _current_campaign(office_id: OfficeId) -> Campaign:
    rows = Campaign.objects.filter(office_id=office_id).select_related("office")
    row = rows.order_by("-starts_on").first()
    if row is None:
        raise NotFound("the office has no campaign yet")
    return row
