"""Which of our columns a header means, told from its words in Vietnamese, with or without accents."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from duadon.core.register.source_rows import Field
from duadon.core.values.person_names import fold, tidy_text

_NOT_A_WORD = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderText:
    """A header with its accents (`marked`) and without (`folded`): small letters, words only."""

    marked: str
    folded: str

    @classmethod
    def of(cls, *lines: str) -> "HeaderText":
        """Gather the header's lines, the upper first."""
        text = tidy_text(" ".join(lines)).lower()
        return cls(
            marked=_NOT_A_WORD.sub(" ", text).strip(),
            folded=_NOT_A_WORD.sub(" ", fold(text)).strip(),
        )

    def has(self, *phrases: str) -> bool:
        """Tell whether one of the phrases (written without accents) stands in it as whole words."""
        padded = f" {self.folded} "
        return any(f" {phrase} " in padded for phrase in phrases)

    def shows(self, *phrases: str) -> bool:
        """Tell the same of phrases with accents; a header without any accents passes too."""
        if self.marked == self.folded:
            return self.has(*(fold(phrase) for phrase in phrases))
        padded = f" {self.marked} "
        return any(f" {phrase} " in padded for phrase in phrases)


def recognise(*lines: str) -> Field | None:
    """Return our name of the column under a header of one or two lines, None if it has none."""
    header = HeaderText.of(*lines)
    if not header.folded:
        return None
    for reader in _READERS:
        found = reader(header)
        if found is not None:
            return None if found == _IGNORED else Field(found)
    return None


_IGNORED = ""  # a column that we know and do not take
_Reader = Callable[[HeaderText], str | None]

_EXACT = {
    "stt": Field.ORDER_NUMBER, "tt": Field.ORDER_NUMBER, "so tt": Field.ORDER_NUMBER,
    "so thu tu": Field.ORDER_NUMBER, "ten": Field.GIVEN_NAME, "lop": Field.SCHOOL_CLASS,
    "ghi chu": Field.REMARKS, "hoan canh": Field.CIRCUMSTANCES, "phai": Field.SEX,
}  # fmt: skip


def _exact(header: HeaderText) -> str | None:
    return _EXACT.get(header.folded)


def _household(header: HeaderText) -> str | None:
    # "hộ số", not "hồ sơ": without accents both read "ho so", and the first is far more common.
    if header.shows("hộ số", "số hộ", "mã hộ", "hộ số khẩu"):
        return Field.HOUSEHOLD_NUMBER
    return None


def _wish(header: HeaderText) -> str | None:
    return Field.CARD_WANTED if header.has("nhu cau", "cap the", "lam the") else None


def _circumstances(header: HeaderText) -> str | None:
    if header.has("hoan canh", "ly do"):
        return Field.CIRCUMSTANCES
    return Field.REMARKS if header.has("ghi chu") else None


def _person(header: HeaderText) -> str:
    """Tell whom the column speaks of: guardian, father, mother, or "" for the child."""
    father = header.shows("cha", "bố")
    mother = header.shows("mẹ")
    if father and mother:
        return "guardian"
    if header.has("giam ho", "nuoi duong", "chu ho", "phu huynh", "dai dien", "nguoi cham soc"):
        return "guardian"
    if father:
        return "father"
    return "mother" if mother else ""


def _phone(header: HeaderText) -> str | None:
    if not header.has("dien thoai", "sdt", "dt", "di dong"):
        return None
    return f"{_person(header) or 'guardian'}_phone"


def _relation(header: HeaderText) -> str | None:
    return Field.GUARDIAN_RELATION if header.has("quan he") else None


def _number(header: HeaderText) -> str | None:
    words = ("dinh danh", "ddcn", "sddcn", "cccd", "can cuoc", "cmnd", "ma so ca nhan")
    if not header.has(*words):
        return None
    return _IGNORED if _person(header) else Field.NUMBER


def _birth(header: HeaderText) -> str | None:
    if not header.has("ngay sinh", "nam sinh", "thang sinh", "sinh ngay", "ngay thang nam sinh"):
        return None
    return _IGNORED if _person(header) else Field.BIRTH


def _sex(header: HeaderText) -> str | None:
    under_sex = header.has("gioi tinh", "phai", "gioi")
    rest = header.folded.removeprefix("gioi tinh").removeprefix("phai").strip()
    if header.marked == "nam" or (under_sex and rest == "nam"):
        return Field.SEX_MALE
    if header.marked in {"nữ", "nu"} or (under_sex and rest == "nu"):
        return Field.SEX_FEMALE
    return Field.SEX if under_sex else None


def _name(header: HeaderText) -> str | None:
    if not header.has("ho ten", "ho va ten", "ten", "ho va chu dem", "ho chu dem", "ho dem", "ho"):
        return None
    person = _person(header)
    if person:
        return f"{person}_name"
    is_whole = header.has("va ten", "ten khai sinh") and not header.has("va ten dem")
    is_half = header.has("va chu dem", "ten dem", "ho dem", "va dem", "ho chu dem")
    if is_half and not is_whole:
        return Field.FAMILY_AND_MIDDLE
    return Field.FULL_NAME if header.has("ten") else None


def _adult(header: HeaderText) -> str | None:
    person = _person(header)
    return f"{person}_name" if person else None


def _address(header: HeaderText) -> str | None:
    parts = {
        Field.AREA: header.has("khom", "ap"),
        Field.GROUP: header.shows("tổ"),
        Field.UNIT: header.has("phuong", "xa"),
    }
    named = [part for part, present in parts.items() if present]
    if len(named) == 1 and not header.has("so nha", "duong"):
        return named[0]
    if named or header.has("dia chi", "cu tru", "noi o", "thuong tru", "tam tru", "cho o"):
        return Field.RESIDENCE
    return None


# The order decides: "Nhu cầu cấp thẻ căn cước" is a wish, not a number;
# "người giám hộ / số điện thoại" is a phone, not a "hộ số".
_READERS: tuple[_Reader, ...] = (
    _exact,
    _wish,
    _phone,
    _relation,
    _number,
    _household,
    _birth,
    _sex,
    _circumstances,
    _name,
    _adult,
    _address,
)
