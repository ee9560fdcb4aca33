"""What an address may hold besides words: a day."""

from datetime import date

YEARS = range(2000, 2100)


class DayConverter:
    """A day in an address: yyyy-mm-dd; anything else leads nowhere."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Read the day; ValueError means that there is no such address."""
        day = date.fromisoformat(value)
        if day.year not in YEARS:
            raise ValueError("no campaign was or will be then")
        return day

    def to_url(self, value: date) -> str:
        """Write the day."""
        return value.isoformat()
