"""The forms that open a day: the day, one row a van, one row a capture point."""

from collections.abc import Mapping
from datetime import time
from typing import Self
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from duadon.actions.schedule_day import Duty, Opening, ScheduleDay
from duadon.core.values.ids import OfficerId
from duadon.core.values.times import HOUR, MINUTE, TimeWindow, clock_text
from duadon.queries.day_means import DayMeans, OpeningOfPoint, PointOfDay, VanOfDay
from duadon.web.day_field import DAY_FIRST, DayField
from duadon.web.forms import CommandForm

_FROM, _TO, _OPENS = "06:30", "17:00", "07:30"
_KITS, _MINUTES, _WALK_INS = 2, 17, 50


def _second(text: str) -> int:
    hour, minute = text.split(":")
    return int(hour) * HOUR + int(minute) * MINUTE


def _offer(field: forms.Field, officers: Mapping[OfficerId, str]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = [("", "–"), *((str(officer), name) for officer, name in officers.items())]


def _initial_duty(van: VanOfDay) -> dict[str, object]:
    """Return the duty that the van had last; a van that never drove has the usual hours."""
    last = van.before
    if last is None:
        return {"starts": _FROM, "ends": _TO}
    return {
        "use": True,
        "starts": clock_text(last.window.start),
        "ends": clock_text(last.window.end),
        "driver": str(last.driver),
        "attendant": str(last.attendant or ""),
    }


def _initial_opening(last: OpeningOfPoint | None) -> dict[str, object]:
    if last is None:
        return {"starts": _OPENS, "ends": _TO, "kits": _KITS, "minutes": _MINUTES, "walk_ins": _WALK_INS}
    return {
        "use": True,
        "starts": clock_text(last.window.start),
        "ends": clock_text(last.window.end),
        "kits": last.kits,
        "minutes": last.minutes_per_child,
        "walk_ins": last.walk_in_percent,
    }


class HourField(forms.CharField):
    """A time of the day as people write it (7:00, 07:00, 7h00); cleaned to HH:MM or nothing."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 5, "autocomplete": "off"})

    def clean(self, value: str | None) -> str:
        """Read it."""
        text = str(super().clean(value)).replace("h", ":")
        if not text:
            return ""
        try:
            moment = time.fromisoformat(text.zfill(len("07:00")))
        except ValueError as error:
            raise forms.ValidationError(gettext_lazy("Write the time as 07:00.")) from error
        return f"{moment:%H:%M}"


class _WindowRow(forms.Form):
    """A row that counts where it is ticked; then it needs its hours."""

    # The browser would ask for a driver of every van, also of those that stay at home.
    use_required_attribute = False

    use = forms.BooleanField(label=gettext_lazy("Works"), required=False)
    starts = HourField(label=gettext_lazy("From"))
    ends = HourField(label=gettext_lazy("Until"))

    def full_clean(self) -> None:
        """Ask nothing of a row that is not ticked."""
        if self.is_bound and not self.was_ticked:
            for field in self.fields.values():
                field.required = False
        super().full_clean()

    def clean(self) -> dict[str, object]:
        """Hold the order of the hours."""
        told = self.cleaned_data
        if told.get("use") and told.get("starts") and told.get("ends") and told["starts"] >= told["ends"]:
            self.add_error("ends", gettext_lazy("The end lies before the beginning."))
        return told

    @property
    def was_ticked(self) -> bool:
        """Tell whether it came back ticked: then the verb says what became of it, a second press too."""
        return self.is_bound and bool(self.data.get(self.add_prefix("use")))

    @property
    def is_used(self) -> bool:
        """Tell whether the row is ticked, once it is valid."""
        return bool(self.cleaned_data.get("use"))

    @property
    def window(self) -> TimeWindow:
        """Return the hours, once the form is valid."""
        return TimeWindow(start=_second(self.cleaned_data["starts"]), end=_second(self.cleaned_data["ends"]))


class DutyRow(_WindowRow):
    """A van's duty of the day."""

    may_stay_empty = ("attendant",)

    driver = forms.ChoiceField(label=gettext_lazy("Driver"))
    attendant = forms.ChoiceField(label=gettext_lazy("Attendant"), required=False)

    def __init__(self, data: QueryDict | None, van: VanOfDay, means: DayMeans) -> None:
        super().__init__(data, prefix=f"van-{van.id}", initial=_initial_duty(van))
        self.van = van
        _offer(self.fields["driver"], means.drivers)
        _offer(self.fields["attendant"], means.attendants)

    def duty(self) -> Duty:
        """Return the duty, once the form is valid."""
        attendant = self.cleaned_data["attendant"]
        return Duty(
            vehicle_id=self.van.id,
            window=self.window,
            driver_id=OfficerId(UUID(self.cleaned_data["driver"])),
            attendant_id=OfficerId(UUID(attendant)) if attendant else None,
        )


class OpeningRow(_WindowRow):
    """An opening of a capture point."""

    kits = forms.IntegerField(label=gettext_lazy("Kits"), min_value=1, max_value=50)
    minutes = forms.IntegerField(label=gettext_lazy("Minutes per child"), min_value=1, max_value=120)
    walk_ins = forms.IntegerField(label=gettext_lazy("Left to walk-ins, %"), min_value=0, max_value=100)

    def __init__(
        self, data: QueryDict | None, point: PointOfDay, number: int, last: OpeningOfPoint | None
    ) -> None:
        super().__init__(data, prefix=f"point-{point.id}-{number}", initial=_initial_opening(last))
        self.point = point

    def opening(self) -> Opening:
        """Return the opening, once the form is valid."""
        told = self.cleaned_data
        return Opening(
            place_id=self.point.id,
            window=self.window,
            kits=told["kits"],
            seconds_per_child=told["minutes"] * MINUTE,
            walk_in_percent=told["walk_ins"],
        )


class ScheduleForm(CommandForm):
    """The day and its rows; what the day has already is not asked again."""

    day = DayField(
        label=gettext_lazy("Day"),
        help_text=gettext_lazy("Day, month, year: 20/09/2024"),
        widget=forms.DateInput(format=DAY_FIRST, attrs={"inputmode": "numeric"}),
    )
    duties: list[DutyRow]
    openings: list[OpeningRow]

    @classmethod
    def of(cls, means: DayMeans, data: QueryDict | None = None) -> Self:
        """Return the form as last time's day was, or with what was sent."""
        form = cls(data) if data is not None else cls.fresh(day=means.day)
        duties = ((van.duty is None, DutyRow(data, van, means)) for van in means.vans)
        openings = (
            (not point.openings, OpeningRow(data, point, number, last))
            for point in means.points
            for number, last in enumerate(point.before or (None,))
        )
        form.duties = [row for is_free, row in duties if is_free or row.was_ticked]
        form.openings = [row for is_free, row in openings if is_free or row.was_ticked]
        return form

    def is_valid(self) -> bool:
        """Tell whether day and all rows hold; every fault is marked at once."""
        rows = [row.is_valid() for row in (*self.duties, *self.openings)]
        is_day = super().is_valid()
        if all(rows) and is_day and not any(row.is_used for row in (*self.duties, *self.openings)):
            self.add_error(
                None, gettext_lazy("Nothing is ticked. Tick the vans that drive and the points that open.")
            )
            return False
        return is_day and all(rows)

    def command(self) -> ScheduleDay:
        """Return the command, once the form is valid."""
        return ScheduleDay(
            command_id=self.id_of_command,
            day=self.cleaned_data["day"],
            duties=tuple(row.duty() for row in self.duties if row.is_used),
            openings=tuple(row.opening() for row in self.openings if row.is_used),
        )
