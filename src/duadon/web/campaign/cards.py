"""Thẻ: whose card is made and still here, whose is being made, and who took the others.

A step is recorded for one child or several; a hand-over says who took each card, and how.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID, uuid5

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from duadon.actions.record_card import CardStep, RecordCard, record_card
from duadon.core.values.answers import Refusal
from duadon.core.values.ids import ChildId
from duadon.queries.cards_page import CardLine, CardsPage, CardsWish, Queue, name_children, show_cards
from duadon.web.campaign.card_forms import OTHER_ADULT, SELF, CardSearch, CardStepForm
from duadon.web.visits import Visit, draw, enter
from duadon.web.words import tell, tell_moment, tell_receipt, tell_refusal, tell_relative

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
            receipts=(form.receipt_of(child),) if form.way_given else (),
            way=form.way_given,
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
    step = NEXT_STEP.get(wish.queue)
    empty = CardStepForm.fresh(step=step.value if step else "", queue=wish.queue.value, on=page.as_of.date())
    form = said.get("form")
    ticked = form.chosen if isinstance(form, CardStepForm) else {}
    context = {
        "page": page,
        "search": search,
        "form": empty,
        "units": [
            (unit.code, tell("cards.unit.waiting", {"unit": unit.name, "count": unit.waiting[wish.queue]}))
            for unit in page.units
        ],
        "as_of": tell_moment(page.as_of),
        "lines": [_words(line, ticked) for line in page.lines],
        "queues": _queues(page),
        "is_hand_over": step is CardStep.HANDED_OVER,
        "record": tell(f"cards.button.{step.value}") if step else "",
        "before": wish.page - 1 if wish.page > 1 else None,
        "after": wish.page + 1 if wish.page < page.pages else None,
        **said,
    }
    return draw(request, "campaign/cards.html", visit, context)


def _queues(page: CardsPage) -> list[tuple[str, str, bool]]:
    return [
        (
            queue.value,
            tell(f"cards.queue.{queue.value}", {"count": page.waiting[queue]}),
            queue is page.wish.queue,
        )
        for queue in Queue
    ]


def _words(line: CardLine, ticked: Mapping[UUID, str]) -> dict[str, object]:
    """Return a child's line; `ticked` has who took the card as far as the form said it already."""
    return {
        "line": line,
        "is_ticked": line.child_id in ticked,
        "status": tell(f"label.status.{line.status.value}"),
        "waiting": tell("cards.waiting.days", {"days": line.days}),
        "carers": [tell_relative(relation, name) for _, relation, name in line.carers],
        "receivers": [
            (value, words, value == ticked.get(line.child_id)) for value, words in _receivers(line)
        ],
        "receipt": tell_receipt(line.receipt) if line.receipt else tell("cards.receiver.unknown"),
    }


def _receivers(line: CardLine) -> Iterable[tuple[str, str]]:
    """Yield who may take the card: the person from 14 on, the carers, another adult."""
    if line.may_take_it:
        yield SELF, tell("cards.receiver.self")
    for adult_id, relation, name in line.carers:
        yield str(adult_id), tell_relative(relation, name)
    yield OTHER_ADULT, tell("cards.receiver.other_adult")
