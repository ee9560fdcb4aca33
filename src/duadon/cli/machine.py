"""Commands for the machine: migrate, serve, work, clear-up, make-secrets, demo."""

import signal
import subprocess
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.core.management import call_command

from duadon.cli.language import language
from duadon.cli.serving import is_free, run_together, web_command, worker_command
from duadon.cli.session import end_refused, tell, tell_sentence
from duadon.core.values.answers import Refusal
from duadon.wording.say import say


def add_to(application: typer.Typer) -> None:
    """Add the commands of this module."""
    application.command("migrate")(migrate)
    application.command("serve")(serve)
    application.command("work")(work)
    application.command("clear-up")(clear_up)
    application.command("make-secrets")(make_secrets)
    application.command("demo")(demo)


def migrate() -> None:
    """Make or renew the tables of the database that DUADON_DATABASE names."""
    call_command("migrate", verbosity=0)
    tell_sentence("cli.machine.migrated")


def serve(
    port: Annotated[int, typer.Option(help="The port on this machine.")] = 8000,
    with_worker: Annotated[
        bool, typer.Option("--with-worker", help="Run the worker of long work beside the pages.")
    ] = False,
) -> None:
    """Serve the pages on this machine with gunicorn until Ctrl+C."""
    if not is_free(port):
        end_refused(Refusal(code="cli.machine.port_busy", parameters={"port": str(port)}))
    tell_sentence("cli.machine.serves", address=f"http://127.0.0.1:{port}/")
    if with_worker:
        raise typer.Exit(run_together(web_command(port), worker_command()))
    raise typer.Exit(subprocess.call(web_command(port)))


def work(
    until_empty: Annotated[bool, typer.Option("--until-empty", help="End when nothing waits.")] = False,
) -> None:
    """Do the long work that pages have started, one job after the other, until Ctrl+C.

    Asked to end, it gives the job in hand eight seconds to finish, then gives it back to the next worker.
    """
    from duadon.jobs.doing import STOP
    from duadon.jobs.working import work as do_work

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, STOP.ask)
    tell_sentence("cli.machine.works")
    do_work(until_empty=until_empty)


def clear_up() -> None:
    """Remove what has been kept for its time: files, ended jobs, lists never accepted, old sign-ins.

    A worker does the same every hour.
    """
    from duadon.jobs.clearing import clear_up as do_clear_up

    counted = do_clear_up().items()
    what = "; ".join(f"{say(f'work.clearance.{name}', {}, language())}: {number}" for name, number in counted)
    tell_sentence("work.clearance.done", what=what)


def make_secrets() -> None:
    """Make the secret files that are missing in DUADON_SECRET_DIR; existing ones stay."""
    folder = settings.DUADON_SECRET_DIR
    names = ", ".join(sorted(path.name for path in folder.iterdir()))
    tell_sentence("cli.machine.secrets", folder=str(folder), names=names)


def demo(
    fresh: Annotated[bool, typer.Option("--fresh", help="Start with an empty database.")] = False,
) -> None:
    """Make the invented world, drive one campaign from workbook to card, print its figures."""
    from duadon.demo.story import run_demo, set_stage

    if not settings.DUADON_MADE_UP:
        end_refused(Refusal(code="cli.machine.demo_only_made_up"))
    if fresh:
        call_command("migrate", verbosity=0)
    run_demo(set_stage(Path("var/demo")), tell=tell, language=language())
