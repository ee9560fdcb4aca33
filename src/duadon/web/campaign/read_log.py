"""Nhật ký đọc: who opened which child, when, through which door and why; the auditor's own page."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from duadon.access.log import Purpose
from duadon.access.read_log import ReadRow, SeenChild
from duadon.core.privacy.masking import mask_digits_in
from duadon.queries.read_log import ReadsPage, ReadsWish, find_children, show_read, show_reads
from duadon.web.campaign.log_forms import ChildSearch, LogFilter
from duadon.web.visits import Visit, draw, enter
from duadon.web.words import tell, tell_moment
from duadon.wording.say import all_sentences

_FILTERS = ("tu", "den", "can_bo", "muc_dich", "chau", "la")


@require_http_methods(["GET", "HEAD", "POST"])
def read_log(request: HttpRequest) -> HttpResponse:
    """Show a page of reads; POST looks for the child that a family asks about."""
    visit = enter(request)
    asked = LogFilter(request.GET)
    wish = asked.wish()
    page = show_reads(wish, actor=visit.actor, frame=visit.frame, now=visit.now)
    context = {
        "filter": asked,
        "wish": wish,
        "page": page,
        "as_of": tell_moment(page.as_of),
        "rows": [_words(row, page.unit_names) for row in page.reads.rows],
        "officers": [
            (str(key), name) for key, name in sorted(page.reads.officers.items(), key=lambda one: one[1])
        ],
        "purposes": [(one.value, tell(f"log.purpose.{one.value}")) for one in Purpose],
        "is_filtered": any(request.GET.get(name) for name in _FILTERS),
        "before": wish.page - 1 if wish.page > 1 else None,
        "after": wish.page + 1 if wish.page < page.pages else None,
        "query": _query(request, without="page"),
        "child": _child_asked_for(page, wish),
        **_search(request, visit),
    }
    return draw(request, "campaign/read_log.html", visit, context)


@require_safe
def one_read(request: HttpRequest, read: UUID) -> HttpResponse:
    """Show one read with every child that was in it."""
    visit = enter(request)
    found = show_read(read, actor=visit.actor, frame=visit.frame, now=visit.now)
    context = {
        "one": _words(found.read, found.unit_names),
        "children": [_child(child, found.unit_names) for child in found.children],
    }
    return draw(request, "campaign/one_read.html", visit, context)


def _query(request: HttpRequest, *, without: str) -> str:
    kept = {name: str(value) for name, value in request.GET.items() if name != without and value}
    return f"{urlencode(kept)}&" if kept else ""


def _search(request: HttpRequest, visit: Visit) -> dict[str, object]:
    if request.method != "POST":
        return {"search": ChildSearch(), "found": None}
    search = ChildSearch(request.POST)
    if not search.is_valid():
        return {"search": search, "found": None}
    children, names = find_children(search.cleaned_data["text"], actor=visit.actor, now=visit.now)
    return {"search": search, "found": [_child(child, names) for child in children]}


def _child_asked_for(page: ReadsPage, wish: ReadsWish) -> str:
    """Name the child whose reads are shown, where one of them opened nobody else."""
    if wish.child_id is None:
        return ""
    shown = (row.child for row in page.reads.rows if row.child and row.child.child_id == wish.child_id)
    return next((tell_child(child, page.unit_names) for child in shown), tell("log.child.chosen"))


def tell_child(child: SeenChild, unit_names: Mapping[str, str]) -> str:
    """Name a child by short name and unit, or say that its record is gone."""
    if not child.name:
        return tell("log.child.gone")
    unit = unit_names.get(child.unit_code, child.unit_code)
    return tell("log.child.shown", {"name": child.name, "unit": unit})


def _child(child: SeenChild, unit_names: Mapping[str, str]) -> dict[str, object]:
    return {"id": child.child_id, "text": tell_child(child, unit_names)}


def _words(row: ReadRow, unit_names: Mapping[str, str]) -> dict[str, object]:
    return {
        "id": row.id,
        "at": tell_moment(row.at),
        "officer": row.officer or tell("log.officer.gone"),
        "door": tell(f"log.door.{row.door.value}"),
        "purpose": _purpose(row.purpose),
        "columns": ", ".join(_column(name) for name in row.columns),
        "count": row.count,
        "reason": mask_digits_in(row.reason),
        "child": _child(row.child, unit_names) if row.child else None,
        "has_children": row.count > 0 and row.door.value != "job",
    }


def _purpose(value: str) -> str:
    """Say a purpose in words; a value that an earlier version wrote stands as it is."""
    return tell(f"log.purpose.{value}") if value in set(Purpose) else value


def _column(name: str) -> str:
    code = f"log.column.{'all' if name == '*' else name}"
    return tell(code) if code in all_sentences() else name
