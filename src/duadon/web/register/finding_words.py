"""Faults of a list in words: one line a cause, opening to the rows in which it stands."""

from collections.abc import Iterable, Sequence

from duadon.queries.batch_findings import RowFinding
from duadon.queries.finding_groups import FindingGroup
from duadon.web.words import page_language, tell
from duadon.wording.finding_parts import say_cause, say_parts

_TONES = {"error": "text-danger", "warning": "text-warning", "note": "text-secondary"}


def tell_groups(groups: Iterable[FindingGroup]) -> Sequence[dict[str, object]]:
    """Return the groups with column, cause, remedy and rows as a table shows them."""
    return [_group(group) for group in groups]


def _group(group: FindingGroup) -> dict[str, object]:
    reason, remedy = say_cause(group.code, page_language(), read=_read_in(group))
    return {
        "severity": tell(f"label.severity.{group.severity}"),
        "tone": _TONES[group.severity],
        "field": tell(f"label.field.{group.field}"),
        "reason": reason if reason.endswith("…") else f"{reason}.",
        "remedy": remedy,
        "count": len(group.found),
        "rows": [tell_finding(one) for one in group.found],
    }


def _read_in(group: FindingGroup) -> str:
    """Return what is written in the rows, numbers masked before: the one value, or the first of several."""
    read = [one for one in dict.fromkeys(each.finding.read for each in group.found) if one]
    return f"{read[0]}, …" if len(read) > 1 else "".join(read)


def tell_finding(one: RowFinding) -> dict[str, object]:
    """Return one finding: sheet, row, column, what is written, reason, remedy."""
    reason, remedy = say_parts(one.finding.code, one.finding.parameters, page_language())
    return {
        "sheet": one.sheet,
        "row": str(one.row),
        "column": one.finding.column,
        "field": tell(f"label.field.{one.finding.field}"),
        "read": one.finding.read,
        "reason": reason,
        "remedy": remedy,
    }
