"""How far the campaign has come by the evening of a day, and whether it will finish in time."""

from dataclasses import dataclass
from datetime import date, datetime

from duadon.core.campaign.counts import count_days
from duadon.core.campaign.cut import Cut
from duadon.core.campaign.progress import Progress, measure_progress, pace_window
from duadon.core.campaign.report_figures import ReportFigures, make_figures
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.roles import Actor
from duadon.queries.campaign_facts import load_campaign_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignProgress:
    """The figures of the day and what they say about the end."""

    figures: ReportFigures
    progress: Progress


def show_progress(day: date, *, actor: Actor, frame: CampaignFrame, now: datetime) -> CampaignProgress:
    """Count the day and the week before it from one reading of the facts."""
    facts = load_campaign_facts(frame.id, actor=actor, now=now)
    days = sorted({*pace_window(frame, as_of=day), day})
    counts = count_days(facts, days=days, recorded_by=now)
    return CampaignProgress(
        figures=make_figures(facts, campaign=frame, cut=Cut(day=day, recorded_by=now)),
        progress=measure_progress(counts, campaign=frame, as_of=day),
    )
