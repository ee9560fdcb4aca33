"""Business time comes from a clock that is passed in; nothing in core asks the machine."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from duadon.core.values.errors import require


class Clock(Protocol):
    """Tells the business time as an aware UTC instant."""

    def now(self) -> datetime:
        """Return the instant."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedClock:
    """Stands still; for tests and for replaying a day."""

    instant: datetime

    def __post_init__(self) -> None:
        require(self.instant.tzinfo is not None, "a clock needs an instant with a time zone")

    def now(self) -> datetime:
        """Return the fixed instant."""
        return self.instant


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetClock:
    """Runs on from another moment: the made-up campaign lives in September 2024."""

    source: Clock
    offset: timedelta

    def now(self) -> datetime:
        """Return the source's instant moved by the offset."""
        return self.source.now() + self.offset
