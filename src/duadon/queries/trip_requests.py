"""My ride requests from a day on, by day; found by a child's name or date of birth, or one alone."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from duadon.access.children import ListWish, open_page
from duadon.access.log import Purpose
from duadon.access.own_work import RequestDays, open_one, open_work
from duadon.access.rights import require_right_anywhere
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import TripRequestId
from duadon.core.values.roles import Actor, Right
from duadon.queries.own_requests import OwnRequest, judge_own
from duadon.queries.register_list import read_search
from duadon.store.offices import load_places
from duadon.store.plans import list_published

MOST_FOUND = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestsPage:
    """The requests by day; `found` are children of the search, whoever asked for a ride or not."""

    today: date
    first: date
    requests: tuple[OwnRequest, ...]
    found: tuple[ChildRecord, ...]
    found_total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPage:
    """One request with the names of its stops."""

    today: date
    one: OwnRequest
    stop_out: str
    stop_home: str


def show_requests(
    text: str, first: date | None, *, actor: Actor, frame: CampaignFrame, now: datetime
) -> RequestsPage:
    """Return the requests from `first` (today where none is named) to the campaign's end.

    With `text` the children it names come too, for whom a ride can be asked. NotAllowed without the right.
    """
    require_right_anywhere(actor, Right.REQUEST_TRIP)
    today = now.astimezone(ZoneInfo(frame.zone_name)).date()
    days = RequestDays(campaign_id=frame.id, first=first or today, last=max(frame.ends_on, first or today))
    found, total = _search(text, actor, now) if text else ((), 0)
    work = open_work(days, actor=actor, purpose=Purpose.REQUEST_TRIP, now=now)
    requests = judge_own(work, list_published(frame.id, days.first, days.last), frame=frame, now=now)
    known = {record.id for record in found}
    return RequestsPage(
        today=today,
        first=days.first,
        requests=tuple(one for one in requests if not text or known & {child.id for child in one.records}),
        found=found,
        found_total=total,
    )


def _search(text: str, actor: Actor, now: datetime) -> tuple[tuple[ChildRecord, ...], int]:
    words, births = read_search(text)
    wish = ListWish(words=words, birth_parts=births, limit=MOST_FOUND)
    page = open_page(wish, actor=actor, purpose=Purpose.REQUEST_TRIP, right=Right.REQUEST_TRIP, now=now)
    return page.records, page.total


def show_request(
    request_id: TripRequestId, *, actor: Actor, frame: CampaignFrame, now: datetime
) -> RequestPage:
    """Return one request of the actor's places or raise NotFound."""
    work = open_one(request_id, actor=actor, purpose=Purpose.REQUEST_TRIP, now=now)
    request = work.requests[0].request
    plans = list_published(frame.id, request.day, request.day)
    (one,) = judge_own(work, plans, frame=frame, now=now)
    places = load_places(actor.office_id)
    return RequestPage(
        today=now.astimezone(ZoneInfo(frame.zone_name)).date(),
        one=one,
        stop_out=places[request.out.stop].name,
        stop_home=places[request.home.stop].name,
    )
