"""Commands for the register: import."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from uuid import UUID, uuid4

import typer

from duadon.actions.import_register import ImportRegister, import_register
from duadon.cli.exit_status import REFUSED
from duadon.cli.inputs import misused
from duadon.cli.language import language
from duadon.cli.options import taking
from duadon.cli.session import (
    As,
    Json,
    Session,
    enter,
    tell,
    tell_json,
    tell_refusal,
    tell_sentence,
    tell_table,
    working,
)
from duadon.core.values.answers import Done, Parameter, Refusal
from duadon.core.values.ids import BatchId
from duadon.core.values.roles import Right
from duadon.queries.batch_findings import RowFinding, list_batch_findings
from duadon.wording.say import say, say_refusal

COLUMNS = (
    "read",
    "accepted",
    "waiting",
    "refused",
    "already_known",
    "new_children",
    "new_households",
)


def add_to(application: typer.Typer) -> None:
    """Add the commands of this module."""
    application.command("import")(import_lists)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportWish:
    """What `duadon import` is told."""

    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Workbooks of one ward (.xlsx).")]
    unit: Annotated[
        str,
        typer.Option(
            metavar="CODE", help="The ward's code; may be left out by its own officer.", show_default=False
        ),
    ] = ""
    source: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="The list's name, the same each time it comes; else the unit and the file's name.",
            show_default=False,
        ),
    ] = ""
    username: As = ""
    as_json: Json = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """One file that was read in, and what somebody has to look at."""

    file: Path
    batch: str
    figures: dict[str, int]
    without_table: tuple[str, ...]
    findings: tuple[RowFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedAway:
    """One file that was not read in, and why."""

    file: Path
    refusal: Refusal


@taking(ImportWish)
def import_lists(wish: ImportWish) -> None:
    """Read ward workbooks into the register: rows read = accepted + waiting + refused.

    Files that cannot be read are told and the others imported all the same (exit status 3).
    """
    if wish.source and len(wish.files) > 1:
        misused("cli.input.one_source")
    session = enter(wish.username)
    unit = wish.unit or _only_unit(session)
    answers: list[Imported | TurnedAway] = []
    with working("cli.import.working", steps=len(wish.files)) as progress:
        for file in wish.files:
            answers.append(_import(file, unit, wish.source, session))
            progress.advance(progress.task_ids[0])
    if wish.as_json:
        tell_json({"files": [_document(answer) for answer in answers]})
    else:
        _tell(answers)
    if any(isinstance(answer, TurnedAway) for answer in answers):
        raise typer.Exit(REFUSED)


def _only_unit(session: Session) -> str:
    """Return the one unit that the actor may import for, or end with the hint to name it."""
    units = {scope.unit_code for scope in session.actor.scopes_for(Right.IMPORT_REGISTER)}
    only = units.pop() if len(units) == 1 else None
    if only is None:
        misused("cli.input.unit_needed")
    return only


def _import(file: Path, unit: str, source: str, session: Session) -> Imported | TurnedAway:
    command = ImportRegister(
        command_id=uuid4(),
        campaign_id=session.frame.id,
        unit_code=unit,
        # Two wards may both call their file danh-sach.xlsx; a list belongs to one of them.
        source_name=source or f"{unit} {file.stem}",
        path=str(file),
    )
    answer = import_register(command, actor=session.actor, now=session.now)
    if isinstance(answer, Refusal):
        return TurnedAway(file=file, refusal=answer)
    return _imported(file, answer, session)


def _imported(file: Path, done: Done, session: Session) -> Imported:
    batch = str(done.result["batch"])
    figures, missing = done.result["figures"], done.result["sheets_without_table"]
    return Imported(
        file=file,
        batch=batch,
        figures=figures if isinstance(figures, dict) else {},
        without_table=tuple(missing) if isinstance(missing, list) else (),
        findings=list_batch_findings(BatchId(UUID(batch)), actor=session.actor, now=session.now),
    )


def _tell(answers: Iterable[Imported | TurnedAway]) -> None:
    imported = [answer for answer in answers if isinstance(answer, Imported)]
    if imported:
        headings = [say(f"cli.import.{name}", {}, language()) for name in ("file", *COLUMNS)]
        tell_table("", headings, [_row(one) for one in imported])
    for one in imported:
        _tell_findings(one)
    for answer in answers:
        if isinstance(answer, TurnedAway):
            tell_refusal(answer.refusal)


def _row(one: Imported) -> list[Parameter]:
    return [one.file.name, *(one.figures[name] for name in COLUMNS)]


def _tell_findings(one: Imported) -> None:
    if one.without_table:
        tell_sentence("cli.import.no_table", file=one.file.name, sheets=one.without_table)
    if one.findings:
        tell_sentence("cli.import.findings", file=one.file.name, count=len(one.findings))
    for found in one.findings:
        tell(f"- {_sentence(found)}")


def _sentence(found: RowFinding) -> str:
    return say(found.finding.code, found.finding.parameters, language())


def _document(answer: Imported | TurnedAway) -> dict[str, object]:
    if isinstance(answer, TurnedAway):
        sentences = say_refusal(answer.refusal, language())
        return {"file": str(answer.file), "refusal": answer.refusal.code, "sentences": sentences}
    return {
        "file": str(answer.file),
        "batch": answer.batch,
        "figures": answer.figures,
        "sheets_without_table": list(answer.without_table),
        "findings": [_finding_document(found) for found in answer.findings],
    }


def _finding_document(found: RowFinding) -> dict[str, object]:
    return {
        "sheet": found.sheet,
        "row": found.row,
        "cell": found.finding.parameters.get("cell", ""),
        "verdict": found.verdict.value,
        "code": found.finding.code,
        "sentence": _sentence(found),
    }
