"""Một cháu: the whole way on one page, and the whole personal number for a reason.

Every page masks the number. The one exception is the answer to `reveal_number`: a POST with a typed
reason, logged, shows it once, grouped (099 216 000 017) so that no twelve digits stand in a row in
any page, and never kept by a browser (no-store).
"""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from duadon.core.enrolment.tracks import TRACK_CODES
from duadon.core.privacy.masking import mask_digits_in
from duadon.core.values.answers import Refusal
from duadon.core.values.ids import ChildId
from duadon.core.values.personal_number import PersonalNumber
from duadon.core.values.roles import Actor, Right
from duadon.queries.child_page import ChildPage, NextStep, Step, show_child
from duadon.queries.whole_number import show_whole_number
from duadon.web.register.forms import RevealNumber
from duadon.web.visits import Visit, draw, enter
from duadon.web.words import page_language, tell, tell_moment, tell_receipt, tell_refusal
from duadon.wording.custody_events import say_event

# The page on which each next step is done; whoever has no such page reads the sentence alone.
_PAGES = {
    NextStep.VISIT: ("visit", Right.RECORD_CONTACT),
    NextStep.MEND: ("visit", Right.RECORD_CONTACT),
    NextStep.FILE_ONLINE: ("visit", Right.RECORD_CONTACT),
    NextStep.NOT_WANTED: ("visit", Right.RECORD_CONTACT),
    NextStep.REQUEST: ("trip-request", Right.REQUEST_TRIP),
    NextStep.AGAIN: ("trip-request", Right.REQUEST_TRIP),
    NextStep.HAND_OVER: ("cards", Right.RECORD_CARD),
}


@require_safe
def child(request: HttpRequest, child: UUID) -> HttpResponse:
    """Show one child of the officer's area."""
    return _show(request, enter(request), ChildId(child), RevealNumber())


def _show(
    request: HttpRequest, visit: Visit, child_id: ChildId, form: RevealNumber, refusal: Sequence[str] = ()
) -> HttpResponse:
    page = show_child(child_id, actor=visit.actor, frame=visit.frame, now=visit.now)
    return draw(
        request,
        "register/child.html",
        visit,
        {**_words(page, visit.actor), "form": form, "refusal": list(refusal)},
    )


@require_POST
def reveal_number(request: HttpRequest, child: UUID) -> HttpResponse:
    """Show the whole number once, in this answer only; without a reason show the child's page again."""
    visit = enter(request)
    form = RevealNumber(request.POST)
    form.is_valid()
    reason = form.cleaned_data.get("reason", "")
    found = show_whole_number(ChildId(child), reason=reason, actor=visit.actor, now=visit.now)
    if isinstance(found, Refusal):
        # A number that was typed is not shown back either.
        typed = RevealNumber({"reason": mask_digits_in(reason)})
        return _show(request, visit, ChildId(child), typed, tell_refusal(found))
    context = {"name": found.name, "child": child, "number": _grouped(found.number)}
    answer = draw(request, "register/whole_number.html", visit, context)
    answer["Cache-Control"] = "no-store"
    return answer


def _grouped(number: PersonalNumber | None) -> str:
    digits = number.digits if number else ""
    return " ".join(digits[first : first + 3] for first in range(0, len(digits), 3))


def _words(page: ChildPage, actor: Actor) -> dict[str, object]:
    track, law = page.assessment.track, page.assessment.law
    return {
        "page": page,
        "next": tell(f"register.next.{page.next_step}"),
        "next_address": _address(page, actor),
        "status": tell(f"label.status.{page.status or 'unlisted'}"),
        "track": tell(TRACK_CODES[track]) if track else "",
        "article": law.article if law else "",
        "reasons": [
            (" ".join(tell_refusal(reason.as_refusal())), reason.law.article if reason.law else "")
            for reason in page.assessment.reasons
        ],
        "carers": [(tell(f"label.relation.{one.relation}"), one) for one in page.carers],
        "steps": [_tell_step(step, page) for step in page.steps],
        "as_of": tell_moment(page.as_of),
    }


def _address(page: ChildPage, actor: Actor) -> str:
    """Return where the actor does the next step; empty where it needs no page or is not theirs."""
    name, right = _PAGES.get(page.next_step, ("", Right.READ_REGISTER))
    if not name or not actor.may_anywhere(right):
        return ""
    return reverse(name) if name == "cards" else reverse(name, kwargs={"child": page.id})


def _tell_step(step: Step, page: ChildPage) -> dict[str, object]:
    return {
        "at": f"{step.at:%d/%m/%Y}" if step.by_day else f"{step.at:%d/%m/%Y %H:%M}",
        "text": _sentence(step, page),
        "by": step.by,
        "findings": [tell(one.code, one.parameters) for one in step.findings],
    }


def _sentence(step: Step, page: ChildPage) -> str:
    if step.event is None:
        labels = {name: tell(code) for name, code in step.labels.items()}
        receipt = {"receipt": tell_receipt(step.receipt)} if step.receipt else {}
        told = tell(step.code, {**step.parameters, **labels, **receipt})
        undone = {"sentence": told, "note": step.note}
        return tell("register.step.walk_in_undone", undone) if step.undone else told
    sentence = say_event(step.event, name=page.short_name, officer_names={}, language=page_language())
    return tell("register.step.undone", {"sentence": sentence}) if step.undone else sentence
