"""What reading a list in would do, without doing it: by the same reading, cleaning and deciding."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.db import transaction

from duadon.access.admission import Admission, BatchStart, decide_admission
from duadon.access.checked_lists import CheckedList, CheckedRow, find_checked, keep_checked
from duadon.access.list_reading import ListReading, clean_list, figures_of, read_list
from duadon.access.log import Door, Passage, Purpose, write_log
from duadon.access.rights import require_in_scope
from duadon.core.privacy.masking import mask_digits_in, mask_personal_number, mask_phone
from duadon.core.register.cleaning import CleanedRow, Verdict
from duadon.core.register.source_rows import Field, SourceRow, as_text
from duadon.core.values.answers import Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import BatchId, UploadId
from duadon.core.values.roles import Actor, Right
from duadon.queries.batch_findings import RowFinding, mask_finding
from duadon.queries.finding_groups import FindingGroup, group_findings
from duadon.store.sealing import keyed_fingerprint

ROWS_A_PAGE = 50
_FAULTS_FIRST = (Verdict.REFUSED, Verdict.WAITING, Verdict.ACCEPTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewWish:
    """A file as it was handed in for a unit; `page` counts from 1.

    `upload`: where the file lies sealed; what is found in it is kept there.
    """

    path: Path
    unit_code: str
    source_name: str
    page: int = 1
    upload: UploadId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptWish:
    """A file that was handed in before, for a unit; `page` counts from 1."""

    upload: UploadId
    unit_code: str
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One row, numbers masked: its cells as written, and by our names of columns what we read in them."""

    sheet: str
    number: int
    verdict: Verdict
    written: tuple[tuple[str, str], ...]
    read: tuple[tuple[str, str], ...]
    findings: tuple[RowFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """The numbers that reading in would give, and one page of rows, faults first.

    `groups` are every fault of the file by cause, on the first page. `was_read_before`: this very file
    was accepted before and would change nothing.
    """

    file_name: str
    unit_code: str
    figures: Mapping[str, int]
    without_table: tuple[str, ...]
    groups: tuple[FindingGroup, ...]
    rows: tuple[PreviewRow, ...]
    page: int
    pages: int
    was_read_before: bool


def preview_import(
    wish: PreviewWish, *, actor: Actor, frame: CampaignFrame, now: datetime
) -> ImportPreview | Refusal:
    """Return what would come of the file; writes nothing but the log, and beside an upload what it found.

    Reading takes long and holds no transaction: on SQLite every tap of a phone would wait for it.
    Raises NotAllowed without the right to import, NotFound for a unit that is not the actor's.
    """
    require_in_scope(actor, Right.IMPORT_REGISTER, unit_code=wish.unit_code)
    today = _today(frame, now)
    reading = read_list(wish.path)
    if isinstance(reading, Refusal):
        return reading
    pairs = clean_list(reading, frame, on=today, unit_code=wish.unit_code)
    admission = decide_admission(pairs, start=_start(wish, frame), actor=actor, on=today, now=now)
    checked = _checked(wish, reading, admission)
    with transaction.atomic():
        if wish.upload is not None:
            keep_checked(wish.upload, checked, actor=actor, on=today)
        return _show(checked, wish.page, actor, now)


@transaction.atomic
def preview_kept(
    wish: KeptWish, *, actor: Actor, frame: CampaignFrame, now: datetime
) -> ImportPreview | None:
    """Return the preview from what was found before; None where the file has to be read (anew).

    NotFound for another officer's file, and otherwise as preview_import.
    """
    require_in_scope(actor, Right.IMPORT_REGISTER, unit_code=wish.unit_code)
    checked = find_checked(wish.upload, wish.unit_code, actor=actor, on=_today(frame, now), now=now)
    return None if checked is None else _show(checked, wish.page, actor, now)


def _today(frame: CampaignFrame, now: datetime) -> date:
    return now.astimezone(ZoneInfo(frame.zone_name)).date()


def _start(wish: PreviewWish, frame: CampaignFrame) -> BatchStart:
    return BatchStart(
        batch_id=BatchId(uuid4()),
        campaign_id=frame.id,
        source_name=wish.source_name,
        unit_code=wish.unit_code,
        file_name=wish.path.name,
        file_fingerprint=keyed_fingerprint("file", wish.path.read_bytes()),
    )


def _checked(wish: PreviewWish, reading: ListReading, admission: Admission) -> CheckedList:
    rows = sorted(admission.rows, key=lambda item: _FAULTS_FIRST.index(item.verdict))
    return CheckedList(
        file_name=wish.path.name,
        unit_code=wish.unit_code,
        figures=figures_of(admission, reading),
        without_table=reading.without_table,
        was_read_before=admission.twins_before > 0,
        rows=tuple(_check_row(item.row, item.cleaned, item.verdict) for item in rows),
    )


def _check_row(row: SourceRow, cleaned: CleanedRow, verdict: Verdict) -> CheckedRow:
    written = sorted(row.cells.items(), key=lambda cell: _column(row, cell[0]))
    return CheckedRow(
        sheet=row.sheet,
        number=row.row_number,
        verdict=verdict,
        written=tuple(
            (name, mask_digits_in(as_text(cell))) for name, cell in written if name != Field.ORDER_NUMBER
        ),
        read=tuple((name, text) for name, text in _read(cleaned).items() if text),
        findings=tuple(mask_finding(finding) for finding in cleaned.findings),
    )


def _show(checked: CheckedList, page: int, actor: Actor, now: datetime) -> ImportPreview:
    pages = max(1, -(-len(checked.rows) // ROWS_A_PAGE))
    page = min(page, pages)
    shown = checked.rows[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    _log(checked.unit_code, len(shown), actor, now)
    return ImportPreview(
        file_name=checked.file_name,
        unit_code=checked.unit_code,
        figures=checked.figures,
        without_table=checked.without_table,
        groups=_group(checked) if page == 1 else (),
        rows=tuple(_show_row(row) for row in shown),
        page=page,
        pages=pages,
        was_read_before=checked.was_read_before,
    )


def _group(checked: CheckedList) -> tuple[FindingGroup, ...]:
    """Gather all faults by cause, each in the order of the file."""
    rows = sorted(checked.rows, key=lambda row: (row.sheet, row.number))
    return group_findings(finding for row in rows for finding in _findings(row))


def _show_row(row: CheckedRow) -> PreviewRow:
    return PreviewRow(
        sheet=row.sheet,
        number=row.number,
        verdict=row.verdict,
        written=row.written,
        read=row.read,
        findings=tuple(_findings(row)),
    )


def _findings(row: CheckedRow) -> Iterator[RowFinding]:
    for finding in row.findings:
        yield RowFinding(sheet=row.sheet, row=row.number, verdict=row.verdict, finding=finding)


def _column(row: SourceRow, name: str) -> tuple[int, str]:
    letters = row.columns.get(name, "")
    return len(letters), letters


def _read(cleaned: CleanedRow) -> dict[str, str]:
    """Say what was understood, by the names of our columns; no number stands whole in whichever it is."""
    birth = "/".join(reversed(cleaned.birth.isoformat().split("-"))) if cleaned.birth else ""
    read = {
        Field.FULL_NAME: cleaned.full_name,
        Field.BIRTH: birth,
        Field.SEX: {"male": "Nam", "female": "Nữ"}.get(cleaned.sex or "", ""),
        Field.NUMBER: mask_personal_number(cleaned.number.digits) if cleaned.number else "",
        Field.GUARDIAN_NAME: "; ".join(_adults(cleaned)),
        Field.RESIDENCE: ", ".join(part for part in (cleaned.area_name, cleaned.group_name) if part),
        Field.REMARKS: cleaned.remarks,
    }
    return {name: mask_digits_in(text) for name, text in read.items()}


def _adults(cleaned: CleanedRow) -> Iterator[str]:
    for adult in cleaned.guardians:
        phone = f" {mask_phone(adult.phone.digits)}" if adult.phone else ""
        yield f"{adult.full_name}{phone}"


def _log(unit_code: str, count: int, actor: Actor, now: datetime) -> None:
    passage = Passage(
        actor_id=actor.officer_id,
        door=Door.LIST,
        purpose=Purpose.IMPORT_REGISTER,
        at=now,
        columns=("cells", "findings"),
        scope=unit_code,
    )
    write_log(passage, count=count)  # rows of a file are of no child yet
