"""The one place that asks the machine what time it is."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemClock:
    """The machine's clock as a Clock."""

    def now(self) -> datetime:
        """Return the instant in UTC."""
        return datetime.now(UTC)
