"""A request for a ride: one group, there and back as one, with the signer apart from who rides."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from duadon.core.enrolment.eligibility import ChildFacts
from duadon.core.values.errors import require
from duadon.core.values.ids import AdultId, ChildId, PlaceId, RiderId, TripRequestId
from duadon.core.values.people import Relation

MAX_RECEIVERS = 3


class LegName(StrEnum):
    """The two ways of a trip."""

    OUT = "out"
    HOME = "home"


class DayPart(StrEnum):
    """When the family can come."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class SignerPresence(StrEnum):
    """Where the signer is when the child is captured."""

    RIDES = "rides"
    MEETS_AT_POINT = "meets_at_point"
    NOT_NEEDED = "not_needed"  # every person of the group acts alone (from 14 years)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildRider:
    """A child of the group; `label` is what sentences call it ("N. An").

    `facts` are the register's of now, so that a correction there reaches the request by itself.
    `at_least_135_cm` None: nobody measured; then the child counts as smaller.
    """

    rider_id: RiderId
    child_id: ChildId
    label: str
    facts: ChildFacts
    needs_booster: bool = False
    at_least_135_cm: bool | None = None

    def __post_init__(self) -> None:
        require(bool(self.label), "sentences must be able to call the child by something")
        tall = self.at_least_135_cm is True
        require(not (tall and self.needs_booster), "a child of 1.35 m or more needs no booster")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdultRider:
    """An accompanying adult: takes a seat, need not be the one who signs."""

    rider_id: RiderId
    adult_id: AdultId


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs for the children, as the family said; whether that is enough is judged later.

    `paper_seen`: the paper that the office asks of this relation was seen at the visit.
    `override_reason`: why a commander lets this person sign against the rule; empty: he does not.
    """

    adult_id: AdultId | None
    relation: Relation | None
    presence: SignerPresence
    paper_seen: bool = False
    override_reason: str = ""

    def __post_init__(self) -> None:
        named = self.adult_id is not None and self.relation is not None
        needless = self.presence is SignerPresence.NOT_NEEDED
        nobody = self.adult_id is None and self.relation is None
        require(nobody if needless else named, "a signer has a name and a relation, or is not needed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Somebody to whom the children may be handed at the end of a leg."""

    given_name: str
    relation: Relation

    def __post_init__(self) -> None:
        require(bool(self.given_name.strip()), "a receiver has a given name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One way: `stop` is where it begins (out) or ends (home); up to three receivers at its end."""

    stop: PlaceId
    receivers: tuple[Receiver, ...] = ()
    cancelled: bool = False

    def __post_init__(self) -> None:
        require(len(self.receivers) <= MAX_RECEIVERS, "a leg has at most three receivers")
        require(len(set(self.receivers)) == len(self.receivers), "a receiver is named once")


@dataclass(frozen=True, slots=True, kw_only=True)
class TripRequest:
    """One group's wish for one day; `priority` higher goes first, then who waits longest."""

    id: TripRequestId
    day: date
    children: tuple[ChildRider, ...]
    out: Leg
    home: Leg
    waiting_since: date
    adults: tuple[AdultRider, ...] = ()
    signer: Signer | None = None  # None: nobody has asked yet
    day_parts: frozenset[DayPart] = field(default_factory=lambda: frozenset(DayPart))
    priority: int = 1
    attendant_named: bool = False

    def __post_init__(self) -> None:
        require(bool(self.children), "a trip request has at least one child")
        require(bool(self.day_parts), "a trip request allows at least one part of the day")
        require(self.waiting_since <= self.day, "nobody waits longer than until the day")
        _require_distinct(self.rider_ids, "a rider stands once in a request")
        _require_distinct([one.child_id for one in self.children], "a child stands once")
        _require_distinct([one.adult_id for one in self.adults], "an adult stands once")

    @property
    def rider_ids(self) -> tuple[RiderId, ...]:
        """Return everybody who rides: the children, then the adults."""
        children = tuple(one.rider_id for one in self.children)
        return children + tuple(one.rider_id for one in self.adults)

    @property
    def boosters(self) -> int:
        """Return how many boosters the group needs."""
        return sum(one.needs_booster for one in self.children)

    @property
    def is_open(self) -> bool:
        """Tell whether any way of it still stands."""
        return not (self.out.cancelled and self.home.cancelled)

    def leg(self, name: LegName) -> Leg:
        """Return one of the two ways."""
        return self.out if name is LegName.OUT else self.home


def _require_distinct(ids: Iterable[object], message: str) -> None:
    known = list(ids)
    require(len(set(known)) == len(known), message)
