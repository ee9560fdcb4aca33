"""Answers as JSON and back, so that a repeated command hears what was said the first time."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from duadon.core.values.answers import Done, Parameter, Refusal
from duadon.core.values.errors import RuleBroken


def write_answer(answer: Done | Refusal) -> dict[str, Any]:
    """Return the answer as plain JSON values."""
    if isinstance(answer, Done):
        return {"done": str(answer.command_id), "result": dict(answer.result)}
    return _write_refusal(answer)


def read_answer(document: Mapping[str, Any]) -> Done | Refusal:
    """Return the answer that write_answer wrote."""
    if "done" in document:
        return Done(command_id=UUID(document["done"]), result=document["result"])
    return _read_refusal(document)


def _write_refusal(refusal: Refusal) -> dict[str, Any]:
    return {
        "refusal": refusal.code,
        "parameters": {name: _write(value) for name, value in refusal.parameters.items()},
        "items": [_write_refusal(item) for item in refusal.items],
    }


def _read_refusal(document: Mapping[str, Any]) -> Refusal:
    return Refusal(
        code=document["refusal"],
        parameters={name: _read(value) for name, value in document["parameters"].items()},
        items=tuple(_read_refusal(item) for item in document["items"]),
    )


def _write(value: Parameter) -> list[Any]:
    """Write a value as [kind, text]: JSON knows neither dates nor tuples."""
    match value:
        case datetime():
            return ["datetime", value.isoformat()]
        case date():
            return ["date", value.isoformat()]
        case time():
            return ["time", value.isoformat()]
        case tuple():
            return ["list", list(value)]
        case int():
            return ["int", value]
        case str():
            return ["text", value]


def _read(pair: list[Any]) -> Parameter:
    kind, value = pair
    match kind:
        case "datetime":
            return datetime.fromisoformat(value)
        case "date":
            return date.fromisoformat(value)
        case "time":
            return time.fromisoformat(value)
        case "list":
            return tuple(value)
        case "int":
            return int(value)
        case "text":
            return str(value)
        case _:
            raise RuleBroken(f"unknown kind of parameter: {kind}")
