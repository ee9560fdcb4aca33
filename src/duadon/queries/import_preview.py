"""What reading a list in would do, without doing it: by the same reading, cleaning and deciding."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.db import transaction

from duadon.access.admission import Admission, BatchStart, decide_admission
from duadon.access.list_reading import ListReading, clean_list, figures_of, read_list
from duadon.access.log import Door, Passage, Purpose, write_log
from duadon.access.rights import require_in_scope
from duadon.core.privacy.masking import mask_digits_in, mask_personal_number, mask_phone
from duadon.core.register.cleaning import CleanedRow, Verdict
from duadon.core.register.source_rows import Field, SourceRow, as_text
from duadon.core.values.answers import Refusal
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import BatchId
from duadon.core.values.roles import Actor, Right
from duadon.queries.batch_findings import RowFinding, mask_finding
from duadon.queries.finding_groups import FindingGroup, group_findings
from duadon.store.sealing import keyed_fingerprint

ROWS_A_PAGE = 50
_FAULTS_FIRST = (Verdict.REFUSED, Verdict.WAITING, Verdict.ACCEPTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewWish:
    """A file as it was handed in for a unit; `page` counts from 1."""

    path: Path
    unit_code: str
    source_name: str
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
    """The numbers that reading in would give, every fault by cause, and one page of rows, faults first.

    `was_read_before`: this very file was accepted before and would change nothing.
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


@transaction.atomic
def preview_import(
    wish: PreviewWish, *, actor: Actor, frame: CampaignFrame, now: datetime
) -> ImportPreview | Refusal:
    """Return what would come of the file; writes nothing but the log of what was shown.

    Raises NotAllowed without the right to import, NotFound for a unit that is not the actor's.
    """
    require_in_scope(actor, Right.IMPORT_REGISTER, unit_code=wish.unit_code)
    reading = read_list(wish.path)
    if isinstance(reading, Refusal):
        return reading
    today = now.astimezone(ZoneInfo(frame.zone_name)).date()
    pairs = clean_list(reading, frame, on=today, unit_code=wish.unit_code)
    admission = decide_admission(pairs, start=_start(wish, frame), actor=actor, on=today, now=now)
    preview = _preview(wish, reading, admission)
    _log(preview, actor, now)
    return preview


def _start(wish: PreviewWish, frame: CampaignFrame) -> BatchStart:
    return BatchStart(
        batch_id=BatchId(uuid4()),
        campaign_id=frame.id,
        source_name=wish.source_name,
        unit_code=wish.unit_code,
        file_name=wish.path.name,
        file_fingerprint=keyed_fingerprint("file", wish.path.read_bytes()),
    )


def _preview(wish: PreviewWish, reading: ListReading, admission: Admission) -> ImportPreview:
    rows = sorted(admission.rows, key=lambda item: _FAULTS_FIRST.index(item.verdict))
    pages = max(1, -(-len(rows) // ROWS_A_PAGE))
    page = min(wish.page, pages)
    shown = rows[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    return ImportPreview(
        file_name=wish.path.name,
        unit_code=wish.unit_code,
        figures=figures_of(admission, reading),
        without_table=reading.without_table,
        groups=group_findings(
            finding for item in admission.rows for finding in _findings(item.cleaned, item.verdict)
        ),
        rows=tuple(_row(item.row, item.cleaned, item.verdict) for item in shown),
        page=page,
        pages=pages,
        was_read_before=admission.twins_before > 0,
    )


def _findings(cleaned: CleanedRow, verdict: Verdict) -> Iterator[RowFinding]:
    for finding in cleaned.findings:
        yield RowFinding(
            sheet=cleaned.sheet, row=cleaned.row_number, verdict=verdict, finding=mask_finding(finding)
        )


def _row(row: SourceRow, cleaned: CleanedRow, verdict: Verdict) -> PreviewRow:
    written = sorted(row.cells.items(), key=lambda cell: _column(row, cell[0]))
    return PreviewRow(
        sheet=row.sheet,
        number=row.row_number,
        verdict=verdict,
        written=tuple(
            (name, mask_digits_in(as_text(cell))) for name, cell in written if name != Field.ORDER_NUMBER
        ),
        read=tuple((name, text) for name, text in _read(cleaned).items() if text),
        findings=tuple(_findings(cleaned, verdict)),
    )


def _column(row: SourceRow, name: str) -> tuple[int, str]:
    letters = row.columns.get(name, "")
    return len(letters), letters


def _read(cleaned: CleanedRow) -> dict[str, str]:
    """Say what was understood, by the names of our columns."""
    birth = "/".join(reversed(cleaned.birth.isoformat().split("-"))) if cleaned.birth else ""
    return {
        Field.FULL_NAME: cleaned.full_name,
        Field.BIRTH: birth,
        Field.SEX: {"male": "Nam", "female": "Nữ"}.get(cleaned.sex or "", ""),
        Field.NUMBER: mask_personal_number(cleaned.number.digits) if cleaned.number else "",
        Field.GUARDIAN_NAME: "; ".join(_adults(cleaned)),
        Field.RESIDENCE: ", ".join(part for part in (cleaned.area_name, cleaned.group_name) if part),
        Field.REMARKS: mask_digits_in(cleaned.remarks),
    }


def _adults(cleaned: CleanedRow) -> Iterator[str]:
    for adult in cleaned.guardians:
        phone = f" {mask_phone(adult.phone.digits)}" if adult.phone else ""
        yield f"{adult.full_name}{phone}"


def _log(preview: ImportPreview, actor: Actor, now: datetime) -> None:
    passage = Passage(
        actor_id=actor.officer_id,
        door=Door.LIST,
        purpose=Purpose.IMPORT_REGISTER,
        at=now,
        columns=("cells", "findings"),
        scope=preview.unit_code,
    )
    write_log(passage, count=len(preview.rows))  # rows of a file are of no child yet
