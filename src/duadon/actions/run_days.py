"""On which day a run may be pressed for, and closed: one rule for both."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from duadon.access.own_runs import answers_for_closing
from duadon.core.values.answers import Refusal
from duadon.core.values.roles import Actor
from duadon.store.plans import Run


def judge_day(row: Run, *, actor: Actor, now: datetime) -> Refusal | None:
    """Refuse a run of another day: a later one always, one that is past but to who answers for closing."""
    day = row.plan.day
    today = now.astimezone(ZoneInfo(row.plan.campaign.zone_name)).date()
    is_past = day < today - timedelta(days=1)  # a ride may go on past midnight
    if day > today or (is_past and not answers_for_closing(actor)):
        return Refusal(code="custody.press.other_day", parameters={"day": day})
    return None
