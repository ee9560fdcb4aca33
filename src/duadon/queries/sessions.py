"""Who somebody is, in which campaign and at what business time: the start of every page and command."""

from datetime import datetime
from zoneinfo import ZoneInfo

from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import CampaignId, OfficeId, OfficerId
from duadon.core.values.roles import Actor
from duadon.queries.clock import clock_of
from duadon.store.accounts import Officer, load_actor
from duadon.store.campaigns import Campaign, load_frame


def open_session(username: str) -> tuple[Actor, CampaignFrame, datetime]:
    """Return actor, campaign and now for an account by its user name."""
    officer = Officer.objects.filter(username=username, is_active=True).first()
    if officer is None:
        raise NotFound(f"no account named {username!r}; name one with --as")
    return session_of(OfficerId(officer.pk), OfficeId(officer.office_id))


def session_of(officer_id: OfficerId, office_id: OfficeId) -> tuple[Actor, CampaignFrame, datetime]:
    """Return actor, campaign and now for an officer of an office."""
    frame = current_frame(office_id)
    now = clock_of(office_id).now()
    actor = load_actor(officer_id, on=now.astimezone(ZoneInfo(frame.zone_name)).date())
    return actor, frame, now


def current_frame(office_id: OfficeId) -> CampaignFrame:
    """Return the office's latest campaign or raise NotFound."""
    row = Campaign.objects.filter(office_id=office_id).order_by("-starts_on").first()
    if row is None:
        raise NotFound("the office has no campaign yet")
    return load_frame(CampaignId(row.pk))
