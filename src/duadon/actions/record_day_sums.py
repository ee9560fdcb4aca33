"""Record what the central system tells of whole days: how many of a unit and track were done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from duadon.access.campaigns import get_frame
from duadon.access.rights import require_right
from duadon.actions.local_time import local_day
from duadon.actions.running import recording_of, run_once
from duadon.core.enrolment.tracks import Track
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound, require
from duadon.core.values.ids import CampaignId
from duadon.core.values.roles import Actor, Right
from duadon.store.campaigns import CampaignDaySum
from duadon.store.enrolments import Recording
from duadon.store.offices import load_units


@dataclass(frozen=True, slots=True, kw_only=True)
class SumOfDay:
    """How many children of a unit and track were done on a day, whoever knows their names."""

    unit_code: str
    track: Track
    day: date
    children: int

    def __post_init__(self) -> None:
        require(self.children >= 0, "a number of children is not negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDaySums:
    """Sums of one day or many; one for each unit, track and day. A later one corrects an earlier."""

    command_id: UUID
    campaign_id: CampaignId
    sums: tuple[SumOfDay, ...]

    def __post_init__(self) -> None:
        keys = {(one.unit_code, one.track, one.day) for one in self.sums}
        require(len(keys) == len(self.sums), "a unit and track has one sum a day")


def record_day_sums(command: RecordDaySums, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Append the sums; refused for days outside the campaign and for days to come."""

    def body() -> Done | Refusal:
        require_right(actor, Right.RECORD_CAPTURE)
        frame = get_frame(command.campaign_id, actor=actor)
        known = load_units()
        for one in command.sums:
            if known.find(one.unit_code, on=one.day) is None:
                raise NotFound("no such unit")
        refusal = _judge_days({one.day for one in command.sums}, frame, today=local_day(now, frame))
        if refusal is not None:
            return refusal
        _save(command.sums, recording_of(command, actor, now))
        return Done(command_id=command.command_id, result={"sums": len(command.sums)})

    return run_once(command, actor=actor, now=now, body=body)


def _judge_days(days: Iterable[date], frame: CampaignFrame, *, today: date) -> Refusal | None:
    for day in sorted(days):
        if not frame.covers(day):
            dates = {"day": day, "starts_on": frame.starts_on, "ends_on": frame.ends_on}
            return Refusal(code="campaign.day_sum.outside", parameters=dates)
        if day > today:
            return Refusal(code="campaign.day_sum.in_future", parameters={"day": day, "today": today})
    return None


def _save(sums: Iterable[SumOfDay], recording: Recording) -> None:
    CampaignDaySum.objects.bulk_create(
        CampaignDaySum(
            campaign_id=recording.campaign_id,
            unit_code=one.unit_code,
            track=one.track.value,
            day=one.day,
            children=one.children,
            recorded_at=recording.now,
            recorded_by_id=recording.officer_id,
            command_id=recording.command_id,
        )
        for one in sums
    )
