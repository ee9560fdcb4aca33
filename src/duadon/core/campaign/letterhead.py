"""The head and foot of an office's letter (Decree 30/2020, Annex I): dots stand where a pen must write."""

import re
from dataclasses import dataclass

from duadon.core.values.errors import require

TO_FILL_IN = "……………"

_OFFICE = re.compile(
    r"Công an (?:(?:thành phố|tỉnh|huyện|quận|thị xã|thị trấn|phường|xã) )?(?P<place>[^()]+?)(?: \(.*\))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who writes: the body above, the office, the report's symbol after the number, the place.

    `directs_units` says whether wards and communes are among those who get the letter to act on it.

    Free text of the office: the police force has its own rules for symbols and signing.
    """

    issuing_body: str
    place: str
    parent_body: str = TO_FILL_IN
    number: str = "………"
    symbol: str = "BC-………"
    directs_units: bool = True

    def __post_init__(self) -> None:
        require(bool(self.issuing_body and self.place), "a letter names its office and its place")


def letterhead_of(office_name: str, *, unit_names: tuple[str, ...] = ()) -> Letterhead:
    """Return the letterhead as far as names tell it; the place is the last part of the office's name.

    With `unit_names` the police of these wards and communes write, and report to the office.
    """
    named = _OFFICE.fullmatch(office_name)
    place = named["place"] if named else TO_FILL_IN
    if not unit_names:
        return Letterhead(issuing_body=office_name, place=place)
    body = f"Công an {', '.join(unit_names)}"
    return Letterhead(issuing_body=body, place=place, parent_body=office_name, directs_units=False)
