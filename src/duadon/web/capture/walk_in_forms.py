"""What the desk types about a child who has come alone: whom to look for, what came of it, a mistake."""

from django import forms
from django.utils.translation import gettext_lazy

from duadon.actions.record_walk_in import RecordWalkIn
from duadon.actions.take_back_walk_in import LONGEST_NOTE, TakeBackWalkIn
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.capture_marks import NotCapturedReason
from duadon.core.values.ids import ChildId, PlaceId
from duadon.web.forms import CommandForm, NameSearch

CAPTURED = "captured"


class WalkInSearch(NameSearch):
    """A name or birthday. Sent by POST: a child's name belongs in no address."""

    text = forms.CharField(
        required=False,
        max_length=80,
        label=gettext_lazy("Name or date of birth"),
        help_text=gettext_lazy("Accents may be left out. A birthday as ddmmyy, for example 200516."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    @property
    def wish(self) -> str:
        """Return what was typed; what looks like a number is left out."""
        self.is_valid()
        return str(self.cleaned_data.get("text", ""))


class WalkInForm(CommandForm):
    """One press: captured, or the reason why not."""

    child = forms.UUIDField()
    point = forms.UUIDField()
    outcome = forms.ChoiceField(choices=[(one, one) for one in (CAPTURED, *NotCapturedReason)])

    def command(self, frame: CampaignFrame) -> RecordWalkIn:
        """Return the command, once the form is valid."""
        told = self.cleaned_data["outcome"]
        return RecordWalkIn(
            command_id=self.id_of_command,
            campaign_id=frame.id,
            child_id=ChildId(self.cleaned_data["child"]),
            place_id=PlaceId(self.cleaned_data["point"]),
            reason=None if told == CAPTURED else NotCapturedReason(told),
        )


class TakeBackForm(CommandForm):
    """Which outcome was wrong, and why; an empty reason is refused by the verb, with the remedy."""

    outcome = forms.UUIDField()
    point = forms.UUIDField()
    note = forms.CharField(required=False, max_length=LONGEST_NOTE)

    def command(self, frame: CampaignFrame) -> TakeBackWalkIn:
        """Return the command, once the form is valid."""
        return TakeBackWalkIn(
            command_id=self.id_of_command,
            campaign_id=frame.id,
            outcome_id=self.cleaned_data["outcome"],
            note=self.cleaned_data["note"],
        )
