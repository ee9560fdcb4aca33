"""Settle by hand what was pressed and could not be stored: somebody has asked, and says what it was.

What was sent stays as it is. Who settled it, when and why becomes a note of the run, which nobody can
change; the close rule waits for it no longer. If the parked press was true, it is recorded anew first.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from duadon.access.own_runs import answers_for_closing, get_run, reaches_every_run
from duadon.actions.browser_pen import BrowserPen, Stroke
from duadon.actions.enrol_own_browser import own_browser
from duadon.actions.running import run_once
from duadon.core.custody.kinds import MAX_NOTE_LENGTH, EventKind, NoteDetail
from duadon.core.custody.presses import Press
from duadon.core.privacy.masking import mask_digits_in
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import NotAllowed, NotFound, RuleBroken
from duadon.core.values.ids import RunId
from duadon.core.values.roles import Actor, Right
from duadon.store.custody import (
    KeptAside,
    Taken,
    hold_days,
    load_day_events,
    load_kept_aside,
    save_event,
    settle_kept_aside,
)
from duadon.wording.say import say


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleParked:
    """One parked press of a run, and in the officer's words what became of it."""

    command_id: UUID
    run_id: RunId
    parked_id: UUID
    reason: str


def settle_parked(command: SettleParked, *, actor: Actor, now: datetime) -> Done | Refusal:
    """Write the note and let the press wait no longer; for who closes or overrides office-wide."""

    def body() -> Done | Refusal:
        right = _right_of(actor)
        row = get_run(command.run_id, actor=actor, right=right)
        hold_days([command.run_id])
        parked = next((one for one in load_kept_aside() if one.id == command.parked_id), None)
        if parked is None:
            return Refusal(code="custody.parked.settled_already")
        if parked.event.run_id != command.run_id:
            raise NotFound("no such press on this run")
        if not command.reason.strip():
            return Refusal(code="custody.parked.reason_missing")
        _write_note(
            command,
            parked,
            BrowserPen.take(
                device_id=own_browser(actor, row.plan.day, now),
                events=load_day_events([command.run_id]).events,
                actor=actor,
                now=now,
            ),
        )
        settle_kept_aside(parked.id, now=now)
        return Done(command_id=command.command_id)

    return run_once(command, actor=actor, now=now, body=body)


def _right_of(actor: Actor) -> Right:
    if not answers_for_closing(actor):
        raise NotAllowed(f"{actor.name} does not answer for closing runs")
    return Right.CLOSE_RUN if reaches_every_run(actor, Right.CLOSE_RUN) else Right.OVERRIDE_CLOSE


def _write_note(command: SettleParked, parked: KeptAside, pen: BrowserPen) -> None:
    told = {"number": str(parked.event.number), "reason": mask_digits_in(command.reason.strip())}
    text = say("custody.parked.note", told)[:MAX_NOTE_LENGTH]
    press = Press(kind=EventKind.NOTE, detail=NoteDetail(text=text))
    (event,) = pen.write(Stroke(command_id=command.command_id, run_id=command.run_id, presses=(press,)))
    if save_event(event, now=pen.now) is not Taken.STORED:
        raise RuleBroken("a note with the next number is always stored")
