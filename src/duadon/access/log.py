"""The log of reads, written in the same transaction as the read that it covers."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from duadon.core.values.ids import ChildId, OfficerId
from duadon.store.ledger import AccessLog, AccessLogChild


class Door(StrEnum):
    """Which of the three doors was used."""

    CHILD = "child"
    LIST = "list"
    JOB = "job"


class Purpose(StrEnum):
    """Why a record is read: a fixed list, so that the log can be searched."""

    SHOW_REGISTER = "show_register"
    SHOW_CHILD = "show_child"
    REVEAL_NUMBER = "reveal_number"
    RECORD_CONTACT = "record_contact"
    REQUEST_TRIP = "request_trip"
    PLAN_DAY = "plan_day"
    SHOW_MANIFEST = "show_manifest"
    SHOW_BOARD = "show_board"
    CLOSE_RUN = "close_run"
    RECORD_CAPTURE = "record_capture"
    RECORD_CARD = "record_card"
    IMPORT_REGISTER = "import_register"
    COUNT_PROGRESS = "count_progress"
    AUDIT_READS = "audit_reads"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One passage: by whom, through which door, what for, which columns, in which scope.

    `reason` is what the officer typed, where the purpose alone is not enough.
    """

    actor_id: OfficerId
    door: Door
    purpose: Purpose
    at: datetime
    columns: Sequence[str] = ()
    scope: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """A row as it was logged, to be logged again if its transaction is taken back."""

    passage: Passage
    children: tuple[ChildId, ...]
    count: int | None


_remembered: ContextVar[list[Remembered] | None] = ContextVar("remembered", default=None)


@contextmanager
def remember_passages() -> Iterator[list[Remembered]]:
    """Collect what is logged inside the block."""
    passages: list[Remembered] = []
    token = _remembered.set(passages)
    try:
        yield passages
    finally:
        _remembered.reset(token)


def write_again(passages: Iterable[Remembered]) -> None:
    """Log what a taken-back transaction had read: its refusal may name a child."""
    for one in passages:
        write_log(one.passage, one.children, count=one.count)


def write_log(passage: Passage, children: Iterable[ChildId] = (), *, count: int | None = None) -> UUID:
    """Write one row with the ids beside it; a job names its count instead of ids."""
    ids = list(children)
    passages = _remembered.get()
    if passages is not None:
        passages.append(Remembered(passage=passage, children=tuple(ids), count=count))
    log = AccessLog.objects.create(
        id=uuid4(),
        at=passage.at,
        actor_id=passage.actor_id,
        door=passage.door.value,
        purpose=passage.purpose.value,
        columns=list(passage.columns),
        scope=passage.scope,
        reason=passage.reason,
        count=len(ids) if count is None else count,
    )
    rows = [AccessLogChild(log=log, child_id=child) for child in ids]
    AccessLogChild.objects.bulk_create(rows, batch_size=500)
    return log.id
