"""Rows of an imported list with what was found in them, through the list door."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from duadon.access.log import Door, Passage, Purpose, write_log
from duadon.access.rights import require_in_scope
from duadon.core.register.cleaning import Verdict
from duadon.core.values.errors import NotFound
from duadon.core.values.findings import Finding
from duadon.core.values.ids import BatchId
from duadon.core.values.roles import Actor, Right
from duadon.store.records.admitting import FINDINGS
from duadon.store.records.findings_json import read_findings
from duadon.store.records.sources import Batch
from duadon.store.records.sources import SourceRow as SourceRowRow
from duadon.store.sealing import unseal


@dataclass(frozen=True, slots=True, kw_only=True)
class RowOpened:
    """One row: where it stands, its verdict, all its findings."""

    sheet: str
    number: int
    verdict: Verdict
    findings: tuple[Finding, ...]


@transaction.atomic
def open_rows(
    batch_id: BatchId, verdicts: Collection[Verdict], *, actor: Actor, now: datetime
) -> tuple[RowOpened, ...]:
    """Return the batch's rows of these verdicts in the order of the file, and log the read.

    Raises NotAllowed without the right to import, NotFound outside the unit of the actor.
    """
    batch = Batch.objects.select_related("source").filter(pk=batch_id).first()
    if batch is None or batch.source.office_id != actor.office_id:
        raise NotFound("no such list in your area")
    unit_code = batch.source.unit_code
    require_in_scope(actor, Right.IMPORT_REGISTER, unit_code=unit_code)
    wanted = SourceRowRow.objects.filter(batch=batch, verdict__in=[one.value for one in verdicts])
    rows = tuple(_open(row) for row in wanted.order_by("sheet", "number"))
    passage = Passage(
        actor_id=actor.officer_id,
        door=Door.LIST,
        purpose=Purpose.IMPORT_REGISTER,
        at=now,
        columns=("findings",),
        scope=unit_code,
    )
    write_log(passage, count=len(rows))  # rows that wait are of no child yet
    return rows


def _open(row: SourceRowRow) -> RowOpened:
    sealed = row.findings_sealed
    return RowOpened(
        sheet=row.sheet,
        number=row.number,
        verdict=Verdict(row.verdict),
        findings=read_findings(unseal(FINDINGS, row.pk, sealed)) if sealed else (),
    )
