"""The lists of runs as a reader may have them on paper: one run, or every run of a published day."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from uuid import UUID

from duadon.access.log import Purpose
from duadon.access.rights import require_right_anywhere
from duadon.access.sight import sees_own_runs_only
from duadon.adapters.manifest_pdf import (
    PaperMove,
    PaperPerson,
    PaperStop,
    RunPaper,
    make_manifest_pdf,
)
from duadon.adapters.paper_head import PaperHead
from duadon.adapters.workbook_writer import replace_file
from duadon.core.outreach.trip_requests import LegName, Receiver
from duadon.core.shuttle.plan import Leg
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import OfficerId, RiderId, RunId, TripRequestId
from duadon.core.values.roles import Actor, Right
from duadon.queries.paper_heads import Reader, head_of
from duadon.queries.rider_names import Name, open_names
from duadon.queries.run_sheets import (
    DaySheets,
    RunSheet,
    SheetRider,
    SheetStop,
    load_day_sheets,
    load_sheets_around,
)
from duadon.store.accounts import load_office_names
from duadon.store.trips import load_receivers
from duadon.wording.sentences import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class DayManifests:
    """The lists that a reader may have, with what stands around them."""

    head: PaperHead
    runs: tuple[RunPaper, ...]

    def make_pdf(self) -> bytes:
        """Return them as one PDF, each run on pages of its own."""
        return make_manifest_pdf(self.head, self.runs)

    def write_pdf(self, path: Path) -> None:
        """Write the PDF; nothing half-written stays behind. OutsideUnavailable if the disk refuses."""
        replace_file(path, self.make_pdf())


def open_run_manifest(
    run_id: RunId, *, actor: Actor, frame: CampaignFrame, now: datetime, language: Language = "vi"
) -> DayManifests:
    """Return one run's list; NotFound for a run of another campaign, or not the crew's own."""
    require_right_anywhere(actor, Right.READ_PLAN)
    every = load_sheets_around(run_id, frame.id)
    reader = Reader(actor=actor, frame=frame, now=now, language=language)
    return _open(every, [run for run in every.runs if run.run_id == run_id], reader)


def open_day_manifests(
    day: date, *, actor: Actor, frame: CampaignFrame, now: datetime, language: Language = "vi"
) -> DayManifests:
    """Return every list of the published day that the actor may have; NotFound when there is none."""
    require_right_anywhere(actor, Right.READ_PLAN)
    every = load_day_sheets(frame.id, day)
    return _open(every, every.runs, Reader(actor=actor, frame=frame, now=now, language=language))


def _open(every: DaySheets, runs: Iterable[RunSheet], reader: Reader) -> DayManifests:
    own = [run for run in runs if _is_crew(reader.actor, run)]
    seen = own if sees_own_runs_only(reader.actor) else list(runs)
    if not seen:
        raise NotFound("no run that is yours")
    names = open_names(
        _riders(seen),
        own=_riders(own),
        actor=reader.actor,
        purpose=Purpose.SHOW_MANIFEST,
        now=reader.now,
    )
    groups = every.plan.problem.groups
    office_name, officers = load_office_names(reader.frame.office_id)
    ground = _Ground(
        names=names,
        officers=officers,
        places={place.id: place.name or place.id for place in every.plan.problem.places},
        boosters={RiderId(UUID(child.id)) for one in groups for child in one.children if child.needs_booster},
        receivers=_receivers(seen, names),
    )
    papers = tuple(_run(run, ground) for run in seen)
    return DayManifests(head=head_of(every.plan, reader, office_name=office_name), runs=papers)


def _is_crew(actor: Actor, run: RunSheet) -> bool:
    return actor.officer_id in (run.driver_id, run.attendant_id)


def _riders(runs: Iterable[RunSheet]) -> set[RiderId]:
    return {rider.rider_id for run in runs for stop in run.stops for rider in stop.on}


def _receivers(runs: Iterable[RunSheet], names: Collection[RiderId]) -> dict[str, tuple[Receiver, ...]]:
    """Return by request who may receive its people at home; only where the reader may know these."""
    riders = (rider for run in runs for stop in run.stops for rider in stop.off)
    wanted = {rider.group_id for rider in riders if rider.leg is Leg.HOME and rider.rider_id in names}
    found = load_receivers((TripRequestId(UUID(group)) for group in wanted), LegName.HOME)
    return {str(request): receivers for request, receivers in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What the papers are filled from, by id."""

    names: Mapping[RiderId, Name]
    officers: Mapping[OfficerId, str]
    places: Mapping[str, str]
    boosters: Collection[RiderId]
    receivers: Mapping[str, tuple[Receiver, ...]]


def _run(run: RunSheet, ground: _Ground) -> RunPaper:
    riders = {rider.rider_id: rider for stop in run.stops for rider in stop.on}
    children = sum(rider.is_child for rider in riders.values())
    return RunPaper(
        run_id=run.run_id,
        van=run.vehicle,
        number=run.number,
        driver=ground.officers.get(run.driver_id, ""),
        attendant=ground.officers.get(run.attendant_id, "") if run.attendant_id else "",
        children=children,
        adults=len(riders) - children,
        boosters=sum(rider in ground.boosters for rider in riders),
        stops=tuple(_stops(run.stops, ground)),
    )


def _stops(stops: Iterable[SheetStop], ground: _Ground) -> Iterable[PaperStop]:
    aboard = 0
    for number, stop in enumerate(stops, start=1):
        aboard += len(stop.on) - len(stop.off)
        yield PaperStop(
            number=number,
            place=ground.places.get(stop.place_id, stop.place_id),
            arrive=stop.arrive,
            depart=stop.depart,
            aboard=aboard,
            moves=(*_moves(stop.off, ground, gets_on=False), *_moves(stop.on, ground, gets_on=True)),
        )


def _moves(riders: Iterable[SheetRider], ground: _Ground, *, gets_on: bool) -> Iterable[PaperMove]:
    by_leg = groupby(sorted(riders, key=lambda rider: rider.leg), key=lambda rider: rider.leg)
    for leg, together in by_leg:
        everybody = list(together)
        others = [rider for rider in everybody if rider.rider_id not in ground.names]
        other_children = sum(rider.is_child for rider in others)
        shows_receivers = leg is Leg.HOME and not gets_on
        named = [rider for rider in everybody if rider.rider_id in ground.names]
        yield PaperMove(
            leg=leg,
            gets_on=gets_on,
            people=tuple(_person(rider, ground, shows_receivers=shows_receivers) for rider in named),
            other_children=other_children,
            other_adults=len(others) - other_children,
        )


def _person(rider: SheetRider, ground: _Ground, *, shows_receivers: bool) -> PaperPerson:
    # A grown-up is set down; only a child is handed over to somebody.
    receivers = ground.receivers.get(rider.group_id, ()) if shows_receivers and rider.is_child else ()
    return PaperPerson(
        name=ground.names[rider.rider_id].text,
        is_child=rider.is_child,
        needs_booster=rider.rider_id in ground.boosters,
        receivers=receivers,
    )
