"""The dispatcher's board: what must be done now, and how far each run of today is. It names nobody.

Who is meant stands one press away, where the read is logged; so the board may ask again every
twenty seconds without a row in the log of reads.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from duadon.access.rights import require_right_anywhere
from duadon.access.sight import sees_own_runs_only
from duadon.core.custody.close_rule import is_closed
from duadon.core.custody.counts import RunStrip, count_everybody
from duadon.core.custody.course import Course, follow
from duadon.core.custody.passages import ABOARD_STAGES, Passage
from duadon.core.custody.state import CustodyState, fold_custody
from duadon.core.shuttle.manifest import RunManifest, make_manifests
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import RiderId, RunId
from duadon.core.values.roles import Actor, Right
from duadon.core.values.times import HOUR, MINUTE
from duadon.store.custody import count_parked, load_received
from duadon.store.outreach import count_waiting_children
from duadon.store.plans import (
    DrivenRun,
    KeptPlan,
    PlanVersion,
    find_driven_runs,
    find_plan,
    list_versions,
)


class AlarmKind(StrEnum):
    """What wants somebody now, the most urgent first."""

    CONFLICT = "conflict"
    ABOARD_LONG = "aboard_long"
    UNCLOSED = "unclosed"
    PARKED = "parked"
    UNPUBLISHED = "unpublished"
    NOT_READY = "not_ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One thing to do: how many people, children or presses it is about; on which run or which day."""

    kind: AlarmKind
    count: int
    run: "BoardRun | None" = None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRun:
    """A run on its course. `people`: who rides on it, each once; `aboard_long`: longer than promised."""

    id: RunId
    van: str
    number: int
    crew: tuple[str, ...]
    seats: int
    people: int
    strip: RunStrip
    course: Course
    manifest: RunManifest
    aboard_long: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Today at one moment; `second` is its second of the day. `waiting` counts children by day."""

    day: date
    as_of: datetime
    second: int
    runs: tuple[BoardRun, ...]
    people: int
    alarms: tuple[Alarm, ...]
    waiting: Mapping[date, int]
    may_plan: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What every run needs besides its row."""

    manifests: Mapping[tuple[str, int], RunManifest]
    seats: Mapping[str, int]
    longest: Mapping[RiderId, timedelta]
    state: CustodyState
    as_of: datetime


def show_board(*, actor: Actor, frame: CampaignFrame, now: datetime) -> Board:
    """Return the board of today; NotAllowed without the right to read plans.

    A crew sees its own runs. What is to be planned stands there for whoever plans or commands.
    """
    require_right_anywhere(actor, Right.READ_PLAN)
    as_of = now.astimezone(ZoneInfo(frame.zone_name))
    day = as_of.date()
    plan = find_plan(frame.id, day, published=True)
    driven = _own(find_driven_runs(frame.id, day), actor) if plan else []
    state = fold_custody(load_received(RunId(one.row.pk) for one in driven).events)
    runs = _runs(plan, driven, state, as_of) if plan else ()
    days = (day, day + timedelta(days=1))
    waiting = count_waiting_children(frame.id, days)
    alarms = list(_alarms_of_runs(runs))
    if actor.may(Right.PLAN_DAY) or actor.may(Right.OVERRIDE_CLOSE):
        parked = count_parked(actor.office_id)
        alarms += [Alarm(kind=AlarmKind.PARKED, count=parked)] if parked else []
        alarms += _alarms_of_days(days, waiting, list_versions(frame.id, days))
    riders = {rider for one in driven for rider, _ in one.listed}
    return Board(
        day=day,
        as_of=as_of,
        second=_second_of(as_of),
        runs=runs,
        people=len(riders),
        alarms=tuple(sorted(alarms, key=lambda alarm: list(AlarmKind).index(alarm.kind))),
        waiting=waiting,
        may_plan=actor.may(Right.PLAN_DAY),
    )


def _second_of(moment: datetime) -> int:
    return moment.hour * HOUR + moment.minute * MINUTE + moment.second


def _own(runs: list[DrivenRun], actor: Actor) -> list[DrivenRun]:
    if not sees_own_runs_only(actor):
        return runs
    return [one for one in runs if actor.officer_id in (one.row.driver_id, one.row.attendant_id)]


def _runs(
    plan: KeptPlan, driven: Iterable[DrivenRun], state: CustodyState, as_of: datetime
) -> tuple[BoardRun, ...]:
    ground = _Ground(
        manifests={(one.van_id, one.run_number): one for one in make_manifests(plan.plan, plan.problem)},
        seats={van.id: van.seats for van in plan.problem.vans},
        longest=_longest_rides(plan),
        state=state,
        as_of=as_of,
    )
    return tuple(_run(one, ground) for one in driven)


def _run(one: DrivenRun, ground: _Ground) -> BoardRun:
    van_id = str(one.row.vehicle_id)
    run_id = RunId(one.row.pk)
    manifest = ground.manifests[van_id, one.row.number]
    passages = ground.state.of_run(run_id).passages
    closed = is_closed(ground.state, run_id)
    return BoardRun(
        id=run_id,
        van=one.row.vehicle.name,
        number=one.row.number,
        crew=_crew(one),
        seats=ground.seats[van_id],
        people=len({rider for rider, _ in one.listed}),
        strip=count_everybody(one.listed, passages),
        course=follow(manifest, passages, second=_second_of(ground.as_of), is_closed=closed),
        manifest=manifest,
        aboard_long=sum(_is_long(passage, ground) for passage in passages.values()),
    )


def _longest_rides(plan: KeptPlan) -> dict[RiderId, timedelta]:
    return {
        RiderId(UUID(rider)): timedelta(seconds=group.max_ride)
        for group in plan.problem.groups
        for rider in (*(child.id for child in group.children), *group.adults)
    }


def _crew(one: DrivenRun) -> tuple[str, ...]:
    officers = (one.row.driver, one.row.attendant)
    return tuple(officer.display_name for officer in officers if officer is not None)


def _is_long(passage: Passage, ground: _Ground) -> bool:
    """Tell whether somebody is aboard for longer than the plan may keep them, by the time of the press."""
    if passage.stage not in ABOARD_STAGES or passage.last_seen is None:
        return False
    # Whoever is on no list of the plan is promised no more than anybody else.
    longest = ground.longest.get(passage.rider_id, min(ground.longest.values()))
    return ground.as_of - passage.last_seen.phone_time > longest


def _alarms_of_runs(runs: Iterable[BoardRun]) -> Iterable[Alarm]:
    for run in runs:
        if run.strip.conflict:
            yield Alarm(kind=AlarmKind.CONFLICT, count=run.strip.conflict, run=run)
        if run.aboard_long:
            yield Alarm(kind=AlarmKind.ABOARD_LONG, count=run.aboard_long, run=run)
        if run.course.is_overdue:
            yield Alarm(kind=AlarmKind.UNCLOSED, count=run.strip.aboard + run.strip.not_yet, run=run)


def _alarms_of_days(
    days: Iterable[date], waiting: Mapping[date, int], versions: list[PlanVersion]
) -> Iterable[Alarm]:
    for day in days:
        # The newest comes first; where one is published, that one stands.
        of_day = sorted((one for one in versions if one.day == day), key=lambda one: one.published_at is None)
        is_published = bool(of_day) and of_day[0].published_at is not None
        if waiting.get(day) and not is_published:
            yield Alarm(kind=AlarmKind.UNPUBLISHED, count=waiting[day], day=day)
        if of_day and of_day[0].not_ready:
            yield Alarm(kind=AlarmKind.NOT_READY, count=of_day[0].not_ready, day=day)
