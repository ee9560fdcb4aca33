"""A friendly, mutable way to put a day together; `build` gives the immutable problem."""

from dataclasses import dataclass, field
from datetime import date

from duadon.core.shuttle.commitments import Commitments
from duadon.core.shuttle.problem import CapturePoint, DayPlace, DayProblem, Group, Van
from duadon.core.shuttle.travel import Ferry, Roads, RoadTable
from duadon.core.values.errors import require


@dataclass(slots=True, kw_only=True)
class DayModel:
    """Add places, roads between them, ferries, vans, points and groups in any order, then build.

    Roads may be given one by one (`add_road`, both ways unless told otherwise) or as a whole
    (`use_roads`, from an adapter). Whatever is not joined by a road is reached by ferry or not at all.
    """

    day: date
    roads_label: str
    boarding_seconds_per_person: int = 20
    places: list[DayPlace] = field(default_factory=list)
    ferries: list[Ferry] = field(default_factory=list)
    vans: list[Van] = field(default_factory=list)
    points: list[CapturePoint] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    commitments: Commitments | None = None
    _roads: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    _given: Roads | None = None

    def add_place(self, place_id: str, *, side: str, name: str = "") -> DayPlace:
        """Add a place and return it."""
        place = DayPlace(id=place_id, side=side, name=name)
        self.places.append(place)
        return place

    def add_road(
        self, origin: str, destination: str, *, seconds: int, metres: int, one_way: bool = False
    ) -> None:
        """Join two places of one side by a road, in both directions unless it is one-way."""
        self._roads[origin, destination] = (seconds, metres)
        if not one_way:
            self._roads[destination, origin] = (seconds, metres)

    def use_roads(self, roads: Roads) -> None:
        """Take ready-made roads; they bring their own label."""
        require(not self._roads, "roads one by one or as a whole, not both")
        self._given = roads

    def add_ferry(self, ferry: Ferry) -> None:
        """Add a ferry between two landings."""
        self.ferries.append(ferry)

    def add_van(self, van: Van) -> None:
        """Add a van with its crew."""
        self.vans.append(van)

    def add_point(self, point: CapturePoint) -> None:
        """Add a capture point."""
        self.points.append(point)

    def add_group(self, group: Group) -> None:
        """Add a group that wants to ride."""
        self.groups.append(group)

    def build(self) -> DayProblem:
        """Return the problem; raises RuleBroken where parts contradict each other."""
        return DayProblem(
            day=self.day,
            places=tuple(self.places),
            roads=self._given or self._own_roads(),
            ferries=tuple(self.ferries),
            vans=tuple(self.vans),
            points=tuple(self.points),
            groups=tuple(self.groups),
            boarding_seconds_per_person=self.boarding_seconds_per_person,
            commitments=self.commitments,
        )

    def _own_roads(self) -> Roads:
        ids = tuple(place.id for place in self.places)
        strangers = {end for pair in self._roads for end in pair} - set(ids)
        require(not strangers, f"roads to unknown places: {', '.join(sorted(strangers))}")
        cells = {**self._roads, **{(name, name): (0, 0) for name in ids}}
        seconds = tuple(tuple(_part(cells.get((a, b)), 0) for b in ids) for a in ids)
        metres = tuple(tuple(_part(cells.get((a, b)), 1) for b in ids) for a in ids)
        table = RoadTable(since=0, seconds=seconds)
        return Roads(label=self.roads_label, place_ids=ids, metres_table=metres, tables=(table,))


def _part(cell: tuple[int, int] | None, which: int) -> int | None:
    return None if cell is None else cell[which]
