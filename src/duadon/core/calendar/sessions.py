"""Sessions of a capture point: kits, walk-ins, and half-hour slots computed when asked for.

No job prepares slots, so there is no empty calendar on the first day. Times are whole seconds
since local midnight.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from duadon.core.values.errors import require
from duadon.core.values.ids import PlaceId
from duadon.core.values.times import MINUTE, TimeWindow

SLOT_SECONDS = 30 * MINUTE
_ALL = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureSession:
    """One opening of a point; each kit takes one child at a time, the last done by closing.

    `walk_in_percent` of the kits' time belongs to people who come by themselves.
    """

    point_id: PlaceId
    day: date
    opens: int
    closes: int
    kits: int
    seconds_per_child: int
    walk_in_percent: int = 0

    def __post_init__(self) -> None:
        TimeWindow(start=self.opens, end=self.closes)
        require(self.kits >= 0, "a point cannot have fewer than no kits")
        require(self.seconds_per_child > 0, "a capture takes time")
        require(0 <= self.walk_in_percent <= _ALL, "a share lies between 0 and 100 percent")

    @property
    def places(self) -> int:
        """Return how many children all kits can take from opening to closing."""
        return self.kits * self._places_of_a_kit()

    @property
    def usable_places(self) -> int:
        """Return what the walk-ins leave for booked children, rounded down."""
        return self._left_by_walk_ins(self.places)

    @property
    def usable_kits(self) -> int:
        """Return the whole kits that the walk-ins leave, rounded down, for a planner of whole kits."""
        return self._left_by_walk_ins(self.kits)

    def _places_of_a_kit(self) -> int:
        return (self.closes - self.opens) // self.seconds_per_child

    def _left_by_walk_ins(self, amount: int) -> int:
        return amount * (_ALL - self.walk_in_percent) // _ALL

    def places_started_before(self, second: int) -> int:
        """Return the booked children whose capture can start before the second."""
        starts_of_a_kit = -(-max(0, second - self.opens) // self.seconds_per_child)
        started = self.kits * min(starts_of_a_kit, self._places_of_a_kit())
        return self._left_by_walk_ins(started)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A half hour (the last may be shorter): children whose capture can start within, and booked."""

    window: TimeWindow
    capacity: int
    booked: int = 0

    def __post_init__(self) -> None:
        require(self.capacity >= 0 and self.booked >= 0, "a slot counts children")

    @property
    def free(self) -> int:
        """Return the places left; an overbooked slot has none."""
        return max(0, self.capacity - self.booked)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotChain:
    """Neighbouring slots that together take one group, with the children in each."""

    slots: tuple[Slot, ...]
    children: tuple[int, ...] = field(default=())

    def __post_init__(self) -> None:
        require(len(self.slots) == len(self.children), "every slot of a chain takes its children")


def slots_of(session: CaptureSession, *, booked: Mapping[int, int] | None = None) -> tuple[Slot, ...]:
    """Return the slots of a session; `booked` counts children by the start of their slot.

    The capacity is true: the slots of a session add up to its usable places, whatever the minutes
    per child, because a capture may run on from one slot into the next.
    """
    taken = booked or {}
    starts = range(session.opens, session.closes, SLOT_SECONDS)
    require(set(taken) <= set(starts), "booked in a slot that the session does not have")
    return tuple(_slot(session, start, taken.get(start, 0)) for start in starts)


def _slot(session: CaptureSession, start: int, booked: int) -> Slot:
    end = min(start + SLOT_SECONDS, session.closes)
    capacity = session.places_started_before(end) - session.places_started_before(start)
    return Slot(window=TimeWindow(start=start, end=end), capacity=capacity, booked=booked)


def find_chain(slots: Sequence[Slot], *, children: int) -> SlotChain | None:
    """Return the earliest chain that takes a whole group, filling one slot after the other.

    A chain begins in a slot with a free place and crosses none that others have filled, so that
    nobody of the group waits while strangers are served. None: no chain takes them all.
    """
    require(children > 0, "a group has at least one child to capture")
    for first, slot in enumerate(slots):
        chain = _fill(slots[first:], children) if slot.free else None
        if chain is not None:
            return chain
    return None


def _fill(slots: Sequence[Slot], children: int) -> SlotChain | None:
    used: list[int] = []
    for slot in slots:
        if slot.booked and not slot.free:
            return None
        # A slot without any capacity only lets an earlier capture run on, or belongs to walk-ins.
        used.append(min(slot.free, children - sum(used)))
        if sum(used) == children:
            return SlotChain(slots=tuple(slots[: len(used)]), children=tuple(used))
    return None
