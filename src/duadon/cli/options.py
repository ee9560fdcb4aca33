"""A command's options as one value: each field of a dataclass is an argument or option of Typer's."""

import inspect
from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar, get_type_hints

Wish = TypeVar("Wish")


def taking(kind: type[Wish]) -> Callable[[Callable[[Wish], None]], Callable[..., None]]:
    """Make a command out of a function of one dataclass, so that no function has ten parameters.

    `kind` is a dataclass whose fields are annotated with typer.Option or typer.Argument.
    """
    make: Callable[..., Wish] = kind
    hints = get_type_hints(kind, include_extras=True)
    parameters = [_parameter(item, hints[item.name]) for item in _fields(kind)]

    def decorate(command: Callable[[Wish], None]) -> Callable[..., None]:
        def run(**given: object) -> None:
            command(make(**given))

        run.__doc__ = command.__doc__
        run.__annotations__ = dict(hints)
        run.__dict__["__signature__"] = inspect.Signature(parameters)
        return run

    return decorate


def _fields(kind: Any) -> tuple[Field[Any], ...]:
    return fields(kind)


def _parameter(item: Field[Any], annotation: object) -> inspect.Parameter:
    default = inspect.Parameter.empty if item.default is MISSING else item.default
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(item.name, kind, default=default, annotation=annotation)
