"""Chuyến của tôi: today's runs, the next one first."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from duadon.core.values.times import clock_text
from duadon.queries.my_runs import MyRun, show_my_runs
from duadon.web.visits import draw, enter


@require_safe
def my_runs(request: HttpRequest) -> HttpResponse:
    """Show the runs."""
    visit = enter(request)
    page = show_my_runs(actor=visit.actor, frame=visit.frame, now=visit.now)
    context = {
        "page": page,
        "runs": page.runs,
        "open": [_words(run) for run in page.runs if not run.is_closed],
        "closed": [_words(run) for run in page.runs if run.is_closed],
    }
    return draw(request, "driver/my_runs.html", visit, context)


def _words(run: MyRun) -> dict[str, object]:
    return {"run": run, "starts": clock_text(run.starts)}
