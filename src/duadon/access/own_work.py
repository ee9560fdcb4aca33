"""What waits for a ward officer: ride requests, families not reached yet, cards to hand over."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery

from duadon.access.children import ListWish, open_list
from duadon.access.log import Purpose
from duadon.access.rights import require_right_anywhere
from duadon.access.trips import DayRequest, words_of
from duadon.core.enrolment.states import Status
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import AreaId, CampaignId, ChildId, HouseholdId, TripRequestId
from duadon.core.values.roles import Actor, Right
from duadon.store.enrolments import EnrolmentState
from duadon.store.offices import Area
from duadon.store.records.loading import living_children, within_scopes
from duadon.store.trips import children_of, find_request_row, find_request_rows_between


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingChild:
    """A child nobody has spoken about yet, or one whose card is there; no name is read for it."""

    child_id: ChildId
    household_id: HouseholdId
    area_id: AreaId | None
    area: str
    has_card: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestDays:
    """Whose requests: of a campaign, from a day to a day (both included)."""

    campaign_id: CampaignId
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedWork:
    """The actor's requests, and the records behind them and behind whatever else was asked for."""

    requests: tuple[DayRequest, ...]
    records: Mapping[ChildId, ChildRecord]


def list_waiting(campaign_id: CampaignId, *, actor: Actor) -> list[WaitingChild]:
    """Return the children of the actor's places who wait for a visit or for their card, by area."""
    require_right_anywhere(actor, Right.RECORD_CONTACT)
    states = EnrolmentState.objects.filter(
        enrolment__campaign_id=campaign_id, enrolment__child=OuterRef("pk")
    )
    begun = states.exclude(state=Status.LISTED.value)
    # As on the page of cards: a card that is made can be handed over, its way to the unit recorded or not.
    made = states.filter(state__in=(Status.CARD_MADE.value, Status.CARD_ARRIVED.value))
    handed = states.filter(state=Status.HANDED_OVER.value)
    children = within_scopes(living_children(actor.office_id), actor.scopes_for(Right.RECORD_CONTACT))
    rows = (
        children.annotate(
            area_name=Subquery(Area.objects.filter(pk=OuterRef("area_now")).values("name")[:1]),
            card=ExpressionWrapper(Exists(made) & ~Exists(handed), output_field=BooleanField()),
        )
        .filter(Q(card=True) | ~Exists(begun))
        .order_by(F("area_name").asc(nulls_last=True), "household_id", "sort_key", "pk")
    )
    columns = ("pk", "household_id", "area_now", "area_name", "card")
    return [
        WaitingChild(
            child_id=ChildId(pk),
            household_id=HouseholdId(home),
            # SQLite hands an annotated id out as bare digits.
            area_id=AreaId(UUID(str(area))) if area else None,
            area=name or "",
            has_card=bool(card),
        )
        for pk, home, area, name, card in rows.values_list(*columns)
    ]


@transaction.atomic
def open_work(
    days: RequestDays,
    *,
    also: Collection[ChildId] = (),
    actor: Actor,
    purpose: Purpose,
    now: datetime,
) -> OpenedWork:
    """Return the requests whose children all lie in the actor's scope, and the records of `also`.

    One log row names everybody who is shown.
    """
    require_right_anywhere(actor, Right.REQUEST_TRIP)
    rows = find_request_rows_between(days.campaign_id, days.first, days.last, units=_units_of(actor))
    wish = ListWish(ids=[*{*children_of(rows), *also}])
    found = open_list(wish, actor=actor, purpose=purpose, right=Right.REQUEST_TRIP, now=now)
    records = {record.id: record for record in found}
    words = {child: words_of(record) for child, record in records.items()}
    requests = tuple(DayRequest.of(row, words) for row in rows if words.keys() >= set(children_of([row])))
    return OpenedWork(requests=requests, records=records)


@transaction.atomic
def open_one(
    request_id: TripRequestId,
    *,
    actor: Actor,
    purpose: Purpose,
    now: datetime,
    right: Right = Right.REQUEST_TRIP,
) -> OpenedWork:
    """Return one request of the places of the actor's right with its children's records or raise NotFound."""
    require_right_anywhere(actor, right)
    row = find_request_row(request_id, actor.own_campaign)
    children = children_of([row]) if row else ()
    found = open_list(ListWish(ids=children), actor=actor, purpose=purpose, right=right, now=now)
    if row is None or len(found) != len(children):
        raise NotFound("no such request in your area")
    words = {record.id: words_of(record) for record in found}
    return OpenedWork(requests=(DayRequest.of(row, words),), records={record.id: record for record in found})


def _units_of(actor: Actor) -> Collection[str] | None:
    codes = {scope.unit_code for scope in actor.scopes_for(Right.REQUEST_TRIP)}
    named = {code for code in codes if code is not None}
    return None if None in codes else named
