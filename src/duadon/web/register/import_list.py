"""Nhập danh sách: send a workbook, see every fault at once, then let in what can be read.

The file is kept sealed for a day; looking at it writes no child. Its page is its sender's alone.
"""

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from duadon.core.values.answers import Refusal
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import BatchId, UploadId
from duadon.core.values.long_work import JobKind
from duadon.jobs.starting import start_job
from duadon.jobs.uploads import MEGABYTE, MOST_MEGABYTES, keep_upload, open_upload
from duadon.queries.import_preview import (
    ImportPreview,
    KeptWish,
    PreviewRow,
    PreviewWish,
    preview_import,
    preview_kept,
)
from duadon.queries.imports import show_batch, show_imports, show_own_units
from duadon.web.forms import page_number
from duadon.web.register.finding_words import tell_finding, tell_groups
from duadon.web.register.forms import AcceptRows, ListUpload
from duadon.web.visits import Visit, draw, enter
from duadon.web.words import tell, tell_moment, tell_refusal

_TONES = {"accepted": "text-success", "waiting": "text-warning", "refused": "text-danger"}


@require_http_methods(["GET", "HEAD", "POST"])
def import_list(request: HttpRequest) -> HttpResponse:
    """Show the lists read in so far; POST takes a workbook and leads to what was found in it."""
    visit = enter(request)
    page = show_imports(actor=visit.actor, frame=visit.frame, now=visit.now)
    form = ListUpload.of(page.units, request if request.method == "POST" else None)
    refusal: Sequence[str] = []
    if request.method == "POST" and form.is_valid():
        kept = _keep(form.cleaned_data["file"], visit)
        if not isinstance(kept, Refusal):
            return redirect(_check_address(kept, form.cleaned_data["unit"]))
        refusal = tell_refusal(kept)
    context = {
        "form": form,
        "refusal": refusal,
        "batches": [
            (batch, page.unit_names.get(batch.unit_code, batch.unit_code), tell_moment(batch.accepted_at))
            for batch in page.batches
        ],
    }
    return draw(request, "register/import_list.html", visit, context)


def _keep(file: "UploadedFile[bytes]", visit: Visit) -> UploadId | Refusal:
    """Keep the file sealed; what is plainly no workbook or too large is not even read."""
    name = file.name or ""
    if PurePath(name).suffix.lower() != ".xlsx":
        return Refusal(code="register.upload.other_kind", parameters={"file": name})
    if file.size and file.size > MOST_MEGABYTES * MEGABYTE:
        return Refusal(code="work.upload.too_large", parameters={"file": name, "most": MOST_MEGABYTES})
    return keep_upload(file.read(), name, actor=visit.actor, now=visit.now)


def _check_address(upload: UUID, unit: str) -> str:
    return reverse("import-check", kwargs={"upload": upload}, query={"unit": unit})


@require_http_methods(["GET", "HEAD", "POST"])
def import_check(request: HttpRequest, upload: UUID) -> HttpResponse:
    """Show what reading the file in would do; POST starts it as a job and leads to the job's page."""
    visit = enter(request)
    unit, page = request.GET.get("unit", ""), request.GET.get("page", "1")
    units = show_own_units(actor=visit.actor, frame=visit.frame, now=visit.now)
    if unit not in units:
        raise NotFound("no such unit of yours")
    found = _preview(UploadId(upload), unit, page_number(page), visit)
    if isinstance(found, Refusal):
        return draw(request, "register/import_refused.html", visit, {"refusal": tell_refusal(found)})
    if request.method == "POST":
        form = AcceptRows(request.POST)
        if form.is_valid():
            return redirect("job", job=_start(form.id_of_command, UploadId(upload), found, visit))
    context = {**_words(found), "unit_name": units[unit], "form": AcceptRows.fresh()}
    return draw(request, "register/import_check.html", visit, {**context, "query": f"unit={unit}&"})


def _preview(upload: UploadId, unit: str, page: int, visit: Visit) -> ImportPreview | Refusal:
    """Show what was found before; only where nothing is kept the file is read."""
    before = KeptWish(upload=upload, unit_code=unit, page=page)
    kept = preview_kept(before, actor=visit.actor, frame=visit.frame, now=visit.now)
    if kept is not None:
        return kept
    with open_upload(upload, actor=visit.actor, now=visit.now) as path:
        wish = PreviewWish(
            path=path,
            unit_code=unit,
            source_name=_source_name(unit, path.stem),
            page=page,
            upload=upload,
        )
        return preview_import(wish, actor=visit.actor, frame=visit.frame, now=visit.now)


def _source_name(unit: str, stem: str) -> str:
    """Two wards may call their lists alike; each is a source of its own."""
    return f"{unit} {stem}"


def _start(command_id: UUID, upload: UploadId, found: ImportPreview, visit: Visit) -> UUID:
    payload = {
        "upload": str(upload),
        "unit_code": found.unit_code,
        "source_name": _source_name(found.unit_code, PurePath(found.file_name).stem),
    }
    return start_job(
        JobKind.IMPORT_REGISTER,
        payload,
        actor=visit.actor,
        frame=visit.frame,
        now=visit.now,
        command_id=command_id,
    )


def _words(found: ImportPreview) -> dict[str, object]:
    return {
        "found": found,
        "strip": _strip(found.figures, gettext("Can be accepted")),
        "groups": tell_groups(found.groups),
        "rows": [_row(row) for row in found.rows],
        "number": found.page,
        "pages": found.pages,
        "before": found.page - 1 if found.page > 1 else None,
        "after": found.page + 1 if found.page < found.pages else None,
    }


def _strip(figures: Mapping[str, int], accepted: str) -> Sequence[tuple[str, int, str]]:
    return [
        (gettext("Rows read"), figures.get("read", 0), "strong"),
        (accepted, figures.get("accepted", 0), "done"),
        (gettext("Wait for a person"), figures.get("waiting", 0), ""),
        (gettext("Refused"), figures.get("refused", 0), "alarm" if figures.get("refused") else ""),
    ]


def _row(row: PreviewRow) -> dict[str, object]:
    return {
        "sheet": row.sheet,
        "number": str(row.number),
        "verdict": tell(f"label.verdict.{row.verdict}"),
        "tone": _TONES[row.verdict],
        "written": [(tell(f"label.field.{name}"), text) for name, text in row.written],
        "read": [(tell(f"label.field.{name}"), text) for name, text in row.read],
        "findings": [tell_finding(one) for one in row.findings],
    }


@require_safe
def import_batch(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Show what came of a list: its numbers, and the findings that are still open."""
    visit = enter(request)
    page = show_batch(BatchId(batch), actor=visit.actor, frame=visit.frame, now=visit.now)
    figures = page.batch.figures
    context = {
        "page": page,
        "accepted_at": tell_moment(page.batch.accepted_at),
        "strip": _strip(figures, gettext("Accepted")),
        "known": figures.get("already_known", 0),
        "new_children": figures.get("new_children", 0),
        "groups": tell_groups(page.groups),
    }
    return draw(request, "register/import_batch.html", visit, context)
