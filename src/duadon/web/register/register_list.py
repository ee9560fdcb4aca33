"""Danh sách: the children of my wards, page by page, found by name or date of birth."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from duadon.core.enrolment.tracks import TRACK_CODES
from duadon.core.values.answers import Refusal
from duadon.core.values.roles import Right
from duadon.queries.register_list import RegisterLine, RegisterPage, show_register
from duadon.web.register.forms import RegisterSearch
from duadon.web.visits import draw, enter
from duadon.web.words import tell, tell_moment, tell_refusal


@require_http_methods(["GET", "HEAD", "POST"])
def register_list(request: HttpRequest) -> HttpResponse:
    """Show a page of the list; GET knows units and pages, POST also what was typed."""
    visit = enter(request)
    form = RegisterSearch(request.POST if request.method == "POST" else _without_text(request))
    page = show_register(form.wish(), actor=visit.actor, frame=visit.frame, now=visit.now)
    context = {
        "form": form,
        "page": page,
        "as_of": tell_moment(page.as_of),
        "lines": [_words(line) for line in page.lines],
        "before": page.page - 1 if page.page > 1 else None,
        "after": page.page + 1 if page.page < page.pages else None,
        "only_unit": page.units[0].name if len(page.units) == 1 else "",
        "is_search": _is_search(page),
        "may_import": visit.actor.may_anywhere(Right.IMPORT_REGISTER),
    }
    return draw(request, "register/register_list.html", visit, context)


def _without_text(request: HttpRequest) -> Mapping[str, str]:
    return {name: request.GET[name] for name in ("unit", "page") if name in request.GET}


def _is_search(page: RegisterPage) -> bool:
    return bool(page.wish.text)


def _words(line: RegisterLine) -> dict[str, object]:
    """Return a line with its codes in words."""
    return {
        "line": line,
        "track": tell(TRACK_CODES[line.track]) if line.track else "",
        "hindrance": " ".join(_hindrance(line.hindrance)),
        "status": tell(f"label.status.{line.status or 'unlisted'}"),
        "carers": [(tell(f"label.relation.{carer.relation}"), carer) for carer in line.carers],
    }


def _hindrance(refusal: Refusal | None) -> list[str]:
    return list(tell_refusal(refusal)) if refusal else []
