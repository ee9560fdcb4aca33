"""What an action answers: Done, or a Refusal that wording turns into one clear sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from duadon.core.values.errors import require

# What a sentence may be filled with; wording writes each kind the Vietnamese or English way.
Parameter = str | int | date | datetime | time | tuple[str, ...]
# What an action may hand back: kept beside the command as JSON.
ResultValue = str | int | bool | None | list[str] | dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """The rules forbid it. `code` is `area.thing.problem`; `items` are the single causes, if several."""

    code: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    items: tuple["Refusal", ...] = ()

    def __post_init__(self) -> None:
        require(self.code.count(".") == 2, f"refusal code must be area.thing.problem: {self.code!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The command took effect, now or when it was first sent; `result` names what it made."""

    command_id: UUID
    result: Mapping[str, ResultValue] = field(default_factory=dict)
