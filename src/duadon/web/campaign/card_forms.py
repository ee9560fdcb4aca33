"""What is typed on the cards page: whom to look for, and the step that cards have reached."""

from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from duadon.actions.record_card import CardStep
from duadon.queries.cards_page import CardsWish, Queue
from duadon.web.forms import CommandForm, NameSearch

MOST_AT_ONCE = 50


class CardSearch(NameSearch):
    """A name or birthday, a unit, a queue, a page. Sent by POST: a child's name belongs in no address."""

    text = forms.CharField(
        required=False,
        max_length=80,
        label=gettext_lazy("Name or date of birth"),
        help_text=gettext_lazy("Accents may be left out. A birthday as ddmmyy, for example 200516."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    unit = forms.CharField(required=False, max_length=5)
    queue = forms.ChoiceField(required=False, choices=[(one.value, one.value) for one in Queue])
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def wish(self) -> CardsWish:
        """Return what was asked for; what could not be read is left out."""
        self.is_valid()
        return CardsWish(
            queue=Queue(self.cleaned_data.get("queue") or Queue.HAND_OVER),
            text=self.cleaned_data.get("text", ""),
            unit_code=self.cleaned_data.get("unit", ""),
            page=self.cleaned_data.get("page") or 1,
        )


class CardStepForm(CommandForm):
    """The step, its day and the children; each child is a command of its own under the form's id."""

    step = forms.ChoiceField(choices=[(one.value, one.value) for one in CardStep], widget=forms.HiddenInput)
    queue = forms.ChoiceField(choices=[(one.value, one.value) for one in Queue], widget=forms.HiddenInput)
    on = forms.DateField(
        label=gettext_lazy("On the day"),
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Say the day, for example 18/09/2024."),
            "invalid": gettext_lazy("This is no day. Write day, month and year, for example 18/09/2024."),
        },
    )

    @property
    def children(self) -> list[UUID]:
        """Return the children ticked, each once; what is no id of a child is none."""
        ticked = (self.data.getlist("child") if hasattr(self.data, "getlist") else [])[:MOST_AT_ONCE]
        return list(dict.fromkeys(_uuids(ticked)))

    def clean(self) -> dict[str, object]:
        """Ask for at least one child."""
        if not self.children:
            raise ValidationError(gettext_lazy("Tick at least one child, then press the button again."))
        return self.cleaned_data


def _uuids(texts: list[str]) -> list[UUID]:
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
