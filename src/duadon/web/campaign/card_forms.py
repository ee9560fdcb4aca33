"""What is typed on the cards page: whom to look for, and the step that cards have reached."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from duadon.actions.record_card import CardStep
from duadon.core.enrolment.card_receipts import CardReceipt, CardReceiver, HandOverWay
from duadon.core.privacy.masking import holds_number
from duadon.core.values.ids import AdultId, ChildId
from duadon.core.values.people import Relation
from duadon.queries.cards_page import CardsWish, Queue
from duadon.web.forms import CommandForm, NameSearch
from duadon.web.words import tell

MOST_AT_ONCE = 50
# In the page a carer is told by id, the others by these words.
SELF, OTHER_ADULT = CardReceiver.SELF.value, CardReceiver.OTHER_ADULT.value


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
    """The step, its day and the children; each child is a command of its own under the form's id.

    At a hand-over each child's row says who took the card (`receiver-ID`); the way is one for all,
    and so is another adult, who is named once.
    """

    may_stay_empty = ("other_name", "other_relation")

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

    way = forms.ChoiceField(
        label=gettext_lazy("How the cards were given"),
        error_messages={"required": gettext_lazy("Choose how the cards were given.")},
    )
    other_name = forms.CharField(
        required=False,
        max_length=80,
        label=gettext_lazy("Name of the other adult"),
        help_text=gettext_lazy("Only where a child's card went to somebody whom the list does not name."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    other_relation = forms.ChoiceField(
        required=False, label=gettext_lazy("What the other adult is to the child")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the ways and relations in the words of the page."""
        super().__init__(*args, **kwargs)
        self._offer("way", [(one.value, tell(f"cards.way.{one.value}")) for one in HandOverWay])
        self._offer("other_relation", [(one.value, tell(f"label.relation.{one.value}")) for one in Relation])
        # Only at a hand-over is anything given.
        step = self.data.get("step") or self.initial.get("step")
        self.fields["way"].required = step == CardStep.HANDED_OVER.value

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", gettext("Please choose")), *choices]

    @property
    def chosen(self) -> dict[UUID, str]:
        """Return who took the card as each ticked child's row says; empty where nothing was chosen."""
        return {child: str(self.data.get(f"receiver-{child}", "")) for child in self.children}

    def receipt_of(self, child: UUID) -> CardReceipt:
        """Return who took a child's card, once the form is valid."""
        chosen, child_id = self.chosen[child], ChildId(child)
        if chosen == SELF:
            return CardReceipt(child_id=child_id, receiver=CardReceiver.SELF)
        if chosen == OTHER_ADULT:
            return CardReceipt(
                child_id=child_id,
                receiver=CardReceiver.OTHER_ADULT,
                name=self.cleaned_data["other_name"],
                relation=Relation(self.cleaned_data["other_relation"]),
            )
        return CardReceipt(child_id=child_id, receiver=CardReceiver.CARER, adult_id=AdultId(UUID(chosen)))

    @property
    def way_given(self) -> HandOverWay | None:
        """Return how the cards were given; None for a step that is no hand-over."""
        return HandOverWay(self.cleaned_data["way"]) if self._is_handed_over else None

    @property
    def _is_handed_over(self) -> bool:
        return self.cleaned_data.get("step") == CardStep.HANDED_OVER.value

    @property
    def children(self) -> list[UUID]:
        """Return the children ticked, each once; what is no id of a child is none."""
        ticked = (self.data.getlist("child") if hasattr(self.data, "getlist") else [])[:MOST_AT_ONCE]
        return list(dict.fromkeys(_uuids(ticked)))

    def clean(self) -> dict[str, object]:
        """Ask for at least one child, and at a hand-over for who took each card and how."""
        if not self.children:
            raise ValidationError(gettext_lazy("Tick at least one child, then press the button again."))
        if self._is_handed_over:
            self._check_receivers()
        return self.cleaned_data

    def clean_other_name(self) -> str:
        """Turn away a number: the name is enough to know whom the card went to."""
        name: str = self.cleaned_data["other_name"]
        if holds_number(name):
            raise ValidationError(gettext_lazy("Write the name only. Please type no number here."))
        return name

    def _check_receivers(self) -> None:
        chosen = self.chosen.values()
        if not all(one in (SELF, OTHER_ADULT) or _uuids([one]) for one in chosen):
            self.add_error(None, gettext_lazy("Choose beside each ticked child who took the card."))
        if OTHER_ADULT in chosen:
            if not self.cleaned_data.get("other_name") and "other_name" not in self.errors:
                self.add_error("other_name", gettext_lazy("Write the name of the other adult."))
            if not self.cleaned_data.get("other_relation"):
                self.add_error("other_relation", gettext_lazy("Choose what the other adult is to the child."))


def _uuids(texts: list[str]) -> list[UUID]:
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
