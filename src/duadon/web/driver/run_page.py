"""Phiếu lái xe: what is to be done now on one run, and the buttons that record it."""

from uuid import UUID, uuid5

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from duadon.actions.close_run import CloseRun, close_run
from duadon.actions.enrol_own_browser import EnrolOwnBrowser, enrol_own_browser
from duadon.actions.press_taps import PressTaps, press_taps
from duadon.core.custody.close_rule import MOST_WRONG_CODES
from duadon.core.custody.kinds import EventKind
from duadon.core.custody.runs import CloseOverride
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import NotAllowed
from duadon.core.values.ids import DeviceId, EventId, RunId
from duadon.core.values.roles import Right
from duadon.web.driver.drawing import Said, draw_run
from duadon.web.driver.forms import CloseForm, PressForm, read_walk
from duadon.web.visits import Visit, enter
from duadon.web.words import tell, tell_refusal


@require_safe
def run_page(request: HttpRequest, run: UUID) -> HttpResponse:
    """Show the run."""
    return draw_run(request, enter(request), RunId(run))


@require_POST
def run_record(request: HttpRequest, run: UUID) -> HttpResponse:
    """Record a press about people, and come back to the stop where it was made."""
    visit = enter(request)
    form = PressForm(request.POST)
    if not form.is_valid():
        raise BadRequest("no button of the page says this")
    command = form.command(RunId(run))
    answer = press_taps(command, actor=visit.actor, now=visit.now)
    if isinstance(answer, Refusal):
        return draw_run(request, visit, RunId(run), Said(refusal=tell_refusal(answer)))
    _tell_done(request, command, answer)
    stop = form.cleaned_data["stop"]
    return redirect(reverse("run-page", kwargs={"run": run}) + (f"#dung-{stop}" if stop else ""))


def _tell_done(request: HttpRequest, command: PressTaps, answer: Done) -> None:
    kinds = {press.kind for press in command.presses}
    stored = answer.result["stored"]
    if EventKind.UNDO in kinds:
        messages.success(request, tell("custody.press.undone"))
    elif isinstance(stored, int) and stored > 1:
        messages.success(request, tell("custody.press.recorded_people", {"count": stored}))
    else:
        messages.success(request, tell("custody.press.recorded"))
    if answer.result["reopened"]:
        messages.warning(request, tell("custody.press.reopened"))


@require_POST
def run_walk(request: HttpRequest, run: UUID) -> HttpResponse:
    """Record that the second person found the van empty, or that a wrong code was tried."""
    visit = enter(request)
    form = read_walk(request.POST)
    if not form.is_valid():
        return draw_run(request, visit, RunId(run), Said(walk=form))
    command = form.command(RunId(run), visit.actor.officer_id)
    answer = press_taps(command, actor=visit.actor, now=visit.now)
    if isinstance(answer, Refusal):
        return draw_run(request, visit, RunId(run), Said(refusal=tell_refusal(answer)))
    left = answer.result.get("tries_left")
    if isinstance(left, int):
        return draw_run(request, visit, RunId(run), Said(refusal=tell_refusal(_wrong_code(left))))
    messages.success(request, tell("custody.press.walk_done"))
    return redirect(reverse("run-page", kwargs={"run": run}) + "#ket-thuc")


def _wrong_code(left: int) -> Refusal:
    if left <= 0:
        return Refusal(code="custody.close.codes_spent", parameters={"count": MOST_WRONG_CODES})
    return Refusal(code="custody.press.code_was_wrong", parameters={"left": left})


@require_POST
def run_close(request: HttpRequest, run: UUID) -> HttpResponse:
    """End the run, or say who is missing and whom to call."""
    visit = enter(request)
    form = CloseForm(request.POST)
    if not form.is_valid():
        raise BadRequest("the form was not ours")
    if not visit.actor.may_anywhere(Right.CLOSE_RUN):  # asked here, before a desk is enrolled for it
        raise NotAllowed("only a crew and a dispatcher close runs")
    answer = close_from_page(form.id_of_command, RunId(run), visit)
    if isinstance(answer, Refusal):
        return draw_run(request, visit, RunId(run), Said(refusal=tell_refusal(answer), is_close_refused=True))
    return tell_closed(request, answer, run)


def tell_closed(request: HttpRequest, answer: Done, run: UUID) -> HttpResponse:
    """Say that the run is closed, with how many people are accounted for."""
    people = answer.result["people"]
    messages.success(
        request, tell("custody.press.closed", {"count": people if isinstance(people, int) else 0})
    )
    return redirect("run-page", run=run)


def close_from_page(
    command_id: UUID, run_id: RunId, visit: Visit, override: CloseOverride | None = None
) -> Done | Refusal:
    """Close from the browser's own desk; the ids that closing needs follow from the command's."""
    enrol = EnrolOwnBrowser(command_id=uuid5(command_id, "enrol"), run_id=run_id)
    enrolled = enrol_own_browser(enrol, actor=visit.actor, now=visit.now)
    if isinstance(enrolled, Refusal):
        return enrolled
    command = CloseRun(
        command_id=command_id,
        run_id=run_id,
        desk_id=DeviceId(UUID(str(enrolled.result["device_id"]))),
        event_id=EventId(uuid5(command_id, "closed")),
        override=override,
    )
    return close_run(command, actor=visit.actor, now=visit.now)
