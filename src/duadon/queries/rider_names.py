"""The people of a day's groups as one reader may see them: short names, or a count."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from duadon.access.log import Purpose
from duadon.access.rides import open_riders
from duadon.access.sight import find_nameable
from duadon.core.values.ids import RiderId
from duadon.core.values.roles import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One person by the short name."""

    text: str
    is_child: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Some riders: those who may be named, and how many more there are."""

    names: tuple[Name, ...]
    unnamed: int

    @property
    def total(self) -> int:
        """Return how many they are."""
        return len(self.names) + self.unnamed


def open_names(
    riders: Collection[RiderId],
    *,
    own: Collection[RiderId] = (),
    actor: Actor,
    purpose: Purpose,
    now: datetime,
) -> dict[RiderId, Name]:
    """Return the names that the actor may read; one log row with the children among them."""
    nameable = find_nameable(riders, own=own, actor=actor)
    words = open_riders(nameable, actor=actor, purpose=purpose, now=now)
    return {
        rider: Name(text=one.short_name, is_child=one.child_id is not None) for rider, one in words.items()
    }


def gather(riders: Iterable[str], names: Mapping[RiderId, Name]) -> People:
    """Return the riders of a plan (ids as text) as people."""
    wanted = [RiderId(UUID(rider)) for rider in riders]
    known = tuple(names[rider] for rider in wanted if rider in names)
    return People(names=known, unnamed=len(wanted) - len(known))
