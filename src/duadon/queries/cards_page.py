"""Cards: who waits for one to be made, who for one to be handed over, and to whom the others went."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from duadon.access.cards import WaitingChild, WaitingWish, open_waiting
from duadon.access.children import ListWish, open_list
from duadon.access.log import Purpose
from duadon.core.enrolment.card_receipts import KeptReceipt, acts_alone
from duadon.core.enrolment.law import get_rule_set
from duadon.core.enrolment.states import Status
from duadon.core.privacy.masking import mask_personal_number
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import AdultId, ChildId
from duadon.core.values.people import Relation
from duadon.core.values.roles import Actor, Right
from duadon.queries.register_list import read_search
from duadon.store.card_receipts import load_receipts
from duadon.store.offices import load_units

CHILDREN_A_PAGE = 20  # on a phone a child is a block of its own


class Queue(StrEnum):
    """What is waited for; `done` has who waits no longer."""

    HAND_OVER = "hand_over"
    MAKING = "making"
    DONE = "done"


QUEUES: Mapping[Queue, frozenset[Status]] = {
    Queue.HAND_OVER: frozenset({Status.CARD_MADE, Status.CARD_ARRIVED}),
    Queue.MAKING: frozenset({Status.CAPTURED, Status.FILED_ONLINE}),
    Queue.DONE: frozenset({Status.HANDED_OVER}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsWish:
    """Which queue, a name or date of birth, one unit, which page (from 1)."""

    queue: Queue = Queue.HAND_OVER
    text: str = ""
    unit_code: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """One child: masked number, since when it stands at its status, and who may come for the card.

    `may_take_it` says that the person is old enough to take the own card; `receipt` who took it.
    """

    child_id: ChildId
    name: str
    birth: str
    number: str
    unit_name: str
    status: Status
    since: date
    days: int
    carers: tuple[tuple[AdultId, Relation, str], ...]
    may_take_it: bool
    receipt: KeptReceipt | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitQueue:
    """How many of a unit wait in each queue."""

    code: str
    name: str
    waiting: Mapping[Queue, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsPage:
    """A page of a queue, the longest waiting first (of those done the last); `units` are the actor's.

    The units with the longest queue stand first.
    """

    wish: CardsWish
    lines: tuple[CardLine, ...]
    total: int
    pages: int
    waiting: Mapping[Queue, int]
    units: tuple[UnitQueue, ...]
    as_of: datetime


def show_cards(wish: CardsWish, *, actor: Actor, frame: CampaignFrame, now: datetime) -> CardsPage:
    """Return the page and log the children shown.

    Raises NotAllowed without the right to record cards, NotFound for a unit that is not the actor's.
    """
    as_of = now.astimezone(ZoneInfo(frame.zone_name))
    names = {unit.code: unit.name for unit in load_units().living(on=as_of.date())}
    own = {scope.unit_code for scope in actor.scopes_for(Right.RECORD_CARD)}
    allowed = {code for code in names if None in own or code in own}
    if wish.unit_code and wish.unit_code not in allowed:
        raise NotFound("no such unit in your area")
    found = open_waiting(_waiting_wish(wish, frame), actor=actor, now=now)
    units = [_unit_queue(code, names[code], found.counts) for code in sorted(allowed)]
    receipts = _receipts(wish, found.children, frame)
    return CardsPage(
        wish=wish,
        lines=tuple(_line(one, names, receipts, frame, as_of.date()) for one in found.children),
        total=found.total,
        pages=max(1, -(-found.total // CHILDREN_A_PAGE)),
        waiting={queue: sum(unit.waiting[queue] for unit in units) for queue in Queue},
        units=tuple(sorted(units, key=lambda unit: (-unit.waiting[wish.queue], unit.code))),
        as_of=as_of,
    )


def name_children(children: Iterable[ChildId], *, actor: Actor, now: datetime) -> dict[ChildId, str]:
    """Return the full names of children in the actor's scope, to say what became of each."""
    records = open_list(
        ListWish(ids=list(children)),
        actor=actor,
        purpose=Purpose.RECORD_CARD,
        right=Right.RECORD_CARD,
        now=now,
    )
    return {record.id: record.full_name for record in records}


def _waiting_wish(wish: CardsWish, frame: CampaignFrame) -> WaitingWish:
    words, births = read_search(wish.text)
    within = ListWish(
        words=words,
        birth_parts=births,
        unit_code=wish.unit_code,
        offset=(wish.page - 1) * CHILDREN_A_PAGE,
        limit=CHILDREN_A_PAGE,
    )
    return WaitingWish(
        campaign_id=frame.id,
        statuses=QUEUES[wish.queue],
        within=within,
        newest_first=wish.queue is Queue.DONE,
    )


def _receipts(
    wish: CardsWish, children: Iterable[WaitingChild], frame: CampaignFrame
) -> Mapping[ChildId, KeptReceipt]:
    if wish.queue is not Queue.DONE:
        return {}
    return load_receipts(frame.id, [one.record.id for one in children])


def _unit_queue(code: str, name: str, counts: Mapping[tuple[str, Status], int]) -> UnitQueue:
    waiting = {
        queue: sum(counts.get((code, status), 0) for status in statuses) for queue, statuses in QUEUES.items()
    }
    return UnitQueue(code=code, name=name, waiting=waiting)


def _line(
    one: WaitingChild,
    names: Mapping[str, str],
    receipts: Mapping[ChildId, KeptReceipt],
    frame: CampaignFrame,
    today: date,
) -> CardLine:
    record = one.record
    return CardLine(
        child_id=record.id,
        name=record.full_name,
        birth="/".join(reversed(record.birth.isoformat().split("-"))) if record.birth else "",
        number=mask_personal_number(record.number.digits) if record.number else "",
        unit_name=names.get(record.unit_code, record.unit_code),
        status=one.status,
        since=one.since,
        days=(today - one.since).days,
        carers=tuple((carer.adult_id, carer.relation, carer.full_name) for carer in record.carers),
        may_take_it=acts_alone(record, on=today, rules=get_rule_set(frame.rule_set)),
        receipt=receipts.get(record.id),
    )
