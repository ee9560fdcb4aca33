"""Việc của tôi: what a ward officer does now, the nearest first."""

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from duadon.core.values.ids import AreaId
from duadon.queries.my_list import MOST_REQUESTS, Family, show_my_list
from duadon.web.forms import page_number
from duadon.web.outreach.family_words import carer_words, names_of, request_words
from duadon.web.visits import draw, enter
from duadon.web.words import tell_moment


@require_safe
def my_list(request: HttpRequest) -> HttpResponse:
    """Show the list; `khom` chooses one area below the ward."""
    visit = enter(request)
    area, number = _area(request.GET.get("khom", "")), page_number(request.GET.get("page", ""))
    page = show_my_list(area, number, actor=visit.actor, frame=visit.frame, now=visit.now)
    today = page.as_of.date()
    not_ready = [request_words(one, today) for one in page.not_ready]
    context = {
        "page": page,
        "as_of": tell_moment(page.as_of),
        "rides": [request_words(one, today) for one in page.rides],
        "riding": sum(len(one.records) for one in page.rides),
        "not_ready": not_ready[:MOST_REQUESTS],
        "not_ready_more": len(not_ready[MOST_REQUESTS:]),
        "visits": list(_families(page.visits)),
        "is_first": page.page == 1,
        "number": page.page,
        "pages": page.pages,
        "before": page.page - 1 if page.page > 1 else None,
        "after": page.page + 1 if page.page < page.pages else None,
        "query": f"khom={area}&" if area else "",
        "card_families": list(_families(page.cards)),
        "cards_more": page.cards_total.families - len(page.cards),
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
