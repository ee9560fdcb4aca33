"""All commands with their parameters, as Typer hands them out."""

from collections.abc import Iterator
from typing import Any

import typer.main

from duadon.cli.main import application


def all_commands() -> dict[str, Any]:
    """Return each command by its name."""
    group: Any = typer.main.get_command(application())
    return dict(group.commands)


def parameters_of(command: Any) -> Iterator[Any]:
    """Yield the arguments and options of our own."""
    yield from (one for one in command.params if one.name != "help")


def is_option(parameter: Any) -> bool:
    """Tell an option from an argument."""
    return bool(parameter.param_type_name == "option")
