"""Forms of the run's page: a press, the walk through the van, the end of the run."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from duadon.actions.press_taps import PressTaps
from duadon.core.custody.kinds import EventKind, WalkDetail, WalkManner
from duadon.core.custody.presses import Press
from duadon.core.custody.runs import CloseOverride
from duadon.core.values.errors import RuleBroken
from duadon.core.values.ids import DeviceId, OfficerId, RunId
from duadon.web.driver.press_words import read_press
from duadon.web.forms import CommandForm

MAX_REASON = 200
Choices = Sequence[tuple[str, str]]


class PressForm(CommandForm):
    """One button of a page that has many: its command follows from the page's id and what it says.

    So a double press is one command, and two buttons of one page are two.
    """

    press = forms.CharField()
    reason = forms.CharField(required=False, max_length=MAX_REASON)
    stop = forms.IntegerField(required=False, min_value=0, max_value=999)

    def clean_press(self) -> tuple[Press, ...]:
        """Read the button."""
        try:
            return read_press(self.cleaned_data["press"])
        except (ValueError, RuleBroken) as error:
            raise forms.ValidationError("no button says this") from error

    def command(self, run_id: RunId) -> PressTaps:
        """Return the command, once the form is valid."""
        presses: tuple[Press, ...] = self.cleaned_data["press"]
        reason: str = self.cleaned_data["reason"]
        told = f"{self.data['press']} {reason}"
        return PressTaps(
            command_id=uuid5(self.id_of_command, told), run_id=run_id, presses=presses, reason=reason
        )


class WalkForm(CommandForm):
    """The word of somebody in the van that it is empty, with the code that hangs in the last row."""

    manner = WalkManner.IN_PERSON

    code = forms.CharField(
        label=gettext_lazy("Code in the last row"),
        help_text=gettext_lazy("Walk to the last row, look under the seats, read the code that hangs there."),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    seen_events = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def command(self, run_id: RunId, confirmer: OfficerId) -> PressTaps:
        """Return the command, once the form is valid."""
        detail = WalkDetail(confirmer=confirmer, code=self.cleaned_data["code"], manner=self.manner)
        return PressTaps(
            command_id=self.id_of_command,
            run_id=run_id,
            presses=(Press(kind=EventKind.WALK_THROUGH_DONE, detail=detail),),
            reason=self.cleaned_data.get("looked_at", ""),
            seen_events=self.cleaned_data["seen_events"],
        )


class PhotoWalkForm(WalkForm):
    """The word of somebody in the office, who saw photographs and says which."""

    manner = WalkManner.BY_PHOTO

    looked_at = forms.CharField(
        label=gettext_lazy("Photographs looked at"),
        help_text=gettext_lazy("Which pictures, of which rows, sent when. This stays with the run."),
        max_length=MAX_REASON,
    )
    field_order = ("looked_at", "code")


WALK_FORMS: dict[WalkManner, type[WalkForm]] = {
    WalkManner.IN_PERSON: WalkForm,
    WalkManner.BY_PHOTO: PhotoWalkForm,
}


def read_walk(data: QueryDict) -> WalkForm:
    """Return the form that was sent: the manner stands in its button."""
    by_photo = data.get("manner") == WalkManner.BY_PHOTO.value
    return WALK_FORMS[WalkManner.BY_PHOTO if by_photo else WalkManner.IN_PERSON](data)


class CloseForm(CommandForm):
    """The end of a run: nothing but the press."""


class SettleForm(CommandForm):
    """What became of a press that lies parked, in the officer's words."""

    parked = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(required=False, max_length=MAX_REASON)


class OverrideForm(CommandForm):
    """The commander's word that a device is lost, agreed with a second person after a phone call."""

    lost_devices = forms.MultipleChoiceField(
        label=gettext_lazy("Lost devices"), widget=forms.CheckboxSelectMultiple
    )
    second_person = forms.ChoiceField(label=gettext_lazy("Agreed with"))
    call_result = forms.CharField(
        label=gettext_lazy("What the phone call told"),
        help_text=gettext_lazy("Who was called, and what they said about who is where."),
        max_length=MAX_REASON,
    )
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=MAX_REASON)

    def offer(self, devices: Choices, officers: Choices) -> None:
        """Say which devices and officers can be chosen."""
        for name, choices in (("lost_devices", devices), ("second_person", officers)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def override(self, commander: OfficerId) -> CloseOverride:
        """Return the commander's word, once the form is valid."""
        data = self.cleaned_data
        return CloseOverride(
            commander=commander,
            second_person=OfficerId(UUID(data["second_person"])),
            lost_devices=frozenset(DeviceId(UUID(one)) for one in data["lost_devices"]),
            reason=data["reason"],
            call_result=data["call_result"],
        )
