"""Where everybody is now: each run of today's published plan with its count strip and its people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from duadon.access.log import Purpose
from duadon.access.rights import require_right_anywhere
from duadon.access.sight import sees_own_runs_only
from duadon.core.custody.close_rule import is_closed
from duadon.core.custody.conflicts import Conflict
from duadon.core.custody.counts import RunStrip, count_run
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.missing import explain_conflict
from duadon.core.custody.passages import Passage, PersonOnLeg, Stage
from duadon.core.custody.runs import Crew, ListedPerson, Run
from duadon.core.custody.state import CustodyState, fold_custody
from duadon.core.shuttle.plan import Leg
from duadon.core.values.answers import Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import EventId, OfficerId, RiderId, RunId
from duadon.core.values.person_names import fold
from duadon.core.values.roles import Actor, Right
from duadon.queries.rider_names import Name, open_names
from duadon.store.accounts import load_officer_names
from duadon.store.custody import load_received
from duadon.store.plans import DrivenRun, find_driven_runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The last sighting: what was pressed, when it was pressed and received (local), by whom."""

    event: CustodyEvent
    pressed_at: datetime
    received_at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonNow:
    """One person on one leg of a run; `seen` None: nobody has seen them yet."""

    name: Name
    leg: Leg
    stage: Stage
    seen: Seen | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunNow:
    """A run: its strip counts everybody, `people` are those whom the reader may name."""

    id: RunId
    van: str
    number: int
    crew: tuple[str, ...]
    strip: RunStrip
    people: tuple[PersonNow, ...]
    unnamed: int
    is_closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """All runs that concern the reader; `has_plan` tells an empty day from a day of others."""

    day: date
    as_of: datetime
    has_plan: bool
    runs: tuple[RunNow, ...]
    alarms: tuple[Refusal, ...]
    officer_names: Mapping[OfficerId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What every run needs besides its row."""

    state: CustodyState
    names: Mapping[RiderId, Name]
    received: Mapping[EventId, datetime]
    officers: Mapping[OfficerId, str]
    zone: ZoneInfo


def show_whereabouts(*, actor: Actor, frame: CampaignFrame, now: datetime) -> Whereabouts:
    """Return where everybody of today's published plan is; the log names the children shown.

    Raises NotAllowed without the right to read plans.
    """
    require_right_anywhere(actor, Right.READ_PLAN)
    zone = ZoneInfo(frame.zone_name)
    as_of = now.astimezone(zone)
    day = as_of.date()
    runs = find_driven_runs(frame.id, day)
    mine = _own(runs, actor)
    known = load_received(RunId(run.row.pk) for run in mine)
    state = fold_custody(known.events)
    ground = _Ground(
        state=state,
        names=_open_names(mine, state, actor, now),
        received=known.received_at,
        officers=load_officer_names(frame.office_id),
        zone=zone,
    )
    told = [_run_now(_core_run(run, ground), run, ground) for run in mine]
    return Whereabouts(
        day=day,
        as_of=as_of,
        has_plan=bool(runs),
        runs=tuple(one for one in told if one.people),
        alarms=tuple(_alarms([_core_run(run, ground) for run in mine], ground)),
        officer_names=ground.officers,
    )


def find_people(words: str, *, actor: Actor, frame: CampaignFrame, now: datetime) -> Whereabouts:
    """Return where those of today's runs are whose short name fits the words; only whom one may name.

    Accents, case and order do not count, and an initial stands for any name that begins with it.
    """
    board = show_whereabouts(actor=actor, frame=frame, now=now)
    wanted = fold(words).split()
    runs = (_only(run, wanted) for run in board.runs) if wanted else ()
    return replace(board, runs=tuple(run for run in runs if run.people), alarms=())


def _only(run: RunNow, wanted: list[str]) -> RunNow:
    return replace(run, people=tuple(one for one in run.people if _fits(one.name.text, wanted)))


def _fits(short_name: str, wanted: list[str]) -> bool:
    """Tell whether the given name is among the words, and each other word may be its initial's."""
    *initials, given = fold(short_name).replace(".", " ").split() or [""]
    rest = [word for word in wanted if word != given]
    if len(rest) == len(wanted):
        return False
    # Of several middle names one initial is shown: the words that are left need one that fits it.
    return not rest or not initials or any(word.startswith(initials[-1]) for word in rest)


def _own(runs: list[DrivenRun], actor: Actor) -> list[DrivenRun]:
    # Crews see their own runs only; everybody else is narrowed by whose names they may read.
    if sees_own_runs_only(actor):
        return [run for run in runs if actor.officer_id in (run.row.driver_id, run.row.attendant_id)]
    return runs


def _open_names(
    runs: Iterable[DrivenRun], state: CustodyState, actor: Actor, now: datetime
) -> dict[RiderId, Name]:
    riders: set[RiderId] = set()
    own: set[RiderId] = set()
    for run in runs:
        aboard = {rider for rider, _ in _people_of(run, state)}
        riders |= aboard
        if actor.officer_id in (run.row.driver_id, run.row.attendant_id):
            own |= aboard
    return open_names(riders, own=own, actor=actor, purpose=Purpose.SHOW_BOARD, now=now)


def _people_of(run: DrivenRun, state: CustodyState) -> list[PersonOnLeg]:
    """Return the listed, then those who came besides, each once a leg."""
    listed = set(run.listed)
    passages = state.of_run(RunId(run.row.pk)).passages
    return [*run.listed, *(person for person in passages if person not in listed)]


def _core_run(run: DrivenRun, ground: _Ground) -> Run:
    """Return the run as the counting and the alarms need it."""
    row = run.row
    attendant = OfficerId(row.attendant_id) if row.attendant_id else None
    return Run(
        id=RunId(row.pk),
        crew=Crew(driver=OfficerId(row.driver_id), attendant=attendant),
        people=tuple(_listed(run, ground)),
        devices=(),
        last_row_code=row.last_row_code,
        call=", ".join(_crew(run)),
        officer_names=ground.officers,
    )


def _listed(run: DrivenRun, ground: _Ground) -> Iterable[ListedPerson]:
    crew = ", ".join(_crew(run))
    for rider, leg in run.listed:
        name = ground.names.get(rider)
        yield ListedPerson(
            rider_id=rider,
            leg=leg,
            is_child=name is None or name.is_child,
            short_name=name.text if name else "",
            call=crew,
        )


def _crew(run: DrivenRun) -> tuple[str, ...]:
    officers = (run.row.driver, run.row.attendant)
    return tuple(one.display_name for one in officers if one is not None)


def _run_now(run: Run, driven: DrivenRun, ground: _Ground) -> RunNow:
    everybody = _people_of(driven, ground.state)
    named = [person for person in everybody if person[0] in ground.names]
    people = [_person(person, run.id, ground) for person in named]
    return RunNow(
        id=run.id,
        van=driven.row.vehicle.name,
        number=driven.row.number,
        crew=_crew(driven),
        strip=count_run(run, ground.state).together(),
        people=tuple(sorted(people, key=_urgency)),
        unnamed=len(everybody) - len(named),
        is_closed=is_closed(ground.state, run.id),
    )


_ORDER: Sequence[Stage] = (
    Stage.CONFLICT,
    Stage.BOARDED,
    Stage.BACK_ON_BOARD,
    Stage.EXPECTED,
    Stage.AT_POINT,
)


def _urgency(person: PersonNow) -> tuple[int, str]:
    """Sort what needs somebody's eye first."""
    place = _ORDER.index(person.stage) if person.stage in _ORDER else len(_ORDER)
    return place, person.name.text


def _person(person: PersonOnLeg, run_id: RunId, ground: _Ground) -> PersonNow:
    rider_id, leg = person
    passage = ground.state.of_run(run_id).passages.get(person)
    return PersonNow(
        name=ground.names[rider_id],
        leg=leg,
        stage=passage.stage if passage else Stage.EXPECTED,
        seen=_seen(passage, ground),
    )


def _seen(passage: Passage | None, ground: _Ground) -> Seen | None:
    if passage is None or passage.last_seen is None:
        return None
    event = passage.last_seen
    return Seen(
        event=event,
        pressed_at=event.phone_time.astimezone(ground.zone),
        received_at=ground.received[event.id].astimezone(ground.zone),
        by=ground.officers.get(event.actor, ""),
    )


def _alarms(runs: Iterable[Run], ground: _Ground) -> Iterable[Refusal]:
    """Yield a contradiction once, about people whom the reader may name."""
    by_id = {run.id: run for run in runs}
    for conflict in ground.state.conflicts:
        run = next((by_id[one] for one in conflict.run_ids if one in by_id), None)
        if run is not None and _may_tell(conflict, ground):
            yield explain_conflict(run, conflict)


def _may_tell(conflict: Conflict, ground: _Ground) -> bool:
    return conflict.rider_id is None or conflict.rider_id in ground.names
