"""Phiếu ngày: the runs of a published day by number of people, and those without a seat."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from duadon.adapters.day_sheet_pdf import SheetHalt, SheetLine, make_day_sheet_pdf
from duadon.adapters.paper_head import PaperHead
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import OfficerId
from duadon.core.values.roles import Actor
from duadon.queries.day_plan_page import LeftOut, Waiting, show_day_plan
from duadon.queries.paper_heads import Reader, head_of
from duadon.queries.run_sheets import RunSheet, load_day_sheets
from duadon.store.accounts import load_office_names
from duadon.wording.sentences import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheet:
    """The sheet's lines; who is left out as the reader may know it, for the caller to say."""

    head: PaperHead
    lines: tuple[SheetLine, ...]
    left_out: tuple[LeftOut, ...]
    waiting: tuple[Waiting, ...]

    def make_pdf(self, left_out: Iterable[str]) -> bytes:
        """Return the sheet as a PDF, with the reasons in words."""
        return make_day_sheet_pdf(self.head, self.lines, left_out)


def open_day_sheet(
    day: date, *, actor: Actor, frame: CampaignFrame, now: datetime, language: Language = "vi"
) -> DaySheet:
    """Return the sheet of a published day or raise NotFound; NotAllowed without the right to read plans."""
    page = show_day_plan(day, actor=actor, frame=frame, now=now)
    if page is None or page.published_at is None:
        raise NotFound(f"no published plan on {day:%d/%m/%Y}")
    sheets = load_day_sheets(frame.id, day)
    office_name, officers = load_office_names(frame.office_id)
    reader = Reader(actor=actor, frame=frame, now=now, language=language)
    places = {place.id: place.name or place.id for place in sheets.plan.problem.places}
    return DaySheet(
        head=head_of(sheets.plan, reader, office_name=office_name),
        lines=tuple(_line(run, officers, places) for run in sheets.runs),
        left_out=page.left_out,
        waiting=page.waiting,
    )


def _line(run: RunSheet, officers: Mapping[OfficerId, str], places: Mapping[str, str]) -> SheetLine:
    riders = {rider.rider_id: rider.is_child for stop in run.stops for rider in stop.on}
    crew = (run.driver_id, run.attendant_id)
    return SheetLine(
        van=run.vehicle,
        number=run.number,
        crew=tuple(officers.get(one, "") for one in crew if one is not None),
        halts=tuple(
            SheetHalt(
                place=places.get(stop.place_id, stop.place_id),
                arrive=stop.arrive,
                on=len(stop.on),
                off=len(stop.off),
            )
            for stop in run.stops
        ),
        end=run.stops[-1].depart,
        children=frozenset(rider for rider, is_child in riders.items() if is_child),
        adults=frozenset(rider for rider, is_child in riders.items() if not is_child),
    )
