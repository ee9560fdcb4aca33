"""Who acts on the command line, in which campaign, at what time; and how answers are told."""

import json
import locale
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from duadon.cli.exit_status import REFUSED
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.roles import Actor
from duadon.queries.sessions import open_session
from duadon.wording.say import say_refusal
from duadon.wording.sentences import Language

As = Annotated[str, typer.Option("--as", envvar="DUADON_AS", help="The account that acts, by its user name.")]
Json = Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """An actor at work: `now` is the office's business time when the command began."""

    actor: Actor
    frame: CampaignFrame
    now: datetime


def enter(username: str) -> Session:
    """Return the session of an account; NotFound when there is no such account or campaign."""
    actor, frame, now = open_session(username)
    return Session(actor=actor, frame=frame, now=now)


def language() -> Language:
    """Return the language of the locale: English where it says so, else Vietnamese."""
    name = locale.setlocale(locale.LC_MESSAGES, None) or ""
    return "en" if name.startswith("en") else "vi"


def tell(text: str) -> None:
    """Print a line; brackets in names are no markup."""
    Console().print(text, markup=False, highlight=False)


def tell_json(document: Mapping[str, object]) -> None:
    """Print a document as JSON."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


def end_refused(refusal: Refusal) -> NoReturn:
    """Print the sentences of a refusal and leave with its status."""
    console = Console(stderr=True)
    for line in say_refusal(refusal, language()):
        console.print(line, style="yellow", markup=False, highlight=False)
    raise typer.Exit(REFUSED)


def done_or_end(answer: Done | Refusal) -> Done:
    """Return what was done, or end with the refusal."""
    if isinstance(answer, Refusal):
        end_refused(answer)
    return answer
