"""The `duadon` command: sets Django up, hands over to its commands, tells faults in one sentence.

The exit statuses are listed in exit_status.
"""

import os
import sys

import django
import typer
from django.core.exceptions import ImproperlyConfigured
from django.db.utils import OperationalError, ProgrammingError
from rich.console import Console

from duadon.cli.exit_status import FAULT, NOT_YOURS, OUTSIDE
from duadon.core.values.errors import DuadonError, NotAllowed, NotFound, OutsideUnavailable


def run() -> None:
    """Enter from the console script."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duadon.config.settings")
    if sys.argv[1:2] == ["make-secrets"]:
        os.environ["DUADON_MAKE_SECRETS"] = "1"  # settings make what is missing
    try:
        django.setup()
        _application()()
    except (NotAllowed, NotFound) as error:
        _end(str(error), NOT_YOURS)
    except (OutsideUnavailable, OperationalError, ImproperlyConfigured) as error:
        _end(str(error), OUTSIDE)
    except ProgrammingError as error:
        _end(f"{error} Has the database been made? Try: duadon migrate", OUTSIDE)
    except DuadonError as error:
        _end(str(error), FAULT)


def _end(sentence: str, status: int) -> None:
    Console(stderr=True).print(sentence, style="bold red", markup=False)
    sys.exit(status)


def _application() -> typer.Typer:
    """Gather the commands; their modules need Django's models, so they load only now."""
    from duadon.cli import campaign, day, machine, register

    application = typer.Typer(
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        help="đưa đón: brings children to their identity card and home again.",
    )
    for room in (machine, register, day, campaign):
        room.add_to(application)
    return application
