"""What somebody has to look at after an import: the findings that keep rows waiting or refused."""

from dataclasses import dataclass, replace
from datetime import datetime

from duadon.access.source_rows import open_rows
from duadon.core.privacy.masking import mask_digits_in
from duadon.core.register.cleaning import Verdict
from duadon.core.values.findings import Finding, Severity
from duadon.core.values.ids import BatchId
from duadon.core.values.roles import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFinding:
    """One finding of a row that waits or is refused; its parameters name sheet, row and cell."""

    sheet: str
    row: int
    verdict: Verdict
    finding: Finding


def list_batch_findings(batch_id: BatchId, *, actor: Actor, now: datetime) -> tuple[RowFinding, ...]:
    """Return the findings in the order of the file; notes, which stop nothing, stay out.

    Sheet and cell say where to look; a number or phone in them shows its last three digits only.
    """
    rows = open_rows(batch_id, (Verdict.WAITING, Verdict.REFUSED), actor=actor, now=now)
    return tuple(
        RowFinding(sheet=row.sheet, row=row.number, verdict=row.verdict, finding=mask_finding(finding))
        for row in rows
        for finding in row.findings
        if finding.severity is not Severity.NOTE
    )


def mask_finding(finding: Finding) -> Finding:
    """Return the finding with the last three digits only of numbers and phones."""
    told = finding.parameters.items()
    return replace(
        finding,
        read=mask_digits_in(finding.read),
        proposed=finding.proposed and mask_digits_in(finding.proposed),
        parameters={name: mask_digits_in(value) if isinstance(value, str) else value for name, value in told},
    )
