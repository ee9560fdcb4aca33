"""Thẻ: whose card is made and still here, whose is being made; recorded for one child or several."""

from collections.abc import Mapping
from uuid import uuid5

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from duadon.actions.record_card import CardStep, RecordCard, record_card
from duadon.core.values.answers import Refusal
from duadon.core.values.ids import ChildId
from duadon.queries.cards_page import CardLine, CardsPage, CardsWish, Queue, name_children, show_cards
from duadon.web.campaign.card_forms import CardSearch, CardStepForm
from duadon.web.visits import Visit, draw, enter
from duadon.web.words import tell, tell_moment, tell_refusal

# What may be recorded next of a child that waits in a queue.
NEXT_STEP: Mapping[Queue, CardStep] = {
    Queue.HAND_OVER: CardStep.HANDED_OVER,
    Queue.MAKING: CardStep.MADE,
}


@require_http_methods(["GET", "HEAD", "POST"])
def cards(request: HttpRequest) -> HttpResponse:
    """Show a queue; GET knows queue, unit and page, POST also the name that was typed."""
    visit = enter(request)
    search = CardSearch(request.POST if request.method == "POST" else _without_text(request))
    wish = search.wish()
    return _show(request, visit, search, wish)


def _without_text(request: HttpRequest) -> Mapping[str, str]:
    return {name: request.GET[name] for name in ("queue", "unit", "page") if name in request.GET}


@require_POST
def record_cards(request: HttpRequest) -> HttpResponse:
    """Record the step for the children ticked; those that cannot take it are named with the reason."""
    visit = enter(request)
    form = CardStepForm(request.POST)
    queue = Queue(form.data["queue"]) if form.data.get("queue") in set(Queue) else Queue.HAND_OVER
    if not form.is_valid():
        return _show(request, visit, CardSearch({"queue": queue}), CardsWish(queue=queue), form=form)
    refused = _record(form, visit)
    done = len(form.children) - len(refused)
    if done:
        step = CardStep(form.cleaned_data["step"])
        messages.success(request, tell(f"cards.done.{step.value}", {"count": done}))
    if not refused:
        return HttpResponseRedirect(f"{reverse('cards')}?queue={queue.value}")
    refusal = _tell_refused(refused, visit)
    form.under_new_id()
    return _show(
        request, visit, CardSearch({"queue": queue}), CardsWish(queue=queue), form=form, refusal=refusal
    )


@transaction.atomic
def _record(form: CardStepForm, visit: Visit) -> dict[ChildId, Refusal]:
    """Record each child by a command of its own: one that must wait holds up no other."""
    refused = {}
    for child in form.children:
        command = RecordCard(
            command_id=uuid5(form.id_of_command, str(child)),
            campaign_id=visit.frame.id,
            step=CardStep(form.cleaned_data["step"]),
            on=form.cleaned_data["on"],
            child_ids=(ChildId(child),),
        )
        answer = record_card(command, actor=visit.actor, now=visit.now)
        if isinstance(answer, Refusal):
            refused[ChildId(child)] = answer
    return refused


def _tell_refused(refused: Mapping[ChildId, Refusal], visit: Visit) -> list[str]:
    names = name_children(refused, actor=visit.actor, now=visit.now)
    lines = [tell("cards.refused.some", {"count": len(refused)})]
    for child, refusal in refused.items():
        reasons = [tell_refusal(item) for item in refusal.items] or [tell_refusal(refusal)]
        why = " ".join(sentence for reason in reasons for sentence in reason)
        lines.append(tell("cards.refused.child", {"name": names[child], "why": why}))
    return lines


def _show(
    request: HttpRequest,
    visit: Visit,
    search: CardSearch,
    wish: CardsWish,
    **said: object,
) -> HttpResponse:
    page = show_cards(wish, actor=visit.actor, frame=visit.frame, now=visit.now)
    step = NEXT_STEP[wish.queue]
    empty = CardStepForm.fresh(step=step.value, queue=wish.queue.value, on=page.as_of.date())
    form = said.get("form")
    ticked = set(form.children) if isinstance(form, CardStepForm) else set()
    context = {
        "page": page,
        "search": search,
        "form": empty,
        "units": [(unit.code, unit.name, unit.waiting[wish.queue]) for unit in page.units],
        "as_of": tell_moment(page.as_of),
        "lines": [_words(line, is_ticked=line.child_id in ticked) for line in page.lines],
        "queues": _queues(page),
        "record": tell(f"cards.button.{step.value}"),
        "before": wish.page - 1 if wish.page > 1 else None,
        "after": wish.page + 1 if wish.page < page.pages else None,
        **said,
    }
    return draw(request, "campaign/cards.html", visit, context)


def _queues(page: CardsPage) -> list[tuple[str, str, int, bool]]:
    return [
        (queue.value, tell(f"cards.queue.{queue.value}"), page.waiting[queue], queue is page.wish.queue)
        for queue in Queue
    ]


def _words(line: CardLine, *, is_ticked: bool) -> dict[str, object]:
    return {
        "line": line,
        "is_ticked": is_ticked,
        "status": tell(f"label.status.{line.status.value}"),
        "waiting": tell("cards.waiting.days", {"days": line.days}),
        "carers": [(tell(f"label.relation.{relation.value}"), name) for relation, name in line.carers],
    }
