"""Whole seconds since local midnight: how plans hold the time of a day."""

from dataclasses import dataclass

from duadon.core.values.errors import require

MINUTE = 60
HOUR = 3600
DAY = 24 * HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWindow:
    """From `start` to `end`, both included, in seconds since local midnight."""

    start: int
    end: int

    def __post_init__(self) -> None:
        require(0 <= self.start <= self.end <= DAY, f"time window out of order: {self.start} to {self.end}")

    def holds(self, second: int) -> bool:
        """Tell whether the second lies within."""
        return self.start <= second <= self.end


def at(hour: int, minute: int = 0) -> int:
    """Return the seconds since midnight of hour:minute."""
    require(0 <= hour <= 24 and 0 <= minute < 60, f"no such time: {hour}:{minute}")
    return hour * HOUR + minute * MINUTE


def clock_text(second: int) -> str:
    """Write HH:MM, rounded down."""
    return f"{second // HOUR:02d}:{second % HOUR // MINUTE:02d}"
