"""Ride requests of an officer's places, each with its state: planned, waiting, not ready, cancelled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from duadon.access.judging import judge_requests
from duadon.access.own_work import OpenedWork
from duadon.core.outreach.trip_requests import TripRequest
from duadon.core.register.child_record import ChildRecord
from duadon.core.shuttle.plan import GroupLeg, Leg
from duadon.core.values.answers import Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.store.plans import KeptPlan


class RequestState(StrEnum):
    """What has become of a request so far."""

    NOT_READY = "not_ready"
    WAITING = "waiting"
    PLANNED = "planned"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class RideTime:
    """When a group is to be where (seconds since local midnight), by which van."""

    at: int
    place: str
    van: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRequest:
    """A request with its state; `refusal` says why it is not ready, the times when it is planned."""

    request: TripRequest
    unit_code: str
    records: tuple[ChildRecord, ...]
    state: RequestState
    refusal: Refusal | None
    out: RideTime | None
    home: RideTime | None

    @property
    def awaits_paper(self) -> bool:
        """Tell whether a look at the signer's paper is among what is missing."""
        items = self.refusal.items if self.refusal else ()
        return any(item.code == "outreach.signer.paper_missing" for item in items)


def judge_own(
    work: OpenedWork, plans: Mapping[date, KeptPlan], *, frame: CampaignFrame, now: datetime
) -> tuple[OwnRequest, ...]:
    """Return the opened requests, each judged by what is known now."""
    judgements = judge_requests((one.request for one in work.requests), frame=frame, now=now)
    times = {leg: _times(plans.values(), leg) for leg in Leg}
    found = []
    for one in work.requests:
        judged = judgements[one.request.id]
        refusal = judged if isinstance(judged, Refusal) else None
        key = str(one.request.id)
        out, home = times[Leg.OUT].get(key), times[Leg.HOME].get(key)
        found.append(
            OwnRequest(
                request=one.request,
                unit_code=one.unit_code,
                records=tuple(work.records[child.child_id] for child in one.request.children),
                state=_state(one.request, refusal, is_planned=bool(out or home)),
                refusal=refusal if one.request.is_open else None,
                out=None if one.request.out.cancelled else out,
                home=None if one.request.home.cancelled else home,
            )
        )
    return tuple(found)


def _state(request: TripRequest, refusal: Refusal | None, *, is_planned: bool) -> RequestState:
    if not request.is_open:
        return RequestState.CANCELLED
    if is_planned:
        return RequestState.PLANNED
    return RequestState.WAITING if refusal is None else RequestState.NOT_READY


def _times(plans: Iterable[KeptPlan], leg: Leg) -> dict[str, RideTime]:
    """Return where each group gets on (out) or off (home)."""
    times: dict[str, RideTime] = {}
    for kept in plans:
        places = {place.id: place.name or place.id for place in kept.problem.places}
        vans = {van.id: van.name or van.id for van in kept.problem.vans}
        for route in kept.plan.routes:
            for stop in (stop for run in route.runs for stop in run.stops):
                halts: tuple[GroupLeg, ...] = stop.pickups if leg is Leg.OUT else stop.dropoffs
                for halt in halts:
                    if halt.leg is leg:
                        place = places.get(stop.place_id, "")
                        times[halt.group_id] = RideTime(at=stop.arrive, place=place, van=vans[route.van_id])
    return times
