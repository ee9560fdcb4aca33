"""Plans and custody events come back from the tables as they were."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from duadon.core.custody.events import CustodyEvent as Event
from duadon.core.custody.kinds import EventKind, NoteDetail
from duadon.core.shuttle.plan import Leg, Unplaced
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import CampaignId, EventId, PlanId, RunId, TripRequestId
from duadon.demo.pens import Tap
from duadon.demo.story import FIRST_DAY
from duadon.store.custody import (
    CustodyEvent,
    ParkedEvent,
    Taken,
    last_number,
    load_day_events,
    load_received,
    park_event,
    save_event,
)
from duadon.store.plans import (
    DayPlan,
    KeptPlan,
    NotReady,
    Run,
    find_plan,
    find_runs_of,
    load_plan,
    newest_version,
    save_plan,
)
from tests.core.shuttle.tiny_day import tiny_plan, tiny_problem
from tests.scene import EVENING, Ride


@pytest.fixture
def ride(scene):
    """The grandmother's day after publishing."""
    return Ride(scene)


def _kept(scene, version: int) -> KeptPlan:
    left = Unplaced(group_id="x", code="shuttle.unplaced.no_seat", parameters={"group": "Hộ bà Lê"})
    waiting = NotReady(
        request_id=TripRequestId(uuid4()),
        refusal={"refusal": "outreach.leg.ask_about_home", "parameters": {}, "items": []},
    )
    return KeptPlan(
        id=PlanId(uuid4()),
        campaign_id=scene.office.frame.id,
        version=version,
        problem=tiny_problem(),
        plan=replace(tiny_plan(), unplaced=(left,), cut_short=True),
        not_ready=(waiting,),
        made_at=EVENING,
        published_at=None,
    )


def test_a_plan_comes_back_as_it_was_kept(scene):
    """Problem, plan, who was not ready: all equal, in the version that was next."""
    kept = _kept(scene, newest_version(scene.office.frame.id, FIRST_DAY) + 1)
    save_plan(kept, scene.office.dispatcher.officer_id)
    assert kept.version == 2
    assert load_plan(kept.id) == kept
    assert find_plan(scene.office.frame.id, FIRST_DAY) == kept
    assert find_plan(scene.office.frame.id, FIRST_DAY, published=True) is None


def test_a_version_is_given_once(scene):
    """Two dispatchers at once: the second plan of one version is refused by the database."""
    with pytest.raises(IntegrityError), transaction.atomic():
        save_plan(_kept(scene, 1), scene.office.dispatcher.officer_id)


def test_a_plan_that_does_not_exist_is_not_found(scene):
    """NotFound, not an empty plan."""
    with pytest.raises(NotFound):
        load_plan(PlanId(uuid4()))


def test_no_name_lies_open_in_a_plan(scene):
    """What sentences about groups call people stands only in sealed cells."""
    save_plan(_kept(scene, 2), scene.office.dispatcher.officer_id)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT problem_sealed, plan_sealed, not_ready_sealed FROM {DayPlan._meta.db_table}")
        stored = b"".join(bytes(cell) for row in cursor.fetchall() for cell in row)
    assert len(stored) > 1_000
    assert "Hộ bà Lê".encode() not in stored
    assert b"Khang" not in stored


def test_a_run_is_its_own_offices(scene, ride):
    """Of two ids, one made up, only the office's own run is found; another office finds none."""
    wanted = [ride.out.run_id, RunId(uuid4())]
    assert find_runs_of(scene.office.frame.id, wanted) == {ride.out.run_id}
    assert find_runs_of(CampaignId(uuid4()), wanted) == frozenset()


def test_events_come_back_as_they_were_written(ride):
    """Every field that the phone sealed, whatever the order of arrival."""
    events = [
        *ride.write(ride.out, *ride.everybody(EventKind.BOARDED, Leg.OUT)),
        *ride.write(ride.out, *ride.everybody(EventKind.ARRIVED, Leg.OUT)),
        ride.captured(ride.children[0]),
    ]
    for event in reversed(events):
        assert save_event(event, now=ride.now) is Taken.STORED
    loaded = load_day_events([ride.out.run_id])
    assert sorted(loaded.events, key=_place) == sorted(events, key=_place)
    assert loaded.elsewhere == {}
    assert load_received([ride.out.run_id]).received_at == {event.id: ride.now for event in events}


def _place(event: Event) -> tuple[str, int]:
    return str(event.device_id), event.number


def test_a_day_brings_all_runs_of_its_plan(ride):
    """Asking for the way home brings the way out too: a move is written in the run it leaves."""
    (event,) = ride.write(ride.out, Tap(kind=EventKind.NOTE, detail=NoteDetail(text="chờ phà")))
    save_event(event, now=ride.now)
    assert load_day_events([ride.home.run_id]).events == (event,)
    assert load_day_events([RunId(uuid4())]).events == ()


@pytest.fixture
def tomorrow(ride):
    """A run of another plan, driven by the same van and phone the day after."""
    today = Run.objects.get(pk=ride.out.run_id)
    plan = DayPlan.objects.get(pk=today.plan_id)
    plan.pk, plan.day = uuid4(), datetime(2024, 9, 10, tzinfo=UTC).date()
    plan.save(force_insert=True)
    return Run.objects.create(
        id=uuid4(),
        plan=plan,
        vehicle_id=today.vehicle_id,
        number=1,
        driver_id=today.driver_id,
        last_row_code="1234",
    )


@pytest.mark.parametrize(
    ("missing", "there"), [((), {1, 2, 3, 4}), ((4,), {1, 2, 3}), ((2,), {1, 3, 4}), ((1, 2, 3, 4), None)]
)
def test_numbers_of_other_days_are_known(ride, tomorrow, missing, there):
    """Four taps yesterday, two today: what came in of yesterday stands beside today's events."""
    note = Tap(kind=EventKind.NOTE, detail=NoteDetail(text="chờ phà"))
    yesterday = ride.write(ride.out, note, note, note, note)
    today = [replace(one, run_id=RunId(tomorrow.pk)) for one in ride.write(ride.out, note, note)]
    for event in (*yesterday, *today):
        if event.number not in missing:
            save_event(event, now=ride.now)
    loaded = load_day_events([RunId(tomorrow.pk)])
    assert loaded.events == tuple(today)
    assert loaded.elsewhere == ({ride.phone.device_id: there} if there else {})


def test_the_last_number_is_the_highest_with_its_hash(ride):
    """What came last in time does not matter; a device that wrote nothing stands at 0."""
    note = Tap(kind=EventKind.NOTE, detail=NoteDetail(text="chờ phà"))
    assert last_number(ride.phone.device_id) == (0, "0" * 64)
    for event in reversed(ride.write(ride.out, note, note, note)):
        save_event(event, now=ride.now)
    assert last_number(ride.phone.device_id) == (3, ride.phone.previous_hash)


def test_a_device_number_is_stored_once_by_the_database_too(ride):
    """Two uploads at once cannot both write number 1."""
    note = Tap(kind=EventKind.NOTE, detail=NoteDetail(text="chờ phà"))
    (event,) = ride.write(ride.out, note)
    save_event(event, now=ride.now)
    row = CustodyEvent.objects.get(pk=event.id)
    row.pk = EventId(uuid4())
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_stored_event_cannot_be_changed_or_deleted(ride):
    """The table is only added to: the database says no."""
    note = Tap(kind=EventKind.NOTE, detail=NoteDetail(text="chờ phà"))
    (event,) = ride.write(ride.out, note)
    save_event(event, now=ride.now)
    rows = CustodyEvent.objects.filter(pk=event.id)
    with pytest.raises(Exception, match="only ever added to"), transaction.atomic():
        rows.update(kind="boarded")
    with pytest.raises(Exception, match="only ever added to"), transaction.atomic():
        rows.delete()


@pytest.mark.parametrize("content", [{}, {"id": "no id"}, {"id": None, "device_id": 7, "text": "Ạ"}])
def test_even_what_is_no_event_can_be_parked(db, content):
    """Kept whole, however broken; the same again once."""
    now = datetime(2024, 9, 9, tzinfo=UTC)
    assert park_event(content, "custody.event.unknown_run", now=now) is Taken.PARKED
    assert park_event(content, "custody.event.unknown_run", now=now) is Taken.PARKED
    assert ParkedEvent.objects.count() == 1
