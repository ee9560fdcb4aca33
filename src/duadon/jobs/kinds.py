"""The kinds of jobs: each a thin call of an action or of a query that makes a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from duadon.actions.import_register import ImportRegister, import_register
from duadon.actions.plan_day import PlanDay, plan_day
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import PlanId, UploadId
from duadon.core.values.long_work import JobKind, Progress, Report
from duadon.core.values.roles import Actor
from duadon.jobs.uploads import open_upload
from duadon.queries.campaign_report import ReportForm, load_report, make_report_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a job was told, by whom it is done and when: the office's business time as it begins."""

    command_id: UUID
    payload: Mapping[str, str]
    actor: Actor
    frame: CampaignFrame
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The answer of the action, and the file that was made, if one was."""

    answer: Done | Refusal
    file: bytes | None = None


def _import_register(work: Work, report: Report) -> Finished:
    upload = UploadId(UUID(work.payload["upload"]))
    with open_upload(upload, actor=work.actor, now=work.now) as path:
        command = ImportRegister(
            command_id=work.command_id,
            campaign_id=work.frame.id,
            unit_code=work.payload["unit_code"],
            source_name=work.payload["source_name"],
            path=str(path),
        )
        return Finished(answer=import_register(command, actor=work.actor, now=work.now, report=report))


def _plan_day(work: Work, report: Report) -> Finished:
    command = PlanDay(
        command_id=work.command_id,
        campaign_id=work.frame.id,
        plan_id=PlanId(uuid4()),
        day=date.fromisoformat(work.payload["day"]),
        seed=int(work.payload.get("seed", "1")),
        iterations=int(work.payload.get("iterations", "200")),
    )
    return Finished(answer=plan_day(command, actor=work.actor, now=work.now, report=report))


def _write_report(work: Work, report: Report) -> Finished:
    day, form = date.fromisoformat(work.payload["day"]), ReportForm(work.payload["form"])
    report(Progress(step="work.step.count_figures", done=0, total=2))
    found = load_report(work.frame, day, actor=work.actor, now=work.now)
    report(Progress(step="work.step.write_file", done=1, total=2))
    content = make_report_file(found, form, "en" if work.payload.get("language") == "en" else "vi")
    result = {"day": day.isoformat(), "form": form.value, "units": list(found.part)}
    return Finished(answer=Done(command_id=work.command_id, result=result), file=content)


# A new kind of job is one line here, one in JobKind, its payload in starting, its words in wording/work.
KINDS: Mapping[JobKind, Callable[[Work, Report], Finished]] = {
    JobKind.IMPORT_REGISTER: _import_register,
    JobKind.PLAN_DAY: _plan_day,
    JobKind.WRITE_REPORT: _write_report,
}
