"""The made-up register: households with children in the 15 units, the same for the same seed."""

from collections.abc import Iterator
from datetime import date
from random import Random

from duadon.core.values.ids import AreaId
from duadon.core.values.people import Sex
from duadon.demo.family_draws import (
    Grownups,
    Taken,
    draw_births,
    draw_circumstances,
    draw_grownups,
    draw_personal_number,
    draw_sibling_count,
    has_number,
    is_short,
)
from duadon.demo.family_values import MadeUpChild, MadeUpHousehold
from duadon.demo.grandmother import (
    GRANDMOTHER_HOUSEHOLD,
    GRANDMOTHER_UNIT,
    RESERVED,
    grandmother_household,
)
from duadon.demo.naming import child_name
from duadon.demo.shares import share_out
from duadon.demo.world_values import World

_WANTS_CARD = 0.93


def make_families(world: World, *, seed: int, children: int = 3000) -> tuple[MadeUpHousehold, ...]:
    """Return households with exactly `children` children, shared out by the units' children."""
    rng = Random(seed)
    taken = Taken(values=set(RESERVED))
    counts = share_out(children, [unit.under_6 + unit.from_6 for unit in world.units])
    households: list[MadeUpHousehold] = []
    for unit, count in zip(world.units, counts, strict=True):
        groups = [area.id for area in world.groups_in(unit.unit.code)]
        maker = _Maker(rng=rng, taken=taken, unit_code=unit.unit.code, groups=groups)
        households.extend(maker.households(count))
    return tuple(households)


class _Maker:
    """Draws the households of one unit one after the other."""

    def __init__(self, *, rng: Random, taken: Taken, unit_code: str, groups: list[AreaId]) -> None:
        self._rng = rng
        self._taken = taken
        self._unit_code = unit_code
        self._groups = groups

    def households(self, children: int) -> Iterator[MadeUpHousehold]:
        """Yield households until the unit has its children; the last one may be cut short."""
        number, left = 1, children
        if self._unit_code == GRANDMOTHER_UNIT:
            first = grandmother_household(self._groups[0])
            yield first
            number, left = 2, children - len(first.children)
        while left > 0:
            count = min(draw_sibling_count(self._rng), left)
            yield self._household(f"{self._unit_code}-{number:04d}", count)
            number, left = number + 1, left - count

    def _household(self, key: str, count: int) -> MadeUpHousehold:
        grownups = draw_grownups(self._rng, self._taken)
        return MadeUpHousehold(
            key=key,
            unit_code=self._unit_code,
            group_id=self._rng.choice(self._groups),
            father=grownups.father,
            mother=grownups.mother,
            carer=grownups.carer,
            children=self._children(key, grownups, count),
            circumstances=draw_circumstances(self._rng, grownups),
        )

    def _children(self, key: str, grownups: Grownups, count: int) -> tuple[MadeUpChild, ...]:
        births = draw_births(self._rng, count)
        wants_card = self._rng.random() < _WANTS_CARD
        names: set[str] = set()
        children: list[MadeUpChild] = []
        for number, birth in enumerate(births, start=1):
            sex = self._rng.choice((Sex.MALE, Sex.FEMALE))
            name = self._fresh_name(names, sex=sex, family=grownups.family)
            twin = births.count(birth) > 1
            child_key = f"{key}-{number}"
            children.append(self._child(child_key, name, sex, birth, (twin, wants_card)))
        return tuple(children)

    def _fresh_name(self, names: set[str], *, sex: Sex, family: str) -> str:
        while True:
            name = child_name(self._rng, sex=sex, family=family)
            if name not in names:
                names.add(name)
                return name

    def _child(self, key: str, name: str, sex: Sex, birth: date, flags: tuple[bool, bool]) -> MadeUpChild:
        number = None
        if has_number(self._rng, birth=birth):
            number = draw_personal_number(self._rng, self._taken, sex=sex, birth=birth)
        return MadeUpChild(
            key=key,
            name=name,
            sex=sex,
            birth=birth,
            personal_number=number,
            is_twin=flags[0],
            wants_card=flags[1],
            shorter_than_135_cm=is_short(self._rng, birth=birth),
        )


def grandmother_of(households: tuple[MadeUpHousehold, ...]) -> MadeUpHousehold:
    """Return the household of the grandmother of ward 11."""
    return next(one for one in households if one.key == GRANDMOTHER_HOUSEHOLD)
