"""Đưa đón: my ride requests by day, and the children of a search for whom a ride can be asked."""

from itertools import groupby

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from duadon.queries.trip_requests import RequestsPage, RequestsWish, show_requests
from duadon.web.forms import NameSearch
from duadon.web.outreach.family_words import carer_words, request_words, say_day
from duadon.web.visits import draw, enter

_MOST_TYPED = 80


class RideSearch(NameSearch):
    """One box: a name, with or without accents, or a birthday as ddmmyy; and which page of the requests."""

    text = forms.CharField(required=False, max_length=_MOST_TYPED)
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def wish(self) -> RequestsWish:
        """Return what was asked for; what could not be read is left out."""
        self.is_valid()
        return RequestsWish(text=self.cleaned_data.get("text", ""), page=self.cleaned_data.get("page") or 1)


@require_http_methods(["GET", "HEAD", "POST"])
def trip_requests(request: HttpRequest) -> HttpResponse:
    """Show the requests from today on; what was typed comes by POST and stays out of addresses."""
    visit = enter(request)
    form = RideSearch(request.POST if request.method == "POST" else {"page": request.GET.get("page", "")})
    wish = form.wish()
    page = show_requests(wish, actor=visit.actor, frame=visit.frame, now=visit.now)
    context = {
        "page": page,
        "text": wish.text,
        "faults": form.errors.get("text", []),
        "before": page.page - 1 if page.page > 1 else None,
        "after": page.page + 1 if page.page < page.pages else None,
        "days": _days(page),
        "found": [
            {
                "child": one.id,
                "name": one.full_name,
                "birth": "/".join(reversed(one.birth.isoformat().split("-"))) if one.birth else "",
                "carers": carer_words(one.carers),
            }
            for one in page.found
        ],
    }
    return draw(request, "outreach/trip_requests.html", visit, context)


def _days(page: RequestsPage) -> list[tuple[str, list[dict[str, object]]]]:
    """Return the days with their requests, in order."""
    grouped = groupby(page.requests, key=lambda one: one.request.day)
    return [
        (say_day(day, page.today), [request_words(one, page.today) for one in many]) for day, many in grouped
    ]
