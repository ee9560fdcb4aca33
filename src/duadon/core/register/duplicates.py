"""Rows that say again what another row or a known child says: they wait, nothing is merged.

Twins are never duplicates: they share the birth date, the parents and the phone, not the name.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from duadon.core.register.cleaning import CleanedRow, Verdict
from duadon.core.values.findings import Finding, Severity
from duadon.core.values.partial_dates import PartialDate
from duadon.core.values.person_names import fold, strict_key
from duadon.core.values.personal_number import PersonalNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownChild:
    """A child that the register holds; `label` is how the officer knows where to look."""

    label: str
    full_name: str
    birth: PartialDate | None
    number: PersonalNumber | None
    unit_code: str
    guardian_names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A record met earlier; `index` None: known before this batch."""

    index: int | None
    child: KnownChild


def find_duplicates(
    rows: Sequence[CleanedRow], *, known: Iterable[KnownChild] = ()
) -> tuple[CleanedRow, ...]:
    """Return the rows in order, each repetition with a warning that names what it repeats.

    One number with one name and birth: the later row waits. One number with another name or
    birth: both wait, for one of them holds a wrong number. No second number, one name (all marks),
    one birth, a shared adult: the later row waits. Refused rows repeat nothing.
    """
    marks: dict[int, list[Finding]] = {}
    seen: dict[Hashable, _Seen] = {}
    for child in known:
        _remember(seen, _Seen(index=None, child=child))
    for index, row in enumerate(rows):
        if row.verdict is Verdict.REFUSED:
            continue
        current = _Seen(index=index, child=_as_known(row))
        for marked, finding in _compare(current, seen, rows):
            marks.setdefault(marked, []).append(finding)
        _remember(seen, current)
    return tuple(row.with_findings(marks.get(index, ())) for index, row in enumerate(rows))


def _compare(
    current: _Seen, seen: dict[Hashable, _Seen], rows: Sequence[CleanedRow]
) -> Iterator[tuple[int, Finding]]:
    """Yield the findings that the current row gives rise to, each with the row that it marks."""
    index, child = current.index, current.child
    earlier = next((seen[key] for key in _number_keys(child) if key in seen), None)
    if index is None:
        return
    if earlier is not None:
        if _is_same_child(earlier.child, child):
            yield index, _finding("register.duplicate.same_child", rows[index], earlier.child.label)
            return
        code = "register.duplicate.same_number"
        yield index, _finding(code, rows[index], earlier.child.label)
        if earlier.index is not None:
            yield earlier.index, _finding(code, rows[earlier.index], child.label)
    twin = next((seen[key] for key in _person_keys(child) if key in seen), None)
    if twin is not None and twin is not earlier:
        yield index, _finding("register.duplicate.same_child", rows[index], twin.child.label)


def _is_same_child(one: KnownChild, other: KnownChild) -> bool:
    return strict_key(one.full_name) == strict_key(other.full_name) and one.birth == other.birth


def _remember(seen: dict[Hashable, _Seen], record: _Seen) -> None:
    """Keep the first record under each of its keys."""
    for key in (*_number_keys(record.child), *_person_keys(record.child)):
        seen.setdefault(key, record)


def _number_keys(child: KnownChild) -> list[Hashable]:
    return [child.number] if child.number else []


def _person_keys(child: KnownChild) -> list[Hashable]:
    """Return name, birth and each adult; where no adult is known the unit stands in."""
    if child.birth is None or not child.full_name:
        return []
    homes = [fold(name) for name in child.guardian_names if name] or [f"unit {child.unit_code}"]
    return [(strict_key(child.full_name), child.birth, home) for home in homes]


def _as_known(row: CleanedRow) -> KnownChild:
    return KnownChild(
        label=f"{row.sheet}!{row.row_number}",
        full_name=row.full_name,
        birth=row.birth,
        number=row.number,
        unit_code=row.unit_code,
        guardian_names=tuple(adult.full_name for adult in row.guardians),
    )


def _finding(code: str, row: CleanedRow, other: str) -> Finding:
    return Finding(
        code=code,
        severity=Severity.WARNING,
        field="full_name",
        read=row.full_name,
        parameters={
            "sheet": row.sheet,
            "row": str(row.row_number),
            "cell": str(row.row_number),
            "read": row.full_name,
            "proposed": "",
            "other": other,
        },
    )
