"""The desk types in what the central system tells of the days before the served one."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import uuid4

from duadon.actions.record_day_sums import RecordDaySums, SumOfDay, record_day_sums
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.roles import Actor
from duadon.demo.campaign_days import DAYS_TYPED_AT, SHUTTLE_START
from duadon.demo.done_days import DoneOnDay
from duadon.demo.founding import must
from duadon.demo.world_figures import followed_days
from duadon.demo.world_values import World

EVENING_AFTER_SHUTTLE_START = DAYS_TYPED_AT + timedelta(days=1)


def type_in_past_days(
    world: World, frame: CampaignFrame, *, before: date, desk: Callable[[datetime], Actor]
) -> None:
    """Record the days up to the first ride in one go, then each day on its own evening.

    `desk` returns who types at an instant.
    """
    known = [_sum(one) for one in followed_days(world.units) if one.day < before]
    _record(tuple(one for one in known if one.day < SHUTTLE_START), DAYS_TYPED_AT, frame, desk)
    for day in sorted({one.day for one in known if one.day >= SHUTTLE_START}):
        evening = EVENING_AFTER_SHUTTLE_START + (day - SHUTTLE_START)
        _record(tuple(one for one in known if one.day == day), evening, frame, desk)


def _sum(one: DoneOnDay) -> SumOfDay:
    return SumOfDay(unit_code=one.unit_code, track=one.track, day=one.day, children=one.children)


def _record(
    sums: tuple[SumOfDay, ...], at: datetime, frame: CampaignFrame, desk: Callable[[datetime], Actor]
) -> None:
    command = RecordDaySums(command_id=uuid4(), campaign_id=frame.id, sums=sums)
    must(record_day_sums(command, actor=desk(at), now=at))
