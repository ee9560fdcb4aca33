"""Vietnamese telephone numbers: repaired where the right digits are certain, else not read.

Source of the changed prefixes: the ministry's plan of 15 September 2018 (11 digits became 10).
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from duadon.core.values.errors import require

MADE_UP_PREFIX = "06"

_MOBILE = re.compile(r"0[35789][0-9]{8}")
_MADE_UP = re.compile(r"06[0-9]{8}")
_LANDLINE = re.compile(r"02[0-9]{9}")
_OLD_MOBILE = re.compile(r"01\d{9}")
_COUNTRY_CODE = re.compile(r"(?:00)?84(?=0?[1-9]\d{8,9}$)")
_SEPARATORS = re.compile(r"[\s.\-()+']+")
_BETWEEN_PHONES = re.compile(r"[/;,|\n]|\s-\s|\bhoặc\b")
_LOST_ZERO_LENGTHS = {"1": 10, "2": 10}  # old mobiles and landlines have one digit more

_NEW_PREFIXES = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036",
    "0167": "037", "0168": "038", "0169": "039", "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip


class PhoneRepair(StrEnum):
    """What was put right."""

    LOST_ZERO = "lost_zero"
    COUNTRY_CODE = "country_code"
    OLD_PREFIX = "old_prefix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A number as one dials it inside the country: 0 and nine digits, landlines one more."""

    digits: str

    def __post_init__(self) -> None:
        require(_is_phone(self.digits), "no Vietnamese telephone number")

    @property
    def is_made_up(self) -> bool:
        """Tell whether it lies in the prefix that no operator has."""
        return self.digits.startswith(MADE_UP_PREFIX)

    def is_valid_where(self, *, made_up: bool) -> bool:
        """Tell whether an office may hold it: made-up numbers belong to made-up offices only."""
        return made_up or not self.is_made_up


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneReading:
    """What a written number was read as; `phone` None: not read, nothing was guessed."""

    phone: Phone | None
    repairs: tuple[PhoneRepair, ...] = ()


def read_phone(text: str) -> PhoneReading:
    """Read one number with dots, blanks, +84, a lost zero or a prefix of before 2018."""
    digits = _SEPARATORS.sub("", text)
    if not (digits.isascii() and digits.isdigit()):
        return PhoneReading(phone=None)
    repairs: list[PhoneRepair] = []
    for repair, mend in _MENDERS:
        mended = mend(digits)
        if mended != digits:
            repairs.append(repair)
            digits = mended
    if not _is_phone(digits):
        return PhoneReading(phone=None)
    return PhoneReading(phone=Phone(digits=digits), repairs=tuple(repairs))


def split_phones(text: str) -> tuple[str, ...]:
    """Return the numbers that one cell holds, as written."""
    return tuple(part.strip() for part in _BETWEEN_PHONES.split(text) if part.strip())


def _is_phone(digits: str) -> bool:
    return any(shape.fullmatch(digits) for shape in (_MOBILE, _MADE_UP, _LANDLINE))


def _drop_country_code(digits: str) -> str:
    match = _COUNTRY_CODE.match(digits)
    if match is None:
        return digits
    national = digits[match.end() :]
    return national if national.startswith("0") else "0" + national


def _restore_zero(digits: str) -> str:
    lost = bool(digits) and digits[0] != "0" and len(digits) == _LOST_ZERO_LENGTHS.get(digits[0], 9)
    return "0" + digits if lost else digits


def _renew_prefix(digits: str) -> str:
    if not _OLD_MOBILE.fullmatch(digits) or digits[:4] not in _NEW_PREFIXES:
        return digits
    return _NEW_PREFIXES[digits[:4]] + digits[4:]


_MENDERS = (
    (PhoneRepair.COUNTRY_CODE, _drop_country_code),
    (PhoneRepair.LOST_ZERO, _restore_zero),
    (PhoneRepair.OLD_PREFIX, _renew_prefix),
)
