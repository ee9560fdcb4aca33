"""Commands for the machine: migrate, serve, make-secrets, demo."""

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.core.management import call_command

from duadon.cli.session import tell


def add_to(application: typer.Typer) -> None:
    """Add the commands of this module."""
    application.command("migrate")(migrate)
    application.command("serve")(serve)
    application.command("make-secrets")(make_secrets)
    application.command("demo")(demo)


def migrate() -> None:
    """Make or renew the tables of the database that DUADON_DATABASE names."""
    call_command("migrate", verbosity=0)
    tell("Cơ sở dữ liệu đã sẵn sàng.")


def serve(
    port: Annotated[int, typer.Option(help="The port on this machine.")] = 8000,
) -> None:
    """Serve the pages on this machine with gunicorn until Ctrl+C."""
    tell(f"http://127.0.0.1:{port}/  (Ctrl+C: dừng)")
    command = [sys.executable, "-m", "gunicorn", "duadon.config.wsgi:application"]
    options = ["--bind", f"127.0.0.1:{port}", "--worker-class", "gthread", "--threads", "4"]
    raise typer.Exit(subprocess.call([*command, *options, "--log-level", "warning"]))


def make_secrets() -> None:
    """Make the secret files that are missing in DUADON_SECRET_DIR; existing ones stay."""
    folder = settings.DUADON_SECRET_DIR
    names = ", ".join(sorted(path.name for path in folder.iterdir()))
    tell(f"{folder}: {names}. Hãy cất một bản ở nơi an toàn khác máy này.")


def demo(
    fresh: Annotated[bool, typer.Option("--fresh", help="Start with an empty database.")] = False,
) -> None:
    """Make the invented world, drive one campaign from workbook to card, print its figures."""
    from duadon.demo.story import run_demo

    if not settings.DUADON_MADE_UP:
        tell("Chỉ chạy thử khi DUADON_MADE_UP=1: dữ liệu thử không được lẫn với dữ liệu thật.")
        raise typer.Exit(2)
    if fresh:
        call_command("migrate", verbosity=0)
    run_demo(Path("var/demo"), tell=tell)
