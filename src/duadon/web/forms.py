"""What every form that changes something carries: the id under which its command is stored once."""

from typing import Self
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from duadon.core.privacy.masking import holds_number

MOST_DIGITS = 6  # of a page's number


def page_number(text: str) -> int:
    """Return the page that an address asks for; anything that is none is the first."""
    return max(1, int(text)) if text.isdecimal() and len(text) <= MOST_DIGITS else 1


class CommandForm(forms.Form):
    """A form whose command is done once, however often the button is pressed or the page sent again."""

    command_id = forms.UUIDField(widget=forms.HiddenInput)

    @classmethod
    def fresh(cls, **initial: object) -> Self:
        """Return an empty form under a new id."""
        return cls(initial={"command_id": uuid4(), **initial})

    def under_new_id(self, **anew: str) -> None:
        """Let what was refused be sent again, mended, as a new command; `anew` replaces hidden fields."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        for name, value in {"command_id": str(uuid4()), **anew}.items():
            data[name] = value
        self.data = data

    @property
    def id_of_command(self) -> UUID:
        """Return the id, once the form is valid."""
        found: UUID = self.cleaned_data["command_id"]
        return found


class NameSearch(forms.Form):
    """A search by name or birthday in the field `text`: numbers of people belong in no search box."""

    def clean_text(self) -> str:
        """Turn away what looks like a personal number or a phone number."""
        text: str = self.cleaned_data["text"]
        if holds_number(" ".join(text.split())):
            raise ValidationError(
                gettext_lazy("This box looks for names and dates of birth. Please type no number here.")
            )
        return text
