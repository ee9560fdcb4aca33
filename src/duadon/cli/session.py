"""Who acts on the command line, in which campaign, at what time; and how answers are told."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, NoReturn
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from duadon.cli.exit_status import REFUSED
from duadon.cli.language import language
from duadon.core.values.answers import Done, Parameter, Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.roles import Actor
from duadon.queries.sessions import open_session
from duadon.wording.say import say, say_refusal
from duadon.wording.sentences import write

As = Annotated[str, typer.Option("--as", envvar="DUADON_AS", help="The account that acts, by its user name.")]
Json = Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")]

WIDTH_WHEN_PIPED = 160  # a file has no width; tables must not be cut for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """An actor at work: `now` is the office's business time when the command began."""

    actor: Actor
    frame: CampaignFrame
    now: datetime

    @property
    def today(self) -> date:
        """Return the day in the campaign's zone."""
        return self.now.astimezone(ZoneInfo(self.frame.zone_name)).date()


def enter(username: str) -> Session:
    """Return the session of an account; NotFound when there is no such account or campaign."""
    if not username:
        raise typer.BadParameter(say("cli.input.account_needed", {}, language()))
    actor, frame, now = open_session(username)
    return Session(actor=actor, frame=frame, now=now)


def tell(text: str) -> None:
    """Print a line; brackets in names are no markup."""
    Console().print(text, markup=False, highlight=False, soft_wrap=True)


def tell_sentence(code: str, **parameters: Parameter) -> None:
    """Print a sentence of wording."""
    tell(say(code, parameters, language()))


def tell_table(title: str, headings: Sequence[str], rows: Iterable[Sequence[Parameter]]) -> None:
    """Print a table; numbers stand to the right."""
    lines = [list(row) for row in rows]
    table = Table(title=Text(title) if title else None, title_justify="left")
    for index, heading in enumerate(headings):
        numeric = any(isinstance(line[index], int) for line in lines)
        table.add_column(Text(heading), justify="right" if numeric else "left", overflow="fold")
    for line in lines:
        table.add_row(*(Text(write(value, language())) for value in line))
    console = Console()
    if not console.is_terminal:
        console = Console(width=WIDTH_WHEN_PIPED)
    console.print(table)


def tell_json(document: Mapping[str, object]) -> None:
    """Print a document as JSON."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


@contextmanager
def working(code: str, *, steps: int | None = None) -> Iterator[Progress]:
    """Show on a terminal that something long is going on; the one task counts `steps` if known."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        progress.add_task(say(code, {}, language()), total=steps)
        yield progress


def tell_refusal(refusal: Refusal) -> None:
    """Print the sentences of a refusal as errors."""
    console = Console(stderr=True)
    for line in say_refusal(refusal, language()):
        console.print(line, style="yellow", markup=False, highlight=False, soft_wrap=True)


def end_refused(refusal: Refusal) -> NoReturn:
    """Print the sentences of a refusal and leave with its status."""
    tell_refusal(refusal)
    raise typer.Exit(REFUSED)


def done_or_end(answer: Done | Refusal) -> Done:
    """Return what was done, or end with the refusal."""
    if isinstance(answer, Refusal):
        end_refused(answer)
    return answer
