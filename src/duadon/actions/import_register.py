"""Read a workbook into the register: rows as written, findings, households, children, adults.

A bulk verb: rows are staged in chunks of their own transactions, then one short transaction flips
the batch and stores the answer. What a broken-off attempt staged is never accepted and stays unseen;
sending the command again starts a new batch. The same rows again make nothing new.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.db import transaction

from duadon.access.admission import (
    Admission,
    BatchStart,
    accept_batch,
    decide_admission,
    save_chunk,
    start_batch,
    was_read_meanwhile,
)
from duadon.access.campaigns import get_frame
from duadon.access.list_reading import ListReading, clean_list, figures_of, read_list
from duadon.access.rights import require_right
from duadon.actions.running import find_answer, recording_of, run_once
from duadon.core.enrolment.law import RuleSet, get_rule_set
from duadon.core.enrolment.states import Status
from duadon.core.enrolment.tracks import find_track
from duadon.core.values.answers import Done, Refusal
from duadon.core.values.errors import RuleBroken
from duadon.core.values.ids import BatchId, CampaignId
from duadon.core.values.long_work import Progress, Report, tell_nobody
from duadon.core.values.roles import Actor, Right
from duadon.store.enrolments import NewState, save_states
from duadon.store.sealing import keyed_fingerprint

CHUNK_ROWS = 500
REST_SECONDS = 0.002


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRegister:
    """A workbook of one unit; `source_name` is the same each time the same list comes."""

    command_id: UUID
    campaign_id: CampaignId
    unit_code: str
    source_name: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moment:
    """By whom, when and under which law the batch is accepted."""

    actor: Actor
    now: datetime
    rules: RuleSet


def import_register(
    command: ImportRegister, *, actor: Actor, now: datetime, report: Report = tell_nobody
) -> Done | Refusal:
    """Import the file; refused when it cannot be read or holds no table of children.

    `report` hears of each chunk and may raise to stop: until the batch is accepted nothing is visible.
    """
    require_right(actor, Right.IMPORT_REGISTER, unit_code=command.unit_code)
    earlier = find_answer(command, actor=actor)
    if earlier is not None:
        return earlier
    report(Progress(step="work.step.read_file", done=0, total=1))
    reading = read_list(Path(command.path))
    if isinstance(reading, Refusal):
        return reading
    frame = get_frame(command.campaign_id, actor=actor)
    today = now.astimezone(ZoneInfo(frame.zone_name)).date()
    report(Progress(step="work.step.check_rows", done=0, total=sum(1 for _ in reading.rows)))
    start = _start(command)
    pairs = clean_list(reading, frame, on=today, unit_code=command.unit_code)
    with transaction.atomic():
        start_batch(start, actor=actor, now=now)
    # In no transaction: comparing takes long, and on SQLite every tap of a phone would wait for it.
    admission = decide_admission(pairs, start=start, actor=actor, on=today, now=now)
    _stage(admission, report)
    moment = _Moment(actor=actor, now=now, rules=get_rule_set(frame.rule_set))
    return _flip(command, admission, reading, moment)


def _start(command: ImportRegister) -> BatchStart:
    path = Path(command.path)
    return BatchStart(
        batch_id=BatchId(uuid4()),
        campaign_id=command.campaign_id,
        source_name=command.source_name,
        unit_code=command.unit_code,
        file_name=path.name,
        file_fingerprint=keyed_fingerprint("file", path.read_bytes()),
    )


def _stage(admission: Admission, report: Report) -> None:
    """Write the rows; between chunks a tap on a phone gets its turn at the gate."""
    total = len(admission.rows)
    for first in range(0, total, CHUNK_ROWS):
        report(Progress(step="work.step.write_rows", done=first, total=total))
        with transaction.atomic():
            save_chunk(admission, first, CHUNK_ROWS)
        time.sleep(REST_SECONDS)
    report(Progress(step="work.step.accept_rows", done=total, total=total))


def _flip(command: ImportRegister, admission: Admission, reading: ListReading, at: _Moment) -> Done | Refusal:
    """Accept the batch and list its children in the campaign, in one short transaction."""

    def body() -> Done | Refusal:
        if was_read_meanwhile(admission):
            return Refusal(code="register.file.read_meanwhile", parameters={"file": Path(command.path).name})
        recording = recording_of(command, at.actor, at.now)
        save_states(_listed(admission, at.rules), recording)
        figures = figures_of(admission, reading)
        accept_batch(admission.frame.batch_id, figures, now=at.now)
        return Done(
            command_id=command.command_id,
            result={
                "batch": str(admission.frame.batch_id),
                "figures": figures,
                "sheets_without_table": list(reading.without_table),
            },
        )

    return run_once(command, actor=at.actor, now=at.now, body=body)


def _listed(admission: Admission, rules: RuleSet) -> Iterator[NewState]:
    on = admission.frame.on
    for row in admission.new_children:
        birth = row.cleaned.birth
        track = find_track(birth.earliest(), on=on, rules=rules) if birth else None
        if track is None:
            raise RuleBroken(f"accepted row {row.row.row_number} has no track on {on}")
        yield NewState(
            child_id=row.child,
            status=Status.LISTED,
            unit_code=row.cleaned.unit_code,
            track=track,
            effective_on=on,
        )
