"""Who somebody is, in which campaign and at what business time: the start of every page and command."""

from datetime import date, datetime
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
    campaigns = _campaigns_of(OfficeId(officer.office_id))
    now = clock_of(campaigns[0].office).now()
    campaign = _current(campaigns, now)
    frame = frame_of(campaign)
    actor = actor_of(officer, campaign_id=frame.id, on=_day_in(campaign, now))
    return actor, frame, now


def current_frame(office_id: OfficeId) -> CampaignFrame:
    """Return the frame of the office's campaign of today or raise NotFound."""
    campaigns = _campaigns_of(office_id)
    return frame_of(_current(campaigns, clock_of(campaigns[0].office).now()))


def _campaigns_of(office_id: OfficeId) -> list[Campaign]:
    rows = list(Campaign.objects.filter(office_id=office_id).select_related("office").order_by("starts_on"))
    if not rows:
        raise NotFound("the office has no campaign yet")
    return rows


def _current(campaigns: list[Campaign], now: datetime) -> Campaign:
    """Return the campaign that began last; one that is prepared for later waits for its first day.

    Before the very first has begun, it is that one: there is much to do before a first day.
    """
    begun = [one for one in campaigns if one.starts_on <= _day_in(one, now)]
    return begun[-1] if begun else campaigns[0]


def _day_in(campaign: Campaign, now: datetime) -> date:
    return now.astimezone(ZoneInfo(campaign.zone_name)).date()
