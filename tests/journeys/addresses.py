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
    "home": "kiemtra",
    "register-list": "p11.cskv",
    "day-plan": "dieuphoi",
    "where-everybody-is": "dieuphoi",
}
# Addresses that only take a form, or that answer with a file: there is nothing to look at.
NOTHING_TO_SEE = {"sign-out"}


def _first(statement: str) -> Callable[[Site], object]:
    def look_up(site: Site) -> object:
        found = site.ask(statement)[0][0]
        return UUID(found) if isinstance(found, str) and len(found) == 32 else found

    return look_up


# What stands in an address, by its name there.
SAMPLES: Mapping[str, Callable[[Site], object]] = {
    "day": lambda _site: TODAY,
}


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
        return reverse(self.name, kwargs={each: SAMPLES[each](site) for each in self.wanted})


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
