"""How long the planner may look: iterations first, so that the answer is the same everywhere."""

from dataclasses import dataclass

from duadon.core.values.errors import require


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """Stop after `iterations`; `at_most_seconds` of processor time is only a guard.

    Where the guard bites the plan says `cut_short`, for another machine may get further.
    """

    iterations: int = 200
    at_most_seconds: float | None = None

    def __post_init__(self) -> None:
        require(self.iterations >= 0, "iterations are not negative")
