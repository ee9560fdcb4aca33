"""Which rows form one household: the list's own number, else an adult of one name and phone."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Protocol

from duadon.core.register.adult_cells import CleanedAdult
from duadon.core.register.source_rows import Field, SourceRow, as_text
from duadon.core.values.person_names import fold


class HouseholdRow(Protocol):
    """What grouping needs of a row."""

    @property
    def household_key(self) -> str:
        """The key of the row itself."""
        ...

    @property
    def guardians(self) -> tuple[CleanedAdult, ...]:
        """The adults of the row."""
        ...


_NUMBERED = "ho:"


def household_key(row: SourceRow, adults: Iterable[CleanedAdult]) -> str:
    """Return the key that rows of one household in one file share; "" when nothing tells.

    The household number (Hộ số) counts within its sheet only. Two lists never share a number's
    key by right: keep keys apart by file.
    """
    number = fold(as_text(row.cells.get(Field.HOUSEHOLD_NUMBER)))
    if number:
        return f"{_NUMBERED}{row.sheet}|{number}"
    return next((adult.contact_key for adult in adults if adult.contact_key), "")


def group_households(rows: Sequence[HouseholdRow]) -> tuple[tuple[int, ...], ...]:
    """Return the households as indexes into `rows`, in order; each row is in exactly one.

    Rows with a household number go by it alone. The others meet where they share any adult of
    one folded name and one phone, so a row that names only the mother joins one that names both.
    """
    root = list(range(len(rows)))
    first_with: dict[Hashable, int] = {}
    for index, row in enumerate(rows):
        for key in _keys(row):
            _join(root, first_with.setdefault(key, index), index)
    groups: dict[int, list[int]] = {}
    for index in range(len(rows)):
        groups.setdefault(_find(root, index), []).append(index)
    return tuple(tuple(group) for group in groups.values())


def list_siblings(index: int, households: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    """Return the other rows of a row's household."""
    home: tuple[int, ...] = next((group for group in households if index in group), ())
    return tuple(other for other in home if other != index)


def _keys(row: HouseholdRow) -> set[str]:
    if row.household_key.startswith(_NUMBERED):
        return {row.household_key}
    return {adult.contact_key for adult in row.guardians if adult.contact_key}


def _find(root: list[int], index: int) -> int:
    while root[index] != index:
        root[index] = root[root[index]]
        index = root[index]
    return index


def _join(root: list[int], one: int, other: int) -> None:
    """Join two households; the earlier row stays the root, so the order is kept."""
    first, second = sorted((_find(root, one), _find(root, other)))
    root[second] = first
