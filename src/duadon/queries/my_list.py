"""Việc của tôi: what a ward officer has to do now: rides, requests not ready, visits, cards."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from zoneinfo import ZoneInfo

from duadon.access.log import Purpose
from duadon.access.own_work import RequestDays, WaitingChild, list_waiting, open_work
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import AreaId, ChildId, HouseholdId
from duadon.core.values.roles import Actor
from duadon.queries.own_requests import OwnRequest, RequestState, judge_own
from duadon.store.plans import list_published

FAMILIES_A_PAGE = 25
MOST_CARDS = 15  # the rest stand on the page of cards
MOST_REQUESTS = 50  # the rest stand on the page of requests


@dataclass(frozen=True, slots=True, kw_only=True)
class HomesCount:
    """How many families, and how many of their children."""

    families: int
    children: int

    @classmethod
    def of(cls, homes: Collection[Collection[WaitingChild]]) -> Self:
        """Count homes with the children who wait in them."""
        return cls(families=len(homes), children=sum(len(home) for home in homes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Children of one household for whom the same is to be done."""

    children: tuple[ChildRecord, ...]
    area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MyList:
    """The day's work; visits come page by page, cards show the first families; both count all."""

    as_of: datetime
    rides: tuple[OwnRequest, ...]
    not_ready: tuple[OwnRequest, ...]
    visits: tuple[Family, ...]
    visits_total: HomesCount
    page: int
    pages: int
    cards: tuple[Family, ...]
    cards_total: HomesCount
    areas: tuple[tuple[AreaId, str], ...]
    area_id: AreaId | None


def show_my_list(
    area_id: AreaId | None, page: int = 1, *, actor: Actor, frame: CampaignFrame, now: datetime
) -> MyList:
    """Return the list, of one area below the ward where it is named; one log row names who is shown.

    A page past the last one is the last one.
    """
    as_of = now.astimezone(ZoneInfo(frame.zone_name))
    today = as_of.date()
    waiting = list_waiting(frame.id, actor=actor)
    chosen = [one for one in waiting if area_id is None or one.area_id == area_id]
    visits = _homes(one for one in chosen if not one.has_card)
    cards = _homes(one for one in chosen if one.has_card)
    pages = max(1, -(-len(visits) // FAMILIES_A_PAGE))
    page = min(page, pages)
    shown = visits[(page - 1) * FAMILIES_A_PAGE : page * FAMILIES_A_PAGE], cards[:MOST_CARDS]
    days = RequestDays(campaign_id=frame.id, first=today, last=max(today, frame.ends_on))
    also = [one.child_id for homes in shown for home in homes for one in home]
    work = open_work(days, also=also, actor=actor, purpose=Purpose.RECORD_CONTACT, now=now)
    requests = [
        one
        for one in judge_own(work, list_published(frame.id, today, today), frame=frame, now=now)
        if area_id is None or area_id in {record.area_id for record in one.records}
    ]
    rides = [one for one in requests if one.request.day == today and one.state is RequestState.PLANNED]
    return MyList(
        as_of=as_of,
        rides=tuple(sorted(rides, key=_start)),
        not_ready=tuple(one for one in requests if one.state is RequestState.NOT_READY),
        visits=tuple(_families(shown[0], work.records)),
        visits_total=HomesCount.of(visits),
        page=page,
        pages=pages,
        cards=tuple(_families(shown[1], work.records)),
        cards_total=HomesCount.of(cards),
        areas=tuple({one.area_id: one.area for one in waiting if one.area_id}.items()),
        area_id=area_id,
    )


def _start(one: OwnRequest) -> int:
    ride = one.out or one.home
    return ride.at if ride else 0


def _homes(waiting: Iterable[WaitingChild]) -> list[list[WaitingChild]]:
    homes: dict[HouseholdId, list[WaitingChild]] = {}
    for one in waiting:
        homes.setdefault(one.household_id, []).append(one)
    return list(homes.values())


def _families(
    homes: Iterable[list[WaitingChild]], records: Mapping[ChildId, ChildRecord]
) -> Iterable[Family]:
    for home in homes:
        children = tuple(records[one.child_id] for one in home if one.child_id in records)
        if children:
            yield Family(children=children, area=home[0].area)
