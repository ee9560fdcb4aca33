"""Commands for one day: plan, verify, run, manifest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from duadon.actions.plan_day import PlanDay, plan_day
from duadon.actions.publish_plan import PublishPlan, publish_plan
from duadon.cli.exit_status import REFUSED
from duadon.cli.inputs import Day, DayOrNone, misused, read_clock
from duadon.cli.language import language
from duadon.cli.left_out import left_out_lines, waiting_lines
from duadon.cli.manifests import manifest_document, tell_manifest
from duadon.cli.options import taking
from duadon.cli.plan_files import FileToPlan, plan_file, verify_files
from duadon.cli.session import (
    As,
    Json,
    Session,
    done_or_end,
    end_refused,
    enter,
    tell,
    tell_json,
    tell_refusal,
    tell_sentence,
    working,
)
from duadon.cli.verdicts import end_with_verdict, people_text
from duadon.core.values.answers import Refusal
from duadon.core.values.errors import NotFound
from duadon.core.values.ids import PlanId
from duadon.core.values.times import DAY
from duadon.demo.played_day import DayToPlay, PlayedDay, play_day
from duadon.queries.day_plan_page import DayPlanPage, show_day_plan
from duadon.queries.day_verification import BrokenRule, verify_day
from duadon.queries.run_manifests import open_day_manifests
from duadon.wording.say import say_refusal


def add_to(application: typer.Typer) -> None:
    """Add the commands of this module."""
    application.command("plan")(plan)
    application.command("verify")(verify)
    application.command("run")(run)
    application.command("manifest")(manifest)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWish:
    """What `duadon plan` is told."""

    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE.json", help="A day's problem; no database is used then."),
    ] = None
    day: DayOrNone = None
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="PLAN.json",
            help="With FILE.json: where its plan goes.",
            show_default=False,
        ),
    ] = None
    seed: Annotated[int, typer.Option(help="The same seed and iterations give the same plan again.")] = 1
    iterations: Annotated[int, typer.Option(min=0, help="How long to look for a better plan.")] = 200
    cpu_seconds: Annotated[
        float | None,
        typer.Option(
            min=0.0,
            help="With FILE.json: stop after so much processor time at the latest.",
            show_default=False,
        ),
    ] = None
    publish: Annotated[
        bool, typer.Option("--publish", help="With --day: publish the plan when it is made.")
    ] = False
    username: As = ""
    as_json: Json = False


@taking(PlanWish)
def plan(wish: PlanWish) -> None:
    """Plan a day there and home again; tell who is left out and why.

    With --day from the database, kept as a new version; with FILE.json from a file.
    """
    if wish.file is not None and wish.publish:
        misused("cli.input.only_with_day")
    if (wish.file is None) == (wish.day is None):
        misused("cli.input.day_or_file")
    if wish.file is not None:
        task = FileToPlan(
            file=wish.file,
            out=wish.out,
            seed=wish.seed,
            iterations=wish.iterations,
            cpu_seconds=wish.cpu_seconds,
        )
        plan_file(task, as_json=wish.as_json)
    elif wish.day is not None:
        _plan_from_database(wish, wish.day)


def _plan_from_database(wish: PlanWish, day: date) -> None:
    session = enter(wish.username)
    command = PlanDay(
        command_id=uuid4(),
        campaign_id=session.frame.id,
        plan_id=PlanId(uuid4()),
        day=day,
        seed=wish.seed,
        iterations=wish.iterations,
    )
    with working("cli.plan.working"):
        done = done_or_end(plan_day(command, actor=session.actor, now=session.now))
    refusal = _publish(command.plan_id, session) if wish.publish else None
    page = _page(day, session, version=int(str(done.result["version"])))
    if wish.as_json:
        tell_json({**done.result, "day": day, **_plan_document(page)})
    else:
        _tell_plan(day, page)
    if refusal is not None:
        end_refused(refusal)


def _publish(plan_id: PlanId, session: Session) -> Refusal | None:
    command = PublishPlan(command_id=uuid4(), plan_id=plan_id)
    answer = publish_plan(command, actor=session.actor, now=session.now)
    return answer if isinstance(answer, Refusal) else None


def _page(day: date, session: Session, *, version: int | None = None) -> DayPlanPage:
    """Return the day's plan (published, or of a version) as the actor may see it, or end without one."""
    page = show_day_plan(day, actor=session.actor, frame=session.frame, now=session.now, version=version)
    if page is None or (version is None and page.published_at is None):
        end_refused(Refusal(code="shuttle.day.plan_missing", parameters={"day": day}))
    return page


def _plan_document(page: DayPlanPage) -> dict[str, object]:
    return {
        "published": page.published_at is not None,
        "left_out": left_out_lines(page),
        "not_ready": waiting_lines(page),
    }


def _tell_plan(day: date, page: DayPlanPage) -> None:
    code = "cli.plan.published" if page.published_at else "cli.plan.kept"
    tell_sentence(code, day=day, version=page.version)
    placed = page.objective.people
    tell_sentence("cli.plan.people", placed=placed, unplaced=page.wanted - placed)
    tell_sentence("cli.plan.roads", label=page.roads_label)
    _tell_list(left_out_lines(page))
    waiting = waiting_lines(page)
    if waiting:
        tell_sentence("cli.plan.not_ready", count=len(waiting))
    _tell_list(waiting)


def _tell_list(lines: Iterable[str]) -> None:
    for line in lines:
        tell(f"- {line}")


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyWish:
    """What `duadon verify` is told."""

    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE.json PLAN.json", help="A day's problem and its plan; no database is used then."
        ),
    ] = None
    day: DayOrNone = None
    username: As = ""
    as_json: Json = False


@taking(VerifyWish)
def verify(wish: VerifyWish) -> None:
    """Check a plan afresh against its day: 0 violations, or each with its sentence (exit status 3)."""
    files = wish.files or []
    if bool(files) == (wish.day is not None):
        misused("cli.input.day_or_file")
    if wish.day is not None:
        _verify_stored(wish.day, enter(wish.username), as_json=wish.as_json)
        return
    if len(files) != 2:
        misused("cli.input.two_files")
    verify_files(files[0], files[1], as_json=wish.as_json)


def _verify_stored(day: date, session: Session, *, as_json: bool) -> None:
    found = verify_day(day, actor=session.actor, frame=session.frame, now=session.now)
    if found is None:
        end_refused(Refusal(code="shuttle.day.plan_missing", parameters={"day": day}))
    end_with_verdict(day, [_rule(one) for one in found.broken], as_json=as_json)


def _rule(broken: BrokenRule) -> Refusal:
    """Return the broken rule, about people instead of the group's own label."""
    told = broken.violation.as_refusal()
    if broken.people is None:
        return told
    return Refusal(code=told.code, parameters={**told.parameters, "group": people_text(broken.people)})


@dataclass(frozen=True, slots=True, kw_only=True)
class RunWish:
    """What `duadon run` is told."""

    day: Day
    until: Annotated[
        int | None,
        typer.Option(parser=read_clock, metavar="HH:MM", help="Stop at this time.", show_default=False),
    ] = None
    leave_aboard: Annotated[
        int, typer.Option(min=0, metavar="N", help="So many riders are not handed over on the way home.")
    ] = 0
    username: As = ""
    as_json: Json = False


@taking(RunWish)
def run(wish: RunWish) -> None:
    """Play a published day tap by tap, as the phones do; in a made-up office only.

    Where somebody is missing, closing is refused: who, last seen where, whom to call (exit status 3).
    """
    session = enter(wish.username)
    task = DayToPlay(
        day=wish.day, until=DAY if wish.until is None else wish.until, leave_aboard=wish.leave_aboard
    )
    with working("cli.run.working"):
        played = play_day(task, session.frame, actor=session.actor)
    if isinstance(played, Refusal):
        end_refused(played)
    if wish.as_json:
        tell_json(_played_document(wish.day, played))
    else:
        _tell_played(wish.day, played)
    if played.outcome.refused:
        raise typer.Exit(REFUSED)


def _played_document(day: date, played: PlayedDay) -> dict[str, object]:
    outcome = played.outcome
    return {
        "day": day,
        "taps": outcome.taps,
        "parked": outcome.parked,
        "runs": played.runs,
        "closed": outcome.closed,
        "refused": [say_refusal(one, language()) for one in outcome.refused],
    }


def _tell_played(day: date, played: PlayedDay) -> None:
    outcome = played.outcome
    tell_sentence(
        "cli.run.played",
        day=day,
        taps=outcome.taps,
        closed=outcome.closed,
        runs=played.runs,
        parked=outcome.parked,
    )
    if outcome.refused:
        tell_sentence("cli.run.not_closed", count=len(outcome.refused))
    for refusal in outcome.refused:
        tell_refusal(refusal)


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestWish:
    """What `duadon manifest` is told."""

    day: Day
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.pdf", help="Write the lists to print there, a page a run.", show_default=False
        ),
    ] = None
    username: As = ""
    as_json: Json = False


@taking(ManifestWish)
def manifest(wish: ManifestWish) -> None:
    """Tell each run of a published day, or write it as PDF: its stops, who gets off and on; it is logged."""
    session = enter(wish.username)
    if wish.out is not None:
        _write_manifests(wish, wish.out, session)
        return
    page = _page(wish.day, session)
    if wish.as_json:
        tell_json(manifest_document(wish.day, page))
    else:
        tell_manifest(wish.day, page)


def _write_manifests(wish: ManifestWish, out: Path, session: Session) -> None:
    if out.suffix.lower() != ".pdf":
        misused("cli.report.no_such_form", {"file": out.name, "forms": ".pdf"})
    try:
        found = open_day_manifests(
            wish.day, actor=session.actor, frame=session.frame, now=session.now, language=language()
        )
    except NotFound:
        end_refused(Refusal(code="shuttle.day.plan_missing", parameters={"day": wish.day}))
    found.write_pdf(out)
    if wish.as_json:
        tell_json({"day": wish.day, "file": str(out), "runs": len(found.runs)})
        return
    tell_sentence("cli.manifest.written", file=str(out), runs=len(found.runs))
