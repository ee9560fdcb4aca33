"""What went wrong, as a page: one table; no page of an error tells anything about a person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from duadon.core.values.errors import (
    CommandReused,
    DuadonError,
    NotAllowed,
    NotFound,
    OutsideUnavailable,
    RuleBroken,
)
from duadon.web.visits import Visit, enter, frame_of_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """Status, heading, and what to do now."""

    status: int
    title: Promise
    advice: Promise


BAD_REQUEST = ErrorPage(
    status=400,
    title=gettext_lazy("The request could not be read"),
    advice=gettext_lazy("Go back to the first page and try again."),
)
FORBIDDEN = ErrorPage(
    status=403,
    title=gettext_lazy("Your account may not open this page"),
    advice=gettext_lazy("Ask your dispatcher or commander if your work needs it. Nothing was changed."),
)
STALE_FORM = ErrorPage(
    status=403,
    title=gettext_lazy("This form is too old"),
    advice=gettext_lazy("Open the page again and send it once more. Nothing was changed."),
)
SENT_BEFORE = ErrorPage(
    status=409,
    title=gettext_lazy("This form was sent before"),
    advice=gettext_lazy(
        "What was sent first is kept. Open the page again, look at it, and write any change anew."
    ),
)
MISSING = ErrorPage(
    status=404,
    title=gettext_lazy("There is no such page in your area"),
    advice=gettext_lazy("Check the address, or start from the first page."),
)
BROKEN = ErrorPage(
    status=500,
    title=gettext_lazy("The program made a mistake"),
    advice=gettext_lazy("Nothing was changed. Try again; if it fails again, tell the administrator."),
)
UNAVAILABLE = ErrorPage(
    status=503,
    title=gettext_lazy("Something the program needs does not answer"),
    advice=gettext_lazy("Nothing was changed. Wait a minute and try again."),
)

# Pages of an error that keep the reader's name and navigation.
_WITHIN_THE_FRAME = (FORBIDDEN, MISSING)

# The one table from exceptions to answers.
PAGES: Mapping[type[DuadonError], ErrorPage] = {
    CommandReused: SENT_BEFORE,
    NotAllowed: FORBIDDEN,
    NotFound: MISSING,
    OutsideUnavailable: UNAVAILABLE,
    RuleBroken: BROKEN,
}


def page_for(error: Exception) -> ErrorPage | None:
    """Return the page of one of our own exceptions; None for all others."""
    return next((PAGES[kind] for kind in type(error).__mro__ if kind in PAGES), None)


def show(request: HttpRequest, page: ErrorPage) -> HttpResponse:
    """Return the page; unless nothing but an address is wrong, it asks nothing of the database, which may be
    what failed.
    """
    visit = _find_visit(request) if page in _WITHIN_THE_FRAME else None
    around = {} if visit is None else frame_of_pages(request, visit)
    return render(request, "errors/error.html", {**around, "page": page}, status=page.status)


def _find_visit(request: HttpRequest) -> Visit | None:
    """Return who has signed in, so that they keep name and navigation; None if nobody or nothing is found."""
    if not hasattr(request, "user"):
        return None
    try:
        return enter(request)
    except DuadonError:
        return None


class ErrorPages:
    """Middleware; by the time it answers, the transaction that failed is rolled back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Hand the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer our own exceptions."""
        page = page_for(error)
        return None if page is None else show(request, page)


def bad_request(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """Answer what Django could not read."""
    return show(request, BAD_REQUEST)


def forbidden(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """Answer what Django forbids."""
    return show(request, FORBIDDEN)


def stale_form(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """Answer a form without a valid token."""
    return show(request, STALE_FORM)


def missing(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """Answer an address that leads nowhere."""
    return show(request, MISSING)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer an exception that nobody expected."""
    return show(request, BROKEN)
