"""Faults of a list gathered by cause, so that forty rows with one fault are one line that opens."""

from collections.abc import Iterable
from dataclasses import dataclass

from duadon.core.values.findings import Finding, Severity
from duadon.queries.batch_findings import RowFinding

_GRAVEST_FIRST = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """One cause in one column of the list, and every row in which it stands."""

    code: str
    severity: Severity
    field: str
    found: tuple[RowFinding, ...]


def group_findings(found: Iterable[RowFinding]) -> tuple[FindingGroup, ...]:
    """Gather by cause and column; what refuses rows first, then what makes them wait, then repairs."""
    groups: dict[tuple[str, Severity, str], list[RowFinding]] = {}
    for one in found:
        groups.setdefault(_cause(one.finding), []).append(one)
    ordered = sorted(groups.items(), key=lambda item: (_GRAVEST_FIRST[item[0][1]], -len(item[1]), item[0]))
    return tuple(
        FindingGroup(code=code, severity=severity, field=field, found=tuple(members))
        for (code, severity, field), members in ordered
    )


def _cause(finding: Finding) -> tuple[str, Severity, str]:
    return finding.code, finding.severity, finding.field
