"""Nhãn hàng ghế cuối: printed once for the day; a lost one again, under a new code."""

from datetime import date, datetime
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from duadon.actions.print_tags import PrintTags, print_tags
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import RunId
from duadon.queries.last_row_tags import Printed, show_tags
from duadon.web.forms import CommandForm
from duadon.web.visits import draw, enter
from duadon.web.words import tell, tell_refusal


class PrintTagsForm(CommandForm):
    """All tags of the day, or one run's anew."""

    run = forms.UUIDField(required=False, widget=forms.HiddenInput)


@require_POST
def last_row_tags(request: HttpRequest, day: date) -> HttpResponse:
    """Answer with the tags to print: no other page shows the codes, and this one only to who printed."""
    visit = enter(request)
    form = PrintTagsForm(request.POST)
    if not form.is_valid():
        raise BadRequest("the form was not ours")
    run: UUID | None = form.cleaned_data["run"]
    command = PrintTags(
        command_id=form.id_of_command,
        campaign_id=visit.frame.id,
        day=day,
        run_id=RunId(run) if run else None,
    )
    answer = print_tags(command, actor=visit.actor, now=visit.now)
    if isinstance(answer, Refusal):
        messages.warning(request, " ".join(tell_refusal(answer)))
        return redirect("day-plan", day=day)
    tags = show_tags(_printed(answer), actor=visit.actor, now=visit.now)
    if not tags:
        messages.warning(request, tell("custody.tags.printed_already", {"day": day}))
        return redirect("day-plan", day=day)
    answered = draw(request, "shuttle/last_row_tags.html", visit, {"tags": tags, "day": day})
    answered["Cache-Control"] = "no-store"
    return answered


def _printed(answer: Done) -> Printed:
    runs, at = answer.result["runs"], answer.result["printed_at"]
    run_ids = [RunId(UUID(str(run))) for run in runs] if isinstance(runs, list) else []
    return Printed(run_ids=frozenset(run_ids), at=datetime.fromisoformat(str(at)))
