"""Findings of a row as one text, to be sealed, and back."""

import json
from collections.abc import Iterable, Mapping

from duadon.core.values.answers import Parameter
from duadon.core.values.findings import Finding, Severity


def write_findings(findings: Iterable[Finding]) -> str:
    """Return the findings as JSON; their parameters are texts and numbers."""
    return json.dumps([_document(finding) for finding in findings], ensure_ascii=False)


def read_findings(text: str) -> tuple[Finding, ...]:
    """Return the findings that write_findings wrote."""
    return tuple(_finding(document) for document in json.loads(text))


def _document(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "field": finding.field,
        "read": finding.read,
        "proposed": finding.proposed,
        "column": finding.column,
        "parameters": {name: _plain(value) for name, value in finding.parameters.items()},
    }


def _plain(value: Parameter) -> str | int:
    return value if isinstance(value, str | int) else str(value)


def _finding(document: Mapping[str, object]) -> Finding:
    parameters = document["parameters"]
    proposed = document["proposed"]
    return Finding(
        code=str(document["code"]),
        severity=Severity(str(document["severity"])),
        field=str(document["field"]),
        read=str(document["read"]),
        proposed=None if proposed is None else str(proposed),
        column=str(document["column"]),
        parameters=dict(parameters) if isinstance(parameters, dict) else {},
    )
