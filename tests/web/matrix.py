"""What each page answers to whom, computed from rights and assignments instead of typed by hand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum
from http import HTTPStatus as Http
from uuid import UUID

from duadon.core.values.ids import AreaId
from duadon.core.values.roles import ROLE_RIGHTS, Actor, Right, Role

CREW = {Role.DRIVER, Role.ATTENDANT}


class Way(Enum):
    """How a page is asked."""

    GET = "GET"
    POST = "POST"
    HTMX = "HTMX GET"


class Whose(Enum):
    """Which record an address names."""

    OWN = "own"
    OTHER = "other"
    GONE = "gone"


class Reach(Enum):
    """How the assignments of whoever holds the right narrow the records of a page."""

    EVERYTHING = "there is no record in the address"
    PLACE = "records of the places that the assignment names"
    RUN = "runs that one rides on, or all with an office-wide assignment that is no crew's"
    RIDDEN = "runs that one rides on for whoever only rides; all for everybody else"
    RIDES_TODAY = "whoever only rides: the runs of their own that day; all for everybody else"
    OFFICE_WIDE_RUN = "runs, with an office-wide assignment that is no crew's; no crew has the right here"
    OFFICE = "records of one's own office"
    SENDER = "what one has sent or started oneself"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The rights that open a page (any of them; none: whoever has signed in), and how far they reach.

    `then`: a right asked for once the record is found.
    """

    rights: frozenset[Right]
    reach: Reach
    ways: Collection[Way]
    then: Right | None = None


def page(
    *rights: Right, reach: Reach = Reach.EVERYTHING, takes: str = "GET", then: Right | None = None
) -> Page:
    """Return a page: its rights, its reach, and the methods that it takes ("GET", "POST", "GET POST")."""
    ways = {way for way in Way if way.value.split()[-1] in takes.split()}
    return Page(rights=frozenset(rights), reach=reach, ways=frozenset(ways), then=then)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record and what decides who reaches it: its places, crew, sender, office."""

    key: object
    places: Collection[tuple[str, UUID | None]] = ()
    crew: Collection[UUID | None] = ()
    sender: UUID | None = None
    office: UUID | None = None


Records = Mapping[str, Mapping[Whose, Record]]
DONE = frozenset({Http.OK, Http.FOUND})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A page asked in a way about a record; `record` is None where it is gone or the page has none."""

    name: str
    page: Page
    way: Way
    whose: Whose
    address: str
    record: Record | None = None
    body: Mapping[str, object] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """Name the case in a failure."""
        return f"{self.way.value} {self.name} ({self.whose.value})"


def expected(case: Case, actor: Actor) -> Collection[int]:
    """Return the statuses that the case may have for the actor."""
    if case.way not in case.page.ways:
        return {Http.METHOD_NOT_ALLOWED}
    rights = case.page.rights
    if rights and not _holds_any(case.page, actor):
        return {Http.FORBIDDEN}
    if not _reaches(case, actor):
        return {Http.NOT_FOUND}
    if case.page.then and not actor.scopes_for(case.page.then):
        return {Http.FORBIDDEN}
    # A form that was sent leads on, or is shown again with what is wrong.
    return DONE if case.way is Way.POST or not rights else {Http.OK}


def _holds_any(asked: Page, actor: Actor) -> bool:
    if asked.reach is Reach.OFFICE_WIDE_RUN:
        return _reaches_every_run(actor, asked.rights)
    return any(actor.scopes_for(right) for right in asked.rights)


def _reaches(case: Case, actor: Actor) -> bool:
    record = case.record
    if case.page.reach in (Reach.EVERYTHING, Reach.RIDES_TODAY):
        return True
    if record is None or case.whose is Whose.GONE:
        return False
    match case.page.reach:
        case Reach.OFFICE:
            return record.office == actor.office_id
        case Reach.SENDER:
            return record.sender == actor.officer_id
        case Reach.PLACE:
            return all(_covers(actor, case.page.rights, unit, area) for unit, area in record.places)
        case _:
            return actor.officer_id in record.crew or _reaches_runs_of_others(case.page, actor)


def _reaches_runs_of_others(asked: Page, actor: Actor) -> bool:
    if asked.reach is Reach.RIDDEN:
        return not {item.role for item in actor.assignments} <= CREW
    return _reaches_every_run(actor, asked.rights)


def _covers(actor: Actor, rights: Collection[Right], unit: str, area: UUID | None) -> bool:
    place = AreaId(area) if area else None
    return any(scope.covers(unit, place) for right in rights for scope in actor.scopes_for(right))


def _reaches_every_run(actor: Actor, rights: Collection[Right]) -> bool:
    return any(
        item.role not in CREW and item.scope.covers(None) and rights & ROLE_RIGHTS[item.role]
        for item in actor.assignments
    )
