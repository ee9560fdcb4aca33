"""The command for the time of a made-up office: clock."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Annotated
from uuid import uuid4
from zoneinfo import ZoneInfo

import typer

from duadon.actions.set_clock import SetClock, set_clock
from duadon.cli.inputs import DayOrNone, read_clock
from duadon.cli.options import taking
from duadon.cli.session import As, done_or_end, enter, tell_sentence
from duadon.core.values.times import at
from duadon.queries.clock import machine_time


def add_to(application: typer.Typer) -> None:
    """Add the commands of this module."""
    application.command("clock")(clock)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockWish:
    """What `duadon clock` is told."""

    day: DayOrNone = None
    time: Annotated[
        str,
        typer.Option(metavar="HH:MM", help="The time of it; 07:00 if left out.", show_default=False),
    ] = ""
    username: As = ""


@taking(ClockWish)
def clock(wish: ClockWish) -> None:
    """Tell what time it is in the office, or let a made-up office live at a later time from now on."""
    session = enter(wish.username)
    zone = ZoneInfo(session.frame.zone_name)
    if wish.day is None:
        tell_sentence("cli.clock.stands", at=session.now.astimezone(zone))
        return
    seconds = read_clock(wish.time) if wish.time else at(7)
    command = SetClock(
        command_id=uuid4(),
        stands_at=datetime.combine(wish.day, time.min, tzinfo=zone) + timedelta(seconds=seconds),
        machine_time=machine_time(),
    )
    done_or_end(set_clock(command, actor=session.actor, now=session.now))
    tell_sentence("cli.clock.stands", at=command.stands_at.astimezone(zone))
