"""Invented households, their children and who cares for them: the truth behind the lists."""

from dataclasses import dataclass
from datetime import date

from duadon.core.values.ids import AreaId
from duadon.core.values.people import Relation, Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpAdult:
    """A parent, grandparent or guardian; `phone` has ten digits from 06, or is empty."""

    name: str
    sex: Sex
    relation: Relation
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpChild:
    """A child; `key` is unit-household-child, `personal_number` has place code 099 or is None."""

    key: str
    name: str
    sex: Sex
    birth: date
    personal_number: str | None
    is_twin: bool
    wants_card: bool
    shorter_than_135_cm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """Why a family may not come by itself."""

    parents_away: bool = False
    has_vehicle: bool = True
    carer_rides_motorbike: bool = True
    needs_ride: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpHousehold:
    """Children of one roof; `carer` looks after them and may be one of the parents."""

    key: str
    unit_code: str
    group_id: AreaId
    father: MadeUpAdult | None
    mother: MadeUpAdult | None
    carer: MadeUpAdult
    children: tuple[MadeUpChild, ...]
    circumstances: Circumstances
