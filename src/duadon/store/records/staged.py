"""Removes what an import had written of a list that was never accepted."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from duadon.core.values.ids import BatchId, OfficeId
from duadon.store.records.people import Adult, Child, ChildCarer, ChildField, Household, UnitMembership
from duadon.store.records.sources import Batch, SourceLink, SourceRow

CHUNK = 200  # children or rows a transaction: a tap of a phone gets its turn in between


def find_staged(office_id: OfficeId, before: datetime) -> list[BatchId]:
    """Return the lists begun before a moment and never accepted."""
    rows = Batch.objects.filter(source__office_id=office_id, accepted_at__isnull=True, started_at__lt=before)
    return [BatchId(pk) for pk in rows.values_list("pk", flat=True)]


def remove_staged(batch_id: BatchId, *, now: datetime) -> None:
    """Remove a list with everything that it brought; one that was accepted meanwhile stays whole."""
    # From here on it is undone: should its import still live, what it accepts counts for nothing.
    if not Batch.objects.filter(pk=batch_id, accepted_at__isnull=True).update(undone_at=now):
        return
    for children in _chunks(Child.objects.filter(batch_id=batch_id)):
        _remove_children(children)
    for rows in _chunks(SourceRow.objects.filter(batch_id=batch_id)):
        with transaction.atomic():
            SourceLink.objects.filter(row_id__in=rows).delete()
            SourceRow.objects.filter(pk__in=rows).delete()
    with transaction.atomic():
        Adult.objects.filter(batch_id=batch_id).delete()
        Household.objects.filter(batch_id=batch_id).delete()
        Batch.objects.filter(pk=batch_id, accepted_at__isnull=True).delete()


@transaction.atomic
def _remove_children(children: list[Any]) -> None:
    for model in (ChildCarer, UnitMembership, ChildField, SourceLink):
        model.objects.filter(child_id__in=children).delete()
    Child.objects.filter(pk__in=children).delete()


def _chunks(rows: QuerySet[Any]) -> list[list[Any]]:
    ids = list(rows.values_list("pk", flat=True))
    return [ids[first : first + CHUNK] for first in range(0, len(ids), CHUNK)]
