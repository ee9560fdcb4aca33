"""Beside one child's record, once its door was passed: rows of lists, unit and area; the whole number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, OuterRef, Subquery

from duadon.access.log import Door, Passage, Purpose, write_log
from duadon.access.rights import require_in_scope, require_right_anywhere
from duadon.core.privacy.masking import DOT, mask_digits_in
from duadon.core.register.child_record import ChildRecord
from duadon.core.values.errors import require
from duadon.core.values.findings import Finding
from duadon.core.values.ids import ChildId
from duadon.core.values.personal_number import PersonalNumber
from duadon.core.values.roles import Actor, Right
from duadon.store.offices import Unit
from duadon.store.records.admitting import FINDINGS
from duadon.store.records.findings_json import read_findings
from duadon.store.records.loading import load_child
from duadon.store.records.people import UnitMembership
from duadon.store.records.sources import SourceLink, SourceRow
from duadon.store.sealing import unseal

LEAST_REASON = 10
MOST_REASON = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildRow:
    """A row of a list that speaks of the child, and what was found in it."""

    file_name: str
    sheet: str
    number: int
    findings: tuple[Finding, ...]
    read_at: datetime
    officer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where the child belongs now, in words."""

    unit_name: str
    area_name: str


def load_child_rows(record: ChildRecord) -> Sequence[ChildRow]:
    """Return the rows of accepted lists that speak of an opened child, oldest first."""
    links = SourceLink.objects.filter(
        child_id=record.id,
        ended_at__isnull=True,
        row__batch__accepted_at__isnull=False,
        row__batch__undone_at__isnull=True,
    )
    links = links.select_related("row__batch__started_by").order_by("recorded_at", "pk")
    return [_row(link.row, link.recorded_at) for link in links]


def _row(row: SourceRow, at: datetime) -> ChildRow:
    sealed = row.findings_sealed
    return ChildRow(
        file_name=row.batch.file_name,
        sheet=row.sheet,
        number=row.number,
        findings=read_findings(unseal(FINDINGS, row.pk, sealed)) if sealed else (),
        read_at=row.batch.accepted_at or at,
        officer=row.batch.started_by.display_name,
    )


def load_home(record: ChildRecord) -> Home:
    """Return unit and area of an opened child by name."""
    units = Unit.objects.filter(code=OuterRef("unit_code")).order_by("-valid_from")
    rows = UnitMembership.objects.filter(child_id=record.id).annotate(
        unit_name=Subquery(units.values("name")[:1]), area_name=F("area__name")
    )
    found = rows.order_by("-effective_on", "-recorded_at").values_list("unit_name", "area_name").first()
    unit_name, area_name = found or (None, None)
    return Home(unit_name=unit_name or record.unit_code, area_name=area_name or "")


def reason_to_keep(typed: str) -> str:
    """Return a reason as the log keeps it, numbers of people hidden; empty where it says too little.

    What is hidden does not count: the number itself is no reason to see it.
    """
    told = mask_digits_in(" ".join(typed.split()))
    return told[:MOST_REASON] if len(told.replace(DOT, "")) >= LEAST_REASON else ""


@transaction.atomic
def open_number(
    child_id: ChildId, *, actor: Actor, reason: str, now: datetime
) -> tuple[str, PersonalNumber | None]:
    """Return the child's name and whole number, and log who asked and why; a number in the why is hidden.

    NotFound outside the actor's scope, NotAllowed without the right, RuleBroken under ten characters.
    """
    told = reason_to_keep(reason)
    require(bool(told), "a whole number is shown for a reason")
    require_right_anywhere(actor, Right.READ_REGISTER)
    record = load_child(actor.office_id, child_id)
    require_in_scope(actor, Right.READ_REGISTER, unit_code=record.unit_code, area_id=record.area_id)
    passage = Passage(
        actor_id=actor.officer_id,
        door=Door.CHILD,
        purpose=Purpose.REVEAL_NUMBER,
        at=now,
        columns=("number",),
        reason=told,
    )
    write_log(passage, [record.id])
    return record.full_name, record.number
