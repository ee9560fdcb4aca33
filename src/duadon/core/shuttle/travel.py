"""Roads and ferries of one day: whole seconds and metres between named places."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from duadon.core.values.errors import require
from duadon.core.values.times import TimeWindow

Matrix = tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadTable:
    """Driving seconds for departures from `since` on; None where no road joins two places."""

    since: int
    seconds: Matrix

    def __post_init__(self) -> None:
        size = len(self.seconds)
        require(all(len(row) == size for row in self.seconds), "a road table is square")
        require(
            all(cell is None or cell >= 0 for row in self.seconds for cell in row),
            "driving seconds are not negative",
        )
        require(all(self.seconds[i][i] == 0 for i in range(size)), "a place is 0 seconds from itself")


@dataclass(frozen=True, slots=True, kw_only=True)
class Roads:
    """Driving times by hour of departure, and metres; places in the order of `place_ids`.

    `label` says in plain words how the times were made and is shown with every plan. One table
    that starts at 0 means: the same all day. Across a river every cell is None: only a ferry goes.
    """

    label: str
    place_ids: tuple[str, ...]
    metres_table: Matrix
    tables: tuple[RoadTable, ...]
    _index: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        size = len(self.place_ids)
        require(bool(self.label), "roads say how their times were made")
        require(len(set(self.place_ids)) == size, "a place stands twice in the roads")
        require(len(self.metres_table) == size, "metres for each place of the roads")
        require(all(len(row) == size for row in self.metres_table), "a metres table is square")
        require(bool(self.tables) and self.tables[0].since == 0, "the first road table starts at 0")
        starts = [table.since for table in self.tables]
        require(starts == sorted(set(starts)), "road tables stand in the order of the day")
        require(all(len(table.seconds) == size for table in self.tables), "seconds for each place")
        object.__setattr__(self, "_index", {name: i for i, name in enumerate(self.place_ids)})

    def knows(self, place_id: str) -> bool:
        """Tell whether the place stands in the tables."""
        return place_id in self._index

    def seconds(self, origin: str, destination: str, depart: int) -> int | None:
        """Return the driving seconds when leaving at `depart`; None where no road goes."""
        current = self.tables[0]
        for table in self.tables[1:]:
            if table.since > depart:
                break
            current = table
        return current.seconds[self._index[origin]][self._index[destination]]

    def metres(self, origin: str, destination: str) -> int | None:
        """Return the road metres; None where no road goes."""
        return self.metres_table[self._index[origin]][self._index[destination]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ferry:
    """A car ferry between the landings of two sides, both ways at the same times.

    Sails at `first`, then every `headway` seconds up to `last`, and is across `crossing` seconds
    later. A sailing that would be on the water within a `closed` interval (storm, repair) falls out.
    """

    id: str
    landings: tuple[str, str]
    first: int
    last: int
    headway: int
    crossing: int
    closed: tuple[TimeWindow, ...] = ()
    name: str = ""

    def __post_init__(self) -> None:
        require(self.landings[0] != self.landings[1], f"ferry {self.id} joins a landing with itself")
        require(self.first <= self.last, f"ferry {self.id} ends before it starts")
        require(self.headway > 0 and self.crossing >= 0, f"ferry {self.id}: headway and crossing")
