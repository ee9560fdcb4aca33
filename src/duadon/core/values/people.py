"""Words about people that several rooms share."""

from enum import StrEnum


class Sex(StrEnum):
    """Sex as a birth certificate states it (Nam / Nữ)."""

    MALE = "male"
    FEMALE = "female"


class Relation(StrEnum):
    """What an adult is to the child."""

    FATHER = "father"
    MOTHER = "mother"
    GRANDMOTHER = "grandmother"
    GRANDFATHER = "grandfather"
    GUARDIAN = "guardian"
    OTHER = "other"
