"""My ride requests from a day on, by day; found by a child's name or date of birth, or one alone."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from duadon.access.children import ListWish, open_page
from duadon.access.log import Purpose
from duadon.access.own_work import RequestDays, open_one, open_work
from duadon.access.rights import require_right_anywhere
from duadon.core.outreach.trip_requests import TripRequest
from duadon.core.register.child_record import Carer, ChildRecord
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import TripRequestId
from duadon.core.values.roles import Actor, Right
from duadon.queries.own_requests import OwnRequest, judge_own
from duadon.queries.register_list import read_search
from duadon.store.paper_sights import SeenPaper, find_sight
from duadon.store.plans import list_published

MOST_FOUND = 20
REQUESTS_A_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestsWish:
    """A child's name or date of birth in `text`, and which page of the requests (from 1)."""

    text: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestsPage:
    """A page of the requests by day; `found` are children of the search, who asked for a ride or not."""

    today: date
    requests: tuple[OwnRequest, ...]
    total: int
    page: int
    pages: int
    found: tuple[ChildRecord, ...]
    found_total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPage:
    """One request with the names of its stops; `carers` are the adults of its children's records.

    `is_published`: the plan of its day is, so that nobody can be named anew. `seen_paper` is the last look
    at the signer's paper, in local time.
    """

    today: date
    one: OwnRequest
    version: int
    carers: tuple[Carer, ...]
    is_published: bool
    seen_paper: SeenPaper | None
    stop_out: str
    stop_home: str


def show_requests(wish: RequestsWish, *, actor: Actor, frame: CampaignFrame, now: datetime) -> RequestsPage:
    """Return the requests from today to the campaign's end; a page past the last one is the last one.

    A search also names children for whom a ride can be asked. NotAllowed without the right.
    """
    require_right_anywhere(actor, Right.REQUEST_TRIP)
    today = now.astimezone(ZoneInfo(frame.zone_name)).date()
    days = RequestDays(campaign_id=frame.id, first=today, last=max(frame.ends_on, today))
    found, found_total = _search(wish.text, actor, now) if wish.text else ((), 0)
    work = open_work(days, actor=actor, purpose=Purpose.REQUEST_TRIP, now=now)
    judged = judge_own(work, list_published(frame.id, days.first, days.last), frame=frame, now=now)
    known = {record.id for record in found}
    requests = [one for one in judged if not wish.text or known & {child.id for child in one.records}]
    pages = max(1, -(-len(requests) // REQUESTS_A_PAGE))
    page = min(wish.page, pages)
    return RequestsPage(
        today=today,
        requests=tuple(requests[(page - 1) * REQUESTS_A_PAGE : page * REQUESTS_A_PAGE]),
        total=len(requests),
        page=page,
        pages=pages,
        found=found,
        found_total=found_total,
    )


def _search(text: str, actor: Actor, now: datetime) -> tuple[tuple[ChildRecord, ...], int]:
    words, births = read_search(text)
    wish = ListWish(words=words, birth_parts=births, limit=MOST_FOUND)
    page = open_page(wish, actor=actor, purpose=Purpose.REQUEST_TRIP, right=Right.REQUEST_TRIP, now=now)
    return page.records, page.total


def show_request(
    request_id: TripRequestId, *, actor: Actor, frame: CampaignFrame, now: datetime
) -> RequestPage:
    """Return one request of the actor's places, and who last saw the paper; or raise NotFound."""
    page = open_request_page(request_id, actor=actor, frame=frame, now=now)
    return replace(page, seen_paper=_seen_paper(page.one.request, frame))


def open_request_page(
    request_id: TripRequestId, *, actor: Actor, frame: CampaignFrame, now: datetime
) -> RequestPage:
    """Return the request without looking for who saw the paper; NotFound outside the actor's places."""
    work = open_one(request_id, actor=actor, purpose=Purpose.REQUEST_TRIP, now=now)
    (asked,) = work.requests
    request = asked.request
    plans = list_published(frame.id, request.day, request.day)
    (one,) = judge_own(work, plans, frame=frame, now=now)
    return RequestPage(
        today=now.astimezone(ZoneInfo(frame.zone_name)).date(),
        one=one,
        version=asked.version,
        carers=tuple({carer.adult_id: carer for record in one.records for carer in record.carers}.values()),
        is_published=request.day in plans,
        seen_paper=None,
        stop_out=asked.stops[request.out.stop],
        stop_home=asked.stops[request.home.stop],
    )


def _seen_paper(request: TripRequest, frame: CampaignFrame) -> SeenPaper | None:
    signer = request.signer.adult_id if request.signer else None
    seen = find_sight(request.id, signer) if signer else None
    return replace(seen, at=seen.at.astimezone(ZoneInfo(frame.zone_name))) if seen else None
