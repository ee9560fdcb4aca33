"""Báo cáo: the day's report as the page of its words, with the files that say the same."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from duadon.queries.campaign_report import ReportForm, load_report
from duadon.web.visits import draw, enter
from duadon.web.words import page_language, tell_moment
from duadon.wording.written_report import WrittenTable


@require_safe
def report(request: HttpRequest, day: date | None = None) -> HttpResponse:
    """Show the report of a day; without a day that of yesterday, the last that is whole."""
    visit = enter(request)
    today = visit.now.astimezone(ZoneInfo(visit.frame.zone_name)).date()
    shown = day or today - timedelta(days=1)
    found = load_report(visit.frame, shown, actor=visit.actor, now=visit.now)
    written = found.write(page_language())
    context = {
        "day": shown,
        "is_today": shown == today,
        "before": shown - timedelta(days=1),
        "after": shown + timedelta(days=1) if shown < today else None,
        "written": written,
        "tables": [_table(table) for table in written.tables],
        "hash": found.figures.hash,
        "cut": tell_moment(found.text.cut),
        "files": {form.name.lower(): _address(shown, form) for form in ReportForm},
    }
    return draw(request, "documents/report.html", visit, context)


def _table(table: WrittenTable) -> dict[str, object]:
    """Give each cell its heading: on a phone a row becomes a block of lines."""
    rows = [
        {
            "name": row.name,
            "is_sum": row.is_sum,
            "cells": list(zip(table.headings[1:], row.cells, strict=True)),
        }
        for row in table.rows
    ]
    return {"title": table.title, "headings": table.headings, "rows": rows}


def _address(day: date, form: ReportForm) -> str:
    return reverse("report-file", kwargs={"day": day, "form": form.value})
