"""What every form that changes something carries: the id under which its command is stored once."""

import re
from typing import Self
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy


class CommandForm(forms.Form):
    """A form whose command is done once, however often the button is pressed or the page sent again."""

    command_id = forms.UUIDField(widget=forms.HiddenInput)

    @classmethod
    def fresh(cls, **initial: object) -> Self:
        """Return an empty form under a new id."""
        return cls(initial={"command_id": uuid4(), **initial})

    def under_new_id(self) -> None:
        """Let what was refused be sent again, mended, as a new command."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["command_id"] = str(uuid4())
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
        if re.search(r"\d{9}", re.sub(r"[\s.-]", "", text)):
            raise ValidationError(
                gettext_lazy("This box looks for names and dates of birth. Please type no number here.")
            )
        return text
