"""Lets the rows of a list into the register: what is known is linked, what is new is written.

An import reads under the importing officer's right; what it compares with is a job's read, logged
as one row without names.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db.models import Count

from duadon.access.log import Door, Passage, Purpose, write_log
from duadon.core.register.adult_cells import CleanedAdult
from duadon.core.register.cleaning import CleanedRow, Verdict
from duadon.core.register.duplicates import KnownChild, find_duplicates
from duadon.core.register.households import group_households
from duadon.core.register.source_rows import SourceRow, content_bytes
from duadon.core.values.ids import (
    AdultId,
    AreaId,
    BatchId,
    CampaignId,
    ChildId,
    HouseholdId,
    OfficerId,
    SourceRowId,
)
from duadon.core.values.person_names import fold
from duadon.core.values.roles import Actor
from duadon.store.records.admitting import (
    Admitting,
    HouseholdAdult,
    RowAdmission,
    save_households,
    save_rows,
)
from duadon.store.records.known import (
    KnownRow,
    find_known_rows,
    load_areas,
    load_household_adults,
    load_known_children,
)
from duadon.store.records.sources import Batch, Source
from duadon.store.records.sources import SourceRow as SourceRowRow
from duadon.store.sealing import keyed_fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchStart:
    """A file about to be read in: whose, for which unit, called what."""

    batch_id: BatchId
    campaign_id: CampaignId
    source_name: str
    unit_code: str
    file_name: str
    file_fingerprint: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """All rows of a batch, decided, in their order; ready to be written in chunks."""

    frame: Admitting
    rows: tuple[RowAdmission, ...]
    new_households: tuple[HouseholdId, ...]
    already_known: int
    twins_before: int

    def count(self, verdict: Verdict) -> int:
        """Return how many rows have the verdict."""
        return sum(row.verdict is verdict for row in self.rows)

    @property
    def new_children(self) -> tuple[RowAdmission, ...]:
        """Return the rows that make a child."""
        return tuple(row for row in self.rows if row.is_new_child)


def start_batch(start: BatchStart, *, actor: Actor, now: datetime) -> None:
    """Write the batch; nothing of it counts before it is accepted."""
    source, _ = Source.objects.get_or_create(
        office_id=actor.office_id,
        name=start.source_name,
        defaults={"id": uuid4(), "unit_code": start.unit_code},
    )
    Batch.objects.create(
        id=start.batch_id,
        source=source,
        campaign_id=start.campaign_id,
        file_name=start.file_name,
        file_fingerprint=start.file_fingerprint,
        started_at=now,
        started_by_id=actor.officer_id,
    )


def accept_batch(batch_id: BatchId, figures: Mapping[str, int], *, now: datetime) -> None:
    """Flip the batch: from this commit on its rows and children exist."""
    Batch.objects.filter(pk=batch_id).update(accepted_at=now, figures=dict(figures))


def was_read_meanwhile(admission: Admission) -> bool:
    """Tell whether the same file of the same source was accepted since the rows were decided."""
    batch = Batch.objects.select_related("source").get(pk=admission.frame.batch_id)
    twins = _count_twins(batch.source.office_id, batch.source.name, bytes(batch.file_fingerprint))
    return twins > admission.twins_before


def _count_twins(office_id: UUID, source_name: str, file_fingerprint: bytes) -> int:
    return Batch.objects.filter(
        source__office_id=office_id,
        source__name=source_name,
        file_fingerprint=file_fingerprint,
        accepted_at__isnull=False,
        undone_at__isnull=True,
    ).count()


def decide_admission(
    pairs: Sequence[tuple[SourceRow, CleanedRow]],
    *,
    start: BatchStart,
    actor: Actor,
    on: date,
    now: datetime,
) -> Admission:
    """Decide each row against the register; reads, writes nothing but its own log row."""
    rows = [row for row, _ in pairs]
    hashes = [keyed_fingerprint("source_row", content_bytes(row)) for row in rows]
    known = _match_known(hashes, find_known_rows(actor.office_id, hashes))
    children = load_known_children(actor.office_id, start.unit_code)
    _log_comparison(actor.officer_id, len(children), now)
    cleaned = _mark_duplicates([one for _, one in pairs], known, children)
    frame = Admitting(office_id=actor.office_id, batch_id=start.batch_id, on=on, now=now)
    drafts = [
        _draft(row, one, content_hash, match)
        for row, one, content_hash, match in zip(rows, cleaned, hashes, known, strict=True)
    ]
    housed, fresh = _house(drafts)
    areas = load_areas(start.unit_code)
    return Admission(
        frame=frame,
        rows=tuple(replace(item, area_id=_area(item, areas)) for item in housed),
        new_households=tuple(fresh),
        already_known=sum(match is not None for match in known),
        twins_before=_count_twins(actor.office_id, start.source_name, start.file_fingerprint),
    )


def save_chunk(admission: Admission, first: int, size: int) -> None:
    """Write one chunk; the caller gives it a transaction of its own."""
    if first == 0:
        save_households(admission.new_households, admission.frame)
    save_rows(admission.rows[first : first + size], admission.frame)


def _match_known(hashes: Iterable[bytes], found: Mapping[bytes, list[KnownRow]]) -> list[KnownRow | None]:
    """Give each row its known twin; a content that came once matches one row, not two."""
    left = {content: list(rows) for content, rows in found.items()}
    return [left[content].pop(0) if left.get(content) else None for content in hashes]


def _mark_duplicates(
    cleaned: Sequence[CleanedRow], known: Sequence[KnownRow | None], children: Iterable[KnownChild]
) -> list[CleanedRow]:
    """Compare the rows that are new with each other and with the register's children."""
    fresh = [one for one, match in zip(cleaned, known, strict=True) if match is None]
    marked = iter(find_duplicates(fresh, known=children))
    return [next(marked) if match is None else one for one, match in zip(cleaned, known, strict=True)]


def _draft(row: SourceRow, cleaned: CleanedRow, content_hash: bytes, match: KnownRow | None) -> RowAdmission:
    verdict = cleaned.verdict if match is None else match.verdict
    is_new = match is None and verdict is Verdict.ACCEPTED
    return RowAdmission(
        id=SourceRowId(uuid4()),
        row=row,
        cleaned=cleaned,
        verdict=verdict,
        content_hash=content_hash,
        child_id=ChildId(uuid4()) if is_new else _known_child(match),
        is_new_child=is_new,
        household_id=match.household_id if match else None,
        adults=(),
        area_id=None,
    )


def _known_child(match: KnownRow | None) -> ChildId | None:
    return match.child_id if match else None


def _house(drafts: Sequence[RowAdmission]) -> tuple[list[RowAdmission], list[HouseholdId]]:
    """Give each new child its household, known or new, and each household its adults once."""
    living = [item for item in drafts if item.child_id is not None]
    homes = [item.household_id for item in living if item.household_id is not None]
    adults = load_household_adults(homes)
    housed: dict[SourceRowId, RowAdmission] = {}
    fresh: list[HouseholdId] = []
    for group in group_households([item.cleaned for item in living]):
        members = [living[index] for index in group]
        home = next((item.household_id for item in members if item.household_id), None)
        if home is None:
            home = HouseholdId(uuid4())
            fresh.append(home)
        for item in members:
            housed[item.id] = _settle(item, home, adults.setdefault(home, {}))
    return [housed.get(item.id, item) for item in drafts], fresh


def _settle(item: RowAdmission, home: HouseholdId, adults: dict[str, AdultId]) -> RowAdmission:
    if not item.is_new_child:
        return item
    met = tuple(_meet(adult, adults) for adult in item.cleaned.guardians)
    return replace(item, household_id=home, adults=met)


def _meet(adult: CleanedAdult, adults: dict[str, AdultId]) -> HouseholdAdult:
    """Return the household's adult of that name and phone, remembered from now on."""
    key = f"{fold(adult.full_name)}|{adult.phone.digits if adult.phone else ''}"
    is_new = key not in adults
    return HouseholdAdult(id=adults.setdefault(key, AdultId(uuid4())), adult=adult, is_new=is_new)


def _area(item: RowAdmission, areas: Mapping[str, AreaId]) -> AreaId | None:
    return areas.get(fold(item.cleaned.area_name)) if item.cleaned.area_name else None


def _log_comparison(actor_id: OfficerId, count: int, now: datetime) -> None:
    passage = Passage(
        actor_id=actor_id, door=Door.JOB, purpose=Purpose.IMPORT_REGISTER, at=now, columns=("*",)
    )
    write_log(passage, count=count)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCounts:
    """Rows that the imports say they read, and rows that are stored, by verdict."""

    read: int
    stored: Mapping[str, int]


def count_rows(campaign_id: CampaignId) -> RowCounts:
    """Count the rows of the campaign's accepted lists; the two ways of counting must agree."""
    batches = Batch.objects.filter(campaign_id=campaign_id, accepted_at__isnull=False, undone_at__isnull=True)
    rows = SourceRowRow.objects.filter(batch__in=batches)
    return RowCounts(
        read=sum(figures.get("read", 0) for figures in batches.values_list("figures", flat=True)),
        stored=dict(rows.values_list("verdict").annotate(Count("pk"))),
    )
