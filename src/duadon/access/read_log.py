"""The log of reads, read by the auditor: who opened whom, when and why; each such look is logged too.

A child is shown by short name and unit: enough to answer a family's question, too little to make the
log a second register.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractHour

from duadon.access.children import ListWish, find_in_scope
from duadon.access.log import Door, Passage, Purpose, write_log
from duadon.access.rights import require_right
from duadon.core.privacy.masking import short_name
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import ChildId, OfficerId
from duadon.core.values.roles import Actor, Right
from duadon.store.accounts import load_officer_names
from duadon.store.ledger import AccessLog, AccessLogChild
from duadon.store.records.loading import living_children

LONG_LIST = 200
NIGHT_FROM, NIGHT_UNTIL = 22, 5
MOST_FOUND = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class LogWish:
    """Which reads: days (both included, local), officer, purpose, child; long lists or nights only."""

    zone: ZoneInfo
    since: date | None = None
    until: date | None = None
    officer_id: UUID | None = None
    purpose: str = ""
    child_id: UUID | None = None
    long_only: bool = False
    night_only: bool = False
    offset: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenChild:
    """A child as the auditor sees it; `name` is empty where the record is gone."""

    child_id: ChildId
    name: str
    unit_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """One read; `child` is the one child that was opened, None where there were several or none."""

    id: UUID
    at: datetime
    officer: str
    door: Door
    purpose: str
    columns: tuple[str, ...]
    scope: str
    count: int
    reason: str
    child: SeenChild | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A page of reads, newest first, and how many there are; `officers` are those to choose from."""

    rows: tuple[ReadRow, ...]
    total: int
    officers: Mapping[OfficerId, str]


@transaction.atomic
def open_reads(wish: LogWish, *, actor: Actor, now: datetime) -> ReadPage:
    """Return a page of the office's reads as they stood before this one; NotAllowed without the right."""
    require_right(actor, Right.READ_ACCESS_LOG)
    officers = load_officer_names(actor.office_id)
    found = _find(wish, officers)
    total = found.count()
    rows = list(found.order_by("-at", "-pk")[wish.offset : wish.offset + wish.limit])
    children = _only_children(rows)
    seen = _see(actor, children.values())
    _log(seen, actor=actor, now=now)
    return ReadPage(
        rows=tuple(_row(row, officers, seen.get(children.get(row.pk))) for row in rows),
        total=total,
        officers=officers,
    )


@transaction.atomic
def open_read(read_id: UUID, *, actor: Actor, now: datetime) -> tuple[ReadRow, tuple[SeenChild, ...]]:
    """Return one read with all its children; NotFound where it is none of the office's."""
    require_right(actor, Right.READ_ACCESS_LOG)
    officers = load_officer_names(actor.office_id)
    row = AccessLog.objects.filter(pk=read_id, actor_id__in=list(officers)).first()
    if row is None:
        raise NotFound("no such read in your office")
    ids = [ChildId(pk) for pk in AccessLogChild.objects.filter(log=row).values_list("child_id", flat=True)]
    seen = _see(actor, ids)
    _log(seen, actor=actor, now=now)
    return _row(row, officers, None), tuple(sorted(seen.values(), key=lambda one: (one.unit_code, one.name)))


@transaction.atomic
def find_seen_children(wish: ListWish, *, actor: Actor, now: datetime) -> tuple[SeenChild, ...]:
    """Return the first children that a name or birthday fits, to ask who opened them."""
    require_right(actor, Right.READ_ACCESS_LOG)
    children = find_in_scope(wish, actor, Right.READ_ACCESS_LOG)[:MOST_FOUND]
    seen = _see(actor, [ChildId(pk) for pk in children.values_list("pk", flat=True)])
    _log(seen, actor=actor, now=now)
    return tuple(seen.values())


def _find(wish: LogWish, officers: Iterable[OfficerId]) -> QuerySet[AccessLog]:
    reads = AccessLog.objects.filter(actor_id__in=list(officers))
    if wish.since:
        reads = reads.filter(at__gte=_midnight(wish.since, wish.zone))
    if wish.until:
        reads = reads.filter(at__lt=_midnight(wish.until + timedelta(days=1), wish.zone))
    if wish.officer_id:
        reads = reads.filter(actor_id=wish.officer_id)
    if wish.purpose:
        reads = reads.filter(purpose=wish.purpose)
    if wish.child_id:
        reads = reads.filter(children__child_id=wish.child_id)
    if wish.long_only:
        reads = reads.filter(door=Door.LIST.value, count__gt=LONG_LIST)
    return _of_the_night(reads, wish.zone) if wish.night_only else reads


def _of_the_night(reads: QuerySet[AccessLog], zone: ZoneInfo) -> QuerySet[AccessLog]:
    by_hour = reads.annotate(local_hour=ExtractHour("at", tzinfo=zone))
    return by_hour.filter(Q(local_hour__gte=NIGHT_FROM) | Q(local_hour__lt=NIGHT_UNTIL))


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, tzinfo=zone)


def _only_children(rows: Iterable[AccessLog]) -> dict[UUID, ChildId]:
    """Return the child of each read that opened just one."""
    single = [row.pk for row in rows if row.count == 1 and row.door != Door.JOB.value]
    links = AccessLogChild.objects.filter(log__in=single).values_list("log_id", "child_id")
    return {log: ChildId(child) for log, child in links}


def _see(actor: Actor, children: Iterable[ChildId]) -> dict[ChildId | None, SeenChild]:
    wanted = dict.fromkeys(children)
    rows = living_children(actor.office_id).filter(pk__in=list(wanted))
    known = {ChildId(row.pk): (short_name(row.full_name), getattr(row, "unit_now", None)) for row in rows}
    return {
        child: SeenChild(child_id=child, name=known[child][0], unit_code=known[child][1] or "")
        if child in known
        else SeenChild(child_id=child, name="", unit_code="")
        for child in wanted
    }


def _log(seen: Mapping[ChildId | None, SeenChild], *, actor: Actor, now: datetime) -> None:
    passage = Passage(
        actor_id=actor.officer_id,
        door=Door.LIST,
        purpose=Purpose.AUDIT_READS,
        at=now,
        columns=("short_name", "unit_code"),
    )
    write_log(passage, [one.child_id for one in seen.values()])


def _row(row: AccessLog, officers: Mapping[OfficerId, str], child: SeenChild | None) -> ReadRow:
    return ReadRow(
        id=row.pk,
        at=row.at,
        officer=officers.get(OfficerId(row.actor_id), ""),
        door=Door(row.door),
        purpose=row.purpose,
        columns=tuple(row.columns),
        scope=row.scope,
        count=row.count,
        reason=row.reason,
        child=child,
    )
