"""A child as the register knows it: what open_child hands out."""

from dataclasses import dataclass

from duadon.core.values.ids import AdultId, AreaId, ChildId, HouseholdId
from duadon.core.values.partial_dates import PartialDate
from duadon.core.values.people import Relation, Sex
from duadon.core.values.personal_number import PersonalNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Carer:
    """An adult of the child's life; `phone` as ten digits, or empty."""

    adult_id: AdultId
    full_name: str
    relation: Relation
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildRecord:
    """The values in force; `birth` and `number` are None while unknown."""

    id: ChildId
    full_name: str
    birth: PartialDate | None
    sex: Sex | None
    number: PersonalNumber | None
    unit_code: str
    area_id: AreaId | None
    group_name: str
    household_id: HouseholdId
    carers: tuple[Carer, ...]
