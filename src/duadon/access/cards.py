"""Children whose file or card waits for its next step, through the list door; longest waiting first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from duadon.access.children import ListWish, find_in_scope
from duadon.access.log import Door, Passage, Purpose, write_log
from duadon.access.rights import require_right_anywhere
from duadon.core.enrolment.states import Status
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.ids import CampaignId
from duadon.core.values.roles import Actor, Right
from duadon.store.enrolments import EnrolmentState
from duadon.store.records.loading import load_children
from duadon.store.records.people import Child


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingWish:
    """Whose last status is one of `statuses`, inside what `within` asks for (words, unit, page)."""

    campaign_id: CampaignId
    statuses: Collection[Status]
    within: ListWish
    newest_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingChild:
    """A child with the status that was reached last, and since when."""

    record: ChildRecord
    status: Status
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingList:
    """One page, and how many wait in each unit and status of the actor's scope, whatever was asked for."""

    children: tuple[WaitingChild, ...]
    total: int
    counts: Mapping[tuple[str, Status], int]


@transaction.atomic
def open_waiting(wish: WaitingWish, *, actor: Actor, now: datetime) -> WaitingList:
    """Return the page and log the children shown; NotAllowed without the right to record cards."""
    require_right_anywhere(actor, Right.RECORD_CARD)
    everybody = _with_status(find_in_scope(ListWish(), actor, Right.RECORD_CARD), wish.campaign_id)
    counts = _count(everybody)
    found = _with_status(find_in_scope(wish.within, actor, Right.RECORD_CARD), wish.campaign_id)
    found = found.filter(Q(status_now__in=[status.value for status in wish.statuses]))
    since = F("status_since").desc() if wish.newest_first else F("status_since").asc()
    shown = _load(found.order_by(since, "sort_key", "pk"), wish.within)
    passage = Passage(
        actor_id=actor.officer_id,
        door=Door.LIST,
        purpose=Purpose.RECORD_CARD,
        at=now,
        columns=("full_name", "birth", "number", "unit_code", "carers"),
    )
    write_log(passage, [one.record.id for one in shown])
    return WaitingList(children=shown, total=found.count(), counts=counts)


def _with_status(children: QuerySet[Child], campaign_id: CampaignId) -> QuerySet[Child]:
    """Put each child's last status and its day beside it, in the order of `StatusFact.place`.

    Seats are left out: nobody waits for a card by a seat, and a capture overtakes one of a later day.
    """
    ranks = [When(state=status.value, then=Value(rank)) for rank, status in enumerate(Status)]
    last = (
        EnrolmentState.objects.filter(enrolment__child=OuterRef("pk"), enrolment__campaign_id=campaign_id)
        .exclude(state=Status.BOOKED.value)
        .annotate(rank=Case(*ranks, output_field=IntegerField()))
        .order_by("-effective_on", "-recorded_at", "-rank", "-pk")
    )
    return children.annotate(
        status_now=Subquery(last.values("state")[:1]),
        status_since=Subquery(last.values("effective_on")[:1]),
    )


def _count(children: QuerySet[Child]) -> dict[tuple[str, Status], int]:
    placed = children.filter(Q(status_now__isnull=False)).order_by()
    rows = placed.values(unit=F("unit_now"), status=F("status_now")).annotate(number=Count("pk"))
    return {(row["unit"] or "", Status(row["status"])): row["number"] for row in rows}


def _load(children: QuerySet[Child], wish: ListWish) -> tuple[WaitingChild, ...]:
    page = children[wish.offset : wish.offset + wish.limit if wish.limit else None]
    marks = page.values_list(F("status_now"), F("status_since"))
    return tuple(
        WaitingChild(record=record, status=Status(status), since=since)
        for record, (status, since) in zip(load_children(page), marks, strict=True)
    )
