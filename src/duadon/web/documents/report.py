"""Báo cáo: the day's report as the page of its words, with the files that say the same."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from duadon.queries.campaign_report import ReportForm, load_report
from duadon.web.visits import draw, enter
from duadon.web.words import page_language, tell_moment


@require_safe
def report(request: HttpRequest, day: date | None = None) -> HttpResponse:
    """Show the report of a day; without a day that of yesterday, the last that is whole."""
    visit = enter(request)
    today = visit.now.astimezone(ZoneInfo(visit.frame.zone_name)).date()
    shown = day or today - timedelta(days=1)
    found = load_report(visit.frame, shown, actor=visit.actor, now=visit.now)
    context = {
        "day": shown,
        "is_today": shown == today,
        "before": shown - timedelta(days=1),
        "after": shown + timedelta(days=1) if shown < today else None,
        "written": found.write(page_language()),
        "hash": found.figures.hash,
        "cut": tell_moment(found.text.cut),
        "files": {form.name.lower(): _address(shown, form) for form in ReportForm},
    }
    return draw(request, "documents/report.html", visit, context)


def _address(day: date, form: ReportForm) -> str:
    return reverse("report-file", kwargs={"day": day, "form": form.value})
