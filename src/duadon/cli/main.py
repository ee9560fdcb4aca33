"""The `duadon` command: sets Django up, hands over to its commands, tells faults in one sentence.

The exit statuses are listed in exit_status.
"""

import os
import sys
from collections.abc import Sequence

import django
import typer
from django.core.exceptions import ImproperlyConfigured
from django.db.utils import OperationalError, ProgrammingError
from rich.console import Console

from duadon.cli.exit_status import FAULT, NOT_YOURS, OUTSIDE
from duadon.core.values.errors import DuadonError, NotAllowed, NotFound, OutsideUnavailable

# Which error ends with which sentence and status; the first that fits.
_ENDS: tuple[tuple[type[Exception], str, int], ...] = (
    (NotAllowed, "cli.end.not_allowed", NOT_YOURS),
    (NotFound, "cli.end.not_found", NOT_YOURS),
    (OutsideUnavailable, "cli.end.outside", OUTSIDE),
    (ImproperlyConfigured, "cli.end.outside", OUTSIDE),
    (OSError, "cli.end.outside", OUTSIDE),
    (ProgrammingError, "cli.end.no_tables", OUTSIDE),
    (DuadonError, "cli.end.fault", FAULT),
)


def run() -> None:
    """Enter from the console script."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duadon.config.settings")
    if sys.argv[1:2] == ["make-secrets"] and "--help" not in sys.argv:
        os.environ["DUADON_MAKE_SECRETS"] = "1"  # settings make what is missing
    elif works_on_files(sys.argv[1:]):
        os.environ["DUADON_FILES_ONLY"] = "1"  # neither secrets nor a database are needed
    try:
        django.setup()
        application()()
    except OperationalError as error:
        # SQLite says "no such table" where PostgreSQL has a ProgrammingError.
        _end("cli.end.no_tables" if "no such table" in str(error) else "cli.end.outside", error, OUTSIDE)
    except tuple(kind for kind, _, _ in _ENDS) as error:
        code, status = next((code, status) for kind, code, status in _ENDS if isinstance(error, kind))
        _end(code, error, status)


def works_on_files(words: Sequence[str]) -> bool:
    """Tell whether the command reads files or tells its help only, without a day of the database."""
    if "--help" in words:
        return True
    command, options = words[:1], words[1:]
    if command in (["day-benchmark"], ["darp"]):
        return True
    return command in (["plan"], ["verify"]) and not any(word.startswith("--day") for word in options)


def _end(code: str, error: Exception, status: int) -> None:
    # The session reads accounts: it loads only where Django could be set up, and this may be why not.
    from duadon.cli.language import language
    from duadon.wording.say import say

    sentence = say(code, {"detail": str(error).strip()}, language())
    Console(stderr=True).print(sentence, style="bold red", markup=False, soft_wrap=True)
    sys.exit(status)


def application() -> typer.Typer:
    """Gather the commands; their modules need Django's models, so they load only now."""
    from duadon.cli import bench_files, campaign, clock, day, machine, register

    gathered = typer.Typer(
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        help="đưa đón: brings children to their identity card and home again.",
    )
    for room in (machine, clock, register, day, campaign, bench_files):
        room.add_to(gathered)
    return gathered
