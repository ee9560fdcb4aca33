"""Việc của tôi: what a ward officer does now, the nearest first."""

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from duadon.core.values.ids import AreaId
from duadon.queries.my_list import Family, show_my_list
from duadon.web.outreach.family_words import carer_words, names_of, request_words
from duadon.web.visits import draw, enter
from duadon.web.words import tell_moment


@require_safe
def my_list(request: HttpRequest) -> HttpResponse:
    """Show the list; `khom` chooses one area below the ward."""
    visit = enter(request)
    page = show_my_list(
        _area(request.GET.get("khom", "")), actor=visit.actor, frame=visit.frame, now=visit.now
    )
    today = page.as_of.date()
    context = {
        "page": page,
        "as_of": tell_moment(page.as_of),
        "rides": [request_words(one, today) for one in page.rides],
        "not_ready": [request_words(one, today) for one in page.not_ready],
        "visits": list(_families(page.visits)),
        "visits_more": page.visits_total - len(page.visits),
        "card_families": list(_families(page.cards)),
        "cards_more": page.cards_total - len(page.cards),
        "cards_address": _cards_address(),
        "nothing": not (page.rides or page.not_ready or page.visits or page.cards),
    }
    return draw(request, "outreach/my_list.html", visit, context)


def _area(text: str) -> AreaId | None:
    try:
        return AreaId(UUID(text)) if text else None
    except ValueError as error:
        raise Http404 from error


def _families(families: Iterable[Family]) -> Iterable[dict[str, object]]:
    for family in families:
        first = family.children[0]
        yield {
            "child": first.id,
            "children": names_of(family.children),
            "area": ", ".join(part for part in (family.area, first.group_name) if part),
            "carers": carer_words(first.carers),
        }


def _cards_address() -> str:
    try:
        return reverse("cards")
    except NoReverseMatch:
        return ""
