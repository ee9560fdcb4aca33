"""The lists that were read in, of the units in which an actor may import; without anybody's record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from duadon.access.rights import require_right_anywhere
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import BatchId
from duadon.core.values.roles import Actor, Right
from duadon.store.records.sources import Batch

MOST_BATCHES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """An accepted list: its file, unit, who read it in and when, and the numbers it gave."""

    id: BatchId
    file_name: str
    unit_code: str
    accepted_at: datetime
    officer: str
    figures: Mapping[str, int]


def list_batches(actor: Actor) -> tuple[BatchLine, ...]:
    """Return the latest lists of the actor's units, newest first; NotAllowed without the right to import."""
    require_right_anywhere(actor, Right.IMPORT_REGISTER)
    rows = _batches_of(actor).order_by("-accepted_at")[:MOST_BATCHES]
    return tuple(_line(row) for row in rows)


def get_batch(batch_id: BatchId, *, actor: Actor) -> BatchLine:
    """Return one list or raise NotFound where it is none of the actor's."""
    require_right_anywhere(actor, Right.IMPORT_REGISTER)
    row = _batches_of(actor).filter(pk=batch_id).first()
    if row is None:
        raise NotFound("no such list in your area")
    return _line(row)


def _batches_of(actor: Actor) -> QuerySet[Batch]:
    rows = Batch.objects.select_related("source", "started_by").filter(
        source__office_id=actor.office_id, accepted_at__isnull=False, undone_at__isnull=True
    )
    # A list is a whole unit's: who is in charge of an area of it only may not look at it.
    scopes = actor.scopes_for(Right.IMPORT_REGISTER)
    codes = {scope.unit_code for scope in scopes if scope.area_id is None}
    return rows if None in codes else rows.filter(Q(source__unit_code__in=codes))


def _line(row: Batch) -> BatchLine:
    if row.accepted_at is None:
        raise NotFound("the list was not accepted")
    return BatchLine(
        id=BatchId(row.pk),
        file_name=row.file_name,
        unit_code=row.source.unit_code,
        accepted_at=row.accepted_at,
        officer=row.started_by.display_name,
        figures=row.figures,
    )
