"""Single draws about families: birth dates, numbers, phones, who cares, what holds them back."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from duadon.core.values.partial_dates import age_on
from duadon.core.values.people import Relation, Sex
from duadon.demo.campaign_days import SHUTTLE_START
from duadon.demo.family_values import Circumstances, MadeUpAdult
from duadon.demo.naming import adult_name, family_name

# The day the shuttle starts: ages in the made-up register are counted on it.
COUNTED_ON = SHUTTLE_START
_LAST_BIRTH = date(2024, 8, 31)
_FIRST_BIRTH = date(2009, 9, 10)  # younger than 15 on the day
_AGES = ((0, 6, 0.40), (6, 14, 0.585), (14, 15, 0.015))
_SIBLINGS = ((1, 45), (2, 42), (3, 10), (4, 3))
_TWIN_SHARE = 0.012
_CARE = (("both", 775), ("mother", 80), ("father", 30), ("grandparent", 110), ("guardian", 5))


@dataclass(slots=True)
class Taken:
    """Phones and personal numbers already given out, so that none is given twice."""

    values: set[str] = field(default_factory=set)

    def fresh(self, rng: Random, *, prefix: str, digits: int) -> str:
        """Draw a text of `prefix` and that many digits which nobody has yet, and take it."""
        while True:
            drawn = f"{prefix}{rng.randrange(10**digits):0{digits}d}"
            if drawn not in self.values:
                self.values.add(drawn)
                return drawn


def draw_phone(rng: Random, taken: Taken, *, share: float) -> str:
    """Draw a phone number from 06, or an empty text for those without."""
    return taken.fresh(rng, prefix="06", digits=8) if rng.random() < share else ""


def draw_personal_number(rng: Random, taken: Taken, *, sex: Sex, birth: date) -> str:
    """Draw a number of place code 099 that agrees with sex and year of birth (from 2000 on)."""
    century_and_sex = 2 if sex is Sex.MALE else 3
    return taken.fresh(rng, prefix=f"099{century_and_sex}{birth.year % 100:02d}", digits=6)


def has_number(rng: Random, *, birth: date) -> bool:
    """Tell whether the child already has a number: 4 % of the under-6s have none yet."""
    return rng.random() >= (0.04 if age_on(birth, COUNTED_ON) < 6 else 0.003)


def is_short(rng: Random, *, birth: date) -> bool:
    """Tell whether the child is shorter than 1.35 m, by age."""
    age = age_on(birth, COUNTED_ON)
    return rng.random() < {9: 0.7, 10: 0.4}.get(age, 1.0 if age < 9 else 0.0)


def draw_sibling_count(rng: Random) -> int:
    """Draw how many children a household lists."""
    return rng.choices([n for n, _ in _SIBLINGS], weights=[share for _, share in _SIBLINGS])[0]


def draw_birth(rng: Random) -> date:
    """Draw a birth date by the campaign's age groups."""
    youngest, below, _ = rng.choices(_AGES, weights=[share for _, _, share in _AGES])[0]
    age = rng.randrange(youngest, below)
    born = date(COUNTED_ON.year - age, COUNTED_ON.month, COUNTED_ON.day)
    return min(born - timedelta(days=rng.randrange(365)), _LAST_BIRTH)


def draw_births(rng: Random, count: int) -> list[date]:
    """Draw the birth dates of siblings, oldest first: one to seven years apart, or twins."""
    births = [draw_birth(rng)]
    while len(births) < count:
        births.append(_sibling_birth(rng, births))
    return sorted(births)


def _sibling_birth(rng: Random, births: list[date]) -> date:
    if rng.random() < _TWIN_SHARE and len(set(births)) == len(births):
        return births[-1]
    for _ in range(40):
        gap = timedelta(days=rng.randrange(365, 7 * 365))
        born = rng.choice(births) + rng.choice((-gap, gap))
        in_range = _FIRST_BIRTH <= born <= _LAST_BIRTH
        if in_range and all(abs((born - other).days) >= 300 for other in births):
            return born
    # A crowded family: let the next one fall where it may.
    return draw_birth(rng)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grownups:
    """Who lives with the children, and whose family name they bear."""

    father: MadeUpAdult | None
    mother: MadeUpAdult | None
    carer: MadeUpAdult
    family: str
    parents_away: bool


def draw_grownups(rng: Random, taken: Taken) -> Grownups:
    """Draw parents and carer; where a grandparent cares, the parents work away."""
    care = rng.choices([name for name, _ in _CARE], weights=[share for _, share in _CARE])[0]
    father = _parent(rng, taken, Relation.FATHER) if care not in ("mother", "guardian") else None
    mother = _parent(rng, taken, Relation.MOTHER) if care not in ("father", "guardian") else None
    carer = _carer(rng, taken, care=care, parents=[one for one in (mother, father) if one])
    return Grownups(
        father=father,
        mother=mother,
        carer=carer,
        family=_family_of(rng, father=father, other=mother or carer),
        parents_away=care == "grandparent" or (care == "both" and rng.random() < 0.01),
    )


def _parent(rng: Random, taken: Taken, relation: Relation) -> MadeUpAdult:
    sex = Sex.MALE if relation is Relation.FATHER else Sex.FEMALE
    return MadeUpAdult(
        name=adult_name(rng, sex=sex, family=family_name(rng)),
        sex=sex,
        relation=relation,
        phone=draw_phone(rng, taken, share=0.85),
    )


def _carer(rng: Random, taken: Taken, *, care: str, parents: list[MadeUpAdult]) -> MadeUpAdult:
    if care in ("grandparent", "guardian"):
        return _other_carer(rng, taken, guardian=care == "guardian")
    return parents[0] if rng.random() < 0.6 else parents[-1]


def _other_carer(rng: Random, taken: Taken, *, guardian: bool) -> MadeUpAdult:
    sex = Sex.FEMALE if rng.random() < 0.75 else Sex.MALE
    grand = Relation.GRANDMOTHER if sex is Sex.FEMALE else Relation.GRANDFATHER
    return MadeUpAdult(
        name=adult_name(rng, sex=sex, family=family_name(rng)),
        sex=sex,
        relation=Relation.GUARDIAN if guardian else grand,
        phone=draw_phone(rng, taken, share=0.9),
    )


def _family_of(rng: Random, *, father: MadeUpAdult | None, other: MadeUpAdult) -> str:
    named_after = father if father and rng.random() < 0.97 else other
    return named_after.name.split(" ", 1)[0]


def draw_circumstances(rng: Random, grownups: Grownups) -> Circumstances:
    """Draw what keeps the family from coming: about one in ten needs a ride."""
    old = grownups.carer.relation in (Relation.GRANDMOTHER, Relation.GRANDFATHER)
    has_vehicle = rng.random() >= 0.18
    rides = rng.random() >= (0.5 if old else 0.05)
    held_back = not has_vehicle or not rides
    return Circumstances(
        parents_away=grownups.parents_away,
        has_vehicle=has_vehicle,
        carer_rides_motorbike=rides,
        needs_ride=rng.random() < (0.3 if held_back else 0.015),
    )
