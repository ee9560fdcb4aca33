"""The first page: it leads each role to where its work begins."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from duadon.web.navigation import beginning_for
from duadon.web.visits import draw, enter


@require_safe
def first_page(request: HttpRequest) -> HttpResponse:
    """Lead on, or say that nothing here is for this account."""
    visit = enter(request)
    beginning = beginning_for(visit.actor)
    if beginning:
        return HttpResponseRedirect(beginning.address)
    return draw(request, "account/nothing_here.html", visit, {})
