"""The grandmother of ward 11 and her two grandchildren: in every made-up register."""

from datetime import date

from duadon.core.values.ids import AreaId
from duadon.core.values.people import Relation, Sex
from duadon.demo.family_values import Circumstances, MadeUpAdult, MadeUpChild, MadeUpHousehold

GRANDMOTHER_UNIT = "29863"
GRANDMOTHER_NAME = "Nguyễn Thị Sáu"
GRANDMOTHER_HOUSEHOLD = f"{GRANDMOTHER_UNIT}-0001"
# No other made-up family may draw them.
RESERVED = frozenset({"099213000811", "099316000812", "0611000811"})


def grandmother_household(group_id: AreaId) -> MadeUpHousehold:
    """Return her household: 11 and 8 years old on 9 September 2024, parents working away."""
    return MadeUpHousehold(
        key=GRANDMOTHER_HOUSEHOLD,
        unit_code=GRANDMOTHER_UNIT,
        group_id=group_id,
        father=_parent("Nguyễn Văn Lợi", Relation.FATHER),
        mother=_parent("Trần Thị Mỹ Dung", Relation.MOTHER),
        carer=MadeUpAdult(
            name=GRANDMOTHER_NAME,
            sex=Sex.FEMALE,
            relation=Relation.GRANDMOTHER,
            phone="0611000811",
        ),
        children=(
            _child(1, "Nguyễn Minh Khang", date(2013, 3, 14), "099213000811"),
            _child(2, "Nguyễn Ngọc Hân", date(2016, 5, 20), "099316000812"),
        ),
        circumstances=Circumstances(
            parents_away=True, has_vehicle=False, carer_rides_motorbike=False, needs_ride=True
        ),
    )


def _parent(name: str, relation: Relation) -> MadeUpAdult:
    sex = Sex.MALE if relation is Relation.FATHER else Sex.FEMALE
    return MadeUpAdult(name=name, sex=sex, relation=relation, phone="")


def _child(number: int, name: str, birth: date, personal_number: str) -> MadeUpChild:
    return MadeUpChild(
        key=f"{GRANDMOTHER_HOUSEHOLD}-{number}",
        name=name,
        sex=Sex.MALE if personal_number[3] == "2" else Sex.FEMALE,
        birth=birth,
        personal_number=personal_number,
        is_twin=False,
        wants_card=True,
        shorter_than_135_cm=birth.year >= 2016,
    )
