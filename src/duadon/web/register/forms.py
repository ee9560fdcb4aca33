"""What an officer types to look somebody up."""

from collections.abc import Mapping
from typing import Self

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy

from duadon.queries.register_list import RegisterWish
from duadon.web.forms import CommandForm, NameSearch


class RegisterSearch(NameSearch):
    """A name or date of birth, a unit, a page. Sent by POST: a child's name belongs in no address."""

    text = forms.CharField(required=False, max_length=80)
    unit = forms.CharField(required=False, max_length=5)
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def wish(self) -> RegisterWish:
        """Return what was asked for; what could not be read is left out."""
        self.is_valid()
        return RegisterWish(
            text=self.cleaned_data.get("text", ""),
            unit_code=self.cleaned_data.get("unit", ""),
            page=self.cleaned_data.get("page") or 1,
        )


class ListUpload(forms.Form):
    """A workbook of one of the officer's own units; the only unit there is stands chosen."""

    unit = forms.ChoiceField(label=gettext_lazy("Unit"))
    file = forms.FileField(
        label=gettext_lazy("List (.xlsx workbook)"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )

    @classmethod
    def of(cls, units: Mapping[str, str], request: HttpRequest | None = None) -> Self:
        """Return the form for these units, filled where something was sent."""
        form = cls(request.POST, request.FILES) if request else cls()
        choices = [*units.items()]
        several = [("", gettext("Choose a unit"))] if len(choices) > 1 else []
        unit = form.fields["unit"]
        if isinstance(unit, forms.ChoiceField):
            unit.choices = [*several, *choices]
        return form


class AcceptRows(CommandForm):
    """The button that lets a checked list in."""


class RevealNumber(forms.Form):
    """Why the whole personal number is needed."""

    reason = forms.CharField(
        label=gettext_lazy("Why is the whole number needed?"),
        help_text=gettext_lazy("At least 10 characters. It is kept in the log of reads under your name."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
