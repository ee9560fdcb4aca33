"""What the reading of a list found: one finding a fault, with place, value and proposal."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from duadon.core.values.answers import Parameter
from duadon.core.values.errors import require


class Severity(StrEnum):
    """How far a finding stops its row."""

    ERROR = "error"  # the row is refused until it is corrected
    WARNING = "warning"  # the row waits for a person
    NOTE = "note"  # told, nothing waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault or repair in one row.

    `field` is our name of the column (`full_name`), `column` the letter in the sheet if known;
    `read` is the cell as written, `proposed` what we would put there (None: we do not guess).
    """

    code: str
    severity: Severity
    field: str
    read: str = ""
    proposed: str | None = None
    column: str = ""
    parameters: Mapping[str, Parameter] = dataclasses.field(default_factory=dict)

    def __post_init__(self) -> None:
        require(self.code.count(".") == 2, f"finding code must be area.thing.problem: {self.code!r}")
