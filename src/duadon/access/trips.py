"""Trip requests with what the register says of their children, through the list and job doors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from django.db import transaction

from duadon.access.children import ListWish, open_list
from duadon.access.log import Door, Passage, Purpose, write_log
from duadon.access.rights import require_right, require_right_anywhere
from duadon.core.enrolment.eligibility import ChildFacts
from duadon.core.outreach.trip_requests import TripRequest
from duadon.core.privacy.masking import short_name
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import CampaignId, ChildId, OfficerId, PlaceId, TripRequestId
from duadon.core.values.roles import Actor, Right
from duadon.store.outreach import TripRequest as TripRequestRow
from duadon.store.outreach import find_living_riders
from duadon.store.records.loading import living_children, load_children
from duadon.store.records.people import Child
from duadon.store.trips import (
    RegisterWords,
    children_of,
    find_request_row,
    find_request_rows,
    read_request,
    stop_names,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRequest:
    """A request with the unit it belongs to and its stops by name; `version` counts changes of its people."""

    request: TripRequest
    unit_code: str
    version: int
    stops: Mapping[PlaceId, str]

    @classmethod
    def of(cls, row: TripRequestRow, words: Mapping[ChildId, RegisterWords]) -> Self:
        """Return the request of a row and what the register says of its children."""
        return cls(
            request=read_request(row, words),
            unit_code=row.unit_code,
            version=row.version,
            stops=stop_names(row),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRequest:
    """A living request that a child stands in already: whose, when, by whom, from which stop."""

    children: frozenset[ChildId]
    recorded_at: datetime
    officer: str
    stop: str


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
    return tuple(DayRequest.of(row, words) for row in rows if words.keys() >= set(children_of([row])))


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
    return DayRequest.of(row, {record.id: words_of(record) for record in records})


def find_earlier_request(
    campaign_id: CampaignId, children: Iterable[ChildId], day: date
) -> EarlierRequest | None:
    """Return the campaign's oldest living request for the day with one of the children in it, or None.

    The children are held until the caller's transaction ends: nobody else asks for them meanwhile.
    """
    wanted = list(children)
    list(Child.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk").values_list("pk"))
    living = find_living_riders(campaign_id, wanted, [day])
    riders = list(living.select_related("request__stop_out", "request__recorded_by"))
    if not riders:
        return None
    first = riders[0].request
    return EarlierRequest(
        children=frozenset(
            ChildId(one.child_id) for one in riders if one.child_id and one.request_id == first.pk
        ),
        recorded_at=first.recorded_at,
        officer=first.recorded_by.display_name,
        stop=first.stop_out.name,
    )


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
