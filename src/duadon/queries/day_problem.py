"""Put the problem of one day together: vans on duty, open points, ferries, and the groups ready."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from duadon.adapters.crow_roads import crow_roads
from duadon.core.calendar.sessions import CaptureSession
from duadon.core.outreach.seats import SeatReady
from duadon.core.outreach.trip_requests import ChildRider as RequestedChild
from duadon.core.outreach.trip_requests import DayPart
from duadon.core.shuttle.day_model import DayModel
from duadon.core.shuttle.problem import CapturePoint, ChildRider, DayProblem, Group, KitCount, Van
from duadon.core.shuttle.safety import SafetyProfile, get_safety_profile
from duadon.core.shuttle.travel import Ferry
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import PlaceId
from duadon.core.values.partial_dates import PartialDate, age_on
from duadon.core.values.places import Place
from duadon.core.values.times import TimeWindow, at
from duadon.store.fleet import (
    VehicleDuty,
    find_closures,
    find_duties,
    find_ferries,
    load_sessions,
)
from duadon.store.offices import load_places

CREW_SEATS = 2  # driver and attendant
EARLIEST_PICKUP = at(6)
LATEST_HOME = at(17, 45)
DAY_PARTS = {
    DayPart.MORNING: TimeWindow(start=at(6), end=at(12)),
    DayPart.AFTERNOON: TimeWindow(start=at(12), end=at(18)),
    DayPart.EVENING: TimeWindow(start=at(18), end=at(21)),
}


def build_day(frame: CampaignFrame, day: date, ready: Sequence[SeatReady]) -> DayProblem:
    """Return the problem of the day for the groups that may be given seats."""
    duties = find_duties(frame.office_id, day)
    sessions = load_sessions(frame.office_id, day)
    ferries = _ferries(frame, day)
    used = [*_stops(ready), *(session.point_id for session in sessions)]
    used += [PlaceId(duty.vehicle.depot_id) for duty in duties]
    known = load_places(frame.office_id)
    landings = {landing for ferry in ferries for landing in ferry.landings}
    places = [place for place in known.values() if place.id in used or str(place.id) in landings]
    model = DayModel(day=day, roads_label="")
    for place in places:
        model.add_place(str(place.id), side=place.side, name=place.name)
    model.use_roads(crow_roads(places))
    for ferry in ferries:
        model.add_ferry(ferry)
    for duty in duties:
        model.add_van(_van(duty))
    for point in _points(sessions, known):
        model.add_point(point)
    safety = get_safety_profile(frame.safety_profile)
    for group in ready:
        model.add_group(_group(group, day, safety))
    return model.build()


def _stops(ready: Iterable[SeatReady]) -> list[PlaceId]:
    return [leg.stop for group in ready for leg in (group.request.out, group.request.home)]


def _ferries(frame: CampaignFrame, day: date) -> list[Ferry]:
    closed: dict[object, list[TimeWindow]] = defaultdict(list)
    for closure in find_closures(frame.office_id, day):
        closed[closure.ferry_id].append(TimeWindow(start=closure.starts, end=closure.ends))
    return [
        Ferry(
            id=str(line.pk),
            landings=(str(line.landing_a_id), str(line.landing_b_id)),
            first=line.first,
            last=line.last,
            headway=line.headway,
            crossing=line.crossing,
            closed=tuple(closed[line.pk]),
        )
        for line in find_ferries(frame.office_id)
    ]


def _van(duty: VehicleDuty) -> Van:
    vehicle = duty.vehicle
    depot = str(vehicle.depot_id)
    return Van(
        id=str(vehicle.pk),
        seats=vehicle.registered_seats - CREW_SEATS,
        front_seats=vehicle.front_seats,
        boosters=vehicle.boosters,
        duty=TimeWindow(start=duty.starts, end=duty.ends),
        start_place=depot,
        end_place=depot,
        may_cross_ferry=vehicle.may_cross_ferry,
        name=vehicle.name,
    )


def _points(sessions: Iterable[CaptureSession], places: dict[PlaceId, Place]) -> Iterable[CapturePoint]:
    by_place: dict[PlaceId, list[CaptureSession]] = defaultdict(list)
    for session in sessions:
        by_place[session.point_id].append(session)
    for place_id, openings in by_place.items():
        yield CapturePoint(
            id=str(place_id),
            place_id=str(place_id),
            name=places[place_id].name,
            open=openings[0].opens,
            close=openings[-1].closes,
            kits=tuple(_kit_counts(openings)),
            seconds_per_child=max(one.seconds_per_child for one in openings),
            walk_in_percent=max(one.walk_in_percent for one in openings),
        )


def _kit_counts(openings: Sequence[CaptureSession]) -> Iterable[KitCount]:
    """Yield the kits free for riders; between two sessions of a day nobody works."""
    for index, session in enumerate(openings):
        yield KitCount(since=session.opens, count=session.usable_kits)
        last = index == len(openings) - 1
        if not last and openings[index + 1].opens > session.closes:
            yield KitCount(since=session.closes, count=0)


def _group(ready: SeatReady, day: date, safety: SafetyProfile) -> Group:
    request = ready.request
    return Group(
        id=str(request.id),
        children=tuple(_child(child, day, safety) for child in request.children),
        adults=tuple(str(adult.rider_id) for adult in request.adults),
        stop_out=str(request.out.stop),
        stop_home=str(request.home.stop),
        earliest_pickup=EARLIEST_PICKUP,
        latest_home=LATEST_HOME,
        max_ride=safety.max_ride,
        max_away=safety.max_away,
        weight=request.priority + (day - request.waiting_since).days // 7,
        sessions=tuple(DAY_PARTS[part] for part in sorted(request.day_parts)),
        attendant_named=request.attendant_named,
        label=", ".join(child.label for child in request.children),
    )


def _child(child: RequestedChild, day: date, safety: SafetyProfile) -> ChildRider:
    is_old_enough = _has_reached(safety.front_row_from_age, child.facts.birth, day)
    return ChildRider(
        id=str(child.rider_id),
        needs_booster=child.needs_booster,
        may_sit_in_front=child.at_least_135_cm is True or is_old_enough,
    )


def _has_reached(age: int, birth: PartialDate | None, day: date) -> bool:
    exact = birth.full() if birth else None
    return exact is not None and age_on(exact, day) >= age
