"""Every page that the resolver knows: who looks at it on the demo's morning, and at which address."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.journeys.sites import Site

TODAY = date(2024, 9, 19)

# Who looks at each page, by user name; None: nobody has signed in.
WHO_LOOKS: Mapping[str, str | None] = {
    "sign-in": None,
    "today": "dieuphoi",
    "day-plan": "dieuphoi",
    "schedule-day": "dieuphoi",
    "where-everybody-is": "dieuphoi",
    "fleet": "dieuphoi",
    "add-vehicle": "dieuphoi",
    "change-vehicle": "dieuphoi",
    "add-place": "dieuphoi",
    "change-place": "dieuphoi",
    "my-list": "p2.cskv",
    "visit": "p11.cskv",
    "trip-request": "p11.cskv",
    "trip-requests": "p2.cskv",
    "ride-request": "p2.cskv",
    "family-slip": "p2.cskv",
    "register-list": "p11.cskv",
    "child": "p11.cskv",
    "import-list": "p11.cskv",
    "import-batch": "p11.cskv",
    "import-check": "p11.cskv",
    "my-runs": "laixe1",
    "run-page": "laixe1",
    "capture-desk": "diema.canbo",
    "walk-ins": "diema.canbo",
    "cards": "diema.canbo",
    "progress": "chihuy",
    "report": "chihuy",
    "read-log": "kiemtra",
    "one-read": "kiemtra",
    "system": "quantri",
    "job": "dieuphoi",
}
# Addresses that only take a form, lead on, or answer with a file: there is nothing to look at.
NOTHING_TO_SEE = {
    "home",
    "sign-out",
    "language",
    "find-rider",
    "make-plan",
    "publish-plan",
    "last-row-tags",
    "run-record",
    "run-walk",
    "run-settle",
    "run-override",
    "run-close",
    "capture-record",
    "record-walk-ins",
    "take-back-walk-ins",
    "record-cards",
    "report-file",
    "manifest-file",
    "day-manifests-file",
    "day-sheet-file",
    "cancel-job",
    "job-file",
    "cancel-ride",
    "paper-seen",
    "ride-adults",
    "reveal-number",
}


def _first(statement: str) -> Callable[[Site], object]:
    def look_up(site: Site) -> object:
        return UUID(str(site.ask(statement)[0][0]))

    return look_up


# What stands in an address, by its name there.
SAMPLES: Mapping[str, Callable[[Site], object]] = {
    "day": lambda _site: TODAY,
    "child": _first(
        "SELECT child.id FROM store_child AS child"
        " JOIN store_unitmembership AS home ON home.child_id = child.id"
        " WHERE home.unit_code = '29863' AND child.birth LIKE '2015%' ORDER BY child.birth, child.id"
    ),
    "run": _first(
        "SELECT run.id FROM store_run AS run JOIN store_officer AS driver ON driver.id = run.driver_id"
        " JOIN store_dayplan AS plan ON plan.id = run.plan_id"
        " WHERE driver.username = 'laixe1' AND plan.day = '2024-09-19' ORDER BY run.number DESC"
    ),
    "request_id": _first("SELECT id FROM store_triprequest WHERE unit_code = '29869' AND day = '2024-09-19'"),
    "batch": _first(
        "SELECT batch.id FROM store_batch AS batch JOIN store_source AS source ON source.id = batch.source_id"
        " WHERE source.unit_code = '29863'"
    ),
    "read": _first("SELECT log_id FROM store_accesslogchild GROUP BY log_id ORDER BY count(*) DESC"),
    "vehicle": _first("SELECT id FROM store_vehicle ORDER BY name"),
    "place": _first("SELECT id FROM store_place ORDER BY name"),
    "job": _first("SELECT id FROM store_job ORDER BY id"),
    "upload": _first("SELECT id FROM store_upload"),
}
# What stands behind an address, by the page's name.
QUESTIONS: Mapping[str, Mapping[str, str]] = {"import-check": {"unit": "29863"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A page, who looks at it, and where."""

    name: str
    username: str | None
    wanted: tuple[str, ...]

    @property
    def label(self) -> str:
        """Return a name for files and tests."""
        return "-".join([self.name, *self.wanted])

    def path(self, site: Site) -> str:
        """Return the address on this site."""
        found = {each: SAMPLES[each](site) for each in self.wanted}
        return reverse(self.name, kwargs=found, query=QUESTIONS.get(self.name))


def known_names() -> set[str]:
    """Return every name of the resolver."""
    return {str(pattern.name) for pattern in _patterns(get_resolver().url_patterns)}


def looks() -> list[Look]:
    """Return each page that has something to see, once for each form of its address."""
    return [
        Look(name=name, username=WHO_LOOKS[name], wanted=tuple(pattern.pattern.converters))
        for pattern in _patterns(get_resolver().url_patterns)
        if (name := str(pattern.name)) in WHO_LOOKS
    ]


def _patterns(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns)
        else:
            yield pattern
