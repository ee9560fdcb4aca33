"""What the auditor may ask the log for; no name of a child ever stands in an address."""

from django import forms
from django.utils.translation import gettext_lazy

from duadon.access.log import Purpose
from duadon.queries.read_log import ReadsWish
from duadon.web.day_field import DayField
from duadon.web.forms import NameSearch


class LogFilter(forms.Form):
    """Days, officer, purpose, one child, what is unusual, a page."""

    tu = DayField(label=gettext_lazy("From the day"), required=False)
    den = DayField(label=gettext_lazy("To the day"), required=False)
    can_bo = forms.UUIDField(required=False)
    muc_dich = forms.ChoiceField(required=False, choices=[(one.value, one.value) for one in Purpose])
    chau = forms.UUIDField(required=False)
    la = forms.ChoiceField(required=False, choices=[("nhieu", ""), ("dem", "")])
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def wish(self) -> ReadsWish:
        """Return what was asked for; what could not be read is left out."""
        self.is_valid()
        asked = self.cleaned_data
        return ReadsWish(
            since=asked.get("tu"),
            until=asked.get("den"),
            officer_id=asked.get("can_bo"),
            purpose=Purpose(asked["muc_dich"]) if asked.get("muc_dich") else None,
            child_id=asked.get("chau"),
            long_only=asked.get("la") == "nhieu",
            night_only=asked.get("la") == "dem",
            page=asked.get("page") or 1,
        )


class ChildSearch(NameSearch):
    """The child that a family asks about, by name or birthday."""

    text = forms.CharField(
        max_length=80,
        label=gettext_lazy("Who opened this child? Name or date of birth"),
        help_text=gettext_lazy("Accents may be left out. A birthday as ddmmyy, for example 200516."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
