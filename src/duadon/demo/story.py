"""The main job on the made-up campaign: from 15 workbooks to cards in hand, through actions only.

Every figure printed is read back from the database by a query; nothing is counted along the way.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import uuid4
from zoneinfo import ZoneInfo

from duadon.actions.import_register import ImportRegister, import_register
from duadon.actions.plan_day import PlanDay, plan_day
from duadon.actions.publish_plan import PublishPlan, publish_plan
from duadon.actions.record_card import CardStep, RecordCard, record_card
from duadon.actions.schedule_day import Duty, Opening, ScheduleDay, schedule_day
from duadon.adapters.system_clock import SystemClock
from duadon.core.calendar.working_days import add_working_days
from duadon.core.enrolment.states import Status
from duadon.core.outreach.trip_requests import DayPart
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound, RuleBroken
from duadon.core.values.ids import OfficerId, PlanId
from duadon.core.values.people import Relation
from duadon.core.values.roles import Actor
from duadon.core.values.times import DAY, MINUTE, at
from duadon.demo.desk import come_alone, taken_by_carers
from duadon.demo.families import make_families
from duadon.demo.family_values import MadeUpHousehold
from duadon.demo.founding import PASSWORD, found_world, must
from duadon.demo.grandmother import GRANDMOTHER_HOUSEHOLD
from duadon.demo.past_days import type_in_past_days
from duadon.demo.rehearsal import Cast, Rehearsal, Twists, at_second
from duadon.demo.telling import Telling, ToldDays
from duadon.demo.visits import (
    RideWish,
    Visit,
    ask_for_ride,
    find_households,
    make_contacts,
    needing_rides,
)
from duadon.demo.ward_lists import WardList, write_ward_lists
from duadon.demo.world import made_up_world
from duadon.demo.world_values import World
from duadon.queries.campaign_report import load_report, write_day_report
from duadon.queries.run_sheets import load_day_sheets
from duadon.queries.sessions import current_frame
from duadon.store.accounts import Officer, load_actor
from duadon.store.enrolments import list_children_at
from duadon.wording.say import say
from duadon.wording.sentences import Language

SEED = 1
FIRST_DAY = date(2024, 9, 9)  # the first day of the shuttle: ridden from morning to evening
TODAY = date(2024, 9, 19)  # the day on which the served demo stands
TOMORROW = date(2024, 9, 20)  # asked for and scheduled, left for the visitor to plan
LISTS_READ = datetime(2024, 9, 2, 1, 0, tzinfo=UTC)
VISITS_MADE = datetime(2024, 9, 4, 2, 0, tzinfo=UTC)
SERVED_FROM = at(8, 20)
WALK_IN_DAYS = (date(2024, 9, 10), date(2024, 9, 17), date(2024, 9, 18), TODAY)
WALK_IN_FROM = at(7, 10)
FAMILIES_ASKED = 40
REPORT_DAY = date(2024, 9, 18)
WORKING_DAYS_TO_CARD = 6  # within the seven that the law allows
HOUSEHOLDS_A_DAY = 18
VISITS_A_WARD = 4
SEARCH_ITERATIONS = 30
CAPTURE_SECONDS = 17 * MINUTE
WALK_IN_PERCENT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The founded world, and its people by user name on a day."""

    world: World
    frame: CampaignFrame
    folder: Path
    unit_codes: frozenset[str]

    def actor(self, username: str, now: datetime) -> Actor:
        """Return an officer with the rights of that day."""
        officer = Officer.objects.get(username=username)
        today = now.astimezone(self.zone).date()
        return load_actor(OfficerId(officer.pk), campaign_id=self.frame.id, on=today)

    @property
    def zone(self) -> ZoneInfo:
        """Return the campaign's zone."""
        return ZoneInfo(self.frame.zone_name)


def set_stage(folder: Path, unit_codes: Iterable[str] = ()) -> Stage:
    """Found the office; its clock will stand on the served morning when the demo ends.

    `unit_codes` narrows the story to some wards; none named: all fifteen.
    """
    world = made_up_world()
    told = frozenset(unit_codes) or frozenset(unit.unit.code for unit in world.units)
    folder.mkdir(parents=True, exist_ok=True)
    served = at_second(TODAY, SERVED_FROM, ZoneInfo(world.frame.zone_name))
    offset = int((served - SystemClock().now()).total_seconds())
    found_world(world, now=LISTS_READ, clock_offset_seconds=offset)
    return Stage(world=world, frame=current_frame(world.office_id), folder=folder, unit_codes=told)


def read_lists(stage: Stage) -> list[WardList]:
    """Each ward's officer imports the ward's own workbook."""
    written = write_ward_lists(stage.folder, SEED)
    lists = [one for one in written if one.unit_code in stage.unit_codes]
    for ward_list in lists:
        command = ImportRegister(
            command_id=uuid4(),
            campaign_id=stage.frame.id,
            unit_code=ward_list.unit_code,
            source_name=ward_list.path.stem,
            path=str(ward_list.path),
        )
        officer = _officer_of(stage, ward_list.unit_code)
        must(import_register(command, actor=stage.actor(officer, LISTS_READ), now=LISTS_READ))
    return lists


def _officer_of(stage: Stage, unit_code: str) -> str:
    """Return the user name of the ward's own officer; stand-ins come for single weeks."""
    day = LISTS_READ.astimezone(stage.zone).date()
    for officer in stage.world.officers:
        held = (item for item in officer.assignments if item.holds_on(day))
        if any(item.scope.unit_code == unit_code for item in held):
            return officer.username
    raise NotFound(f"nobody looks after unit {unit_code}")


def visit_families(stage: Stage) -> list[Visit]:
    """Each ward's officer visits the households that need a ride."""
    households = make_families(stage.world, seed=SEED)
    made: list[Visit] = []
    for unit_code in sorted(stage.unit_codes):
        actor = stage.actor(_officer_of(stage, unit_code), VISITS_MADE)
        own = [one for one in households if one.unit_code == unit_code]
        found = find_households(own, actor=actor, now=VISITS_MADE)
        visits = needing_rides(found)[:VISITS_A_WARD]
        for visit in visits:
            make_contacts(visit, stage.frame, actor=actor, now=VISITS_MADE)
        made += visits
    return made


def ask_for_rides(stage: Stage, visits: Sequence[Visit]) -> None:
    """The first families, the grandmother's among them, ask for the first day, others for later."""
    queue = _in_turn(visits)
    for turn, day in enumerate((FIRST_DAY, TODAY, TOMORROW)):
        first = turn * HOUSEHOLDS_A_DAY
        for index, visit in enumerate(queue[first : first + HOUSEHOLDS_A_DAY]):
            actor = stage.actor(_officer_of(stage, visit.household.unit_code), VISITS_MADE)
            part = DayPart.MORNING if index % 3 else DayPart.AFTERNOON
            # Of the grandparents only ours has brought the paper that the office asks of them.
            wish = RideWish(day=day, part=part, paper_seen=_is_grandmothers(visit))
            ask_for_ride(visit, wish, stage.world, stage.frame, by=(actor, VISITS_MADE))


def _in_turn(visits: Sequence[Visit]) -> list[Visit]:
    """Return the visits ward by ward in turn; one grandparent without the paper goes first."""
    grandparents = [one for one in visits if _lacks_paper(one)]
    first = grandparents[:1]
    return first + [visit for visit in _round_robin(visits) if visit not in first]


def _lacks_paper(visit: Visit) -> bool:
    grand = {Relation.GRANDMOTHER, Relation.GRANDFATHER}
    return visit.carer.relation in grand and not _is_grandmothers(visit)


def _is_grandmothers(visit: Visit) -> bool:
    return visit.household.key == GRANDMOTHER_HOUSEHOLD


def _round_robin(visits: Sequence[Visit]) -> list[Visit]:
    """Return the visits ward by ward in turn, so that every day serves many wards."""
    queues: dict[str, list[Visit]] = {}
    for visit in visits:
        queues.setdefault(visit.household.unit_code, []).append(visit)
    longest = max(map(len, queues.values()), default=0)
    return [queue[turn] for turn in range(longest) for queue in queues.values() if turn < len(queue)]


def schedule(stage: Stage, day: date) -> None:
    """The dispatcher says which vans drive and which points are open."""
    evening = _evening_before(stage, day)
    command = schedule_of(stage, day)
    must(schedule_day(command, actor=stage.actor("dieuphoi", evening), now=evening))


def recall_past_days(stage: Stage) -> None:
    """The capture desk types in what the central system tells of each day before the served one."""

    def desk(at_instant: datetime) -> Actor:
        return stage.actor("diema.canbo", at_instant)

    type_in_past_days(stage.world, stage.frame, before=TODAY, desk=desk)


def walk_in(stage: Stage) -> None:
    """A few of the many who come without a van are captured; the first ones' cards wait at the point."""
    made_up = make_families(stage.world, seed=SEED)
    households = [one for one in made_up if one.unit_code in stage.unit_codes]
    first, *later = WALK_IN_DAYS
    _come_alone(stage, households, first)
    made = at_second(add_working_days(first, WORKING_DAYS_TO_CARD), at(16), stage.zone)
    waiting = tuple(list_children_at(stage.frame.id, Status.CAPTURED))
    command = RecordCard(
        command_id=uuid4(),
        campaign_id=stage.frame.id,
        step=CardStep.MADE,
        on=made.astimezone(stage.zone).date(),
        child_ids=waiting,
    )
    must(record_card(command, actor=stage.actor("diema.canbo", made), now=made))
    for day in later:
        _come_alone(stage, households, day)


def _come_alone(stage: Stage, households: Sequence[MadeUpHousehold], day: date) -> None:
    """Let families from everywhere come on a morning; each day others."""
    now = at_second(day, WALK_IN_FROM, stage.zone)
    point = stage.world.capture_points[0].place_id
    families = Random(f"{SEED} {day}").sample(households, k=min(len(households), FAMILIES_ASKED))
    come_alone(families, point, stage.frame, by=(stage.actor("diema.canbo", now), now))


def make_day(stage: Stage, day: date) -> None:
    """The dispatcher schedules the day, plans it and publishes the plan."""
    schedule(stage, day)
    evening = _evening_before(stage, day)
    dispatcher = stage.actor("dieuphoi", evening)
    plan_id = PlanId(uuid4())
    command = PlanDay(
        command_id=uuid4(),
        campaign_id=stage.frame.id,
        plan_id=plan_id,
        day=day,
        seed=SEED,
        iterations=SEARCH_ITERATIONS,
    )
    must(plan_day(command, actor=dispatcher, now=evening))
    publish = PublishPlan(command_id=uuid4(), plan_id=plan_id)
    must(publish_plan(publish, actor=dispatcher, now=evening))


def _evening_before(stage: Stage, day: date) -> datetime:
    return at_second(day - timedelta(days=1), at(16), stage.zone)


def schedule_of(stage: Stage, day: date) -> ScheduleDay:
    """Return the vans on duty and the points open on a day, as on every day of the made-up campaign."""
    crews = {officer.username: officer.id for officer in stage.world.officers}
    return ScheduleDay(
        command_id=uuid4(),
        day=day,
        duties=tuple(
            Duty(
                vehicle_id=van.id,
                window=van.duty,
                driver_id=crews[van.driver],
                attendant_id=crews[van.attendant],
            )
            for van in stage.world.vans
        ),
        openings=tuple(
            Opening(
                place_id=point.place_id,
                window=window,
                kits=point.kits,
                seconds_per_child=CAPTURE_SECONDS,
                walk_in_percent=WALK_IN_PERCENT,
            )
            for point in stage.world.capture_points
            for window in point.sessions
        ),
    )


def ride_day(stage: Stage, day: date, twists: Twists) -> None:
    """Play the day's taps."""
    morning = at_second(day, at(6), stage.zone)
    crews = {
        officer.id: stage.actor(officer.username, morning)
        for officer in stage.world.officers
        if officer.username.startswith(("laixe", "phuxe"))
    }
    cast = Cast(
        crews=crews,
        desk=stage.actor("diema.canbo", morning),
        dispatcher=stage.actor("dieuphoi", morning),
    )
    played = Rehearsal(load_day_sheets(stage.frame.id, day), stage.frame, cast, twists).play()
    if played.refused and twists.until == DAY:
        raise RuleBroken(f"a run of the demo could not close: {played.refused[0]}")


def hand_over_cards(stage: Stage) -> None:
    """Within seven working days of the capture the cards are made, arrive and are handed over."""
    made = add_working_days(FIRST_DAY, WORKING_DAYS_TO_CARD)
    steps = (
        (CardStep.MADE, Status.CAPTURED, made),
        (CardStep.ARRIVED, Status.CARD_MADE, made),
        (CardStep.HANDED_OVER, Status.CARD_ARRIVED, made + timedelta(days=1)),
    )
    for step, before, day in steps:
        now = at_second(day, at(16), stage.zone)
        desk = stage.actor("diema.canbo", now)
        children = tuple(list_children_at(stage.frame.id, before))
        command = RecordCard(
            command_id=uuid4(), campaign_id=stage.frame.id, step=step, on=day, child_ids=children
        )
        if step is CardStep.HANDED_OVER:
            command = taken_by_carers(command, actor=desk, now=now)
        must(record_card(command, actor=desk, now=now))


def first_day_twists(stage: Stage) -> Twists:
    """One family has fallen ill, one child cries at the desk; the others do what was planned."""
    captures = load_day_sheets(stage.frame.id, FIRST_DAY).captures
    if not captures:
        raise RuleBroken(f"nobody was planned for {FIRST_DAY}")
    ill = captures[0].group_id
    crying = next(one.child_id for one in reversed(captures) if one.group_id != ill)
    return Twists(absent_groups=frozenset({ill}), upset_children=frozenset({crying}))


def run_demo(stage: Stage, *, tell: Callable[[str], None], language: Language) -> None:
    """Play the whole story, print what the database holds; DuadonError where it does not add up."""
    tell(say("demo.step.founded", {"units": len(stage.unit_codes)}, language))
    lists = read_lists(stage)
    tell(say("demo.step.lists", {"files": len(lists)}, language))
    visits = visit_families(stage)
    ask_for_rides(stage, visits)
    tell(say("demo.step.visits", {"households": len(visits)}, language))
    make_day(stage, FIRST_DAY)
    ride_day(stage, FIRST_DAY, first_day_twists(stage))
    tell(say("demo.step.rides", {"day": FIRST_DAY}, language))
    hand_over_cards(stage)
    recall_past_days(stage)
    walk_in(stage)
    make_day(stage, TODAY)
    ride_day(stage, TODAY, Twists(until=SERVED_FROM))
    schedule(stage, TOMORROW)
    tell(say("demo.step.today", {"day": TODAY}, language))
    _tell_and_check(stage, tell, language)


def _tell_and_check(stage: Stage, tell: Callable[[str], None], language: Language) -> None:
    now = at_second(TODAY, SERVED_FROM, stage.zone)
    dispatcher = stage.actor("dieuphoi", now)
    report = stage.folder / f"bao-cao-{REPORT_DAY.isoformat()}.xlsx"
    write_day_report(
        report, load_report(stage.frame, REPORT_DAY, actor=dispatcher, now=now), language=language
    )
    days = ToldDays(ridden=FIRST_DAY, report=REPORT_DAY)
    telling = Telling(stage.frame, days, actor=dispatcher, language=language)
    for line in telling.tell(report):
        tell(line)
    faults = [say(fault.code, fault.parameters, language) for fault in telling.find_faults()]
    if faults:
        raise RuleBroken(" ".join(faults))
    names = "p11.cskv, dieuphoi, laixe1, phuxe1, diema.canbo, chihuy, kiemtra, quantri"
    tell(say("demo.served.notice", {}, language))
    tell(say("demo.served.accounts", {"names": names, "password": PASSWORD}, language))
