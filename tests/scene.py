"""Ward 11 a week before the shuttle: its list is read, the grandmother has asked, a plan lies ready.

Everything was written through actions. `Ride` takes the same morning on to the road.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Max

from duadon.access.children import ListWish, open_list
from duadon.access.log import Purpose
from duadon.actions.close_run import CloseRun, close_run
from duadon.actions.enrol_device import EnrolDevice, enrol_device
from duadon.actions.found_office import FoundOffice, found_office
from duadon.actions.import_register import ImportRegister, import_register
from duadon.actions.plan_day import PlanDay, plan_day
from duadon.actions.publish_plan import PublishPlan, publish_plan
from duadon.actions.record_custody import RecordCustody, record_custody
from duadon.actions.schedule_day import ScheduleDay, schedule_day
from duadon.core.custody.events import CustodyEvent
from duadon.core.custody.kinds import (
    EventKind,
    HandOverDetail,
    ReceiverKind,
    Source,
    WalkDetail,
)
from duadon.core.outreach.trip_requests import DayPart
from duadon.core.register.child_record import ChildRecord
from duadon.core.shuttle.plan import Leg
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import (
    DeviceId,
    EventId,
    OfficeId,
    OfficerId,
    PlanId,
    RiderId,
    RunId,
    TripRequestId,
)
from duadon.core.values.roles import Actor, Assignment, Right, Role, Scope
from duadon.demo.families import make_families
from duadon.demo.grandmother import GRANDMOTHER_HOUSEHOLD
from duadon.demo.pens import Pen, Tap
from duadon.demo.story import FIRST_DAY, Stage, schedule_of
from duadon.demo.visits import (
    RideWish,
    Visit,
    ask_for_ride,
    find_households,
    make_contacts,
    needing_rides,
)
from duadon.demo.ward_lists import WardList
from duadon.queries.run_sheets import RunSheet, load_day_sheets
from duadon.store.custody import CustodyEvent as CustodyEventRow
from tests.personas import NOW, WARD_11, Office, found_office_for_tests

WARD_6 = "29878"
SEED = 1
EVENING = datetime(2024, 9, 8, 9, 0, tzinfo=UTC)
MORNING = datetime(2024, 9, 9, 0, 0, tzinfo=UTC)
ALWAYS = date(2024, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Scene:
    """What stands in the database; `next_visit` is a household that nobody has asked yet."""

    office: Office
    ward_list: WardList
    records: tuple[ChildRecord, ...]
    visit: Visit
    next_visit: Visit
    request_id: TripRequestId
    plan_id: PlanId
    elsewhere: Actor

    def __repr__(self) -> str:
        return "<scene>"  # written out, a world fills pages when a test fails

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(repr(self))  # Hypothesis asks for this one

    def somebody(self, role: Role, *, unit_code: str | None = None) -> Actor:
        """Return an officer of the office who holds just this role, in a unit or everywhere."""
        return replace(self.office.commander, assignments=(hold(role, unit_code),))

    def stranger(self, role: Role) -> Actor:
        """Return an officer of another office who holds the role in all of it."""
        return replace(self.elsewhere, assignments=(hold(role),))

    def schedule(self, day: date) -> ScheduleDay:
        """Return the vans and points of a day."""
        stage = Stage(world=self.office.world, frame=self.office.frame, folder=Path(), unit_codes=frozenset())
        return schedule_of(stage, day)


def hold(role: Role, unit_code: str | None = None) -> Assignment:
    """Return a role held for ever."""
    return Assignment(role=role, campaign_id=None, scope=Scope(unit_code=unit_code), since=ALWAYS)


def must(answer: Done | Refusal) -> Done:
    """Return what was done; a refusal fails the test and shows itself."""
    assert isinstance(answer, Done), answer
    return answer


def set_scene(ward_lists: Mapping[str, WardList]) -> Scene:
    """Bring everything up to the plan that lies ready."""
    office = found_office_for_tests()
    officer, ward_list = office.ward_officer, ward_lists[WARD_11]
    must(import_register(importing(office, ward_list), actor=officer, now=NOW))
    households = [one for one in make_families(office.world, seed=SEED) if one.unit_code == WARD_11]
    visits = find_households(households, actor=officer, now=NOW)
    hers = next(one for one in visits if one.household.key == GRANDMOTHER_HOUSEHOLD)
    make_contacts(hers, office.frame, actor=officer, now=NOW)
    wish = RideWish(day=FIRST_DAY, part=DayPart.MORNING, paper_seen=True)
    request_id = ask_for_ride(hers, wish, office.world, office.frame, by=(officer, NOW))
    assert request_id is not None
    scene = Scene(
        office=office,
        ward_list=ward_list,
        records=open_list(
            ListWish(), actor=officer, purpose=Purpose.SHOW_REGISTER, right=Right.READ_REGISTER, now=NOW
        ),
        visit=hers,
        next_visit=next(one for one in needing_rides(visits) if one is not hers),
        request_id=request_id,
        plan_id=PlanId(uuid4()),
        elsewhere=_found_elsewhere(),
    )
    must(schedule_day(scene.schedule(FIRST_DAY), actor=office.dispatcher, now=EVENING))
    must(plan_day(planning(scene, plan_id=scene.plan_id), actor=office.dispatcher, now=EVENING))
    return scene


def importing(office: Office, ward_list: WardList) -> ImportRegister:
    """Return the command that reads a ward's list."""
    return ImportRegister(
        command_id=uuid4(),
        campaign_id=office.frame.id,
        unit_code=ward_list.unit_code,
        source_name=ward_list.path.stem,
        path=str(ward_list.path),
    )


def planning(scene: Scene, *, plan_id: PlanId | None = None) -> PlanDay:
    """Return the command that plans the first day."""
    return PlanDay(
        command_id=uuid4(),
        campaign_id=scene.office.frame.id,
        plan_id=plan_id or PlanId(uuid4()),
        day=FIRST_DAY,
        iterations=2,
    )


def _found_elsewhere() -> Actor:
    command = FoundOffice(
        command_id=uuid4(),
        office_id=OfficeId(uuid4()),
        name="Công an nơi khác (làm giả)",
        made_up=True,
        administrator_id=OfficerId(uuid4()),
        username="noikhac",
        password="mật khẩu làm giả 14",
    )
    must(found_office(command, now=NOW))
    return Actor(
        officer_id=command.administrator_id, office_id=command.office_id, name="nơi khác", assignments=()
    )


def _heard() -> dict[DeviceId, int]:
    """Return how far the server knows each device, its own among them."""
    rows = CustodyEventRow.objects.values_list("device_id").annotate(Max("number"))
    return {DeviceId(device): number for device, number in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An office with a plan of her day that waits to be published."""

    office: Office
    plan_id: PlanId


class Ride:
    """The grandmother's day after publishing: two runs of one van, its phone, and a desk."""

    def __init__(self, planned: Scene | Planned) -> None:
        """Publish the plan and hand out the devices."""
        self.office = planned.office
        publish = PublishPlan(command_id=uuid4(), plan_id=planned.plan_id)
        must(publish_plan(publish, actor=self.office.dispatcher, now=EVENING))
        self.out, self.home = load_day_sheets(self.office.frame.id, FIRST_DAY).runs
        people = [rider for stop in self.out.stops for rider in stop.on]
        self.children = [one.rider_id for one in people if one.is_child]
        (self.grandmother,) = [one.rider_id for one in people if not one.is_child]
        self.now = MORNING
        self.driver = self.office.actor("laixe1", at=MORNING)
        self.attendant = self.office.actor("phuxe1", at=MORNING)
        self.operator = self.office.actor("diema.canbo", at=MORNING)
        self.phone = self.enrol(Source.PHONE, self.out.run_id, self.home.run_id)
        self.desk = self.enrol(Source.DESK)

    def enrol(self, kind: Source, *runs: RunId) -> Pen:
        """Enrol a device and return the pen that writes on it."""
        pen = Pen(device_id=DeviceId(uuid4()), source=kind)
        command = EnrolDevice(
            command_id=uuid4(), device_id=pen.device_id, kind=kind, label=kind.value, run_ids=runs
        )
        must(enrol_device(command, actor=self.office.dispatcher, now=MORNING))
        return pen

    def write(self, run: RunSheet, *taps: Tap, pen: Pen | None = None, by: UUID | None = None):
        """Return taps written on a device and not yet sent."""
        pen = pen or self.phone
        self.now += timedelta(minutes=5)
        pen.seen |= {device: number for device, number in _heard().items() if device != pen.device_id}
        officer = OfficerId(by or run.driver_id)
        return tuple(pen.write(tap, run_id=run.run_id, by=officer, at=self.now) for tap in taps)

    def send(self, *events: CustodyEvent, actor: Actor | None = None, device: Pen | None = None) -> Done:
        """Send events (a phone's as the driver, a desk's as the operator) and return the answer."""
        device = device or self.phone
        command = RecordCustody(command_id=uuid4(), device_id=device.device_id, events=events)
        usual = self.operator if device.source is Source.DESK else self.driver
        return must(record_custody(command, actor=actor or usual, now=self.now))

    def press(self, run: RunSheet, *taps: Tap) -> Done:
        """Write on the phone and send at once."""
        return self.send(*self.write(run, *taps))

    def everybody(self, kind: EventKind, leg: Leg) -> list[Tap]:
        """Return one tap a person."""
        return [Tap(kind=kind, rider_id=rider, leg=leg) for rider in (*self.children, self.grandmother)]

    def hand_over(self, rider: RiderId) -> Tap:
        """Return the tap of a person who gets off at home."""
        own = rider != self.grandmother
        detail = HandOverDetail(
            receiver=ReceiverKind.OWN_ADULT if own else ReceiverKind.SELF,
            adult_id=self.grandmother if own else None,
        )
        return Tap(kind=EventKind.HANDED_OVER, rider_id=rider, leg=Leg.HOME, detail=detail)

    def captured(self, child: RiderId) -> CustodyEvent:
        """Return the desk's word that a child was captured, not yet sent."""
        tap = Tap(kind=EventKind.CAPTURED, rider_id=child, leg=Leg.OUT)
        events: tuple[CustodyEvent, ...] = self.write(
            self.out, tap, pen=self.desk, by=self.operator.officer_id
        )
        return events[0]

    def finish(self, run: RunSheet) -> None:
        """The attendant walks through the van, then the phone says it is done."""
        assert run.attendant_id is not None
        walk = WalkDetail(confirmer=run.attendant_id, code=run.last_row_code)
        taps = (Tap(kind=EventKind.WALK_THROUGH_DONE, detail=walk), Tap(kind=EventKind.CLOSE_ASKED))
        self.send(*self.write(run, *taps, by=run.attendant_id), actor=self.attendant)

    def ride_out(self) -> None:
        """Bring everybody to the point."""
        self.press(self.out, *self.everybody(EventKind.BOARDED, Leg.OUT))
        self.press(self.out, *self.everybody(EventKind.ARRIVED, Leg.OUT))
        self.finish(self.out)

    def ride_home(self) -> None:
        """Bring everybody home."""
        self.press(self.home, *self.everybody(EventKind.BACK_ON_BOARD, Leg.HOME))
        self.press(self.home, *[self.hand_over(one) for one in (*self.children, self.grandmother)])
        self.finish(self.home)

    def closing(self, run: RunSheet) -> CloseRun:
        """Return the command that closes a run at the desk."""
        return CloseRun(
            command_id=uuid4(),
            run_id=run.run_id,
            desk_id=self.desk.device_id,
            event_id=EventId(uuid4()),
        )

    def close(self, run: RunSheet) -> Done | Refusal:
        """Close a run as the dispatcher."""
        answer = close_run(self.closing(run), actor=self.office.dispatcher, now=self.now)
        if isinstance(answer, Done):
            self.desk.number += 1
        return answer
