"""Long work: its kinds and states, and how whoever does it tells how far it is."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from duadon.core.values.errors import require


class JobKind(StrEnum):
    """What is done in the background."""

    IMPORT_REGISTER = "import_register"
    PLAN_DAY = "plan_day"
    WRITE_REPORT = "write_report"


class JobState(StrEnum):
    """Where a job stands; the last four are ends."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_end(self) -> bool:
        """Tell whether nothing more will happen."""
        return self not in (JobState.WAITING, JobState.RUNNING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a step is: `done` of `total` of its own units; counts only, never a name.

    `step` is the code of a sentence. `placed` of `people` is the best that a search has so far.
    """

    step: str
    done: int
    total: int
    placed: int | None = None
    people: int | None = None

    def __post_init__(self) -> None:
        require(0 <= self.done <= self.total, "done lies between nothing and all")


# Told now and then by whoever works. It may raise to stop the work: then nothing of it is kept.
Report = Callable[[Progress], None]


def tell_nobody(_progress: Progress) -> None:
    """Be a Report that nobody listens to."""
