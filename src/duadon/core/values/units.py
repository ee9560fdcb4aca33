"""Administrative units with validity dates: the same code meant another unit after a reform."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from duadon.core.values.errors import require


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminUnit:
    """A ward (phường) or commune (xã); `valid_to` is the first day on which it no longer exists.

    `successor_code` is the code of the unit that took it over on that day (None while it lives).
    """

    code: str
    name: str
    valid_from: date
    valid_to: date | None = None
    successor_code: str | None = None
    aliases: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require(len(self.code) == 5 and self.code.isdigit(), f"unit code has five digits: {self.code!r}")
        require(
            self.valid_to is None or self.valid_from < self.valid_to,
            f"unit ends before it starts: {self.code}",
        )

    def lives_on(self, day: date) -> bool:
        """Tell whether the unit exists on the day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminUnits:
    """All known units of the area, of every time; code and day together are the key."""

    units: tuple[AdminUnit, ...]

    @classmethod
    def of(cls, units: Iterable[AdminUnit]) -> "AdminUnits":
        """Gather them, refusing two units of one code on one day."""
        gathered = cls(units=tuple(units))
        for unit in gathered.units:
            twins = [
                other
                for other in gathered.units
                if other.code == unit.code and other.lives_on(unit.valid_from)
            ]
            require(len(twins) == 1, f"two units of code {unit.code} on {unit.valid_from}")
        return gathered

    def find(self, code: str, *, on: date) -> AdminUnit | None:
        """Return the unit that bore the code on the day, or None."""
        return next((unit for unit in self.units if unit.code == code and unit.lives_on(on)), None)

    def living(self, *, on: date) -> tuple[AdminUnit, ...]:
        """Return the units that exist on the day."""
        return tuple(unit for unit in self.units if unit.lives_on(on))

    def names(self, *, on: date) -> dict[str, str]:
        """Return a name for every code there ever was: the unit's of the day, else the one it bore last."""
        by_age = sorted(self.units, key=lambda unit: (unit.lives_on(on), unit.valid_from))
        return {unit.code: unit.name for unit in by_age}

    def follow(self, unit: AdminUnit, *, to: date) -> AdminUnit:
        """Return what the unit has become by the day (itself while it lives)."""
        while not unit.lives_on(to) and unit.successor_code and unit.valid_to and unit.valid_to <= to:
            heir = self.find(unit.successor_code, on=unit.valid_to)
            if heir is None:
                return unit
            unit = heir
        return unit
