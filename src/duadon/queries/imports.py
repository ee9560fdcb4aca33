"""The lists read in so far, the units that may be chosen for a new one, and one list with its faults."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from duadon.access.batches import BatchLine, get_batch, list_batches
from duadon.access.rights import require_right_anywhere
from duadon.core.values.campaign_frame import CampaignFrame
from duadon.core.values.ids import BatchId
from duadon.core.values.roles import Actor, Right
from duadon.queries.batch_findings import list_batch_findings
from duadon.queries.finding_groups import FindingGroup, group_findings
from duadon.store.offices import load_unit_names


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportsPage:
    """Past lists, newest first, times local; `units` by code: what the actor may import for."""

    batches: tuple[BatchLine, ...]
    units: Mapping[str, str]
    unit_names: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPage:
    """One list: its numbers, and every finding that still keeps a row waiting or refused."""

    batch: BatchLine
    unit_name: str
    groups: tuple[FindingGroup, ...]


def show_imports(*, actor: Actor, frame: CampaignFrame, now: datetime) -> ImportsPage:
    """Return the page; NotAllowed without the right to import."""
    batches = list_batches(actor)
    zone = ZoneInfo(frame.zone_name)
    names = load_unit_names(now.astimezone(zone).date())
    return ImportsPage(
        batches=tuple(_local(batch, zone) for batch in batches),
        units=_own(actor, names),
        unit_names=names,
    )


def show_own_units(*, actor: Actor, frame: CampaignFrame, now: datetime) -> Mapping[str, str]:
    """Return the units that the actor may import for, by code; NotAllowed without the right to import."""
    require_right_anywhere(actor, Right.IMPORT_REGISTER)
    return _own(actor, load_unit_names(now.astimezone(ZoneInfo(frame.zone_name)).date()))


def show_batch(batch_id: BatchId, *, actor: Actor, frame: CampaignFrame, now: datetime) -> BatchPage:
    """Return one list with its open findings, which are logged; NotFound for another unit's."""
    zone = ZoneInfo(frame.zone_name)
    batch = get_batch(batch_id, actor=actor)
    names = load_unit_names(now.astimezone(zone).date())
    return BatchPage(
        batch=_local(batch, zone),
        unit_name=names.get(batch.unit_code, batch.unit_code),
        groups=group_findings(list_batch_findings(batch_id, actor=actor, now=now)),
    )


def _own(actor: Actor, names: Mapping[str, str]) -> dict[str, str]:
    return {code: name for code, name in names.items() if actor.may(Right.IMPORT_REGISTER, code)}


def _local(batch: BatchLine, zone: ZoneInfo) -> BatchLine:
    return replace(batch, accepted_at=batch.accepted_at.astimezone(zone))
