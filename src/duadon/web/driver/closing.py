"""What only those press who answer for closing: settle a parked press, close without a lost phone."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from duadon.actions.settle_parked import SettleParked, settle_parked
from duadon.core.values.answers import Refusal
from duadon.core.values.errors import NotAllowed
from duadon.core.values.ids import RunId
from duadon.queries.run_page import show_run
from duadon.web.driver.closing_words import offer_override
from duadon.web.driver.drawing import Said, draw_run
from duadon.web.driver.forms import OverrideForm, SettleForm
from duadon.web.driver.run_page import close_from_page, tell_closed
from duadon.web.visits import enter
from duadon.web.words import tell, tell_refusal


@require_POST
def run_settle(request: HttpRequest, run: UUID) -> HttpResponse:
    """Record how a parked press was settled."""
    visit = enter(request)
    form = SettleForm(request.POST)
    if not form.is_valid():
        raise BadRequest("the form was not ours")
    command = SettleParked(
        command_id=form.id_of_command,
        run_id=RunId(run),
        parked_id=form.cleaned_data["parked"],
        reason=form.cleaned_data["reason"],
    )
    answer = settle_parked(command, actor=visit.actor, now=visit.now)
    if isinstance(answer, Refusal):
        return draw_run(request, visit, RunId(run), Said(refusal=tell_refusal(answer)))
    messages.success(request, tell("custody.parked.settled"))
    return redirect("run-page", run=run)


@require_POST
def run_override(request: HttpRequest, run: UUID) -> HttpResponse:
    """Close without what lies on a lost device; all other rules of closing stand."""
    visit = enter(request)
    run_id = RunId(run)
    page = show_run(run_id, actor=visit.actor, frame=visit.frame, now=visit.now)
    if not page.may_override:
        raise NotAllowed("only a commander overrides the closing of a run")
    form = offer_override(page, OverrideForm(request.POST))
    if not form.is_valid():
        return draw_run(request, visit, run_id, Said(override=form))
    word = form.override(visit.actor.officer_id)
    answer = close_from_page(form.id_of_command, run_id, visit, word)
    if isinstance(answer, Refusal):
        form.under_new_id()
        said = Said(refusal=tell_refusal(answer), override=form, is_close_refused=True)
        return draw_run(request, visit, run_id, said)
    return tell_closed(request, answer, run)
