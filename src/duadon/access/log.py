"""The log of reads, written in the same transaction as the read that it covers."""

from collections.abc import Iterable, Sequence
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One passage: by whom, through which door, what for, which columns, in which scope."""

    actor_id: OfficerId
    door: Door
    purpose: Purpose
    at: datetime
    columns: Sequence[str] = ()
    scope: str = ""


def write_log(passage: Passage, children: Iterable[ChildId] = (), *, count: int | None = None) -> UUID:
    """Write one row with the ids beside it; a job names its count instead of ids."""
    ids = list(children)
    log = AccessLog.objects.create(
        id=uuid4(),
        at=passage.at,
        actor_id=passage.actor_id,
        door=passage.door.value,
        purpose=passage.purpose.value,
        columns=list(passage.columns),
        scope=passage.scope,
        count=len(ids) if count is None else count,
    )
    rows = [AccessLogChild(log=log, child_id=child) for child in ids]
    AccessLogChild.objects.bulk_create(rows, batch_size=500)
    return log.id
