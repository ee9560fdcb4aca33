"""What people write after a command: days, times of day, files; each fault is one clear sentence."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from duadon.cli.language import language
from duadon.core.values.answers import Parameter
from duadon.core.values.errors import OutsideUnavailable, RuleBroken
from duadon.core.values.times import at
from duadon.wording.say import say

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")


def misused(code: str, parameters: dict[str, Parameter] | None = None) -> NoReturn:
    """End as Typer ends a wrong usage, with our own sentence."""
    raise typer.BadParameter(say(code, parameters or {}, language()))


def read_day(text: str) -> date:
    """Read yyyy-mm-dd or dd/mm/yyyy."""
    match = _ISO.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    try:
        if match is not None:
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:  # the calendar has no such day
        pass
    misused("cli.input.no_such_day", {"read": text})


def read_clock(text: str) -> int:
    """Read HH:MM as seconds since midnight."""
    match = _CLOCK.fullmatch(text)
    try:
        if match is not None:
            return at(int(match[1]), int(match[2]))
    except RuleBroken:  # no such time
        pass
    misused("cli.input.no_such_time", {"read": text})


def read_file(path: Path) -> str:
    """Return a file's text or raise OutsideUnavailable."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unavailable("cli.file.unreadable", path) from error


def write_file(path: Path, text: str) -> None:
    """Write a text to a file or raise OutsideUnavailable."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise _unavailable("cli.file.unwritable", path) from error


def _unavailable(code: str, path: Path) -> OutsideUnavailable:
    return OutsideUnavailable(say(code, {"file": str(path)}, language()))


_DAY_HELP = "The day: 09/09/2024 or 2024-09-09."
Day = Annotated[date, typer.Option(parser=read_day, metavar="DAY", help=_DAY_HELP)]
DayOrNone = Annotated[
    date | None, typer.Option(parser=read_day, metavar="DAY", help=_DAY_HELP, show_default=False)
]
