"""Problems and plans as JSON and back, exactly.

The form follows the values: an object per value with the fields' own names, lists for tuples,
dates as yyyy-mm-dd, null for None; whole seconds since local midnight and whole metres. The top
object also carries `schema`: `duadon.day-problem/1` or `duadon.day-plan/1`. Defaults are written
out, so a file can be read without knowing them; a field that has one may be missing, so that older
files stay readable. Unknown fields are refused.
"""

import dataclasses
import json
import types
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar, Union, get_args, get_origin, get_type_hints

from duadon.core.shuttle.plan import DayPlan
from duadon.core.shuttle.problem import DayProblem
from duadon.core.values.errors import RuleBroken, require

PROBLEM_SCHEMA = "duadon.day-problem/1"
PLAN_SCHEMA = "duadon.day-plan/1"

T = TypeVar("T")


def problem_to_json(problem: DayProblem) -> str:
    """Write a problem as JSON text."""
    return _dump(PROBLEM_SCHEMA, problem)


def problem_from_json(text: str) -> DayProblem:
    """Read what problem_to_json wrote; raises RuleBroken for anything else."""
    return _load(PROBLEM_SCHEMA, DayProblem, text)


def plan_to_json(plan: DayPlan) -> str:
    """Write a plan as JSON text."""
    return _dump(PLAN_SCHEMA, plan)


def plan_from_json(text: str) -> DayPlan:
    """Read what plan_to_json wrote; raises RuleBroken for anything else."""
    return _load(PLAN_SCHEMA, DayPlan, text)


def decode_value(kind: type[T], data: object) -> T:
    """Return decoded JSON as a value of that kind; raises RuleBroken where a field does not fit."""
    made = _decode(kind, data)
    if not isinstance(made, kind):
        raise RuleBroken(f"not a {kind.__name__}")
    return made


def _dump(schema: str, value: object) -> str:
    body = _encode(value)
    require(isinstance(body, dict), "only whole values are written")
    return json.dumps({"schema": schema, "value": body}, ensure_ascii=False, separators=(",", ":"))


def _load(schema: str, kind: type[T], text: str) -> T:
    try:
        data: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise RuleBroken(f"not JSON: {error}") from error
    if not isinstance(data, dict) or data.get("schema") != schema:
        raise RuleBroken(f"not a {schema} file")
    return decode_value(kind, data.get("value"))


def _encode(value: object) -> object:
    if dataclasses.is_dataclass(value):
        return {name: _encode(getattr(value, name)) for name in _field_names(type(value))}
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _encode(item) for key, item in value.items()}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def _decode(kind: object, data: object) -> object:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _decode_union(get_args(kind), data)
    if origin is tuple:
        return _decode_tuple(get_args(kind), data)
    if origin is Mapping:
        return _decode_mapping(get_args(kind)[1], data)
    if isinstance(kind, type):
        return _decode_plain(kind, data)
    raise RuleBroken(f"no JSON form for {kind}")


def _decode_at(where: str, kind: object, data: object) -> object:
    """Decode a part, and say where it stands if it cannot be taken: `vans: entry 2: seats: ...`."""
    try:
        return _decode(kind, data)
    except RuleBroken as error:
        raise RuleBroken(f"{where}: {error}") from error


def _decode_union(kinds: tuple[object, ...], data: object) -> object:
    if data is None and type(None) in kinds:
        return None
    for kind in kinds:
        if kind is not type(None) and _may_be(kind, data):
            return _decode(kind, data)
    raise RuleBroken(f"unexpected value {data!r}")


def _may_be(kind: object, data: object) -> bool:
    if kind in (str, int):
        return type(data) is kind
    return isinstance(data, dict | list)


def _decode_tuple(kinds: tuple[object, ...], data: object) -> tuple[object, ...]:
    if not isinstance(data, list):
        raise RuleBroken(f"a list is expected, not {data!r}")
    if kinds[-1] is Ellipsis:
        return tuple(_decode_at(f"entry {n}", kinds[0], item) for n, item in enumerate(data, start=1))
    require(len(kinds) == len(data), f"{len(kinds)} entries are expected in {data!r}")
    return tuple(_decode(kind, item) for kind, item in zip(kinds, data, strict=True))


def _decode_mapping(kind: object, data: object) -> Mapping[str, object]:
    if not isinstance(data, dict):
        raise RuleBroken(f"an object is expected, not {data!r}")
    return {str(key): _decode(kind, item) for key, item in data.items()}


def _decode_plain(kind: type, data: object) -> object:
    if dataclasses.is_dataclass(kind):
        return _decode_value(kind, data)
    if issubclass(kind, date | StrEnum) and isinstance(data, str):
        try:
            return date.fromisoformat(data) if issubclass(kind, date) else kind(data)
        except ValueError as error:
            raise RuleBroken(str(error)) from error
    # `type is` and not isinstance: true is no number here.
    require(type(data) is kind, f"{kind.__name__} is expected, not {data!r}")
    return data


def _decode_value(kind: type, data: object) -> object:
    if not isinstance(data, dict):
        raise RuleBroken(f"an object is expected, not {data!r}")
    names, needed = _field_names(kind), _needed_names(kind)
    missing, unknown = needed - set(data), set(data) - set(names)
    called = kind.__name__.lstrip("_")
    require(not missing, f"{called} lacks {', '.join(sorted(missing))}")
    require(not unknown, f"{called} has no field {', '.join(sorted(unknown))}")
    hints = get_type_hints(kind)
    return kind(**{name: _decode_at(name, hints[name], data[name]) for name in names if name in data})


def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(item.name for item in dataclasses.fields(kind) if item.init)


def _needed_names(kind: type) -> frozenset[str]:
    missing = dataclasses.MISSING
    return frozenset(
        item.name
        for item in dataclasses.fields(kind)
        if item.init and item.default is missing and item.default_factory is missing
    )
