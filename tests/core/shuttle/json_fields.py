"""The fields of problems and plans as their values declare them: what the page of the JSON has to say."""

import dataclasses
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Union, get_args, get_origin, get_type_hints

from duadon.core.shuttle.plan import DayPlan
from duadon.core.shuttle.problem import DayProblem

_PLAIN = {str: "text", int: "whole number", bool: "true or false", date: "day as yyyy-mm-dd"}


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonField:
    """A field with its kind in words, and what stands for it where it is missing (empty: it may not be)."""

    name: str
    kind: str
    left_out: str


def json_fields() -> dict[str, tuple[JsonField, ...]]:
    """Return the fields of each value that stands in a problem or a plan, in order of appearance."""
    found: dict[str, tuple[JsonField, ...]] = {}
    for top in (DayProblem, DayPlan):
        for value in _values(top, set()):
            found.setdefault(value.__name__, tuple(_fields(value)))
    return found


def _values(kind: object, seen: set[object]) -> Iterator[type]:
    if kind in seen:
        return
    seen.add(kind)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        yield kind
        hints = get_type_hints(kind)
        for item in dataclasses.fields(kind):
            if item.init:
                yield from _values(hints[item.name], seen)
    for part in get_args(kind):
        yield from _values(part, seen)


def _fields(value: type) -> Iterator[JsonField]:
    hints = get_type_hints(value)
    for item in dataclasses.fields(value):
        if item.init:
            yield JsonField(name=item.name, kind=kind_text(hints[item.name]), left_out=_left_out(item))


def _left_out(item: "dataclasses.Field[object]") -> str:
    default = item.default
    if default is dataclasses.MISSING:
        return "" if item.default_factory is dataclasses.MISSING else "`{}`"
    written = {None: "null", True: "true", False: "false", (): "[]", "": '""'}
    return f"`{written[default] if isinstance(default, bool | str | tuple | None) else default}`"


def kind_text(kind: object) -> str:
    """Say a type in words, as the page does."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return " or ".join("null" if part is type(None) else kind_text(part) for part in parts)
    if origin is tuple and parts[-1] is Ellipsis:
        return f"list of {_plural(parts[0])}"
    if origin is tuple:
        return f"list of {len(parts)}: {', '.join(map(kind_text, parts))}"
    if origin is Mapping:
        return f"object of {kind_text(parts[1])}"
    assert isinstance(kind, type)
    if issubclass(kind, StrEnum):
        return " or ".join(f"`{member.value}`" for member in kind)
    return _PLAIN.get(kind) or f"[{kind.__name__}](#{kind.__name__.lower()})"


def _plural(kind: object) -> str:
    if kind is str or kind is int:
        return "texts" if kind is str else "whole numbers"
    return kind_text(kind)
