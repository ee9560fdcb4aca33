"""Forms of the plan of a day."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from duadon.web.forms import CommandForm

# How long the planner may look, in iterations: the same answer on every machine.
_ITERATIONS = {"small": 30, "normal": 200, "long": 1000}


class MakePlanForm(CommandForm):
    """Plan a day, with how much effort."""

    effort = forms.ChoiceField(
        label=gettext_lazy("Effort"),
        choices=(
            ("small", gettext_lazy("Small: an answer in seconds")),
            ("normal", gettext_lazy("Normal")),
            ("long", gettext_lazy("Long: the best plan, some minutes")),
        ),
    )

    @property
    def iterations(self) -> int:
        """Return the iterations, once the form is valid."""
        return _ITERATIONS[self.cleaned_data["effort"]]


class PublishPlanForm(CommandForm):
    """Announce one version."""

    plan = forms.UUIDField(widget=forms.HiddenInput)

    @property
    def plan_id(self) -> UUID:
        """Return the plan's id, once the form is valid."""
        found: UUID = self.cleaned_data["plan"]
        return found
