"""Danh sách chuyến xe: per run who gets on and off where, both ways; for custody and for print."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from duadon.core.shuttle.plan import DayPlan, GroupLeg, Leg, PlannedRun, Stop
from duadon.core.shuttle.problem import DayProblem, Group
from duadon.core.values.errors import require


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestEntry:
    """One group getting on or off on one leg, with the ids of its riders."""

    group_id: str
    label: str
    leg: Leg
    children: tuple[str, ...]
    adults: tuple[str, ...]
    boosters: int

    @property
    def people(self) -> int:
        """Return how many get on or off."""
        return len(self.children) + len(self.adults)


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestStop:
    """A stop with who gets off (first) and on, and how many are aboard when the van leaves."""

    number: int
    place_id: str
    place_name: str
    arrive: int
    depart: int
    off: tuple[ManifestEntry, ...]
    on: tuple[ManifestEntry, ...]
    aboard: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunManifest:
    """A run of a van, numbered from 1 in the van's day; it begins and ends empty."""

    van_id: str
    van_name: str
    run_number: int
    stops: tuple[ManifestStop, ...]

    def __post_init__(self) -> None:
        require(bool(self.stops), "a run has stops")
        require(self.balance == 0, f"run {self.run_number} of {self.van_name} does not end empty")

    @property
    def balance(self) -> int:
        """Return people on less people off over the whole run: 0 when nobody stays aboard."""
        return sum(_people(stop.on) - _people(stop.off) for stop in self.stops)

    @property
    def riders(self) -> tuple[str, ...]:
        """Return the ids of all who ride, children and adults, in the order of boarding."""
        entries = [entry for stop in self.stops for entry in stop.on]
        return tuple(rider for entry in entries for rider in (*entry.children, *entry.adults))


def make_manifests(plan: DayPlan, problem: DayProblem) -> tuple[RunManifest, ...]:
    """Return the manifest of every run, van by van in the order of the day.

    The plan must have passed verify_plan: RuleBroken where it names unknown groups or vans, or
    where a run does not end empty.
    """
    groups = {group.id: group for group in problem.groups}
    names = {place.id: place.name or place.id for place in problem.places}
    vans = {van.id: van.name or van.id for van in problem.vans}
    return tuple(
        RunManifest(
            van_id=route.van_id,
            van_name=vans.get(route.van_id, route.van_id),
            run_number=number,
            stops=tuple(_stops(run, groups, names)),
        )
        for route in plan.routes
        for number, run in enumerate(route.runs, start=1)
    )


def _stops(run: PlannedRun, groups: Mapping[str, Group], names: Mapping[str, str]) -> Iterable[ManifestStop]:
    aboard = 0
    for number, stop in enumerate(run.stops, start=1):
        off, on = _entries(stop.dropoffs, groups), _entries(stop.pickups, groups)
        aboard += _people(on) - _people(off)
        yield _stop(number, stop, (off, on), names.get(stop.place_id, stop.place_id), aboard)


_OffAndOn = tuple[tuple[ManifestEntry, ...], tuple[ManifestEntry, ...]]


def _stop(number: int, stop: Stop, moving: _OffAndOn, name: str, aboard: int) -> ManifestStop:
    return ManifestStop(
        number=number,
        place_id=stop.place_id,
        place_name=name,
        arrive=stop.arrive,
        depart=stop.depart,
        off=moving[0],
        on=moving[1],
        aboard=aboard,
    )


def _entries(legs: tuple[GroupLeg, ...], groups: Mapping[str, Group]) -> tuple[ManifestEntry, ...]:
    unknown = [leg.group_id for leg in legs if leg.group_id not in groups]
    require(not unknown, f"groups that the day does not know: {', '.join(unknown)}")
    return tuple(_entry(leg, groups[leg.group_id]) for leg in legs)


def _entry(leg: GroupLeg, group: Group) -> ManifestEntry:
    return ManifestEntry(
        group_id=group.id,
        label=group.label or group.id,
        leg=leg.leg,
        children=tuple(child.id for child in group.children),
        adults=group.adults,
        boosters=group.boosters,
    )


def _people(entries: tuple[ManifestEntry, ...]) -> int:
    return sum(entry.people for entry in entries)
