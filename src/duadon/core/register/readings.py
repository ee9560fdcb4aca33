"""What reading one cell gives: a value and what was found on the way."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from duadon.core.values.findings import Finding, Severity

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Generic[T_co]):
    """A cell's value and its findings; no value was guessed where the findings ask."""

    value: T_co
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCell:
    """Makes the findings of one cell, so that each names its field and what was read."""

    field: str
    read: str = ""

    def note(self, code: str, proposed: str | None = None) -> Finding:
        """Return a finding that informs; nothing waits."""
        return self._find(code, Severity.NOTE, proposed)

    def warning(self, code: str, proposed: str | None = None) -> Finding:
        """Return a finding that makes the row wait for a person."""
        return self._find(code, Severity.WARNING, proposed)

    def error(self, code: str, proposed: str | None = None) -> Finding:
        """Return a finding that refuses the row until it is corrected."""
        return self._find(code, Severity.ERROR, proposed)

    def _find(self, code: str, severity: Severity, proposed: str | None) -> Finding:
        return Finding(code=code, severity=severity, field=self.field, read=self.read, proposed=proposed)
