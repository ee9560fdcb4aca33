"""The main pages, which of them an actor may open, and where each role begins its day."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from duadon.core.values.roles import Actor, Right, Role


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


# The order in which they stand, whoever sees them.
_ORDER = (
    "today",
    "where-everybody-is",
    "day-plan",
    "fleet",
    "register-list",
    "import-list",
    "my-list",
    "trip-requests",
    "my-runs",
    "capture-desk",
    "cards",
    "progress",
    "report",
    "read-log",
    "system",
)
# Add a page here, in any order, together with its address.
_ENTRIES = (
    Entry(url_name="my-list", title=gettext_lazy("My list"), right=Right.RECORD_CONTACT),
    Entry(url_name="trip-requests", title=gettext_lazy("Ride requests"), right=Right.REQUEST_TRIP),
    Entry(url_name="capture-desk", title=gettext_lazy("Capture point"), right=Right.RECORD_CAPTURE),
    Entry(url_name="my-runs", title=gettext_lazy("My runs"), right=Right.CLOSE_RUN),
    Entry(url_name="today", title=gettext_lazy("Today"), right=Right.READ_PLAN),
    Entry(url_name="register-list", title=gettext_lazy("Lists"), right=Right.READ_REGISTER),
    Entry(url_name="import-list", title=gettext_lazy("Import a list"), right=Right.IMPORT_REGISTER),
    Entry(url_name="day-plan", title=gettext_lazy("Plan"), right=Right.READ_PLAN),
    Entry(url_name="fleet", title=gettext_lazy("Vans and places"), right=Right.PLAN_DAY),
    Entry(url_name="where-everybody-is", title=gettext_lazy("Where everybody is"), right=Right.READ_PLAN),
    Entry(url_name="read-log", title=gettext_lazy("Log of reads"), right=Right.READ_ACCESS_LOG),
    Entry(url_name="cards", title=gettext_lazy("Cards"), right=Right.RECORD_CARD),
    Entry(url_name="progress", title=gettext_lazy("Progress"), right=Right.READ_PROGRESS),
    Entry(url_name="system", title=gettext_lazy("System"), right=Right.MANAGE_ACCOUNTS),
    Entry(url_name="report", title=gettext_lazy("Report"), right=Right.READ_PROGRESS),
)
# What a role has to do first; where somebody holds several, the first of these counts.
_BEGINNINGS = {
    Role.DISPATCHER: "today",
    Role.WARD_OFFICER: "my-list",
    Role.DRIVER: "my-runs",
    Role.ATTENDANT: "my-runs",
    Role.POINT_OPERATOR: "capture-desk",
    Role.COMMANDER: "progress",
    Role.AUDITOR: "read-log",
    Role.SYSTEM_ADMINISTRATOR: "system",
}


def entries_for(actor: Actor) -> Sequence[Entry]:
    """Return the pages that the actor may open, in their order."""
    allowed = (entry for entry in _ENTRIES if actor.may_anywhere(entry.right))
    return sorted(allowed, key=lambda entry: _ORDER.index(entry.url_name))


def beginning_for(actor: Actor) -> Entry | None:
    """Return where the actor's work begins: the role's own page, else the first that opens, else None."""
    entries = {entry.url_name: entry for entry in entries_for(actor)}
    held = {item.role for item in actor.assignments}
    wanted = (entries.get(name) for role, name in _BEGINNINGS.items() if role in held)
    return next((entry for entry in (*wanted, *entries.values()) if entry), None)
