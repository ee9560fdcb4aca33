"""Phiếu lái xe: one run with its stops, its families, and what may be pressed about whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from duadon.access.log import Purpose
from duadon.access.own_runs import answers_for_closing, get_run, reaches_run
from duadon.access.rides import RiderWords, crew_of, open_riders
from duadon.core.custody.close_rule import are_codes_spent, is_closed, wrong_walks
from duadon.core.custody.conflicts import Conflict
from duadon.core.custody.counts import RunStrip, count_run
from duadon.core.custody.events import RUN_WIDE_KINDS, CustodyEvent
from duadon.core.custody.kinds import EventKind, WalkManner
from duadon.core.custody.passages import ABOARD_STAGES, END_STAGES, Stage
from duadon.core.custody.presses import NEXT_KINDS, find_undone, receives, stage_of
from duadon.core.custody.runs import ListedPerson, Run
from duadon.core.custody.state import NOT_UNDOABLE, CustodyState, fold_custody
from duadon.core.outreach.trip_requests import LegName, Receiver
from duadon.core.shuttle.plan import Leg
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import OfficerId, RiderId, RunId, TripRequestId
from duadon.core.values.roles import Actor, Right
from duadon.queries.run_sheets import RunSheet, SheetRider, sheet_of_run
from duadon.store.accounts import load_officer_names
from duadon.store.custody import load_events
from duadon.store.plans import Run as RunRow
from duadon.store.trips import load_receivers


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPerson:
    """One person on one leg; `live` are the events about them that still stand, oldest first."""

    rider_id: RiderId
    leg: Leg
    name: str
    is_child: bool
    stage: Stage
    kinds: tuple[EventKind, ...]
    never_came: bool
    live: tuple[CustodyEvent, ...]

    @property
    def is_over(self) -> bool:
        """Tell whether the person is off this run and in somebody's care."""
        return self.stage in END_STAGES[self.leg]

    @property
    def is_aboard(self) -> bool:
        """Tell whether the person sits in the van."""
        return self.stage in ABOARD_STAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFamily:
    """Who asked for the ride together, as far as they use one stop; `call` is whom to call about them.

    `adult`: the own adult who rides along on this leg. `receivers`: who may receive the children.
    """

    people: tuple[RunPerson, ...]
    receivers: tuple[Receiver, ...]
    adult: RunPerson | None
    call: str

    @property
    def riders(self) -> frozenset[RiderId]:
        """Return who belongs to it."""
        return frozenset(person.rider_id for person in self.people)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStop:
    """A stop (seconds since local midnight); `is_done`: nobody has to get on or off here any more."""

    number: int
    place: str
    arrive: int
    depart: int
    on: tuple[RunFamily, ...]
    off: tuple[RunFamily, ...]

    @property
    def is_done(self) -> bool:
        """Tell whether the van may leave: who gets on has, or will not; who gets off has."""
        waiting = (person.stage is Stage.EXPECTED for family in self.on for person in family.people)
        riding = (not person.is_over for family in self.off for person in family.people)
        return not any(waiting) and not any(riding)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPage:
    """The page; `last_press` are the reader's last events here, which one tap takes back.

    `manners`: how the reader may confirm the empty van, none where it is not asked of them. `walks`
    counts those with the right code, `wrong_tries` are the others. `next_run`: once it is closed, the
    van's next one of the day.
    """

    run_id: RunId
    reader: OfficerId
    van: str
    number: int
    day: date
    driver: str
    attendant: str
    strip: RunStrip
    stops: tuple[RunStop, ...]
    others: tuple[RunFamily, ...]
    received: int
    last_press: tuple[CustodyEvent, ...]
    conflicts: tuple[Conflict, ...]
    walks: int
    wrong_tries: tuple[CustodyEvent, ...]
    codes_are_spent: bool
    manners: tuple[WalkManner, ...]
    is_closed: bool
    next_run: RunId | None
    may_press: bool
    may_close: bool
    may_override: bool
    answers_for_closing: bool
    officer_names: Mapping[OfficerId, str]
    zone: ZoneInfo

    @property
    def next_stop(self) -> RunStop | None:
        """Return where something is still to be done, or None."""
        return next((stop for stop in self.stops if not stop.is_done), None)

    @property
    def families(self) -> tuple[RunFamily, ...]:
        """Return everybody by stop, then those on no list."""
        return (*(family for stop in self.stops for family in (*stop.on, *stop.off)), *self.others)

    @property
    def missing(self) -> tuple[RunPerson, ...]:
        """Return who has not come to an end on this run, each once a leg."""
        people = (person for family in self.families for person in family.people)
        open_ = {(person.rider_id, person.leg): person for person in people if not person.is_over}
        return tuple(open_.values())

    def find_person(self, rider_id: RiderId) -> RunPerson | None:
        """Return a person of the run, or None."""
        people = (person for family in self.families for person in family.people)
        return next((person for person in people if person.rider_id == rider_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What every person of the page needs besides."""

    run_id: RunId
    state: CustodyState
    words: Mapping[RiderId, RiderWords]
    receivers: Mapping[TripRequestId, tuple[Receiver, ...]]
    events: Mapping[tuple[RiderId, Leg], tuple[CustodyEvent, ...]]


def show_run(run_id: RunId, *, actor: Actor, frame: CampaignFrame, now: datetime) -> RunPage:
    """Return a run of the published plan as its crew works with it; the log names the children.

    NotAllowed without a right to record or override, NotFound for another crew's run; presses are of this.
    """
    row = get_run(run_id, actor=actor, right=Right.RECORD_CUSTODY, or_right=Right.OVERRIDE_CLOSE)
    may_press = reaches_run(row, actor, Right.RECORD_CUSTODY)
    sheet, places = sheet_of_run(row)
    events = load_events([run_id])
    state = fold_custody(events)
    listed = _listed(sheet)
    strangers = sorted(state.of_run(run_id).passages.keys() - listed.keys())
    ground = _Ground(
        run_id=run_id,
        state=state,
        words=_open_words({*listed, *strangers}, actor, now),
        receivers=_receivers(listed) if may_press else {},
        events=_live_by_person(events, run_id),
    )
    run = _core_run(row, listed, ground.words)
    facts = state.of_run(run_id)
    wrong_tries = wrong_walks(facts, run.last_row_code)
    officers = load_officer_names(frame.office_id)
    return RunPage(
        run_id=run_id,
        reader=actor.officer_id,
        van=row.vehicle.name,
        number=row.number,
        day=row.plan.day,
        driver=officers.get(OfficerId(row.driver_id), ""),
        attendant=officers.get(OfficerId(row.attendant_id), "") if row.attendant_id else "",
        strip=count_run(run, state).together(),
        stops=tuple(_stops(sheet, places, ground)),
        others=tuple(_family([person], ground) for person in _strangers(strangers, ground)),
        received=sum(event.run_id == run_id for event in events),
        last_press=_last_press(events, run_id, actor),
        conflicts=tuple(one for one in state.conflicts if run_id in one.run_ids),
        walks=len(facts.all_of(EventKind.WALK_THROUGH_DONE)) - len(wrong_tries),
        wrong_tries=wrong_tries,
        codes_are_spent=are_codes_spent(facts, run.last_row_code),
        manners=run.crew.manners_of(actor.officer_id) if may_press else (),
        is_closed=is_closed(state, run_id),
        next_run=_next_run(row, state),
        may_press=may_press,
        may_close=reaches_run(row, actor, Right.CLOSE_RUN),
        may_override=actor.may(Right.OVERRIDE_CLOSE),
        answers_for_closing=answers_for_closing(actor),
        officer_names=officers,
        zone=ZoneInfo(frame.zone_name),
    )


def _next_run(row: RunRow, state: CustodyState) -> RunId | None:
    if not is_closed(state, RunId(row.pk)):
        return None
    later = RunRow.objects.filter(plan_id=row.plan_id, vehicle_id=row.vehicle_id, number__gt=row.number)
    found = later.order_by("number").values_list("pk", flat=True).first()
    return None if found is None else RunId(found)


def _open_words(
    people: Iterable[tuple[RiderId, Leg]], actor: Actor, now: datetime
) -> dict[RiderId, RiderWords]:
    riders = {rider for rider, _ in people}
    return open_riders(riders, actor=actor, purpose=Purpose.SHOW_MANIFEST, now=now)


def _receivers(
    listed: Mapping[tuple[RiderId, Leg], SheetRider],
) -> dict[TripRequestId, tuple[Receiver, ...]]:
    """Return who may receive the children whom this run brings home."""
    going_home = {one.group_id for (_, leg), one in listed.items() if leg is Leg.HOME}
    return load_receivers((TripRequestId(UUID(group)) for group in going_home), LegName.HOME)


def _listed(sheet: RunSheet) -> dict[tuple[RiderId, Leg], SheetRider]:
    return {(rider.rider_id, rider.leg): rider for stop in sheet.stops for rider in (*stop.on, *stop.off)}


def _live_by_person(
    events: Sequence[CustodyEvent], run_id: RunId
) -> dict[tuple[RiderId, Leg], tuple[CustodyEvent, ...]]:
    undone = find_undone(events)
    live: dict[tuple[RiderId, Leg], list[CustodyEvent]] = {}
    for event in sorted(events, key=lambda event: (event.phone_time, event.number)):
        if event.run_id != run_id or event.id in undone or event.kind in NOT_UNDOABLE:
            continue
        if event.rider_id is not None and event.leg is not None:
            live.setdefault((event.rider_id, event.leg), []).append(event)
    return {person: tuple(told) for person, told in live.items()}


def _last_press(events: Sequence[CustodyEvent], run_id: RunId, actor: Actor) -> tuple[CustodyEvent, ...]:
    """Return the reader's last press if it is about people of this run and still stands."""
    own = [event for event in events if event.actor == actor.officer_id]
    if not own:
        return ()
    last = max(own, key=lambda event: (event.phone_time, event.number))
    together = [event for event in own if event.phone_time == last.phone_time]
    undone = find_undone(events)
    if any(event.run_id != run_id or event.kind in RUN_WIDE_KINDS | NOT_UNDOABLE for event in together):
        return ()
    return () if any(event.id in undone for event in together) else tuple(together)


def _core_run(
    row: RunRow, listed: Mapping[tuple[RiderId, Leg], SheetRider], words: Mapping[RiderId, RiderWords]
) -> Run:
    """Return the run as counting and the walk need it."""
    people = (
        ListedPerson(rider_id=rider, leg=leg, is_child=one.is_child, short_name="", call="")
        for (rider, leg), one in listed.items()
    )
    return Run(
        id=RunId(row.pk),
        crew=crew_of(row, {words[rider].unit_code for rider, _ in listed}),
        people=tuple(people),
        devices=(),
        last_row_code=row.last_row_code,
        call="",
    )


def _stops(sheet: RunSheet, places: Mapping[str, str], ground: _Ground) -> Iterable[RunStop]:
    for number, stop in enumerate(sheet.stops, start=1):
        yield RunStop(
            number=number,
            place=places.get(stop.place_id, ""),
            arrive=stop.arrive,
            depart=stop.depart,
            on=tuple(_families(stop.on, ground)),
            off=tuple(_families(stop.off, ground)),
        )


def _families(riders: Iterable[SheetRider], ground: _Ground) -> Iterable[RunFamily]:
    groups: dict[str, list[RunPerson]] = {}
    for rider in riders:
        groups.setdefault(rider.group_id, []).append(_person(rider.rider_id, rider.leg, ground))
    for people in groups.values():
        yield _family(people, ground)


def _family(people: Sequence[RunPerson], ground: _Ground) -> RunFamily:
    words = ground.words[people[0].rider_id]
    adults = [person for person in people if not person.is_child]
    # Who stayed behind receives nobody.
    adult = next((one for one in adults if receives(one.stage)), None)
    return RunFamily(
        people=tuple(people),
        receivers=ground.receivers.get(words.request_id, ()),
        adult=adult,
        call=f"Công an {words.unit_name}",
    )


def _strangers(people: Iterable[tuple[RiderId, Leg]], ground: _Ground) -> Iterable[RunPerson]:
    for rider, leg in people:
        if rider in ground.words:
            yield _person(rider, leg, ground)


def _person(rider_id: RiderId, leg: Leg, ground: _Ground) -> RunPerson:
    words = ground.words[rider_id]
    stage = stage_of(ground.state, ground.run_id, rider_id, leg)
    return RunPerson(
        rider_id=rider_id,
        leg=leg,
        name=words.short_name,
        is_child=words.child_id is not None,
        stage=stage,
        kinds=NEXT_KINDS.get((leg, stage), ()),
        never_came=_never_came(rider_id, leg, ground.state),
        live=ground.events.get((rider_id, leg), ()),
    )


def _never_came(rider_id: RiderId, leg: Leg, state: CustodyState) -> bool:
    """Tell whether somebody expected on the way home never rode out, and did not come otherwise."""
    if leg is not Leg.HOME or state.came_alone(rider_id):
        return False
    out = [one.stage for one in state.passages_of(rider_id) if one.leg is Leg.OUT]
    return bool(out) and all(stage in (Stage.ABSENT, Stage.LEFT_WITH_GUARDIAN) for stage in out)
