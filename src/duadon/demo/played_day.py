"""Play any published day of a made-up office: its own crews and desk press, the actor closes the runs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from duadon.access.rights import require_right
from duadon.core.shuttle.plan import Leg
from duadon.core.values.answers import Parameter, Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import OfficerId, RiderId
from duadon.core.values.roles import Actor, Right
from duadon.core.values.times import DAY
from duadon.demo.rehearsal import Cast, Outcome, Rehearsal, Twists
from duadon.queries.run_sheets import DaySheets, RunSheet, SheetRider, load_day_sheets
from duadon.store.accounts import Officer, load_actor
from duadon.store.custody import load_events
from duadon.store.plans import find_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedDay:
    """What was played, out of how many runs."""

    outcome: Outcome
    runs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayToPlay:
    """Which day, until which second of it, and how many riders nobody hands over on the way home."""

    day: date
    until: int = DAY
    leave_aboard: int = 0


def play_day(wish: DayToPlay, frame: CampaignFrame, *, actor: Actor) -> PlayedDay | Refusal:
    """Press the day's taps through the actions; refused in a real office and for a day begun already."""
    require_right(actor, Right.PLAN_DAY)
    if not frame.made_up:
        return Refusal(code="demo.play.real_office")
    if find_plan(frame.id, wish.day, published=True) is None:
        told: dict[str, Parameter] = {"day": wish.day, "iso": wish.day.isoformat()}
        return Refusal(code="demo.play.no_plan", parameters=told)
    sheets = load_day_sheets(frame.id, wish.day)
    if load_events(sheet.run_id for sheet in sheets.runs):
        return Refusal(code="demo.play.already_played", parameters={"day": wish.day})
    cast = _cast(sheets, frame, dispatcher=actor)
    left = frozenset(_last_off(sheets)[: wish.leave_aboard])
    twists = Twists(until=wish.until, left_aboard=left)
    return PlayedDay(outcome=Rehearsal(sheets, frame, cast, twists).play(), runs=len(sheets.runs))


def _cast(sheets: DaySheets, frame: CampaignFrame, *, dispatcher: Actor) -> Cast:
    day = sheets.plan.plan.day
    crew = {officer for sheet in sheets.runs for officer in _crew(sheet)}
    officers = Officer.objects.filter(office_id=frame.office_id, is_active=True).order_by("username")
    actors = {
        OfficerId(pk): load_actor(OfficerId(pk), campaign_id=frame.id, on=day)
        for pk in officers.values_list("pk", flat=True)
    }
    desk = next((one for one in actors.values() if one.may_anywhere(Right.RECORD_CAPTURE)), None)
    if desk is None:
        raise NotFound("nobody works at the capture desk on that day")
    return Cast(
        crews={officer: actors[officer] for officer in crew if officer in actors},
        desk=desk,
        dispatcher=dispatcher,
    )


def _crew(sheet: RunSheet) -> Iterable[OfficerId]:
    yield sheet.driver_id
    if sheet.attendant_id is not None:
        yield sheet.attendant_id


def _last_off(sheets: DaySheets) -> list[RiderId]:
    """Return the riders of the way home, children first, from the day's last stop backwards."""
    riders: list[SheetRider] = []
    for sheet in reversed(sheets.runs):
        for stop in reversed(sheet.stops):
            riders += (rider for rider in stop.off if rider.leg is Leg.HOME)
    return [rider.rider_id for rider in sorted(riders, key=lambda rider: not rider.is_child)]
