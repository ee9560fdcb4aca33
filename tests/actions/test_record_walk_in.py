"""Captures of children who came alone: counted once, told in the child's timeline, taken back whole."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from duadon.actions.cancel_trip_leg import cancel_trip_leg
from duadon.actions.record_day_sums import RecordDaySums, SumOfDay, record_day_sums
from duadon.actions.record_walk_in import record_walk_in
from duadon.actions.take_back_walk_in import take_back_walk_in
from duadon.core.campaign.counts import count_day
from duadon.core.campaign.cut import Cut
from duadon.core.enrolment.states import Status
from duadon.core.enrolment.tracks import Track
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.capture_marks import NotCapturedReason
from duadon.core.values.errors import NotFound, RuleBroken
from duadon.core.values.ids import PlaceId
from duadon.core.values.roles import Role
from duadon.demo.story import FIRST_DAY
from duadon.queries.campaign_facts import load_campaign_facts
from duadon.queries.campaign_summary import summarise_cards
from duadon.queries.child_page import show_child
from duadon.store.captures import CaptureOutcome, list_walk_ins
from duadon.store.enrolments import list_children_at
from duadon.store.offices import Place
from tests.actions import commands
from tests.actions.commands import RIDDEN
from tests.personas import WARD_11
from tests.scene import EVENING, Ride, must

FROM_6 = Track.FROM_6_TO_13


@pytest.fixture
def operator(scene):
    """Return somebody who captures anywhere in the office."""
    return scene.somebody(Role.POINT_OPERATOR)


def captured_on(scene, day=FIRST_DAY):
    """Return how many of ward 11, 6 to 13, were captured: in all and on the day."""
    later = RIDDEN + timedelta(days=3)
    facts = load_campaign_facts(scene.office.frame.id, actor=scene.office.dispatcher, now=later)
    rows = count_day(facts, cut=Cut(day=day, recorded_by=later)).counts
    (row,) = [one for one in rows if (one.unit_code, one.track) == (WARD_11, FROM_6)]
    return row.done_here, row.done_today


def test_a_capture_without_a_rider_counts_once(scene, operator):
    """One outcome that names no rider, one status, one child more in the counts and the summary."""
    command = commands.walk_in(scene)
    before = captured_on(scene)
    for _ in range(2):  # sent twice, done once
        must(record_walk_in(command, actor=operator, now=RIDDEN))
    assert CaptureOutcome.objects.filter(rider=None, event=None, captured=True).count() == 1
    assert captured_on(scene) == (before[0] + 1, before[1] + 1)
    assert list_children_at(scene.office.frame.id, Status.CAPTURED) == [command.child_id]
    summary = summarise_cards(scene.office.frame, FIRST_DAY, actor=scene.office.dispatcher)
    assert (summary.captured, summary.not_captured) == (1, 0)


def test_a_day_sum_holds_the_named_walk_in(scene, operator):
    """The central system counted the child as well: the day's total is its sum, not one more."""
    must(record_day_sums(commands.day_sums(scene), actor=operator, now=RIDDEN))
    command = commands.walk_in(scene)
    must(record_walk_in(command, actor=operator, now=RIDDEN))
    assert captured_on(scene) == (1, 12)


def test_a_failed_try_may_be_followed_by_a_capture(scene, operator):
    """Upset, upset again, then captured: three outcomes, one status more than before each time it changed."""
    upset = replace(commands.walk_in(scene), reason=NotCapturedReason.CHILD_UPSET)
    again = replace(upset, command_id=uuid4())
    done = replace(upset, command_id=uuid4(), reason=None)
    answers = [
        must(record_walk_in(one, actor=operator, now=RIDDEN + timedelta(minutes=number)))
        for number, one in enumerate((upset, again, done))
    ]
    assert answers[0].result["retry_from"] == FIRST_DAY.isoformat()
    assert answers[2].result["retry_from"] is None
    assert CaptureOutcome.objects.count() == 3
    assert captured_on(scene)[0] == 1
    summary = summarise_cards(scene.office.frame, FIRST_DAY, actor=scene.office.dispatcher)
    assert (summary.captured, summary.not_captured) == (1, 1)


def test_what_is_taken_back_counts_no_longer(scene, operator):
    """The count of the day goes back, the mistake stays told, and the child may be captured again."""
    command = commands.take_back(scene)
    assert captured_on(scene)[0] == 1
    must(take_back_walk_in(command, actor=operator, now=RIDDEN + timedelta(minutes=9)))
    assert captured_on(scene) == (0, 0)
    (outcome,) = list_walk_ins(scene.office.frame.id)
    assert (outcome.is_taken_back, outcome.note) == (True, "bấm nhầm cháu cùng tên")
    again = replace(commands.walk_in(scene), child_id=outcome.child_id)
    must(record_walk_in(again, actor=operator, now=RIDDEN + timedelta(minutes=10)))
    assert captured_on(scene) == (1, 1)


def test_the_timeline_tells_the_turns_of_a_child(scene, operator):
    """Capture and mistake stand once each on the child's page, with the point and who recorded them."""
    command = commands.take_back(scene)
    must(take_back_walk_in(command, actor=operator, now=RIDDEN + timedelta(minutes=9)))
    (outcome,) = list_walk_ins(scene.office.frame.id)
    page = show_child(outcome.child_id, actor=scene.office.ward_officer, frame=scene.office.frame, now=RIDDEN)
    (step,) = [step for step in page.steps if step.code.startswith("register.step.walk_in")]
    assert (step.code, step.undone) == ("register.step.walk_in", True)
    assert step.parameters["place"] == outcome.place_name
    assert step.by


def test_a_ride_no_longer_needed_is_told(scene, operator):
    """A child with seats for tomorrow comes alone today: captured, and the answer names the ride."""
    Ride(scene)
    command = replace(commands.walk_in(scene), child_id=scene.visit.records[0].id)
    answer = must(record_walk_in(command, actor=operator, now=EVENING))
    assert answer.result["ride_on"] == FIRST_DAY.isoformat()
    other = must(record_walk_in(commands.walk_in(scene), actor=operator, now=EVENING))
    assert other.result["ride_on"] is None


def test_who_rode_home_without_a_capture_may_come_again_alone(scene, operator):
    """Back home by van, the queue of the point waits no longer: the desk records the child here."""
    ride = Ride(scene)
    ride.ride_out()
    ride.ride_home()
    command = replace(commands.walk_in(scene), child_id=scene.visit.records[0].id)
    assert isinstance(record_walk_in(command, actor=operator, now=RIDDEN), Done)


def test_a_cancelled_trip_expects_nobody(scene, operator):
    """Both ways cancelled before the day: the child may come alone."""
    Ride(scene)
    must(cancel_trip_leg(commands.cancellation(scene), actor=scene.office.ward_officer, now=EVENING))
    command = replace(commands.walk_in(scene), child_id=scene.visit.records[0].id)
    assert isinstance(record_walk_in(command, actor=operator, now=RIDDEN), Done)


def test_a_place_where_nobody_captures_leads_nowhere(scene, operator):
    """A meeting point is no capture point: NotFound, nothing written."""
    meeting = PlaceId(Place.objects.filter(kind="meeting_point").order_by("pk")[0].pk)
    with pytest.raises(NotFound):
        record_walk_in(replace(commands.walk_in(scene), place_id=meeting), actor=operator, now=RIDDEN)
    assert not CaptureOutcome.objects.exists()


def test_the_database_wants_a_rider_or_a_point(scene, operator):
    """A row without rider and without point, or with a rider and no event, is refused by the tables."""
    must(record_walk_in(commands.walk_in(scene), actor=operator, now=RIDDEN))
    row = CaptureOutcome.objects.get()
    for faulty in ({"place": None}, {"command_id": None}, {"rider_id": scene.visit.records[0].id}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CaptureOutcome.objects.filter(pk=row.pk).update(**faulty)


def test_day_sums_are_corrected_by_later_ones(scene, operator):
    """The second command for a day replaces the first from its recording on; both stay."""
    first = commands.day_sums(scene)
    must(record_day_sums(first, actor=operator, now=RIDDEN))
    better = replace(first, command_id=uuid4(), sums=(replace(first.sums[0], children=15),))
    must(record_day_sums(better, actor=operator, now=RIDDEN + timedelta(hours=1)))
    assert captured_on(scene) == (0, 15)


def test_day_sums_of_unknown_units_lead_nowhere(scene, operator):
    """A code that no unit bears on the day: NotFound; the same unit and day twice is a broken promise."""
    told = commands.day_sums(scene)
    strange = replace(told, sums=(replace(told.sums[0], unit_code="00000"),))
    with pytest.raises(NotFound):
        record_day_sums(strange, actor=operator, now=RIDDEN)
    one = SumOfDay(unit_code=WARD_11, track=FROM_6, day=date(2024, 9, 9), children=1)
    with pytest.raises(RuleBroken):
        RecordDaySums(
            command_id=uuid4(), campaign_id=scene.office.frame.id, sums=(one, replace(one, children=2))
        )


def test_a_capture_beside_a_made_card_is_refused(scene, operator):
    """Once the card is made nobody captures the child again."""
    command = commands.walk_in(scene)
    must(record_walk_in(command, actor=operator, now=RIDDEN))
    refused = record_walk_in(replace(command, command_id=uuid4()), actor=operator, now=RIDDEN)
    assert isinstance(refused, Refusal)
    assert refused.parameters["day"] == FIRST_DAY
    assert isinstance(record_walk_in(command, actor=operator, now=RIDDEN), Done)
