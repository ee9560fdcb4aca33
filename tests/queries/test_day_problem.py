"""The problem of a day as put together from the store: seats, kits, ferry, and the safety of seats."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from duadon.actions.schedule_day import schedule_day
from duadon.core.enrolment.eligibility import ChildFacts
from duadon.core.enrolment.tracks import Track
from duadon.core.outreach.seats import SeatReady
from duadon.core.outreach.trip_requests import AdultRider, ChildRider, DayPart, Leg, TripRequest
from duadon.core.values.answers import Done
from duadon.core.values.errors import RuleBroken
from duadon.core.values.ids import AdultId, ChildId, RiderId, TripRequestId
from duadon.core.values.partial_dates import PartialDate
from duadon.core.values.times import at
from duadon.demo.story import FIRST_DAY, Stage, schedule_of
from duadon.queries.day_problem import build_day
from tests.personas import NOW


@pytest.fixture
def scheduled(office, tmp_path):
    """The vans are on duty and the points open."""
    stage = Stage(world=office.world, frame=office.frame, folder=tmp_path, unit_codes=frozenset({"29863"}))
    done = schedule_day(schedule_of(stage, FIRST_DAY), actor=office.dispatcher, now=NOW)
    assert isinstance(done, Done)
    return office


def _ready(office, **child) -> SeatReady:
    stop = office.world.areas[-1].meeting_point_id
    facts = ChildFacts(birth=PartialDate(year=2016, month=5, day=20), has_number=True)
    rider = ChildRider(
        rider_id=RiderId(uuid4()),
        child_id=ChildId(uuid4()),
        label="N. Hân",
        **{"facts": facts, **child},
    )
    request = TripRequest(
        id=TripRequestId(uuid4()),
        day=FIRST_DAY,
        children=(rider,),
        adults=(AdultRider(rider_id=RiderId(uuid4()), adult_id=AdultId(uuid4())),),
        out=Leg(stop=stop),
        home=Leg(stop=stop),
        waiting_since=date(2024, 9, 2),
        day_parts=frozenset({DayPart.MORNING}),
    )
    return SeatReady(
        request=request, seats=2, boosters=0, captures=1, tracks=(Track.FROM_6_TO_13,), signing=None
    )


def test_crews_take_two_seats_and_the_heavy_van_stays_off_the_ferry(scheduled):
    """Passenger seats are registered seats less driver and attendant."""
    problem = build_day(scheduled.frame, FIRST_DAY, [])
    seats = sorted((van.seats, van.may_cross_ferry) for van in problem.vans)
    assert seats == [(14, True), (14, True), (14, True), (27, False)]


def test_nobody_works_at_a_point_over_noon(scheduled):
    """Two sessions of a day are one point whose kits rest between them."""
    problem = build_day(scheduled.frame, FIRST_DAY, [])
    (big,) = [point for point in problem.points if point.most_kits == 2]
    assert [(entry.since, entry.count) for entry in big.kits] == [
        (at(7), 2),
        (at(11), 0),
        (at(13), 2),
    ]


def test_small_children_sit_behind_the_driver_and_tall_or_older_ones_may_not_have_to(scheduled):
    """Under 10 and below 1.35 m, or not measured: not in front (Law 36/2024/QH15 Art. 10(3))."""
    old = ChildFacts(birth=PartialDate(year=2013, month=3, day=14), has_number=True)
    cases = [
        (_ready(scheduled), False),
        (_ready(scheduled, at_least_135_cm=False), False),
        (_ready(scheduled, at_least_135_cm=True), True),
        (_ready(scheduled, facts=old), True),
    ]
    problem = build_day(scheduled.frame, FIRST_DAY, [ready for ready, _ in cases])
    found = [group.children[0].may_sit_in_front for group in problem.groups]
    assert found == [wanted for _, wanted in cases]


def test_who_waits_longer_weighs_more(scheduled):
    """A full week of waiting adds one to the weight."""
    (group,) = build_day(scheduled.frame, FIRST_DAY, [_ready(scheduled)]).groups
    assert group.weight == 2


def test_the_ferry_has_its_timetable_and_the_plan_says_how_times_were_made(scheduled):
    """One ferry line between its landings; the label says "as the crow flies"."""
    problem = build_day(scheduled.frame, FIRST_DAY, [])
    (ferry,) = problem.ferries
    assert ferry.first < ferry.last
    assert set(ferry.landings) <= {place.id for place in problem.places}
    assert "chim bay" in problem.roads.label


def test_rides_keep_to_the_campaigns_safety_profile(scheduled):
    """An hour in the van and four away by today's profile; a profile that nobody wrote plans nothing."""
    (group,) = build_day(scheduled.frame, FIRST_DAY, [_ready(scheduled)]).groups
    assert (group.max_ride, group.max_away) == (3600, 4 * 3600)
    with pytest.raises(RuleBroken, match="vn-2062"):
        build_day(replace(scheduled.frame, safety_profile="vn-2062"), FIRST_DAY, [])
