"""What checking a sent list found, kept sealed beside the file and gone with it: read once, shown often.

What came of it hangs on the day and on the register: once another list was accepted, or the day has
changed, what was kept counts no more. Cells and findings are kept as they are shown, numbers hidden.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max

from duadon.core.register.cleaning import Verdict
from duadon.core.values.errors import NotFound
from duadon.core.values.findings import Finding
from duadon.core.values.ids import UploadId
from duadon.core.values.roles import Actor
from duadon.store.jobs import CHECKED, Upload
from duadon.store.records.findings_json import read_findings, write_findings
from duadon.store.records.sources import Batch
from duadon.store.sealing import seal, unseal

_FORM = 1  # of the document below; another one is not read


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedRow:
    """One row: its cells as written and what was read in them, by our names of columns; numbers hidden."""

    sheet: str
    number: int
    verdict: Verdict
    written: tuple[tuple[str, str], ...]
    read: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedList:
    """The numbers that reading a file in would give, and its rows, faults first.

    `was_read_before`: this very file was accepted before and would change nothing.
    """

    file_name: str
    unit_code: str
    figures: Mapping[str, int]
    without_table: tuple[str, ...]
    was_read_before: bool
    rows: tuple[CheckedRow, ...]


def keep_checked(upload_id: UploadId, checked: CheckedList, *, actor: Actor, on: date) -> None:
    """Keep what checking the actor's file found on a day; a file that is gone keeps nothing."""
    document = json.dumps(
        {"ground": _ground(checked.unit_code, actor, on), "list": _write(checked)}, ensure_ascii=False
    )
    rows = Upload.objects.filter(pk=upload_id, officer_id=actor.officer_id)
    rows.update(checked_sealed=seal(CHECKED, upload_id, document))


def find_checked(
    upload_id: UploadId, unit_code: str, *, actor: Actor, on: date, now: datetime
) -> CheckedList | None:
    """Return what was found in the actor's file for the unit, or None where it has to be checked anew.

    NotFound for another officer's file and for one whose time is over.
    """
    rows = Upload.objects.filter(pk=upload_id, officer_id=actor.officer_id, kept_until__gte=now)
    row = rows.only("checked_sealed").first()
    if row is None:
        raise NotFound("no such file of yours")
    if row.checked_sealed is None:
        return None
    document = json.loads(unseal(CHECKED, row.pk, row.checked_sealed))
    return _read(document["list"]) if document["ground"] == _ground(unit_code, actor, on) else None


def _ground(unit_code: str, actor: Actor, on: date) -> list[str]:
    """Return what the verdicts hang on beside the file itself."""
    accepted = Batch.objects.filter(source__office_id=actor.office_id)
    lists = accepted.aggregate(Count("accepted_at"), Max("accepted_at"), Max("undone_at"))
    return [str(_FORM), unit_code, on.isoformat(), *map(str, lists.values())]


def _write(checked: CheckedList) -> dict[str, object]:
    return {
        "file_name": checked.file_name,
        "unit_code": checked.unit_code,
        "figures": dict(checked.figures),
        "without_table": checked.without_table,
        "was_read_before": checked.was_read_before,
        "rows": [
            (row.sheet, row.number, row.verdict.value, row.written, row.read, write_findings(row.findings))
            for row in checked.rows
        ],
    }


def _read(document: Mapping[str, Any]) -> CheckedList:
    return CheckedList(
        file_name=document["file_name"],
        unit_code=document["unit_code"],
        figures=document["figures"],
        without_table=tuple(document["without_table"]),
        was_read_before=document["was_read_before"],
        rows=tuple(_read_row(*row) for row in document["rows"]),
    )


def _read_row(sheet: str, number: int, verdict: str, *told: Any) -> CheckedRow:
    written, read, findings = told
    return CheckedRow(
        sheet=sheet,
        number=number,
        verdict=Verdict(verdict),
        written=tuple((name, text) for name, text in written),
        read=tuple((name, text) for name, text in read),
        findings=read_findings(findings),
    )
