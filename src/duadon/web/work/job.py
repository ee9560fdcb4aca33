"""Việc chạy nền: how far a job is, what came of it, and the button that stops it."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from duadon.actions.answers_json import read_answer
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.ids import JobId
from duadon.core.values.long_work import JobKind, JobState
from duadon.jobs.cancelling import Stopping, ask_to_cancel
from duadon.queries.campaign_report import ReportForm
from duadon.queries.job_page import JobPage, open_job, open_job_file
from duadon.web.documents.files import file_answer
from duadon.web.visits import draw, enter
from duadon.web.words import tell, tell_moment, tell_refusal


@require_safe
def job(request: HttpRequest, job: UUID) -> HttpResponse:
    """Show the job to whoever started it; the page asks again each second until it has ended."""
    visit = enter(request)
    page = open_job(JobId(job), actor=visit.actor, frame=visit.frame)
    return draw(request, "work/job.html", visit, _words(page))


@require_POST
def cancel(request: HttpRequest, job: UUID) -> HttpResponse:
    """Ask the job to stop and show it again; once it has ended say how."""
    visit = enter(request)
    answer = ask_to_cancel(JobId(job), actor=visit.actor, frame=visit.frame, now=visit.now)
    if isinstance(answer, Refusal):
        page = open_job(JobId(job), actor=visit.actor, frame=visit.frame)
        return draw(request, "work/job.html", visit, {**_words(page), "late": tell_refusal(answer)})
    messages.success(request, _told(answer))
    return redirect("job", job=job)


def _told(answer: Stopping) -> str:
    """Promise no more than the press can do: what is in hand may be finished before it hears of it."""
    if answer is Stopping.STOPPED:
        return gettext("The work was stopped before it began. Nothing of it is kept.")
    return gettext("The work is asked to stop. Whether it did, or was finished first, is told here.")


@require_safe
def job_file(request: HttpRequest, job: UUID) -> HttpResponse:
    """Give the file that the job made to whoever started it and may still read it."""
    visit = enter(request)
    found = open_job_file(JobId(job), actor=visit.actor, frame=visit.frame)
    return file_answer(found.content, ReportForm(found.form), f"bao-cao-{found.day}.{found.form}")


def _words(page: JobPage) -> dict[str, object]:
    answer = read_answer(page.answer) if page.answer else None
    return {
        "page": page,
        "title": tell(f"work.kind.{page.kind}"),
        "state": tell(f"work.state.{page.state}"),
        "is_over": page.state.is_end,
        "is_waiting": page.state is JobState.WAITING,
        "is_cancelled": page.state is JobState.CANCELLED,
        "late": _late(page),
        "step": tell(page.step) if page.step else "",
        "percent": page.done * 100 // page.total if page.total else 0,
        "asked_at": tell_moment(page.asked_at),
        "ended_at": tell_moment(page.ended_at) if page.ended_at else "",
        "refusal": tell_refusal(answer) if isinstance(answer, Refusal) else [],
        "figures": _figures(answer) if isinstance(answer, Done) else [],
        "result": _result_address(page, answer) if isinstance(answer, Done) else "",
    }


def _late(page: JobPage) -> Sequence[str]:
    """Say that the stop came too late, where it did."""
    is_late = page.is_cancel_asked and page.state is JobState.DONE
    return [tell("work.job.done_before")] if is_late else []


def _figures(answer: Done) -> Sequence[tuple[str, object]]:
    """Name the numbers of the answer that have a label, those of an import among them."""
    inner = answer.result.get("figures")
    numbers = {**answer.result, **(inner if isinstance(inner, dict) else {})}
    shown = ("read", "accepted", "waiting", "refused", "people_placed", "people_unplaced", "version")
    return [(tell(f"work.figure.{name}"), numbers[name]) for name in shown if name in numbers]


def _result_address(page: JobPage, answer: Done) -> str:
    """Return the page where what the job made is looked at; empty where there is none yet."""
    name, held = _RESULTS[page.kind]
    value = page.day if held == "day" else str(answer.result[held])
    try:
        return reverse(name, kwargs={held: value})
    except NoReverseMatch:
        return ""


# The page of each kind's result, and what stands in its address.
_RESULTS = {
    JobKind.IMPORT_REGISTER: ("import-batch", "batch"),
    JobKind.PLAN_DAY: ("day-plan", "day"),
    JobKind.WRITE_REPORT: ("report", "day"),
}
