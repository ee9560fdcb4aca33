"""Who asks for a paper and when, and what therefore stands around every paper of a day."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from duadon.adapters.paper_head import PaperHead
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.roles import Actor
from duadon.store.plans import KeptPlan
from duadon.wording.sentences import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """An officer who asks for a paper of a campaign, in a language."""

    actor: Actor
    frame: CampaignFrame
    now: datetime
    language: Language


def head_of(kept: KeptPlan, reader: Reader, *, office_name: str) -> PaperHead:
    """Return what stands around a paper of a plan's day."""
    frame = reader.frame
    return PaperHead(
        office_name=office_name,
        campaign_name=frame.name,
        day=kept.plan.day,
        version=kept.version,
        printed_at=reader.now.astimezone(ZoneInfo(frame.zone_name)).replace(second=0, microsecond=0),
        printed_by=reader.actor.name,
        made_up=frame.made_up,
        language=reader.language,
    )
