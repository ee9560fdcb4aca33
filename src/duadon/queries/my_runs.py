"""Chuyến của tôi: the runs of today that the reader rides on, or all of the office's; the next first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from duadon.access.own_runs import reaches_every_run
from duadon.access.rights import require_right_anywhere
from duadon.core.custody.close_rule import is_closed
from duadon.core.custody.passages import ABOARD_STAGES
from duadon.core.custody.state import CustodyState, fold_custody
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import RunId
from duadon.core.values.roles import Actor, Right
from duadon.queries.run_sheets import RunSheet, load_day_sheets
from duadon.store.custody import load_events


@dataclass(frozen=True, slots=True, kw_only=True)
class MyRun:
    """A run in one line; `starts` is its first stop, seconds since local midnight."""

    run_id: RunId
    van: str
    number: int
    starts: int
    first_place: str
    people: int
    aboard: int
    has_begun: bool
    is_closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MyRuns:
    """The runs; `has_plan` tells an empty day from a day of others, `sees_all` whose runs they are."""

    day: date
    has_plan: bool
    sees_all: bool
    runs: tuple[MyRun, ...]


def show_my_runs(*, actor: Actor, frame: CampaignFrame, now: datetime) -> MyRuns:
    """Return today's runs without a name: what is open first, by time. NotAllowed without the right."""
    require_right_anywhere(actor, Right.CLOSE_RUN)
    day = now.astimezone(ZoneInfo(frame.zone_name)).date()
    sees_all = reaches_every_run(actor, Right.CLOSE_RUN)
    try:
        sheets = load_day_sheets(frame.id, day)
    except NotFound:
        return MyRuns(day=day, has_plan=False, sees_all=sees_all, runs=())
    own = [one for one in sheets.runs if sees_all or actor.officer_id in (one.driver_id, one.attendant_id)]
    places = {place.id: place.name for place in sheets.plan.problem.places}
    state = fold_custody(load_events(one.run_id for one in own))
    runs = [_run(sheet, places.get(sheet.stops[0].place_id, ""), state) for sheet in own]
    return MyRuns(day=day, has_plan=True, sees_all=sees_all, runs=tuple(_in_order(runs)))


def _run(sheet: RunSheet, first_place: str, state: CustodyState) -> MyRun:
    facts = state.of_run(sheet.run_id)
    return MyRun(
        run_id=sheet.run_id,
        van=sheet.vehicle,
        number=sheet.number,
        starts=sheet.stops[0].arrive,
        first_place=first_place,
        people=len({rider.rider_id for stop in sheet.stops for rider in stop.on}),
        aboard=sum(passage.stage in ABOARD_STAGES for passage in facts.passages.values()),
        has_begun=bool(facts.passages),
        is_closed=is_closed(state, sheet.run_id),
    )


def _in_order(runs: Iterable[MyRun]) -> list[MyRun]:
    """The next to be driven first: closed ones last, then by time."""
    return sorted(runs, key=lambda run: (run.is_closed, run.starts, run.van))
