"""What is carried away as a file: lists of runs, the day's sheet, the report."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from duadon.core.values.ids import RunId
from duadon.queries.campaign_report import ReportForm, load_report, make_report_file
from duadon.queries.day_sheet import open_day_sheet
from duadon.queries.run_manifests import open_day_manifests, open_run_manifest
from duadon.web.documents.without_seat import tell_without_seat
from duadon.web.visits import enter
from duadon.web.words import page_language

_KINDS = {
    ReportForm.PDF: "application/pdf",
    ReportForm.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ReportForm.WORKBOOK: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
def manifest_file(request: HttpRequest, run: UUID) -> HttpResponse:
    """Give the list of one run as a PDF."""
    visit = enter(request)
    found = open_run_manifest(
        RunId(run), actor=visit.actor, frame=visit.frame, now=visit.now, language=page_language()
    )
    name = f"danh-sach-chuyen-{found.head.day}-{found.runs[0].code.lower()}.pdf"
    return file_answer(found.make_pdf(), ReportForm.PDF, name)


@require_safe
def day_manifests_file(request: HttpRequest, day: date) -> HttpResponse:
    """Give every list of the day that the visitor may have as one PDF."""
    visit = enter(request)
    found = open_day_manifests(
        day, actor=visit.actor, frame=visit.frame, now=visit.now, language=page_language()
    )
    return file_answer(found.make_pdf(), ReportForm.PDF, f"danh-sach-chuyen-{day}.pdf")


@require_safe
def day_sheet_file(request: HttpRequest, day: date) -> HttpResponse:
    """Give the day's sheet as a PDF."""
    visit = enter(request)
    sheet = open_day_sheet(day, actor=visit.actor, frame=visit.frame, now=visit.now, language=page_language())
    made = sheet.make_pdf(tell_without_seat(sheet.left_out, sheet.waiting))
    return file_answer(made, ReportForm.PDF, f"phieu-ngay-{day}.pdf")


@require_safe
def report_file(request: HttpRequest, day: date, form: str) -> HttpResponse:
    """Give the day's report as a Word file, a PDF or a workbook."""
    if form not in set(ReportForm):
        raise Http404
    visit = enter(request)
    report = load_report(visit.frame, day, actor=visit.actor, now=visit.now)
    wanted = ReportForm(form)
    return file_answer(make_report_file(report, wanted, page_language()), wanted, f"bao-cao-{day}.{form}")


def file_answer(content: bytes, form: ReportForm, name: str) -> HttpResponse:
    """Return a file under its name that no cache keeps: a PDF to be looked at, all others to be saved.

    A list of a run is printed in the minute before the van leaves: shown inline it is one Ctrl+P away,
    and no copy with names stays in the folder of downloads unless somebody saves it. A Word file or a
    workbook is of use only in its own program, so these are attachments.
    """
    shown = "inline" if form is ReportForm.PDF else "attachment"
    answer = HttpResponse(content, content_type=_KINDS[form])
    answer["Content-Disposition"] = f'{shown}; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
