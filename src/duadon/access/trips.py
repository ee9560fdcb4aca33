"""Trip requests with what the register says of their children, through the list and job doors."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from duadon.access.children import ListWish, open_list
from duadon.access.log import Door, Passage, Purpose, write_log
from duadon.access.rights import require_right, require_right_anywhere
from duadon.core.enrolment.eligibility import ChildFacts
from duadon.core.outreach.trip_requests import TripRequest
from duadon.core.privacy.masking import short_name
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import CampaignId, ChildId, OfficerId, TripRequestId
from duadon.core.values.roles import Actor, Right
from duadon.store.records.loading import living_children, load_children
from duadon.store.trips import (
    RegisterWords,
    children_of,
    find_request_row,
    find_request_rows,
    read_request,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRequest:
    """A request with the unit it belongs to."""

    request: TripRequest
    unit_code: str


@transaction.atomic
def load_day_requests(
    campaign_id: CampaignId, day: date, *, actor: Actor, now: datetime
) -> tuple[DayRequest, ...]:
    """Return all requests of a day, for planning; the whole office's right is needed.

    A request with a child that is in no accepted list any longer is left out.
    """
    require_right(actor, Right.PLAN_DAY)
    rows = find_request_rows(campaign_id, day)
    words = _words_for_job(actor, children_of(rows), now)
    return tuple(
        DayRequest(request=read_request(row, words), unit_code=row.unit_code)
        for row in rows
        if words.keys() >= set(children_of([row]))
    )


@transaction.atomic
def open_request(request_id: TripRequestId, *, actor: Actor, purpose: Purpose, now: datetime) -> DayRequest:
    """Return one request whose children all lie in the actor's scope or raise NotFound.

    NotAllowed without the right, for a request that is gone too: nobody learns here which there are.
    """
    require_right_anywhere(actor, Right.REQUEST_TRIP)
    row = find_request_row(request_id, actor.own_campaign)
    if row is None:
        raise NotFound("no such request in your area")
    children = children_of([row])
    wish = ListWish(ids=children)
    records = open_list(wish, actor=actor, purpose=purpose, right=Right.REQUEST_TRIP, now=now)
    if len(records) != len(children):
        raise NotFound("no such request in your area")
    request = read_request(row, {record.id: words_of(record) for record in records})
    return DayRequest(request=request, unit_code=row.unit_code)


def words_of(record: ChildRecord) -> RegisterWords:
    """Return what a request needs of a child's record."""
    return RegisterWords(label=short_name(record.full_name), facts=ChildFacts.of(record))


def _words_for_job(actor: Actor, children: Iterable[ChildId], now: datetime) -> dict[ChildId, RegisterWords]:
    wanted = list(children)
    records = load_children(living_children(actor.office_id).filter(pk__in=wanted))
    _log_job(actor.officer_id, len(records), now)
    return {record.id: words_of(record) for record in records}


def _log_job(officer_id: OfficerId, count: int, now: datetime) -> None:
    passage = Passage(
        actor_id=officer_id, door=Door.JOB, purpose=Purpose.PLAN_DAY, at=now, columns=("short_name",)
    )
    write_log(passage, count=count)
