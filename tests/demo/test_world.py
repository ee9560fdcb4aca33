"""The made-up world: complete, consistent, and the same each time."""

from collections import Counter
from datetime import date, timedelta

import pytest

from duadon.core.calendar.working_days import VIETNAM
from duadon.core.campaign.targets import OpeningBalance, Target
from duadon.core.enrolment.law import get_rule_set
from duadon.core.enrolment.signing import SigningAnswer, judge_signer
from duadon.core.enrolment.tracks import Track
from duadon.core.values.people import Relation
from duadon.core.values.places import PlaceKind
from duadon.core.values.roles import Role
from duadon.core.values.times import at
from duadon.demo.campaign_days import FOLLOWED_FROM
from duadon.demo.done_days import PUBLISHED_FINAL, DoneOnDay, campaign_days, done_by_day
from duadon.demo.shares import share_out
from duadon.demo.world import made_up_world
from duadon.demo.world_figures import followed_days
from duadon.demo.world_values import AreaKind

WORLD = made_up_world()
ISLET = "29896"


def test_fifteen_units_and_their_children():
    """The story's 15 units stand with the children of the population table."""
    assert len(WORLD.units) == 15
    assert len(WORLD.admin_units.living(on=date(2024, 9, 9))) == 15
    assert len(WORLD.admin_units.living(on=date(2025, 1, 1))) == 13
    assert len(WORLD.admin_units.living(on=date(2025, 7, 1))) == 3
    assert sum(unit.under_6 for unit in WORLD.units) == 14_362
    assert sum(unit.from_6 for unit in WORLD.units) == 21_040
    assert sum(unit.from_14 for unit in WORLD.units) == 9_684


@pytest.mark.parametrize(
    ("old", "january", "july"),
    [
        ("29863", "Phường Mỹ Ngãi", "Phường Mỹ Ngãi"),
        ("29866", "Phường 1", "Phường Cao Lãnh"),
        ("29869", "Phường 1", "Phường Cao Lãnh"),
        ("29881", "Phường Mỹ Ngãi", "Phường Mỹ Ngãi"),
        ("29884", "Xã Mỹ Tân", "Phường Mỹ Ngãi"),
        ("29887", "Xã Mỹ Trà", "Phường Mỹ Trà"),
        ("29888", "Phường Mỹ Phú", "Phường Mỹ Trà"),
        ("29896", "Xã Tân Thuận Đông", "Phường Cao Lãnh"),
    ],
)
def test_units_follow_to_their_successors(old: str, january: str, july: str):
    """Each unit of 2024 leads to what it became on both dates, although codes come again."""
    unit = WORLD.admin_units.find(old, on=date(2024, 9, 9))
    assert unit is not None
    assert WORLD.admin_units.follow(unit, to=date(2025, 1, 1)).name == january
    assert WORLD.admin_units.follow(unit, to=date(2025, 7, 1)).name == july


def test_every_unit_of_2024_lives_on_in_one_of_three_wards():
    """No unit is lost on the way to July 2025."""
    heirs = Counter(WORLD.admin_units.follow(unit.unit, to=date(2025, 7, 1)).name for unit in WORLD.units)
    assert heirs == {"Phường Cao Lãnh": 10, "Phường Mỹ Ngãi": 3, "Phường Mỹ Trà": 2}


def test_every_place_lies_on_the_side_of_its_unit():
    """Only what belongs to the islet commune lies on the islet side."""
    assert {place.side for place in WORLD.places} == {"city", "islet"}
    for place in WORLD.places:
        assert (place.side == "islet") is (place.unit_code == ISLET), place.name


def test_places_of_each_kind():
    """Each unit has a police office, three schools and a meeting point per khóm or ấp."""
    kinds = Counter(place.kind for place in WORLD.places)
    assert kinds[PlaceKind.POLICE_OFFICE] == 15
    assert kinds[PlaceKind.SCHOOL] == 45
    assert kinds[PlaceKind.MEETING_POINT] == 60
    assert kinds[PlaceKind.CAPTURE_POINT] == kinds[PlaceKind.FERRY_LANDING] == 2
    assert len({place.id for place in WORLD.places}) == len(WORLD.places)


def test_what_is_made_up_says_so():
    """Every point that no source gave carries the word in its name."""
    told = {place.kind for place in WORLD.places if "mô phỏng" in place.name}
    untold = {place.kind for place in WORLD.places if "mô phỏng" not in place.name}
    assert untold == {PlaceKind.POLICE_OFFICE}
    assert PlaceKind.POLICE_OFFICE not in told
    assert "mô phỏng" in WORLD.ferry.name
    assert WORLD.frame.made_up


def test_areas_below_the_ward():
    """Wards have khóm, communes ấp; each tổ lies in one of them and is numbered once a unit."""
    parents = {area.id: area for area in WORLD.areas if area.kind is not AreaKind.TO}
    kinds = {area.unit_code: area.kind for area in parents.values()}
    for unit in WORLD.units:
        expected = AreaKind.KHOM if unit.unit.name.startswith("Phường") else AreaKind.AP
        assert kinds[unit.unit.code] is expected
        groups = WORLD.groups_in(unit.unit.code)
        assert [group.name for group in groups] == [f"Tổ {n + 1}" for n in range(len(groups))]
        for group in groups:
            assert group.parent_id is not None
            assert parents[group.parent_id].unit_code == unit.unit.code
            assert WORLD.place(group.meeting_point_id).unit_code == unit.unit.code
    assert len({area.id for area in WORLD.areas}) == len(WORLD.areas)


def test_capture_points_and_ferry():
    """Four and two kits with a pause at noon; both landings on their bank."""
    assert [point.kits for point in WORLD.capture_points] == [4, 2]
    for point in WORLD.capture_points:
        assert WORLD.place(point.place_id).side == "city"
        assert [(s.start, s.end) for s in point.sessions] == [
            (at(7), at(11)),
            (at(13), at(16, 30)),
        ]
    assert WORLD.place(WORLD.ferry.city_landing_id).side == "city"
    assert WORLD.place(WORLD.ferry.islet_landing_id).side == "islet"
    assert (WORLD.ferry.first, WORLD.ferry.last) == (at(5), at(17, 30))
    assert (WORLD.ferry.headway, WORLD.ferry.crossing) == (1200, 480)


def test_vans_leave_seats_for_driver_and_attendant():
    """Sixteen seats carry fourteen; the big one stays off the ferry; crews are known officers."""
    assert [(van.passenger_seats, van.ferry_allowed) for van in WORLD.vans] == [
        (14, True),
        (14, True),
        (14, True),
        (27, False),
    ]
    officers = {officer.username: officer for officer in WORLD.officers}
    for van in WORLD.vans:
        assert officers[van.driver].holds(Role.DRIVER)
        assert officers[van.attendant].holds(Role.ATTENDANT)
        assert WORLD.place(van.depot_id).kind is PlaceKind.DEPOT


def test_all_eight_roles_and_a_ward_officer_per_unit():
    """Every role is held, every unit has its officer, and a stand-in holds two units for a week."""
    held = {item.role for officer in WORLD.officers for item in officer.assignments}
    assert held == set(Role)
    on = WORLD.frame.shuttle_from + timedelta(days=8)
    units = Counter(
        item.scope.unit_code
        for officer in WORLD.officers
        for item in officer.assignments
        if item.role is Role.WARD_OFFICER and item.holds_on(on)
    )
    assert set(units) == {unit.unit.code for unit in WORLD.units}
    assert units["29875"] == 2
    assert any(officer.username == "p11.cskv" for officer in WORLD.officers)


def _by_track(facts: tuple[OpeningBalance | Target | DoneOnDay, ...]) -> Counter[Track]:
    totals: Counter[Track] = Counter()
    for fact in facts:
        totals[fact.track] += fact.children
    return totals


def test_the_days_add_up_to_the_published_end():
    """Opening balance and the days kept one by one together are what was published, track by track."""
    kept = followed_days(WORLD.units)
    assert _by_track(WORLD.opening_balances) + _by_track(kept) == PUBLISHED_FINAL
    assert _by_track(done_by_day(WORLD.units)) == PUBLISHED_FINAL
    assert min(one.day for one in kept) == FOLLOWED_FROM
    assert {one.effective_on for one in WORLD.opening_balances} == {FOLLOWED_FROM}


def _a_day() -> dict[date, int]:
    days: dict[date, int] = dict.fromkeys(campaign_days(), 0)
    for one in done_by_day(WORLD.units):
        days[one.day] += one.children
    return days


def test_the_days_are_those_of_a_believable_summer():
    """Weekends and the holiday of 2 September lie low, August is the peak, no working day is empty."""
    done = _a_day()
    weekdays = {day: number for day, number in done.items() if day.weekday() < 5}
    sundays = [number for day, number in done.items() if day.weekday() == 6]
    usual = [number for day, number in weekdays.items() if VIETNAM.is_working_day(day)]
    assert max(sundays) < min(usual)
    assert done[date(2024, 9, 2)] * 3 < done[date(2024, 9, 9)]
    assert max(done, key=lambda day: done[day]).month == 8
    by_month = {month: [n for day, n in weekdays.items() if day.month == month] for month in (7, 8, 9)}
    mean = {month: sum(numbers) / len(numbers) for month, numbers in by_month.items()}
    assert mean[8] > mean[9] > mean[7] * 0.9
    assert min(weekdays.values()) > 0


def test_rain_keeps_families_at_home():
    """On the rainiest working days fewer come to the points; files from home arrive all the same."""
    done: dict[tuple[Track, date], int] = Counter()
    for one in done_by_day(WORLD.units):
        done[one.track, one.day] += one.children
    wet, dry = date(2024, 8, 16), date(2024, 8, 23)  # two Fridays of the rush
    captured = Track.FROM_6_TO_13
    assert done[captured, wet] < done[captured, dry] * 0.8
    assert done[Track.UNDER_6, wet] > done[Track.UNDER_6, dry] * 0.9


def test_the_days_are_the_same_each_time():
    """The past has a seed of its own: made again, each day of each unit is the same."""
    made_again = done_by_day.__wrapped__(WORLD.units)
    assert made_again == done_by_day(WORLD.units)


def test_no_unit_starts_beyond_its_target():
    """Opening balance below the target, the end hardly above it; one of each for all 45 units and tracks."""
    targets = {(one.unit_code, one.track): one.children for one in WORLD.targets}
    opening = {(one.unit_code, one.track): one.children for one in WORLD.opening_balances}
    done = Counter(opening)
    for one in followed_days(WORLD.units):
        done[one.unit_code, one.track] += one.children
    assert len(targets) == len(WORLD.targets) == len(WORLD.opening_balances) == 45
    for unit in WORLD.units:
        for track in Track:
            key = (unit.unit.code, track)
            # By the end a small unit may be a little ahead of its target.
            assert 0 <= opening[key] <= done[key] <= targets[key] * 1.05 + 1 < unit.children_of(track)
            assert opening[key] < targets[key]
            assert done[key] > 0


def test_published_end_comes_near_the_targets():
    """The published end reaches 90 to 100 % of each track's target."""
    for track, target in _by_track(WORLD.targets).items():
        assert 0.90 < PUBLISHED_FINAL[track] / target < 1.0


@pytest.mark.parametrize(
    ("relation", "answer"),
    [
        (Relation.MOTHER, SigningAnswer.YES),
        (Relation.GUARDIAN, SigningAnswer.YES),
        (Relation.GRANDMOTHER, SigningAnswer.WITH_PAPER),
        (Relation.GRANDFATHER, SigningAnswer.WITH_PAPER),
        (Relation.OTHER, SigningAnswer.NO),
    ],
)
def test_who_may_sign(relation: Relation, answer: SigningAnswer):
    """From the first day on: parents and guardians by law, grandparents with paper, others not."""
    law = get_rule_set(WORLD.frame.rule_set)
    on = WORLD.frame.starts_on
    verdict = judge_signer(relation, on=on, rules=WORLD.signing_rules, law=law)
    assert verdict.answer is answer


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [(10, [1, 1, 1], [4, 3, 3]), (7, [0, 5, 5], [0, 4, 3]), (0, [2, 3], [0, 0])],
)
def test_sharing_out_loses_nothing(total: int, weights: list[int], parts: list[int]):
    """The largest remainders get the rest, earlier ones first."""
    assert share_out(total, weights) == parts
