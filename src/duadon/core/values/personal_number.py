"""The personal identification number (số định danh cá nhân): 12 digits, readable in four parts.

Source: Law 26/2023/QH15 Art. 12; the structure stands in Circular 59/2021/TT-BCA. There is no
check digit, and none is made up here.
"""

from dataclasses import dataclass
from enum import StrEnum

from duadon.core.values.errors import require
from duadon.core.values.partial_dates import PartialDate
from duadon.core.values.people import Sex

MADE_UP_PLACE_CODE = "099"
NUMBER_LENGTH = 12

# The 63 provinces of the circular; numbers keep the code of the birth's registration for life.
_PROVINCES = (
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 "
    "036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 "
    "074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096"
)
PROVINCE_CODES = frozenset(_PROVINCES.split())


class Contradiction(StrEnum):
    """Which part of a record the number speaks against."""

    BIRTH_YEAR = "birth_year"
    SEX = "sex"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalNumber:
    """Twelve digits: place (3), century and sex (1), year of birth (2), drawn at random (6)."""

    digits: str

    def __post_init__(self) -> None:
        well_formed = self.digits.isascii() and self.digits.isdigit()
        require(well_formed and len(self.digits) == NUMBER_LENGTH, "a personal number has twelve digits")

    @property
    def place_code(self) -> str:
        """Return the code of the province or country where the birth was registered."""
        return self.digits[:3]

    @property
    def is_place_known(self) -> bool:
        """Tell whether the place is one of the provinces, or the made-up one."""
        return self.place_code in PROVINCE_CODES or self.is_made_up

    @property
    def is_made_up(self) -> bool:
        """Tell whether it can be no real person's number."""
        return self.place_code == MADE_UP_PLACE_CODE

    @property
    def sex(self) -> Sex:
        """Return the sex in the fourth digit: even male, odd female."""
        return Sex.FEMALE if int(self.digits[3]) % 2 else Sex.MALE

    @property
    def birth_year(self) -> int:
        """Return the year in digits four to six: 0/1 are the 1900s, 2/3 the 2000s, and so on."""
        return 1900 + 100 * (int(self.digits[3]) // 2) + int(self.digits[4:6])

    def is_valid_where(self, *, made_up: bool) -> bool:
        """Tell whether an office may hold it: made-up numbers belong to made-up offices only."""
        return made_up or not self.is_made_up

    def contradictions(self, *, birth: PartialDate | None, sex: Sex | None) -> tuple[Contradiction, ...]:
        """Return what it speaks against; what is unknown cannot be contradicted.

        A contradiction asks a person and proves nothing: numbers are set anew after corrections.
        """
        found: list[Contradiction] = []
        if birth is not None and birth.year != self.birth_year:
            found.append(Contradiction.BIRTH_YEAR)
        if sex is not None and sex is not self.sex:
            found.append(Contradiction.SEX)
        return tuple(found)
