"""Take unit, area (khóm, ấp) and group (tổ) out of an address; what was written is always kept."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from duadon.core.privacy.masking import leave_numbers_out
from duadon.core.register.readings import FieldCell, Reading
from duadon.core.register.source_rows import Cell, Field, as_text, is_blank
from duadon.core.values.person_names import fold, has_one_case, tidy_text, with_name_case
from duadon.core.values.units import AdminUnit, AdminUnits


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedAddress:
    """Where the family lives, as far as it could be told; names are "" where it could not."""

    unit_code: str
    area_name: str
    group_name: str
    as_written: str


_ADDRESS_FIELDS = (Field.RESIDENCE, Field.GROUP, Field.AREA, Field.UNIT)
_END = r"(?=\s*(?:[,;/\n(]|\s-\s|$|\b(?:tổ|to|khóm|khom|ấp|ap|phường|phuong|xã|xa|tp|thành phố)\b))"
_AREA = re.compile(r"\b(khóm|khom|ấp|ap)\s*\.?\s*(.+?)" + _END, re.IGNORECASE)
_GROUP = re.compile(r"\b(?:tổ|to)(?:\s+dân phố)?\s*\.?\s*(?:số\s*)?([0-9]+[a-z]?)\b", re.IGNORECASE)
_UNIT = re.compile(r"\b(phường|phuong|xã|xa|p(?=[.\s]*[0-9])|p\.|x\.)\s*\.?\s*(.+?)" + _END, re.IGNORECASE)
_AREA_WORDS = {"khom": "Khóm", "ap": "Ấp"}
_BARE = re.compile(r"[0-9]+[A-Za-z]?")


def read_address(
    cells: Mapping[str, Cell], *, on: date, units: AdminUnits, default_unit_code: str
) -> Reading[CleanedAddress]:
    """Return the address; the file's unit holds where the row names none."""
    parts = {name: tidy_text(as_text(cells.get(name))) for name in _ADDRESS_FIELDS}
    text = ", ".join(part for part in parts.values() if part)
    unit = _read_unit(parts, on=on, units=units, default=default_unit_code)
    home = units.find(unit.value, on=on)
    address = CleanedAddress(
        unit_code=unit.value,
        area_name=leave_numbers_out(_area_name(parts[Field.AREA], home) or _find_area(text)),
        group_name=leave_numbers_out(_group_name(parts[Field.GROUP]) or _find_group(text)),
        as_written=", ".join(_as_written(cells)),
    )
    return Reading(value=address, findings=unit.findings)


def _as_written(cells: Mapping[str, Cell]) -> Iterator[str]:
    for name in _ADDRESS_FIELDS:
        if not is_blank(cells.get(name)):
            yield as_text(cells.get(name))


def _find_area(text: str) -> str:
    match = _AREA.search(text)
    if match is None:
        return ""
    return f"{_AREA_WORDS[fold(match[1])]} {_case(match[2].strip(' .-'))}"


def _area_name(cell: str, home: AdminUnit | None) -> str:
    """Return the area of its own column: a bare "4" is a khóm in a ward, an ấp in a commune."""
    found = _find_area(cell)
    if found or not cell:
        return found
    word = "Ấp" if home is not None and fold(home.name).startswith("xa ") else "Khóm"
    return f"{word} {cell}" if _BARE.fullmatch(cell) else _case(cell)


def _find_group(text: str) -> str:
    match = _GROUP.search(text)
    return f"Tổ {_number(match[1])}" if match else ""


def _group_name(cell: str) -> str:
    if _BARE.fullmatch(cell):
        return f"Tổ {_number(cell)}"
    return _find_group(cell) or _case(cell)


def _number(text: str) -> str:
    return text.lstrip("0").upper() or "0"


def _case(text: str) -> str:
    return with_name_case(text) if has_one_case(text) else text


def _read_unit(parts: Mapping[Field, str], *, on: date, units: AdminUnits, default: str) -> Reading[str]:
    """Return the code of the unit that the row names, else of the file's own."""
    named = _named_unit(parts)
    if not named:
        place = FieldCell(field=Field.UNIT)
        missing = () if default else (place.warning("register.unit.missing"),)
        return Reading(value=default, findings=missing)
    name, written = named
    place = FieldCell(field=name, read=written)
    unit = _match_unit(units, written, on)
    if unit is None:
        return Reading(value=default, findings=(place.warning("register.unit.unknown"),))
    today = units.follow(unit, to=on)
    if default and today.code != default:
        return Reading(value=today.code, findings=(place.warning("register.unit.differs", today.name),))
    renamed = () if today is unit else (place.note("register.unit.renamed", today.name),)
    return Reading(value=today.code, findings=renamed)


def _named_unit(parts: Mapping[Field, str]) -> tuple[Field, str] | None:
    """Return the words that name a ward or commune and the column that they stand in."""
    if parts[Field.UNIT]:
        return Field.UNIT, parts[Field.UNIT]
    match = _UNIT.search(parts[Field.RESIDENCE])
    return (Field.RESIDENCE, match[0].strip(" ,.;")) if match else None


def _match_unit(units: AdminUnits, written: str, on: date) -> AdminUnit | None:
    """Return the unit of that name, one living on the day before one that ended earlier."""
    key = _unit_key(written)
    known = [unit for unit in units.units if unit.valid_from <= on and key in _keys_of(unit)]
    known.sort(key=lambda unit: (unit.lives_on(on), unit.valid_from), reverse=True)
    return known[0] if known else None


@lru_cache(maxsize=1024)
def _keys_of(unit: AdminUnit) -> frozenset[str]:
    keys = {_unit_key(name) for name in (unit.name, *unit.aliases)}
    return frozenset(keys | {key.removeprefix(head) for key in keys for head in ("p", "x")})


@lru_cache(maxsize=1024)
def _unit_key(text: str) -> str:
    """Return the name without accents and blanks, phường as p and xã as x: p11, xhoaan."""
    words = re.sub(r"\W+", " ", fold(text)).strip()
    words = re.sub(r"^(phuong|p)\b\s*(?=\w)|^p(?=\d)", "p", words)
    words = re.sub(r"^(xa|x)\b\s*(?=\w)", "x", words)
    return words.replace(" ", "")
