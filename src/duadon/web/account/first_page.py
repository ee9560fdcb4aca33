"""The first page: the first of the pages that the officer may open."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from duadon.web.navigation import entries_for
from duadon.web.visits import draw, enter


@require_safe
def first_page(request: HttpRequest) -> HttpResponse:
    """Lead on, or say that nothing here is for this account."""
    visit = enter(request)
    entries = entries_for(visit.actor)
    if entries:
        return HttpResponseRedirect(entries[0].address)
    return draw(request, "account/nothing_here.html", visit, {})
