"""What the checker finds: a stable code, the words for its sentence, and what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from duadon.core.values.answers import Refusal
from duadon.core.values.errors import require

ViolationParameter = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One broken rule of a plan; `parameters` fill its sentence, the ids say whom to mark."""

    code: str
    parameters: Mapping[str, ViolationParameter] = field(default_factory=dict)
    group_id: str = ""
    van_id: str = ""

    def __post_init__(self) -> None:
        require(self.code.count(".") == 2, f"code must be area.thing.problem: {self.code!r}")

    def as_refusal(self) -> Refusal:
        """Return it as a single cause of a refusal."""
        return Refusal(code=self.code, parameters=dict(self.parameters))
