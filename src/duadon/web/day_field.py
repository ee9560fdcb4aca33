"""A day as people type it in a form: one of the years in which there can be a campaign."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from duadon.web.converters import YEARS

DAY_FIRST = "%d/%m/%Y"
_NO_DAY = gettext_lazy("This is no day. Write day, month and year, for example 18/09/2024.")


class DayField(forms.DateField):
    """Reads 18/09/2024, and what the machine writes; the days at the ends of all calendars are nobody's.

    Whoever reckons with the day (the day before, the evening in another zone) must never run out of days.
    """

    input_formats = (DAY_FIRST, "%Y-%m-%d")
    default_error_messages = {"invalid": _NO_DAY}

    def to_python(self, value: str | date | None) -> date | None:
        """Read the day; ValidationError for what is none, and for years without a campaign."""
        day = super().to_python(value)
        if day is not None and day.year not in YEARS:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day
