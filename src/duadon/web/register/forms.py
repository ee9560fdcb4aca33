"""What an officer types to look somebody up."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from duadon.queries.register_list import RegisterWish

_PART_OF_A_NUMBER = re.compile(r"\d{9}")


class RegisterSearch(forms.Form):
    """A name or date of birth, a unit, a page. Sent by POST: a child's name belongs in no address."""

    text = forms.CharField(required=False, max_length=80)
    unit = forms.CharField(required=False, max_length=5)
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def clean_text(self) -> str:
        """Turn away what looks like a personal number or a phone number."""
        text: str = self.cleaned_data["text"]
        if _PART_OF_A_NUMBER.search(re.sub(r"[\s.-]", "", text)):
            raise ValidationError(
                gettext_lazy("This box looks for names and dates of birth. Please type no number here.")
            )
        return text

    def wish(self) -> RegisterWish:
        """Return what was asked for; what could not be read is left out."""
        self.is_valid()
        return RegisterWish(
            text=self.cleaned_data.get("text", ""),
            unit_code=self.cleaned_data.get("unit", ""),
            page=self.cleaned_data.get("page") or 1,
        )
