"""What an address may hold besides words: a day."""

from datetime import date


class DayConverter:
    """A day in an address: yyyy-mm-dd; anything else leads nowhere."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Read the day; ValueError means that there is no such address."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """Write the day."""
        return value.isoformat()
