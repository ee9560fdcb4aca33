"""Addresses of the shuttle's pages."""

from datetime import date

from django.urls import URLPattern, path, register_converter

from duadon.web.shuttle.day_plan import day_plan
from duadon.web.shuttle.where_everybody_is import where_everybody_is


class DayConverter:
    """A day in an address: yyyy-mm-dd; anything else leads nowhere."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Read the day; ValueError means that there is no such address."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """Write the day."""
        return value.isoformat()


register_converter(DayConverter, "day")

urlpatterns: list[URLPattern] = [
    path("ke-hoach/", day_plan, name="day-plan"),
    path("ke-hoach/<day:day>/", day_plan, name="day-plan"),
    path("dang-o-dau/", where_everybody_is, name="where-everybody-is"),
]
