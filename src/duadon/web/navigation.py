"""The main pages, and which of them an actor may open."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from duadon.core.values.roles import Actor, Right


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page of the navigation, and the right that opens it."""

    url_name: str
    title: Promise
    right: Right

    @property
    def address(self) -> str:
        """Return where the page is."""
        return reverse(self.url_name)


_ENTRIES = (
    Entry(url_name="register-list", title=gettext_lazy("Register list"), right=Right.READ_REGISTER),
    Entry(url_name="day-plan", title=gettext_lazy("Plan of the day"), right=Right.READ_PLAN),
    Entry(url_name="where-everybody-is", title=gettext_lazy("Where everybody is"), right=Right.READ_PLAN),
    Entry(url_name="report", title=gettext_lazy("Report"), right=Right.READ_PROGRESS),
)


def entries_for(actor: Actor) -> Sequence[Entry]:
    """Return the pages that the actor may open."""
    return [entry for entry in _ENTRIES if actor.may_anywhere(entry.right)]
